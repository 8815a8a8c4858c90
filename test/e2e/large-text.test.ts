/** Letters at 200 % on a phone, and targets for fingers. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
import { lostAtTwiceTheSize, smallTargets } from './looks.ts';
import { allScreens } from './screens.ts';

const { lists, things } = allScreens();

describe('on a phone', () => {
	const profile = newProfile();
	let server: ServerProcess;
	let browser: BrowserContext;
	let page: Page;
	let screens: string[];

	beforeAll(async () => {
		server = await startServer();
		browser = await profile.open({ viewport: { width: 390, height: 844 }, hasTouch: true });
		page = await browser.newPage();
		await visitFirst(page, server.url);
		screens = [...lists, ...things];
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
	});

	it('letters of twice the size lose nothing, and whatever is touched is at least 44 pixels wide and high', async () => {
		const problems = new Set<string>();
		for (const screen of screens) {
			await page.goto(server.url + screen);
			await page.locator('main h1').waitFor();
			const small = await page.evaluate(smallTargets);
			for (const problem of [...small, ...(await page.evaluate(lostAtTwiceTheSize))])
				problems.add(`${screen}: ${problem}`);
		}
		expect([...problems]).toEqual([]);
	});
});
