/**
 * JIS X 8341-3:2016 AA and WCAG 2.2 AA as far as a machine can tell: axe on each screen × theme × language, and what axe
 * does not see (`by-keyboard.test.ts`, `large-text.test.ts`). What passes here is still to be tried by people.
 */
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
import { COLOURS, isInverse, RULES, runAxe, THEMES, wear } from './looks.ts';
import { allScreens } from './screens.ts';

const { lists, things } = allScreens();

const LANGUAGES = [
	{ language: 'ja', name: '日本語', furigana: false },
	{ language: 'ja-x-easy', name: 'やさしい日本語 with ふりがな', furigana: true },
	{ language: 'en', name: 'English', furigana: false },
];

const DIALOGS = [
	{ on: '/', opener: 'a[data-opens=display]' },
	{ on: things.find((screen) => screen.startsWith('/rooms/')) ?? '', opener: 'main button.slot-cell >> nth=0' },
	{ on: '/settings/data', opener: '.settings__act > button >> nth=-1' },
];

describe('axe finds nothing', { timeout: 400_000 }, () => {
	const profile = newProfile();
	let server: ServerProcess;
	let browser: BrowserContext;
	let page: Page;
	let screens: string[];

	beforeAll(async () => {
		server = await startServer();
		browser = await profile.open();
		// put in by the browser itself, so that the page's own policy stays in force
		await browser.addInitScript({ content: axe.source });
		page = await browser.newPage();
		await visitFirst(page, server.url);
		screens = [...lists, ...things];
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
	});

	for (const { language, name, furigana } of LANGUAGES) {
		it(`on any screen and in any dialog, in ${name}`, async () => {
			await chooseLanguage(page, server.url, language, furigana);
			const found = new Map<string, Set<string>>();
			const look = async (where: string) => {
				for (const theme of language === 'ja' ? THEMES : (['normal'] as const)) {
					const inverse = theme === 'inverse';
					let violations: string[] = [];
					do {
						// a kept home screen is there before the page, which then puts its own settings on
						await page.evaluate(wear, inverse);
						violations = await page.evaluate(runAxe, { tags: RULES[theme], without: language === 'ja' ? [] : COLOURS });
					} while ((await page.evaluate(isInverse)) !== inverse);
					for (const violation of violations) {
						const seen = found.get(violation) ?? new Set();
						found.set(violation, seen.add(`${theme} ${where}`));
					}
				}
				await page.evaluate(wear, false);
			};
			// to stay within half an hour, the checks of every change look at things in Japanese; `npm test` in all languages
			const looked = process.env.CI && language !== 'ja' ? lists : screens;
			for (const screen of looked) {
				await page.goto(server.url + screen);
				await page.locator('main h1').waitFor();
				await look(screen);
			}
			for (const { on, opener } of DIALOGS) {
				await page.goto(server.url + on);
				await page.waitForFunction(() => document.title.includes(' | '));
				await page.locator(opener).click();
				await page.locator('dialog[open]').waitFor();
				await look(`${on} with its dialog`);
			}
			expect([...found].map(([violation, where]) => `${violation}\n    ${[...where].join('\n    ')}`)).toEqual([]);
		});
	}

	it('wears black and white inverse when it is chosen', async () => {
		await page.goto(`${server.url}/settings`);
		await page.locator('main label:has(input[value=inverse])').click();
		await page.locator('html[data-inverse]').waitFor({ state: 'attached' });
		await page.goto(server.url);
		const colours = await page.evaluate(() => {
			const { backgroundColor, color } = getComputedStyle(document.body);
			return { backgroundColor, color };
		});
		expect(colours).toEqual({ backgroundColor: 'rgb(0, 0, 0)', color: 'rgb(255, 255, 255)' });
	});
});

async function chooseLanguage(page: Page, url: string, language: string, furigana: boolean): Promise<void> {
	await page.goto(`${url}/settings`);
	await page.locator(`main label:has(input[value="${language}"])`).click();
	await page.locator(`html[lang="${language === 'en' ? 'en' : 'ja'}"]`).waitFor({ state: 'attached' });
	const readings = page.locator('main [role=switch], main input[type=checkbox]').first();
	// the screen may still be changing its language under the finger
	const asWished = async () => {
		if ((await readings.isChecked()) !== furigana)
			await page.locator('main label:has(input[type=checkbox])').first().click();
		return readings.isChecked();
	};
	await expect.poll(asWished, { timeout: 60_000, interval: 500 }).toBe(furigana);
}
