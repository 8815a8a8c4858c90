/** The built product as people meet it: first visit, cold start without a line, from screen to screen, search. */
import type { Page } from 'playwright-core';
import { newProfile } from '../processes/chromium.ts';
import { startServer } from '../processes/server-process.ts';
import { bigTownFolder } from './big-town.ts';
import { firstVisit, longestTask, visit, watchTasks } from './browser.ts';
import { benchColdStart, keptHome } from './cold-start.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, median, spreadOf } from './measure.ts';
import { benchSearch } from './search.ts';
import { benchWalk } from './walk.ts';

const ROUNDS = 9;

export async function benchScreens({ short }: BenchOptions): Promise<Figure[]> {
	const rounds = short ? 1 : ROUNDS;
	const town = await bigTownFolder(short ? 0.2 : 1);
	const server = await startServer({ ENGAWA_DATA: town.folder });
	const profile = newProfile();
	try {
		await fetch(`${server.url}/s/${town.code}/head`); // the pages are made
		const first = await firstVisits(server.url, rounds);
		// one profile for the rest: a device that has the town, a centre of its own, and a kept home screen
		await visit(profile, async ({ page }) => {
			await page.goto(server.url);
			await page.locator('.home__choice').first().click();
			await keptHome(page);
			await page.waitForTimeout(2_000);
		});
		const walk = await benchWalk(server.url, profile, short ? 2 : ROUNDS);
		const cold = await benchColdStart(server, profile, rounds);
		const search = await benchSearch(town.rows, short);
		return [...cold, ...search, ...walk, ...first];
	} finally {
		profile.remove();
		await server.remove();
		town.remove();
	}
}

async function firstVisits(url: string, rounds: number): Promise<Figure[]> {
	const longest: Record<1 | 6, number[]> = { 1: [], 6: [] };
	const heap: number[] = [];
	for (let round = 0; round < rounds; round++) {
		for (const rate of [1, 6] as const) {
			await firstVisit(async ({ page, throttle, heapMb }) => {
				await watchTasks(page);
				await throttle(rate);
				await page.goto(url);
				await page.locator('.home__choice').first().waitFor();
				await untilQuiet(page);
				longest[rate].push(await longestTask(page));
				if (rate === 1) heap.push(await heapMb());
			});
		}
	}
	const task = (rate: 1 | 6, must: number, goal: number): Figure => ({
		name: `longest task of a first visit, ${rate}×`,
		value: median(longest[rate]),
		unit: 'ms',
		must,
		goal,
		runs: rounds,
		spread: spreadOf(longest[rate]),
		note: '0: none of 50 ms or more',
	});
	return [
		{
			name: 'heap of the page after a first visit, search prepared',
			value: median(heap),
			unit: 'MB',
			must: 25,
			goal: 18,
			runs: rounds,
			spread: spreadOf(heap),
		},
		task(1, 50, 50),
		task(6, 200, 100),
	];
}

/** The worker is there, the search is prepared: for two seconds the page has had idle time in plenty. */
async function untilQuiet(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				let since = performance.now();
				const look = (deadline: IdleDeadline) => {
					if (deadline.timeRemaining() < 20) since = performance.now();
					if (performance.now() - since > 2_000) resolve();
					else setTimeout(() => requestIdleCallback(look), 100);
				};
				requestIdleCallback(look);
			}),
	);
}
