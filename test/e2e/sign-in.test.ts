/** Signing in as somebody does it, with the mails that the server writes; and out again when the server is dead. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { eventually } from '../processes/eventually.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst, workerIsReady } from './first-visit.ts';

const EMAIL = 'hanako@example.jp';
const AREA = '990019';

let server: ServerProcess;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server.remove());

/** The newest code that was sent, once there are so many mails. */
async function codeOfMail(count: number): Promise<string> {
	const folder = path.join(server.data, 'mail');
	await eventually('the mail', async () => existsSync(folder) && mails(folder).length >= count);
	const newest = path.join(folder, mails(folder).at(-1) ?? '');
	expect(statSync(newest).mode & 0o077).toBe(0);
	const text = readFileSync(newest, 'utf8');
	expect(text).toContain(`To: ${EMAIL}`);
	return /\n\n(\d{6})\n/.exec(text)?.[1] ?? '';
}
const mails = (folder: string) =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.txt'))
		.sort();

async function askForCode(page: Page): Promise<void> {
	await page.locator('input[name=email]').fill(EMAIL);
	await page.locator('main button[type=submit]').click();
	await page.locator('input[name=code]').waitFor();
}

/** Everything that a browser keeps for this origin and a page can read, as one text. */
async function everythingKept(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const texts: string[] = [
			JSON.stringify(localStorage),
			JSON.stringify(sessionStorage),
			JSON.stringify(history.state),
		];
		const wait = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		for (const { name } of await indexedDB.databases()) {
			texts.push(name ?? '');
			const db = await wait(indexedDB.open(name ?? ''));
			for (const store of db.objectStoreNames) {
				if (name?.startsWith('engawa-replica')) continue; // the public town, the same for everybody
				texts.push(JSON.stringify(await wait(db.transaction(store).objectStore(store).getAll())));
			}
			db.close();
		}
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				texts.push(request.url);
				if (request.url.endsWith('/')) texts.push((await (await cache.match(request))?.text()) ?? '');
			}
		}
		return texts.join('\n');
	});
}

describe('the first administrator', () => {
	it('is made at the command line, signs in, sets up a second factor, and leaves nothing when signing out offline', {
		timeout: 240_000,
	}, async () => {
		const made = await server.command([
			'server/admin/main.ts',
			'first',
			...['--area', AREA, '--name', '武蔵 花子', '--email', EMAIL],
		]);
		expect(made.code, made.output).toBe(0);
		expect(made.output).toContain('/sign-in');

		const tablet = newProfile();
		const phone = newProfile();
		try {
			const context = await tablet.open();
			const page = context.pages()[0] ?? (await context.newPage());
			const errors: string[] = [];
			page.on('pageerror', (error) => errors.push(error.message));
			await visitFirst(page, server.url);
			expect(await context.cookies(), 'readers get no cookie').toEqual([]);

			await page.goto(`${server.url}/settings`);
			await page.locator('a[href="/account"]').click();
			await page.locator('main a[href="/sign-in"]').click();
			await askForCode(page);
			const code = await codeOfMail(1);
			await page.locator('input[name=code]').fill(code === '000000' ? '000001' : '000000');
			await page.getByText('あと2回試せます').waitFor();
			await page.locator('input[name=code]').fill(code);

			await page.locator('.sign-in__acts .button--solid').click();
			const secret = ((await page.locator('.factor__secret').textContent()) ?? '').replace(/\s/g, '');
			const totp = new TOTP({ secret: Secret.fromBase32(secret) });
			await page.locator('input[name=code]').fill(totp.generate());
			await page.locator('.recovery').waitFor();
			const paper = await page.locator('.recovery__codes li').allTextContents();
			expect(paper).toHaveLength(8);
			await page.locator('main .button--solid').click();
			await page.waitForURL('**/account');
			await page.getByText('管理者').first().waitFor();

			const [cookie, ...others] = await context.cookies();
			expect(others).toEqual([]);
			expect(cookie).toMatchObject({ name: 'engawa-session', httpOnly: true, sameSite: 'Strict', path: '/' });
			expect(await page.evaluate(() => document.cookie)).toBe('');
			await page.locator('a[href="/people"]').click();
			await page.getByText(EMAIL).waitFor();
			await workerIsReady(page);
			expect(await everythingKept(page)).toContain(EMAIL);

			const there = await phone.open({ viewport: { width: 390, height: 844 } });
			const onPhone = there.pages()[0] ?? (await there.newPage());
			await onPhone.goto(`${server.url}/sign-in`);
			await askForCode(onPhone);
			await onPhone.locator('input[name=code]').fill(await codeOfMail(2));
			await onPhone.locator('.code-field__digits--long').fill(paper[0] ?? '');
			await onPhone.locator('main button[type=submit]').click();
			await onPhone.waitForURL('**/account');

			await page.goto(`${server.url}/account`);
			await page.locator('.account__session').nth(1).waitFor();
			await page.locator('.account__session button').click();
			await page.locator('.account__session').nth(1).waitFor({ state: 'detached' });
			await onPhone.reload();
			await onPhone.locator('main a[href="/sign-in"]').waitFor();
			expect(await everythingKept(onPhone)).not.toContain(EMAIL);
			await there.close();

			await server.kill();
			await page.goto(`${server.url}/account`);
			await page.getByRole('heading', { level: 1, name: '武蔵 花子' }).waitFor();
			await page.locator('main .button--danger').click();
			await page.locator('dialog .button--danger').click();
			await page.waitForURL(`${server.url}/`);
			const left = await everythingKept(page);
			for (const personal of [EMAIL, '花子', 'engawa-private', 'administrator']) expect(left).not.toContain(personal);
			await page.goBack();
			await page.goto(`${server.url}/account`);
			await page.locator('main a[href="/sign-in"]').waitFor();

			await server.start();
			await page.goto(server.url);
			await eventually('the end at the server', async () => {
				const { output } = await server.command(['server/admin/main.ts', 'list', '--area', AREA]);
				return output.includes('0 session(s)');
			});
			expect(errors).toEqual([]);
			await context.close();
		} finally {
			tablet.remove();
			phone.remove();
		}
	});
});
