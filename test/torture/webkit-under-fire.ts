/**
 * Somebody at a real WebKit (GTK). Its automation keeps storage in memory, so the browser itself cannot be killed without
 * losing what a disk would keep: here the web process is killed, under which pages, transactions and workers die, and the
 * network process, which holds the storage, lives on.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { until } from '../processes/driven-browser.ts';
import { openWebKit } from '../processes/webkit.ts';
import type { UnderFire } from './cycle.ts';
import { READ_REPLICA, type StoredReplica } from './same-rows.ts';

const HANDS = `
	const all = (selector) => [...document.querySelectorAll(selector)];
	const withText = (selector, text) => all(selector).find((one) => one.textContent.replaceAll('\\u200b', '').includes(text));
`;
const WRITING_MS = 15_000;

export async function webkitUnderFire(url: string): Promise<UnderFire> {
	const display = process.env.DISPLAY ? null : `:${90 + (process.pid % 100)}`;
	const screen =
		display && spawn('Xvfb', [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
	if (display) process.env.DISPLAY = display;
	const browser = await openWebKit(process.env.WEBKIT_DRIVER_PATH ?? '/usr/bin/WebKitWebDriver');
	let about = '';
	const see = <T = boolean>(what: string, body: string) => until<T>(browser, what, HANDS + body);
	/** As `see`, for what may never come. */
	const seeSoon = async (body: string) => {
		const end = Date.now() + WRITING_MS;
		while (Date.now() < end) {
			if (await browser.run<boolean>(HANDS + body)) return;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		throw new Error('too slow');
	};

	return {
		firstVisit: async () => {
			await browser.open(url);
			await see('a centre', `const choice = all('.home__choice')[0]; choice?.click(); return choice !== undefined`);
			await see('the worker', `return navigator.serviceWorker.controller !== null`);
			await browser.open(`${url}/groups`);
			about = await see<string>(
				'a group',
				`return all('main a[href^="/groups/"]')[0]?.getAttribute('href').split('/').at(-1)`,
			);
		},
		write: async (text) => {
			try {
				await browser.open(`${url}/report?kind=group&id=${about}`);
				await seeSoon(`const chip = all('.chip__input')[0]; chip?.click(); return chip !== undefined`);
				await seeSoon(`const field = all('main textarea')[0];
					if (field) { field.value = ${JSON.stringify(text)}; field.dispatchEvent(new InputEvent('input', { bubbles: true })); }
					return field !== undefined`);
				await seeSoon(`const send = withText('main button', '知らせる'); send?.click(); return send !== undefined`);
				await seeSoon(`return withText('h1', 'ありがとうございます') !== undefined`);
				return true;
			} catch {
				return false;
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
			for (const pid of webProcesses()) if (isOurs(pid)) process.kill(pid, 'SIGKILL');
		},
		comeBack: async () => {
			for (let attempt = 0; ; attempt++) {
				try {
					await browser.open(url);
					await browser.run(`dispatchEvent(new Event('online'))`);
					return;
				} catch (error) {
					if (attempt > 5) throw error;
					await new Promise((resolve) => setTimeout(resolve, 500));
				}
			}
		},
		waiting: () =>
			browser.run<number>(`
				const done = (request) => new Promise((resolve, reject) => {
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error);
				});
				const db = await done(indexedDB.open('engawa-own'));
				const waiting = await done(db.transaction('waiting').objectStore('waiting').count());
				db.close();
				return waiting;`),
		stored: () => browser.run<StoredReplica | null>(READ_REPLICA),
		close: async () => {
			await browser.close();
			if (screen) screen.kill();
		},
	};
}

function webProcesses(): number[] {
	return readdirSync('/proc').flatMap((entry) => {
		if (!/^\d+$/.test(entry)) return [];
		try {
			return readFileSync(`/proc/${entry}/comm`, 'utf8').startsWith('WebKitWebProces') ? [Number(entry)] : [];
		} catch {
			return []; // it ended while we looked at it
		}
	});
}

/** Whether this process began the one that began it, and so on: others may test with WebKit on this machine too. */
function isOurs(pid: number): boolean {
	for (let at = pid; at > 1; ) {
		if (at === process.pid) return true;
		try {
			// `pid (name) state ppid …`; a name may hold anything
			at = Number(readFileSync(`/proc/${at}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
		} catch {
			return false;
		}
	}
	return false;
}
