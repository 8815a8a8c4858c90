/**
 * A visitor's device when the line goes down, in a real Chromium: the server process is killed, not mocked.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killBrowser, newProfile } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
import { writeSheet } from './sheets.ts';

describe('with the line cut', () => {
	const profile = newProfile();
	let server: ServerProcess;
	let browser: BrowserContext;
	let page: Page;
	const errors: string[] = [];

	beforeAll(async () => {
		server = await startServer();
		browser = await profile.open();
		page = browser.pages()[0] ?? (await browser.newPage());
		page.on('pageerror', (error) => errors.push(error.message));
	});

	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
	});

	it('a first visit ends with the whole town on the device', async () => {
		await visitFirst(page, server.url);
		// a reader's device brings no screens of those at work
		expect(await page.evaluate(() => caches.has('engawa-work'))).toBe(false);
	});

	it('paints today from what the worker kept, before any script runs, though the server is dead', async () => {
		await server.kill();
		const answer = await page.reload();
		const html = await answer?.text();
		expect(answer?.fromServiceWorker()).toBe(true);
		expect(html).toContain('data-kept=');
		expect(html).toMatch(/<h1[^>]*>/);
		await page.locator('h1').waitFor();
	});

	it('opens every screen from cold', async () => {
		const screens = [
			'/',
			'/events',
			'/groups',
			'/places',
			'/find',
			'/guides',
			'/search',
			'/saved',
			'/settings',
			'/first',
			'/forums',
			'/issues',
		];
		for (const address of screens) {
			await page.goto(server.url + address);
			const heading = await page.getByRole('heading', { level: 1 }).textContent();
			expect(heading?.length, address).toBeGreaterThan(0);
		}
	});

	it('says of a screen for people at work that it is not here yet', async () => {
		await page.goto(`${server.url}/sign-in`);
		await page.getByRole('heading', { level: 1, name: 'まだこの端末に' }).waitFor();
	});

	it('reaches a group, an event, a centre and a room by touch', async () => {
		for (const [list, thing] of [
			['/groups', '/groups/'],
			['/events', '/events/'],
			['/places', '/places/'],
		] as const) {
			await page.goto(server.url + list);
			await page.locator(`main a[href^="${thing}"]`).first().click();
			await page.waitForURL(`**${thing}*`);
			expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('');
		}
		await page.locator('main a[href^="/rooms/"]').first().click();
		await page.waitForURL('**/rooms/*');
		await page.locator('h1').waitFor();
	});

	it('finds what is searched for', async () => {
		await page.goto(`${server.url}/search`);
		await page.getByRole('searchbox').fill('こーらす');
		await page.locator('main a[href^="/groups/"]').first().waitFor();
	});

	it('starts again after the browser was killed, still without a server', async () => {
		await killBrowser(browser, profile.folder);
		browser = await profile.open();
		page = browser.pages()[0] ?? (await browser.newPage());
		page.on('pageerror', (error) => errors.push(error.message));
		await page.goto(`${server.url}/groups`);
		await page.locator('main a[href^="/groups/"]').first().waitFor();
	});

	it('shows what changed meanwhile, without a touch, once the server is back', async () => {
		const sheet = writeSheet(server.data, 'イベント一覧.csv', ['名称そのままの催し']);
		await server.start();
		const imported = await server.command(['server/import/main.ts', sheet, '--area', '990019', '--kind', 'events']);
		expect(imported.code, imported.output).toBe(0);
		await page.goto(`${server.url}/search?q=${encodeURIComponent('名称そのままの催し')}`);
		await page.getByText('名称そのままの催し').first().waitFor({ timeout: 40_000 });
	});

	it('never met an error that nobody expected', () => {
		expect(errors).toEqual([]);
	});
});

describe('a first sync that is interrupted', () => {
	it('begins again and ends complete when the browser was killed in the middle of it', async () => {
		const server = await startServer();
		const profile = newProfile();
		try {
			for (const answers of [1, 3, 5]) {
				const browser = await profile.open();
				const page = browser.pages()[0] ?? (await browser.newPage());
				const far = answersOfData(page, answers);
				await page.goto(server.url, { waitUntil: 'commit' });
				await far;
				await killBrowser(browser, profile.folder);
			}
			const browser = await profile.open();
			const page = browser.pages()[0] ?? (await browser.newPage());
			await page.goto(`${server.url}/groups`);
			await page.locator('main a[href^="/groups/"]').first().waitFor();
			await page.goto(`${server.url}/settings/data`);
			const { areas } = (await (await fetch(`${server.url}/healthz`)).json()) as { areas: { head: number }[] };
			const head = new Intl.NumberFormat('en').format(areas[0]?.head ?? -1);
			await page.locator('dd', { hasText: new RegExp(`^${head}$`) }).waitFor();
			await browser.close();
		} finally {
			await server.remove();
			profile.remove();
		}
	});
});

/** Resolves when so many answers with data have come to the page. */
function answersOfData(page: Page, count: number): Promise<void> {
	let seen = 0;
	return new Promise((resolve) => {
		page.on('response', (response) => {
			if (/\/s(?:\/|$)/.test(new URL(response.url()).pathname) && ++seen === count) resolve();
		});
	});
}
