/**
 * A tablet in the lobby, as built: the resting screen → the first screen, and a key → its results, both six times slowed; and
 * a cold start without a line until the resting screen is painted. The floor of that is the same markup without styles and
 * scripts, kept and answered by the smallest worker there can be; that of a touch is a still picture of the same screens.
 */
import type { Page } from 'playwright-core';
import { newProfile } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { bigTownFolder } from './big-town.ts';
import { type BenchVisit, firstVisit, type Profile, visit } from './browser.ts';
import { startFloor, withoutStyle } from './cold-start.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, median, percentile, spreadOf } from './measure.ts';

const ROUNDS = 9;
const RATES = [1, 4] as const;
/** The centre's day. */
const RESTING = '.attract__list > li';
const RESTING_SCREEN = '.attract, .attract-dim';
/** A word of the town, key by key; each changes what was found. */
const KEYS = ['お', 'ん', 'か', 'く'] as const;

export async function benchKiosk({ short }: BenchOptions): Promise<Figure[]> {
	const rounds = short ? 1 : ROUNDS;
	const town = await bigTownFolder(short ? 0.2 : 1);
	const server = await startServer({ ENGAWA_DATA: town.folder });
	const tablet = newProfile();
	let floors: Record<'bare' | 'styled', Awaited<ReturnType<typeof startFloor>>> | undefined;
	try {
		const placeId = town.rows.find(({ kind }) => kind === 'place')?.id ?? '';
		const markup = await visit(tablet, ({ page }) => enrol(page, server, placeId));
		const touches = await benchTouches(`${server.url}/kiosk`, tablet, short ? 2 : ROUNDS);
		floors = { bare: await startFloor(withoutStyle(markup)), styled: await startFloor(markup) };
		await server.stop();
		for (const floor of Object.values(floors)) await floor.stop();
		const cold: Figure[] = [];
		for (const rate of RATES) {
			const taken = { ours: [] as number[], bare: [] as number[], styled: [] as number[] };
			for (let round = 0; round < rounds; round++) {
				taken.ours.push(await untilPainted(tablet, `${server.url}/kiosk`, rate));
				for (const name of ['bare', 'styled'] as const)
					taken[name].push(await untilPainted(floors[name].profile, floors[name].url, rate));
			}
			const value = { value: median(taken.ours), unit: 'ms', must: 1.3, runs: rounds, spread: spreadOf(taken.ours) };
			cold.push(
				{
					...value,
					name: `cold offline start → resting screen painted, ${rate}×`,
					floor: { name: 'the same markup without styles, trivial worker', value: median(taken.bare) },
				},
				{
					...value,
					name: `the same, ${rate}×`,
					floor: { name: 'the same document with its styles, trivial worker', value: median(taken.styled) },
				},
			);
		}
		return [...touches, ...cold];
	} finally {
		for (const floor of Object.values(floors ?? {})) floor.profile.remove();
		tablet.remove();
		await server.remove();
		town.remove();
	}
}

/** Makes the device a kiosk that can start without a line; gives back the document of its resting screen. */
async function enrol(page: Page, server: ServerProcess, placeId: string): Promise<string> {
	await page.goto(`${server.url}/kiosk`);
	await page.locator('main .button--solid').click();
	const code = ((await page.locator('.enrol__letters').textContent()) ?? '').replace(/\s/g, '');
	const approved = await server.command(['test/e2e/approve-kiosk.ts', code, placeId, 'bench']);
	if (!approved.output.includes('approved')) throw new Error(`The tablet was not enrolled:\n${approved.output}`);
	const set = await server.command(['test/e2e/set-pin.ts', '830274']); // never dark, at whatever hour this is measured
	if (!set.output.includes('set')) throw new Error(`The tablet was not configured:\n${set.output}`);
	await page.locator(RESTING_SCREEN).first().waitFor();
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	for (let tries = 0; tries < 30; tries++) {
		await page.reload();
		await page.waitForTimeout(2_000);
		const kept = await page.evaluate(async () => (await caches.match('/kiosk', { cacheName: 'engawa-home' }))?.text());
		if (kept?.includes('attract__list')) return kept;
	}
	throw new Error('the worker has kept no resting screen within a minute');
}

/**
 * Each round is a visit of its own, on a page that began anew when the one before ended. After each touch of ours the same
 * is done to a still picture of the same screens, whose only script puts in the markup that ours came to: what the
 * browser itself takes to lay out and paint that answer, six times slowed.
 */
async function benchTouches(url: string, tablet: Profile, rounds: number): Promise<Figure[]> {
	const taken = { first: [] as number[], firstFloor: [] as number[], keys: [] as number[], keysFloor: [] as number[] };
	await visit(tablet, ({ page, throttle }) =>
		firstVisit(async (bare) => {
			await page.goto(url);
			for (let round = 0; round < rounds; round++) {
				await throttle(1);
				await page.locator(RESTING).first().waitFor();
				await page.locator('.staff-corner').waitFor(); // drawn last: the guard stands
				await page.waitForTimeout(2_000);
				const resting = await page.evaluate(stillOfScreen);
				await throttle(6);
				taken.first.push((await page.evaluate(clickAndWait, [RESTING_SCREEN, ''])).ms);
				await throttle(1);
				taken.firstFloor.push(await untilUncovered(bare, resting));
				await page.locator('a[href="/search"]').first().click();
				await page.locator('input[type=search]').focus();
				await page.locator('.keys__key').first().waitFor();
				await page.waitForTimeout(1_000);
				for (const key of KEYS) {
					const before = await page.evaluate(stillOfScreen);
					await throttle(6);
					const { ms, main } = await page.evaluate(clickAndWait, ['.keys__key', key]);
					await throttle(1);
					taken.keys.push(ms);
					await page.waitForTimeout(500); // what was typed has reached the address
					taken.keysFloor.push(await untilPutIn(bare, before, key, main));
				}
				await page.locator('.guard button').first().click();
			}
		}),
	);
	const figure = (name: string, ms: number[], floor: number[], must: number): Figure[] => {
		const value = { value: median(ms), unit: 'ms', runs: ms.length, spread: spreadOf(ms) };
		return [
			{ ...value, name, must, note: `p95 ${percentile(ms, 0.95).toFixed(0)}` },
			{ ...value, name: 'the same', floor: { name: 'the same markup put in by one statement', value: median(floor) } },
		];
	};
	return [
		...figure('resting screen → first screen painted, 6×, median', taken.first, taken.firstFloor, 100),
		...figure('key of our keyboard → results painted, 6×, median', taken.keys, taken.keysFloor, 50),
	];
}

/** Runs in the page: its document with the styles in it and without scripts. */
function stillOfScreen(): string {
	const still = document.documentElement.cloneNode(true) as HTMLElement;
	for (const one of still.querySelectorAll('script, link, style')) one.remove();
	const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
	const style = document.createElement('style');
	style.textContent = rules.join('\n');
	still.querySelector('head')?.append(style);
	return `<!doctype html>${still.outerHTML}`;
}

async function untilUncovered({ page, throttle }: BenchVisit, still: string): Promise<number> {
	await page.setContent(still);
	await page.evaluate((selector) => {
		const cover = document.querySelector(selector);
		cover?.addEventListener('click', (event) => {
			event.preventDefault();
			for (const one of document.querySelectorAll<HTMLElement>('.beneath')) one.inert = false;
			cover.remove();
		});
	}, RESTING_SCREEN);
	return touchSlowed(page, throttle, [RESTING_SCREEN, '']);
}

async function untilPutIn({ page, throttle }: BenchVisit, still: string, key: string, main: string): Promise<number> {
	await page.setContent(still);
	await page.evaluate((markup) => {
		document.addEventListener('click', (event) => {
			event.preventDefault();
			const main = document.querySelector('#main');
			if (main) main.innerHTML = markup;
		});
	}, main);
	return touchSlowed(page, throttle, ['.keys__key', key]);
}

async function touchSlowed(page: Page, throttle: BenchVisit['throttle'], touched: [string, string]): Promise<number> {
	await page.waitForTimeout(500);
	await throttle(6);
	const { ms } = await page.evaluate(clickAndWait, touched);
	await throttle(1);
	return ms;
}

/**
 * Runs in the page: touches what has that text (empty: the first) and waits until another heading is on the screen. Gives
 * back what the page's main part then is.
 */
function clickAndWait([selector, text]: [string, string] | string[]): Promise<{ ms: number; main: string }> {
	const heading = () => document.querySelector(':not([inert]) > .frame #main h1')?.textContent ?? '';
	const before = heading();
	const found = [...document.querySelectorAll<HTMLElement>(selector as string)];
	const touched = found.find((one) => !text || one.textContent === text);
	if (!touched) throw new Error(`no ${selector} ${text}`);
	return new Promise((resolve) => {
		const began = performance.now();
		const watch = new MutationObserver(() => {
			if (heading() === before) return;
			watch.disconnect();
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => {
					const ms = performance.now() - began;
					resolve({ ms, main: document.querySelector('#main')?.innerHTML ?? '' });
				};
				port2.postMessage(null);
			});
		});
		watch.observe(document.body, { childList: true, subtree: true, characterData: true });
		touched.click();
	});
}

/** From the start of the navigation to the task after the first frame that holds the resting screen. */
function untilPainted(profile: Profile, url: string, rate: number): Promise<number> {
	return visit(profile, async ({ page, throttle }) => {
		await throttle(rate);
		await page.addInitScript((resting) => {
			const look = () => {
				if (!document.querySelector(resting)) return requestAnimationFrame(look);
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => Object.assign(globalThis, { benchPainted: performance.now() });
				port2.postMessage(null);
			};
			requestAnimationFrame(look);
		}, RESTING);
		const answer = await page.goto(url, { waitUntil: 'load' });
		if (!answer?.fromServiceWorker()) throw new Error(`${url} was not answered by a worker`);
		const painted = await page.waitForFunction(() => (globalThis as { benchPainted?: number }).benchPainted);
		return painted.jsonValue() as Promise<number>;
	});
}
