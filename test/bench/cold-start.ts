/**
 * A cold start without a line: a new browser process on a device that has the town, until today's list is painted. The
 * floor is the same markup without styles and scripts, kept and answered by the smallest worker there can be; beside it
 * stands the same document with its styles and scripts under that worker, which tells what of the time is ours.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { newProfile } from '../processes/chromium.ts';
import type { ServerProcess } from '../processes/server-process.ts';
import { type Profile, visit } from './browser.ts';
import { type Figure, median, spreadOf } from './measure.ts';

/** `profile`: has visited, chosen a centre, and keeps its home screen. Ends the server: the line is cut. */
export async function benchColdStart(server: ServerProcess, profile: Profile, rounds: number): Promise<Figure[]> {
	const kept = await visit(profile, async ({ page }) => {
		await page.goto(server.url);
		return keptHome(page);
	});
	const floors = { bare: await startFloor(withoutStyle(kept)), styled: await startFloor(kept) };
	await server.stop();
	for (const floor of Object.values(floors)) await floor.stop();
	const taken = { ours: noTimes(), bare: noTimes(), styled: noTimes() };
	try {
		for (let round = 0; round < rounds; round++) {
			for (const rate of RATES) {
				taken.ours[rate].push(await painted(profile, server.url, rate, takenOver));
				for (const name of ['bare', 'styled'] as const) {
					taken[name][rate].push(await painted(floors[name].profile, floors[name].url, rate, async () => undefined));
				}
			}
		}
	} finally {
		for (const floor of Object.values(floors)) floor.profile.remove();
	}
	return RATES.flatMap((rate) => {
		const value = { value: median(taken.ours[rate]), unit: 'ms', runs: rounds, spread: spreadOf(taken.ours[rate]) };
		return [
			{
				...value,
				name: `cold offline start → today's list painted, ${rate}×`,
				floor: { name: 'static list without styles, trivial worker', value: median(taken.bare[rate]) },
				must: 1.3,
				goal: 1.1,
			},
			{
				...value,
				name: `the same, ${rate}×`,
				floor: { name: 'the same document with its styles, trivial worker', value: median(taken.styled[rate]) },
				must: 1.3,
				goal: 1.1,
			},
		];
	});
}

const RATES = [1, 4] as const;
const noTimes = (): Record<(typeof RATES)[number], number[]> => ({ 1: [], 4: [] });

export function withoutStyle(kept: string): string {
	return kept.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '').replace(/<link\b[^>]*>/g, '');
}

/** The home screen that the worker keeps, as soon as it has a centre's day in it. */
export async function keptHome(page: Page): Promise<string> {
	for (let tries = 0; tries < 150; tries++) {
		const text = await page.evaluate(async () => (await caches.match('/', { cacheName: 'engawa-home' }))?.text());
		if (text?.includes('home__columns')) return text;
		await page.waitForTimeout(200);
	}
	throw new Error('the worker has kept no home screen within 30 s');
}

/** First contentful paint: the list is in the document's first bytes, so it is in the first frame. */
async function painted(profile: Profile, url: string, rate: number, check: (page: Page) => Promise<void>) {
	return visit(profile, async ({ page, throttle }) => {
		await throttle(rate);
		await page.addInitScript(() => {
			document.addEventListener('DOMContentLoaded', () => {
				Object.assign(globalThis, { benchList: document.querySelector('.home__columns li, .home__columns p') });
			});
		});
		const answer = await page.goto(url, { waitUntil: 'load' });
		if (!answer?.fromServiceWorker()) throw new Error(`${url} was not answered by a worker`);
		const at = await page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					new PerformanceObserver((list) => {
						for (const entry of list.getEntriesByName('first-contentful-paint')) resolve(entry.startTime);
					}).observe({ type: 'paint', buffered: true });
				}),
		);
		await check(page);
		return at;
	});
}

/** What was painted from the worker is what the page goes on with: it was not thrown away and drawn again. */
async function takenOver(page: Page): Promise<void> {
	await page.waitForFunction(() => document.documentElement.dataset.kept === undefined);
	await page.waitForTimeout(200);
	const same = await page.evaluate(() => {
		const { benchList } = globalThis as unknown as { benchList?: Element };
		return benchList?.isConnected === true;
	});
	if (!same) throw new Error('the kept home screen was not taken over');
}

/** Installs the floor's worker on a profile of its own. */
export async function startFloor(html: string) {
	const worker = `
		addEventListener('install', (event) => event.waitUntil(caches.open('v1').then((cache) => cache.add('/'))));
		addEventListener('fetch', (event) => event.respondWith(caches.match('/')));`;
	const server = createServer((request, response) => {
		const isWorker = request.url === '/sw.js';
		response.setHeader('Content-Type', isWorker ? 'text/javascript' : 'text/html; charset=utf-8');
		response.end(isWorker ? worker : html);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const profile = newProfile();
	await visit(profile, async ({ page }) => {
		await page.goto(url);
		await page.evaluate(async () => {
			await navigator.serviceWorker.register('/sw.js');
			await navigator.serviceWorker.ready;
		});
		await page.reload();
	});
	const stop = () => {
		server.closeAllConnections();
		return new Promise<void>((resolve) => server.close(() => resolve()));
	};
	return { url, profile, stop };
}
