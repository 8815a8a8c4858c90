/** Somebody at a real WebKit (GTK) that is killed with all its processes, its storage left on the disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { until } from '../processes/driven-browser.ts';
import { type KillableBrowser, openWebKitOnDisk } from '../processes/webkit-on-disk.ts';
import type { UnderFire } from './cycle.ts';
import { COUNT_WAITING, READ_REPLICA, type StoredReplica } from './same-rows.ts';

const HANDS = `
	const all = (selector) => [...document.querySelectorAll(selector)];
	const withText = (selector, text) => all(selector).find((one) => one.textContent.replaceAll('\\u200b', '').includes(text));
`;
/** Nobody waits longer for a screen to say something. */
const WRITING_MS = 15_000;

export async function webkitUnderFire(url: string): Promise<UnderFire> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-webkit-'));
	const open = () => openWebKitOnDisk(process.env.GJS_PATH ?? '/usr/bin/gjs', folder);
	let browser: KillableBrowser = open();
	let isDead = false;
	let about = '';
	const see = <T = boolean>(what: string, body: string) => until<T>(browser, what, HANDS + body);

	return {
		firstVisit: async () => {
			await browser.open(url);
			await see('a centre', `const choice = all('.home__choice')[0]; choice?.click(); return choice !== undefined`);
			await see('the worker', `return navigator.serviceWorker.controller !== null`);
			await see(
				'the kept home screen',
				`const kept = await caches.match('/', { cacheName: 'engawa-home' });
				return (await kept?.text())?.includes('home__columns') ?? false`,
			);
			await browser.open(`${url}/groups`);
			about = await see<string>(
				'a group',
				`return all('main a[href^="/groups/"]')[0]?.getAttribute('href').split('/').at(-1)`,
			);
		},
		write: async (text) => {
			const end = Date.now() + WRITING_MS;
			const see = async (body: string) => {
				while (!(await browser.run<boolean>(HANDS + body))) {
					if (Date.now() > end) throw new Error('too slow');
					await new Promise((resolve) => setTimeout(resolve, 50));
				}
			};
			try {
				await browser.open(`${url}/report?kind=group&id=${about}`);
				await see(`const chip = all('.chip__input')[0]; chip?.click(); return chip !== undefined`);
				await see(`const field = all('main textarea')[0];
					if (field) { field.value = ${JSON.stringify(text)}; field.dispatchEvent(new InputEvent('input', { bubbles: true })); }
					return field !== undefined`);
				await see(`const send = withText('main button', '知らせる'); send?.click(); return send !== undefined`);
				await see(`return withText('h1', 'ありがとうございます') !== undefined`);
				return true;
			} catch {
				return false; // killed, or too slow: nothing was promised
			}
		},
		look: async () => {
			try {
				await browser.open(`${url}/groups`);
			} catch {
				// killed meanwhile
			}
		},
		kill: async () => {
			isDead = true;
			await browser.kill();
		},
		comeBack: async () => {
			if (isDead) browser = open();
			isDead = false;
			await browser.open(url);
			await browser.run(`dispatchEvent(new Event('online'))`);
		},
		waiting: () => browser.run<number>(COUNT_WAITING),
		stored: () => browser.run<StoredReplica | null>(READ_REPLICA),
		close: () => browser.close(),
		folder,
		remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
	};
}
