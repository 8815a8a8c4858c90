/** From screen to screen on a warm page, four times slowed: click on a link → the next screen's heading is painted. */
import type { Page } from 'playwright-core';
import { type Profile, visit } from './browser.ts';
import { type Figure, median, percentile, spreadOf } from './measure.ts';

/** A round through the town: link to click, by the selector of the first that fits. The last leads back to the first. */
const WALK = [
	{ to: 'events', link: '.frame__station[href="/events"]' },
	{ to: 'an event', link: 'main a[href^="/events/"]' },
	{ to: 'groups', link: '.frame__station[href="/groups"]' },
	{ to: 'a group', link: 'main a[href^="/groups/"]' },
	{ to: 'places', link: '.frame__station[href="/places"]' },
	{ to: 'a place', link: 'main a[href^="/places/"]' },
	{ to: 'a room', link: 'main a[href^="/rooms/"]' },
	{ to: 'search', link: '.frame__station[href="/search"]' },
	{ to: 'saved', link: '.frame__tool[href="/saved"]' },
	{ to: 'home', link: '.frame__station[href="/"]' },
] as const;

export async function benchWalk(url: string, profile: Profile, rounds: number): Promise<Figure[]> {
	const times = new Map<string, number[]>(WALK.map(({ to }) => [to, []]));
	await visit(profile, async ({ page, throttle }) => {
		await page.goto(url);
		await page.locator('h1').waitFor();
		// the kept drawing is there before any script: a click on it would be an ordinary way through the worker
		await page.waitForFunction(() => document.title.includes(' | '));
		// each screen's script is read once before; from then on they are warm
		await walk(page, () => undefined);
		await page.waitForTimeout(2_000);
		await throttle(4);
		for (let round = 0; round < rounds; round++) await walk(page, (to, ms) => times.get(to)?.push(ms));
	});
	const all = [...times.values()].flat();
	const slowest = [...times]
		.map(([to, ms]) => ({ to, ms: median(ms) }))
		.sort((a, b) => b.ms - a.ms)
		.map(({ to, ms }) => `${to} ${ms.toFixed(0)}`);
	return [
		{
			name: `screen to screen, warm, 4×: click → heading painted, median of ${WALK.length} ways`,
			value: median(all),
			unit: 'ms',
			must: 100,
			goal: 50,
			runs: all.length,
			spread: spreadOf(all),
			note: slowest.join(', '),
		},
		{ name: 'the same, p95', value: percentile(all, 0.95), unit: 'ms', must: 100, goal: 50 },
	];
}

async function walk(page: Page, note: (to: string, ms: number) => void): Promise<void> {
	for (const { to, link } of WALK) {
		await page.locator(link).first().waitFor();
		note(to, await page.evaluate(clickAndWait, link));
		await page.waitForTimeout(300);
	}
}

/** Runs in the page. The frame that holds the new heading is on the screen when a task after that frame begins. */
function clickAndWait(link: string): Promise<number> {
	const before = document.querySelector('#main h1');
	const clicked = document.querySelector<HTMLElement>(link);
	if (!before || !clicked) throw new Error(`no heading, or no ${link}`);
	const words = before.textContent;
	return new Promise((resolve) => {
		const began = performance.now();
		const watch = new MutationObserver(() => {
			const now = document.querySelector('#main h1');
			if (!now || (now === before && now.textContent === words)) return;
			watch.disconnect();
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => resolve(performance.now() - began);
				port2.postMessage(null);
			});
		});
		watch.observe(document.body, { childList: true, subtree: true, characterData: true });
		clicked.click();
	});
}
