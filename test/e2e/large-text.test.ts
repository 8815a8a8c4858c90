/** Letters at 200 % on a phone, and targets for fingers. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
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

	it('letters of twice the size scroll no screen sideways and lose nothing', async () => {
		const problems: string[] = [];
		for (const screen of screens) {
			await page.goto(server.url + screen);
			await page.locator('main h1').waitFor();
			problems.push(...(await page.evaluate(lostAtTwiceTheSize)).map((problem) => `${screen}: ${problem}`));
		}
		expect(problems).toEqual([]);
	});

	it('whatever can be touched is at least 44 pixels wide and high, unless it stands in a sentence', async () => {
		const problems: string[] = [];
		for (const screen of screens) {
			await page.goto(server.url + screen);
			await page.locator('main h1').waitFor();
			problems.push(...(await page.evaluate(smallTargets)).map((problem) => `${screen}: ${problem}`));
		}
		expect([...new Set(problems)]).toEqual([]);
	});
});

async function lostAtTwiceTheSize(): Promise<string[]> {
	const html = document.documentElement;
	html.style.fontSize = '200%';
	await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
	const problems: string[] = [];
	if (html.scrollWidth > html.clientWidth) problems.push(`${html.scrollWidth} px wide on ${html.clientWidth}`);
	const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
	for (const element of document.querySelectorAll<HTMLElement>('body *')) {
		if (element.closest('.visually-hidden, svg, dialog:not([open])') || !element.checkVisibility()) continue;
		const style = getComputedStyle(element);
		const name = element.outerHTML.slice(0, 120);
		const cutsX = style.overflowX === 'hidden' || style.overflowX === 'clip';
		const cutsY = style.overflowY === 'hidden' || style.overflowY === 'clip';
		if (cutsX && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
			problems.push(`cut off at the side: ${name}`);
		if (cutsY && element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 1)
			problems.push(`cut off below: ${name}`);
		const box = element.getBoundingClientRect();
		if (box.width > 0 && box.right > html.clientWidth + 1) {
			let outer: HTMLElement | null = element;
			while (outer && !scrolls(outer)) outer = outer.parentElement;
			if (!outer) problems.push(`reaches over the edge: ${name}`);
		}
	}
	html.style.fontSize = '';
	return problems;
}

function smallTargets(): string[] {
	const enough = 43.5;
	return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].flatMap(
		(element) => {
			if (!element.checkVisibility({ checkVisibilityCSS: true }) || element.closest('dialog:not([open])')) return [];
			if (element.matches('.frame__skip')) return [];
			const face: HTMLElement = element.closest('label') ?? element;
			if (isInSentence(face)) return [];
			const box = face.getBoundingClientRect();
			const after = [getComputedStyle(face, '::after'), getComputedStyle(face, '::before')].map((style) => ({
				width: Number.parseFloat(style.width) || 0,
				height: Number.parseFloat(style.height) || 0,
			}));
			const width = Math.max(box.width, ...after.map((part) => part.width));
			const height = Math.max(box.height, ...after.map((part) => part.height));
			if (width >= enough && height >= enough) return [];
			return [`${Math.round(width)}×${Math.round(height)} ${face.outerHTML.slice(0, 140)}`];
		},
	);

	/** A link among words, whose line it cannot leave. */
	function isInSentence(element: HTMLElement): boolean {
		if (getComputedStyle(element).display !== 'inline') return false;
		const words = (element.parentElement?.textContent ?? '').replace(element.textContent ?? '', '').trim();
		return words !== '';
	}
}
