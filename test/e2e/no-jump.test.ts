/** A start that does not move under the reader's eyes: the home screen kept as HTML, and how the page takes it over. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, toTokyo } from '../../contract/dates.ts';
import { newProfile } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { homeIsKept, visitFirst } from './first-visit.ts';

/** Below this nobody sees a jump: a fifth of what web.dev calls good. */
const JUMP = 0.02;

describe('a start', () => {
	const profile = newProfile();
	let server: ServerProcess;
	let browser: BrowserContext;

	beforeAll(async () => {
		server = await startServer();
		browser = await profile.open({ viewport: { width: 390, height: 844 } });
		await browser.addInitScript(watchTheStart);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
	});

	it('that is the first on a device does not jump', async () => {
		const page = await browser.newPage();
		await page.goto(server.url);
		await page.locator('.home__choice').first().waitFor();
		await nothingJumped(page);
		await page.close();
	});

	it('from the kept home screen does not jump, and goes on with the very nodes that were painted', async () => {
		const page = await browser.newPage();
		await visitFirst(page, server.url);
		await server.kill();
		const answer = await page.goto(server.url);
		expect(answer?.fromServiceWorker()).toBe(true);
		expect(await answer?.text()).toContain('data-kept=');
		await page.waitForFunction(() => document.documentElement.dataset.kept === undefined);
		// something the page must do itself: the dialog opens only when the screen is alive
		await page.locator('a[data-opens=display]').click();
		await page.locator('dialog[open]').waitFor();
		const nodes = await page.evaluate(() => {
			const painted = (globalThis as unknown as { painted: Element[] }).painted;
			const present = [...document.querySelectorAll('#main *')];
			return { painted: painted.length, kept: painted.filter((node) => present.includes(node)).length };
		});
		expect(nodes.painted).toBeGreaterThan(50);
		expect(nodes.kept).toBe(nodes.painted);
		await nothingJumped(page);
		await page.close();
		await server.start();
	});

	it('speaks the language that was chosen, from the first paint', async () => {
		const page = await browser.newPage();
		await page.goto(`${server.url}/settings`);
		await page.locator('main input[value=en]').locator('xpath=..').click();
		await page.locator('html[lang=en]').waitFor({ state: 'attached' });
		await homeIsKept(page, 'en');
		await server.kill();
		const answer = await page.goto(server.url);
		const html = (await answer?.text()) ?? '';
		expect(html).toContain('<html lang="en"');
		expect(html).toMatch(/<h1[^>]*>[^<]*[A-Za-z]/);
		await page.waitForFunction(() => document.documentElement.dataset.kept === undefined);
		await nothingJumped(page);
		await server.start();
		await page.goto(`${server.url}/settings`);
		await page.locator('main input[value=ja]').locator('xpath=..').click();
		await page.locator('html[lang=ja]').waitFor({ state: 'attached' });
		await homeIsKept(page, 'ja');
		await page.close();
	});

	it('on a later day never shows what was kept for an earlier one', async () => {
		const page = await browser.newPage();
		await page.goto(`${server.url}/settings`);
		await server.kill();
		// what this device holds in the morning, when it was last drawn the evening before
		await page.evaluate(
			async (yesterday) => {
				const cache = await caches.open('engawa-home');
				const kept = await cache.match('/');
				if (!kept) throw new Error('no home screen is kept');
				const html = (await kept.text()).replace(/<h1[^>]*>/, (h1) => `${h1}YESTERDAY`);
				await cache.put(
					'/',
					new Response(html, { headers: { ...Object.fromEntries(kept.headers), 'x-engawa-day': yesterday } }),
				);
			},
			addDays(toTokyo(Date.now()).date, -1),
		);
		const answer = await page.goto(server.url);
		expect(answer?.fromServiceWorker()).toBe(true);
		expect(await answer?.text()).not.toContain('YESTERDAY');
		await page.locator('h1').waitFor();
		expect(await page.locator('h1').textContent()).not.toContain('YESTERDAY');
		await page.close();
	});

	it('that lasts over midnight turns to the new day by itself', async () => {
		const page = await browser.newPage();
		await page.clock.install({ time: Date.now() });
		await page.goto(server.url);
		const today = toTokyo(Date.now()).date;
		await page.locator(`.frame__when time[datetime^="${today}"]`).waitFor();
		await page.clock.fastForward('24:00:00');
		await page.locator(`.frame__when time[datetime^="${addDays(today, 1)}"]`).waitFor();
		await page.close();
	});
});

/** Runs before anything of the page: adds up what moves, and takes hold of the nodes that came as HTML. */
function watchTheStart(): void {
	const seen = globalThis as unknown as { shift: number; painted: Element[]; moved: string[] };
	seen.shift = 0;
	seen.moved = [];
	seen.painted = [];
	type Shift = PerformanceEntry & {
		value: number;
		hadRecentInput: boolean;
		sources?: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
	};
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries() as Shift[]) {
			if (entry.hadRecentInput) continue;
			seen.shift += entry.value;
			for (const { node, previousRect: from, currentRect: to } of entry.sources ?? []) {
				const name = node instanceof Element ? `${node.nodeName}.${node.className}` : node?.nodeName;
				seen.moved.push(
					`${name} ${from.x},${from.y} ${from.width}×${from.height} → ${to.x},${to.y} ${to.width}×${to.height}`,
				);
			}
		}
	}).observe({ type: 'layout-shift', buffered: true });
	const watcher = new MutationObserver(() => {
		if (!document.getElementById('slow')) return;
		watcher.disconnect();
		seen.painted = [...document.querySelectorAll('#main *')];
	});
	watcher.observe(document, { childList: true, subtree: true });
}

/** Fails with what moved. Looks after two more frames, in which whatever was under way has been painted. */
async function nothingJumped(page: Page): Promise<void> {
	const { shift, moved } = await page.evaluate(async () => {
		for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
		const { shift, moved } = globalThis as unknown as { shift: number; moved: string[] };
		return { shift, moved };
	});
	expect(shift, moved.join('\n')).toBeLessThan(JUMP);
}
