/**
 * A cold start without a line: a new browser process on a device that has the town, until today's list is painted. The
 * floor is the same markup without styles and scripts, kept and answered by the smallest worker there can be.
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
	const floor = await startFloor(kept);
	await server.stop();
	await floor.stop();
	const ours: Record<1 | 4, number[]> = { 1: [], 4: [] };
	const theirs: Record<1 | 4, number[]> = { 1: [], 4: [] };
	try {
		for (let round = 0; round < rounds; round++) {
			for (const rate of [1, 4] as const) {
				ours[rate].push(await painted(profile, server.url, rate, takenOver));
				theirs[rate].push(await painted(floor.profile, floor.url, rate, async () => undefined));
			}
		}
	} finally {
		floor.profile.remove();
	}
	return ([1, 4] as const).map((rate) => ({
		name: `cold offline start → today's list painted, ${rate}×`,
		value: median(ours[rate]),
		unit: 'ms',
		floor: { name: 'static list, trivial worker', value: median(theirs[rate]) },
		must: 1.3,
		goal: 1.1,
		runs: rounds,
		spread: spreadOf(ours[rate]),
	}));
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
async function startFloor(kept: string) {
	const html = kept.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '').replace(/<link\b[^>]*>/g, '');
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
