/** The screens of people with an account, as an administrator sees them on a phone: axe, letters at 200 %, targets. */
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fiscalYearOf, toTokyo } from '../../contract/dates.ts';
import { paths } from '../../contract/paths.ts';
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

	it('the 評価表 leaves the printer on A4 and on A3 landscape, without the frame of the screen', async () => {
		const pagesOn = async (paper: 'a4' | 'a3') => {
			await page.goto(
				`${server.url}${paths.evaluationDraftSheet(fiscalYearOf(toTokyo(Date.now()).date))}?paper=${paper}`,
			);
			await page.locator(`.evaluation-table--${paper}`).waitFor();
			await page.emulateMedia({ media: 'print' });
			expect(await page.locator('.screen__header').isVisible()).toBe(false);
			expect(await page.locator('.evaluation-table').textContent()).toContain('案（公開前）');
			const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
			await page.emulateMedia({ media: 'screen' });
			return [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, ...size]) =>
				size.map((points) => Math.round(Number(points) / 10)),
			);
		};
		const a4 = await pagesOn('a4');
		expect(a4.length).toBeGreaterThan(1);
		expect(a4[0]).toEqual([59, 84]);
		expect(await pagesOn('a3')).toEqual([[119, 84]]);
	});
});
