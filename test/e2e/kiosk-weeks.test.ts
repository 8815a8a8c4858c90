/**
 * A tablet in a kiosk browser that lacks what WebViews lack, touched at random for hours of its own clock, which runs faster than
 * ours, and told which version it shall run. `ENGAWA_KIOSK_HOURS=8` for eight hours.
 */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { eventually } from '../processes/eventually.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { asInSnapshot, everythingKept, heapOf } from './kiosk-traces.ts';

const CENTRE = 'c01';
const RESTING = ':is(.attract, .attract-dim)';
/** Hours by the tablet's clock. */
const HOURS = Number(process.env.ENGAWA_KIOSK_HOURS ?? '0.1');
/** A visitor touches about so often, */
const TOUCH_EVERY_MS = 4_000;
/** so many times, and goes. */
const TOUCHES_A_VISIT = 60;
/** Without a touch: longer than the question waits on any screen, and than it is shown. */
const UNTIL_ASKED_MS = 181_000;
const WHILE_ASKED_MS = 32_000;
const MOST_GROWTH = 10 * 1024 * 1024;

describe('a tablet for weeks', { timeout: Math.max(240_000, HOURS * 450_000) }, () => {
	const profile = newProfile();
	const errors: string[] = [];
	let server: ServerProcess;
	let browser: BrowserContext;
	let tablet: Page;
	let cdp: CDPSession;

	beforeAll(async () => {
		server = await startServer();
		browser = await profile.open({ viewport: { width: 1280, height: 800 }, hasTouch: true });
		await browser.addInitScript(withoutWhatWebViewsLack);
		tablet = browser.pages()[0] ?? (await browser.newPage());
		tablet.on('pageerror', (error) => errors.push(error.message));
		cdp = await browser.newCDPSession(tablet);
	});

	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
	});

	it('in a shell without push, speech, background sync, share, passkeys and channels is enrolled and used', async () => {
		await tablet.goto(`${server.url}/kiosk`);
		expect(await tablet.evaluate(() => 'PushManager' in window || 'share' in navigator)).toBe(false);
		await tablet.locator('main .button--solid').tap();
		const code = ((await tablet.locator('.enrol__letters').textContent()) ?? '').replace(/\s/g, '');
		const approved = await server.command(['test/e2e/approve-kiosk.ts', code, CENTRE, '1階 入口']);
		expect(approved.output).toContain('approved');
		await tablet.locator(RESTING).waitFor();
		await tablet.waitForFunction(() => navigator.serviceWorker.controller !== null);
		await tablet.locator(RESTING).tap();
		await tablet.locator('.guard').waitFor();
		await tablet.locator('a[href="/events"]').first().tap();
		await tablet.locator('main a[href^="/events/"]').first().tap();
		await tablet.locator('main h1').waitFor();
		await tablet.locator('.guard button').first().tap();
		await tablet.locator(RESTING).waitFor();
		expect(errors).toEqual([]);
	});

	it('touched at random for hours breaks nowhere, keeps nothing of anybody, and grows by less than 10 MB', async () => {
		const random = mulberry(20261124);
		const address = tablet.url();
		const typed = new Set<string>();
		await tablet.clock.install();
		await tablet.reload(); // what the page has set going runs by the new clock
		await tablet.locator(RESTING).waitFor();
		const start = await heap(cdp);
		let visits = 0;
		for (let ms = 0; ms < HOURS * 3_600_000; ms += UNTIL_ASKED_MS + WHILE_ASKED_MS) {
			for (let n = 0; n < TOUCHES_A_VISIT; n++, ms += TOUCH_EVERY_MS) {
				await unlessItLeaves(() => touchSomething(tablet, random));
				await unlessItLeaves(() => tablet.clock.fastForward(TOUCH_EVERY_MS));
				if (n % 10 !== 9) continue;
				for (const value of (await unlessItLeaves(() => tablet.evaluate(valuesOfFields))) ?? []) typed.add(value);
			}
			await goAway(tablet);
			visits++;
		}
		const grown = (await heap(cdp)) - start;
		console.info(
			`${visits} visits: ${typed.size} things typed, the heap grew by ${(grown / 1024 / 1024).toFixed(1)} MB`,
		);
		expect(grown).toBeLessThan(MOST_GROWTH);
		expect(errors).toEqual([]);
		// no link led to another site, nor opened a window over this one
		expect(browser.pages()).toHaveLength(1);
		expect(tablet.url()).toBe(address);
		// the router's keys alone, no address of anything that was opened
		expect(await tablet.evaluate(() => JSON.stringify(history.state))).not.toContain('/');
		expect(await tablet.evaluate(papersOfVisitors)).toEqual({
			drafts: 0,
			returned: 0,
			tickets: 0,
			pictures: 0,
			saved: 0,
		});
		if (typed.size === 0) return;
		const kept = await tablet.evaluate(everythingKept);
		const memory = await heapOf(tablet);
		const found = [...typed].filter((text) => kept.includes(text) || memory.includes(asInSnapshot(text)));
		expect(found).toEqual([]);
	});

	it('runs the version it is told, by its name', async () => {
		const { build } = (await (await fetch(`${server.url}/version.json`)).json()) as { build: string };
		await tablet.reload();
		await eventually('the worker of that build', () =>
			tablet.evaluate(async (name) => {
				const found = await navigator.serviceWorker.getRegistration();
				return [found?.waiting, found?.active].some((each) => each?.scriptURL.endsWith(`/sw.js?build=${name}`));
			}, build),
		);
		expect((await fetch(`${server.url}/sw.js?build=000000000000`)).status).toBe(404);
	});
});

/** Nothing that is asked of a page takes longer. */
const NO_ANSWER_MS = 10_000;

/**
 * A visitor who touches 「おわる」 has the page begin anew: what is asked of it at that moment has no answer. A touch that falls
 * between two documents may not even be refused; a page that hangs is noticed by the resting screen, which then does not come.
 */
async function unlessItLeaves<T>(ask: () => Promise<T>): Promise<T | undefined> {
	const asked = ask();
	asked.catch(() => undefined); // also when nobody waits for it any more
	let timer: NodeJS.Timeout | undefined;
	const tooLate = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => {
			console.info('The page began anew under a finger: no answer.');
			resolve(undefined);
		}, NO_ANSWER_MS);
	});
	try {
		return await Promise.race([asked, tooLate]);
	} catch (error) {
		if (!/navigation|destroyed/.test(String(error))) throw error;
		return undefined;
	} finally {
		clearTimeout(timer);
	}
}

/** Half of the time anywhere on the glass, else something that can be touched. */
async function touchSomething(tablet: Page, random: () => number): Promise<void> {
	let point = { x: Math.floor(random() * 1280), y: Math.floor(random() * 800) };
	const which = random();
	if (random() < 0.5) point = (await tablet.evaluate(targetAt, which)) ?? point;
	await tablet.touchscreen.tap(point.x, point.y);
}

/** Runs in the page: the middle of one of the links, buttons and fields that can be touched now. 0 ≤ which < 1. */
function targetAt(which: number): { x: number; y: number } | undefined {
	const middles = [...document.querySelectorAll('a, button, input, label, summary')].flatMap((target) => {
		const box = target.getBoundingClientRect();
		const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
		return document.elementFromPoint(middle.x, middle.y)?.closest('a, button, input, label, summary') === target
			? [middle]
			: [];
	});
	return middles[Math.floor(which * middles.length)];
}

/** Nobody touches it any more: the question comes, nobody answers, and the visit ends. */
async function goAway(tablet: Page): Promise<void> {
	for (const ms of [UNTIL_ASKED_MS, WHILE_ASKED_MS]) {
		await unlessItLeaves(() => tablet.clock.fastForward(ms));
		await unlessItLeaves(() => tablet.clock.fastForward(2_000));
	}
	await tablet.locator(RESTING).waitFor();
}

/** Runs in the page: what stands in fields now, when it is long enough to be found again. */
function valuesOfFields(): string[] {
	return [...document.querySelectorAll<HTMLInputElement>('input[type=search], input[type=text], textarea')]
		.map(({ value }) => value)
		.filter((value) => value.length > 4);
}

/** Runs in the page. */
async function papersOfVisitors(): Promise<Record<string, number>> {
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		const open = indexedDB.open('engawa-own');
		open.onsuccess = () => resolve(open.result);
		open.onerror = () => reject(open.error);
	});
	const count = (store: string) =>
		new Promise<number>((resolve, reject) => {
			const asked = db.transaction(store).objectStore(store).count();
			asked.onsuccess = () => resolve(asked.result);
			asked.onerror = () => reject(asked.error);
		});
	const stores = ['drafts', 'returned', 'tickets', 'pictures', 'saved'];
	const counts = await Promise.all(stores.map(count));
	db.close();
	return Object.fromEntries(stores.map((store, n) => [store, counts[n] ?? 0]));
}

async function heap(cdp: CDPSession): Promise<number> {
	await cdp.send('HeapProfiler.collectGarbage');
	return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** Runs in the page before anything else. */
function withoutWhatWebViewsLack(): void {
	for (const name of [
		'PushManager',
		'speechSynthesis',
		'SyncManager',
		'BroadcastChannel',
		'PublicKeyCredential',
		'Notification',
	]) {
		Reflect.deleteProperty(window, name);
	}
	for (const name of ['share', 'canShare', 'credentials', 'wakeLock'])
		Reflect.deleteProperty(Navigator.prototype, name);
}

/** Numbers between 0 and 1, the same at each run. */
function mulberry(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}
