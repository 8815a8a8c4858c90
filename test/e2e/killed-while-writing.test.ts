/**
 * Power cuts while people write: the browser's processes and the server are killed with SIGKILL, in a real Chromium with its
 * IndexedDB on a real disk. What the screen called kept arrives, and arrives once.
 */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killBrowser, newProfile } from '../processes/chromium.ts';
import { eventually } from '../processes/eventually.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';

const CUTS = 4;
const STARTING_MS = 300_000;
/** A machine under load is slow; what is wrong stays wrong longer. */
const PATIENCE_MS = 100_000;

describe('somebody writes while the power goes', () => {
	const profile = newProfile();
	let server: ServerProcess;
	let browser: BrowserContext;
	let page: Page;
	let about: string;
	const kept: string[] = [];

	beforeAll(async () => {
		server = await startServer();
		await open();
		await visitFirst(page, server.url);
		await page.goto(`${server.url}/groups`);
		about = decodeURIComponent(
			(await page.locator('main a[href^="/groups/"]').first().getAttribute('href'))?.split('/').at(-1) ?? '',
		);
	}, STARTING_MS);

	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
	});

	async function open(): Promise<void> {
		browser = await profile.open({ viewport: { width: 390, height: 844 } });
		page = browser.pages()[0] ?? (await browser.newPage());
		page.setDefaultTimeout(PATIENCE_MS);
	}

	/** Returns when the screen has said that it is kept. */
	async function write(text: string): Promise<void> {
		await page.goto(`${server.url}/report?kind=group&id=${encodeURIComponent(about)}`);
		await page.locator('.chip__input').first().check({ force: true });
		await page.locator('main textarea').fill(text);
		await page.getByRole('button', { name: '知らせる' }).click();
		await page.getByRole('heading', { level: 1, name: 'ありがとうございます' }).waitFor();
		kept.push(text);
	}

	/** What the desk was told, read from the server's file; doubled if it was done twice. */
	function told(): string[] {
		const db = new DatabaseSync(path.join(server.data, 'engawa.sqlite'), { readOnly: true });
		try {
			const rows = db.prepare("select body from private_row where kind = 'report'").all() as { body: string }[];
			const done = db.prepare("select count(*) as n from audit where what = 'report.send'").get() as { n: number };
			const texts = rows.map(({ body }) => (JSON.parse(body) as { text: string }).text);
			expect(done.n, 'done as often as written').toBe(texts.length);
			return texts.toSorted();
		} finally {
			db.close();
		}
	}

	const unsent = () => page.locator('.frame__unsent');

	it('has it in the outbox after the browser was killed the moment it was called kept', {
		timeout: STARTING_MS,
	}, async () => {
		await server.kill();
		for (let cut = 0; cut < CUTS; cut++) {
			await write(`停電 ${cut}`);
			await killBrowser(browser, profile.folder);
			await open();
			await page.goto(`${server.url}/outbox`);
			await page.getByRole('heading', { level: 1, name: `未送信が${cut + 1}件あります` }).waitFor();
		}
		await server.start();
		await page.goto(server.url);
		await unsent().waitFor({ state: 'detached' });
		expect(told()).toEqual([...kept].toSorted());
	});

	it('arrives once although the server is killed while it is being sent', { timeout: STARTING_MS }, async () => {
		for (let cut = 0; cut < CUTS; cut++) {
			const writing = write(`切断 ${cut}`);
			await page.waitForRequest((request) => request.url().endsWith('/push'));
			await Promise.all([server.kill(), writing]);
			await server.start();
		}
		await page.goto(server.url);
		await eventually(
			'everything has left',
			async () => (await unsent().count()) === 0 && told().length === kept.length,
		);
		expect(told()).toEqual([...kept].toSorted());
	});
});
