/**
 * Takes `docs/picture.png`: the sample town on a kiosk and on a phone, at twenty past ten this morning.
 * Run after `npm run build` when the screens change: `node_modules/.bin/node bin/make-picture.ts`. Needs a Chromium
 * (`CHROME_PATH`, default /usr/bin/chromium) with Japanese fonts.
 */
import { writeFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { toTokyo } from '../contract/dates.ts';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../test/processes/chromium.ts';
import { startServer } from '../test/processes/server-process.ts';

const KIOSK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 800 };
const MORNING = '10:20:00+09:00';
/** both screens beside each other in this many pixels: wide enough to read, small enough for a page that is opened often */
const WIDTH = 1280;
const GAP = 24;

const server = await startServer();
const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS });
try {
	const page = await openTown(browser);
	await chooseLivelyCentre(page);
	const kiosk = await page.screenshot();
	await page.setViewportSize(PHONE);
	const phone = await page.screenshot();
	writeFileSync(new URL('../docs/picture.png', import.meta.url), await sideBySide(browser, kiosk, phone));
} finally {
	await browser.close();
	await server.remove();
}

/** The whole town, then a clock that says morning and a line that cannot correct it. */
async function openTown(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', serviceWorkers: 'block' });
	const page = await context.newPage();
	await page.setViewportSize(KIOSK);
	await page.goto(server.url);
	await page.locator('.home__choice').first().waitFor();
	await page.route('**/*', (route) => (route.request().resourceType() === 'fetch' ? route.abort() : route.continue()));
	await page.clock.setSystemTime(new Date(`${toTokyo(Date.now()).date}T${MORNING}`));
	return page;
}

/** The first centre with free rooms and something on: which one that is depends on the day. */
async function chooseLivelyCentre(page: Page): Promise<void> {
	for (let at = 0; ; at++) {
		await page.goto(server.url);
		const choice = page.locator('.home__choice').nth(at);
		await page.locator('.home__choice').first().waitFor();
		if ((await choice.count()) === 0) throw new Error('No centre has free rooms and events this morning');
		await choice.click();
		await page.locator('.home__columns').waitFor();
		const events = await page.locator('.home__columns > section .card').count();
		if (events >= 2 && (await page.locator('.home__number').count()) > 0) return;
		await page.evaluate(() => localStorage.clear());
		await page.goto(`${server.url}/settings`);
		await page.locator('select').selectOption('');
	}
}

async function sideBySide(browser: Browser, kiosk: Buffer, phone: Buffer): Promise<Buffer> {
	const scale = (WIDTH - 3 * GAP) / (KIOSK.width + PHONE.width);
	const height = Math.round(KIOSK.height * scale) + 2 * GAP;
	const page = await browser.newPage({ viewport: { width: WIDTH, height } });
	const shown = [kiosk, phone].map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
	await page.setContent(
		`<style>body{margin:0;padding:${GAP}px;display:flex;gap:${GAP}px;background:#f1ede5}
		img{height:${height - 2 * GAP}px;border-radius:8px;box-shadow:0 0 0 1px #d8d0c2}</style>${shown.join('')}`,
	);
	return page.screenshot();
}
