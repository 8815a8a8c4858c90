/** The screens of people with an account, as an administrator sees them on a phone: axe, letters at 200 %, targets. */
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
import { isInverse, lostAtTwiceTheSize, RULES, runAxe, smallTargets, THEMES, wear } from './looks.ts';
import { screensAtWork } from './screens.ts';
import { makeAccount, signInWithFactor } from './sign-in.ts';

const ADMINISTRATOR = 'kanri@example.jp';

describe('the screens of people at work', { timeout: 300_000 }, () => {
	const profile = newProfile();
	let server: ServerProcess;
	let browser: BrowserContext;
	let page: Page;

	beforeAll(async () => {
		server = await startServer();
		await makeAccount(server, ADMINISTRATOR, [{ role: 'administrator' }]);
		browser = await profile.open({ viewport: { width: 390, height: 844 }, hasTouch: true });
		await browser.addInitScript({ content: axe.source });
		page = await browser.newPage();
		await visitFirst(page, server.url);
		await signInWithFactor(page, server, ADMINISTRATOR);
		// what the role opens is here once its private rows are
		await page.goto(`${server.url}/people`);
		await page.locator('main', { hasText: '当番 みどり' }).waitFor();
	}, 120_000);
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
	});

	it('have nothing that axe finds, lose nothing at twice the size, and are large enough for a finger', async () => {
		const problems: string[] = [];
		for (const screen of screensAtWork()) {
			await page.goto(server.url + screen);
			await page.locator('main h1').waitFor();
			await page.waitForFunction(() => document.title.includes(' | '));
			const shown = (await page.locator('main h1').textContent()) ?? '';
			if (/この画面は|できません|確認がいります/.test(shown.replaceAll(/[\u200b\s]/g, '')))
				problems.push(`${screen}: was not opened: ${shown}`);
			const found: string[] = [];
			for (const theme of THEMES) {
				await page.evaluate(wear, theme === 'inverse');
				found.push(...(await page.evaluate(runAxe, { tags: RULES[theme] })).map((each) => `${theme} ${each}`));
			}
			await page.evaluate(wear, false);
			expect(await page.evaluate(isInverse)).toBe(false);
			found.push(...(await page.evaluate(smallTargets)), ...(await page.evaluate(lostAtTwiceTheSize)));
			problems.push(...found.map((each) => `${screen}: ${each}`));
		}
		expect(problems).toEqual([]);
	});
});
