/** The product without a mouse or a finger: everything reached, always seen, no trap, and the way back. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
import { allScreens } from './screens.ts';

const { things } = allScreens();

describe('by keyboard alone', () => {
	const profile = newProfile();
	let server: ServerProcess;
	let browser: BrowserContext;
	let page: Page;

	beforeAll(async () => {
		server = await startServer();
		browser = await profile.open({ viewport: { width: 390, height: 844 } });
		page = await browser.newPage();
		await visitFirst(page, server.url);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
	});

	it('everything on the main screens is reached in order, is seen while it has the focus, and lets go again', async () => {
		const screens = [
			'/',
			'/events',
			'/groups',
			'/places',
			'/find',
			'/guides',
			'/search',
			'/settings',
			'/settings/data',
		];
		const problems: string[] = [];
		for (const screen of [...screens, ...things]) {
			await page.goto(server.url + screen);
			await isAlive(page);
			problems.push(...(await tabThrough(page)).map((problem) => `${screen}: ${problem}`));
		}
		expect(problems).toEqual([]);
	});

	it('the first stop skips to the content', async () => {
		await page.goto(`${server.url}/events`);
		await isAlive(page);
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.className)).toBe('frame__skip');
		await page.keyboard.press('Enter');
		await page.locator('main:focus').waitFor();
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
		expect(new URL(page.url()).pathname).toBe('/events');
	});

	it('a dialog keeps the focus inside and gives it back', async () => {
		await page.goto(server.url);
		await isAlive(page);
		const opener = page.locator('a[data-opens=display]');
		await opener.focus();
		await page.keyboard.press('Enter');
		await page.locator('dialog[open]').waitFor();
		for (let stops = 0; stops < 30; stops++) {
			await page.keyboard.press('Tab');
			const where = await page.evaluate(() => {
				const element = document.activeElement;
				return element?.closest('dialog[open]') ? 'inside' : element?.tagName;
			});
			// between the last stop and the first, the focus is with the browser's own bar
			expect(where).toMatch(/^(?:inside|BODY)$/);
		}
		await page.keyboard.press('Escape');
		await page.locator('dialog[open]').waitFor({ state: 'detached' });
		expect(await opener.evaluate((link) => link === document.activeElement)).toBe(true);
	});

	it('a new screen has the focus on its heading, its name in the title, and back leads to the same place', async () => {
		await page.goto(`${server.url}/groups`);
		await isAlive(page);
		const title = await page.title();
		const link = page.locator('main a[href^="/groups/"]').nth(12);
		await link.focus();
		const scrolled = await page.evaluate(() => scrollY);
		expect(scrolled).toBeGreaterThan(0);
		await page.keyboard.press('Enter');
		await page.locator('main h1:focus').waitFor();
		expect(await page.evaluate(() => scrollY)).toBe(0);
		expect(await page.title()).not.toBe(title);
		expect(await page.title()).toContain(await headingOf(page));
		await page.goBack();
		await page.waitForURL('**/groups');
		await expect.poll(() => page.evaluate(() => scrollY), { timeout: 30_000 }).toBe(scrolled);
		expect(await page.title()).toBe(title);
	});

	it('whoever asks for less motion sees none', async () => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		for (const screen of ['/', '/groups', '/places', '/settings']) {
			await page.goto(server.url + screen);
			await page.locator('main h1').waitFor();
			const moving = await page.evaluate(() => {
				const seconds = (list: string) => Math.max(...list.split(',').map((time) => Number.parseFloat(time) || 0));
				return [...document.querySelectorAll('*')]
					.filter((element) => {
						const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
						return (
							seconds(transitionDuration) > 0.01 || (animationName !== 'none' && seconds(animationDuration) > 0.01)
						);
					})
					.map((element) => element.className);
			});
			expect(moving, screen).toEqual([]);
		}
		await page.emulateMedia({ reducedMotion: null });
	});
});

/** The page answers: it has named the document, which is the last thing it does at its start. */
async function isAlive(page: Page): Promise<void> {
	await page.waitForFunction(() => document.title.includes(' | '));
}

async function headingOf(page: Page): Promise<string> {
	return ((await page.locator('main h1').textContent()) ?? '').trim();
}

/** Of one field for a date or a time. */
const MOST_PARTS = 6;

/** Tabs from the top until the focus leaves the document; says what was missed, out of order, unseen or hidden. */
async function tabThrough(page: Page): Promise<string[]> {
	const expected = await page.evaluate(() => {
		const seen = globalThis as unknown as { stops: Element[] };
		const groups = new Set<string>();
		seen.stops = [
			...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
		].filter((element) => {
			if (element.matches(':disabled, [tabindex="-1"]') || element.closest('dialog:not([open]), [inert]')) return false;
			if (!element.checkVisibility({ checkVisibilityCSS: true })) return false;
			if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
			// of radio buttons with one name, the chosen one is the stop, or the first when none is chosen
			const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
				(other) => other.name === element.name,
			);
			const stop = group.find((other) => other.checked) ?? group[0];
			if (element !== stop || groups.has(element.name)) return false;
			groups.add(element.name);
			return true;
		});
		return seen.stops.length;
	});
	const problems: string[] = [];
	let last = -1;
	let parts = 0;
	for (let stop = 0; stop <= expected + 1; stop++) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate(() => {
			const { stops } = globalThis as unknown as { stops: Element[] };
			const element = document.activeElement;
			if (!element || element === document.body || element === document.documentElement) return null;
			const face = (element.matches('input[type=radio], input[type=checkbox]') && element.closest('label')) || element;
			// cards show the focus around the whole of themselves, map marks by their stroke
			const parts = [element, face, ...face.querySelectorAll('*'), element.closest('.card') ?? face];
			const shown = parts.some((part) =>
				['', '::before', '::after'].some((pseudo) => {
					const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(part, pseudo);
					if (part instanceof SVGElement) return stroke !== 'none' && Number.parseFloat(strokeWidth) >= 10;
					return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
				}),
			);
			const box = face.getBoundingClientRect();
			const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, innerHeight / 2));
			const clear = top !== null && (face.contains(top) || top.contains(face));
			return {
				index: stops.indexOf(element),
				// year, month, day and the calendar of a date are stops of the browser's own within one field
				hasParts: element.matches('input[type=date], input[type=time]'),
				shown,
				clear,
				html: element.outerHTML.slice(0, 120),
				covered: top?.className,
			};
		});
		// past the last stop the focus is with the browser's own bar, or at the first again
		if (at === null || (at.index === 0 && last > 0)) {
			if (stop !== expected) problems.push(`the focus left after ${stop} of ${expected} stops`);
			return problems;
		}
		if (at.hasParts && at.index === last && ++parts <= MOST_PARTS) {
			stop--;
			continue;
		}
		parts = 0;
		if (at.index !== last + 1) problems.push(`stop ${stop} is number ${at.index} of the screen: ${at.html}`);
		if (!at.shown) problems.push(`the focus is not seen on ${at.html}`);
		if (!at.clear) problems.push(`${at.html} is hidden by ${at.covered} while it has the focus`);
		last = at.index;
	}
	problems.push('the focus does not leave the screen');
	return problems;
}
