/**
 * An evening with four devices of one browser each: a volunteer's tablet and three phones that join by the QR code's address,
 * without an account and without a line. Afterwards all four show the same board.
 */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toTokyo } from '../../contract/dates.ts';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst, workerIsReady } from './first-visit.ts';
import { makeAccount, signIn } from './sign-in.ts';

const PATIENTLY = { timeout: 60_000 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ja-JP' };

describe('a forum’s evening', { timeout: 180_000 }, () => {
	let server: ServerProcess;
	let browser: Browser;
	const contexts: BrowserContext[] = [];
	let lead: Page;
	let phones: Page[];
	const errors: string[] = [];

	const device = async (visit: object) => {
		const context = await browser.newContext(visit);
		contexts.push(context);
		const page = await context.newPage();
		page.setDefaultTimeout(PATIENTLY.timeout);
		page.on('pageerror', (error) => errors.push(error.message));
		return page;
	};
	/** What a phone has of Engawa after it was opened once: the town and the screens. */
	const openedOnce = async (page: Page) => {
		await page.goto(`${server.url}/forums`);
		await page.locator('main .card').first().waitFor();
		await workerIsReady(page);
	};
	const say = async (page: Page, text: string) => {
		await page.locator('main textarea').fill(text);
		await page.locator('main form button[type=submit]').click();
		await page.locator('main .voice__text', { hasText: text }).waitFor();
	};
	const shown = (page: Page) => page.locator('main .voice__text').allInnerTexts();

	beforeAll(async () => {
		server = await startServer();
		await makeAccount(server, 'midori@example.jp', [{ role: 'volunteer' }]);
		browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS, headless: true });
		lead = await device({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP' });
		phones = [await device(PHONE), await device(PHONE), await device(PHONE)];
		await Promise.all([visitFirst(lead, server.url), ...phones.map(openedOnce)]);
		await signIn(lead, server, 'midori@example.jp');
	}, 180_000);
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
	});

	it('is prepared and joined without a line, and comes together when the line is back', async () => {
		await lead.goto(`${server.url}/forums/new`);
		await lead.locator('main input[type=text]').first().fill('広場の使い方');
		await lead.locator('main input[type=date]').fill(toTokyo(Date.now()).date);
		await lead.locator('main button[type=submit]').click();
		const address = (await lead.locator('main .forum__link').textContent()) ?? '';
		expect(address).toMatch(/\/forums\/join#[\w-]{36}\.[\w-]{43}\./);
		const board = address.slice(0, address.indexOf('join#')) + (address.split('#')[1] ?? '').slice(0, 36);

		for (const context of contexts) await context.setOffline(true);
		await lead.goto(`${board}/board`);
		for (const [i, phone] of phones.entries()) {
			await phone.goto(address);
			await phone.waitForURL('**/board');
			expect(phone.url()).not.toContain('#');
			await say(phone, `${i + 1}つめの 電話の 声`);
		}
		await say(lead, '手で 書いてもらった 声');
		await (phones[0] as Page).reload();
		await expect.poll(() => shown(phones[0] as Page), PATIENTLY).toEqual(['1つめの 電話の 声']);
		const photograph = await sharp({ create: { width: 2400, height: 1600, channels: 3, background: '#b7a06a' } })
			.withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 42/1 0/1' } })
			.jpeg()
			.toBuffer();
		await (phones[0] as Page)
			.locator('main .forum__file')
			.setInputFiles({ name: '付箋.jpg', mimeType: 'image/jpeg', buffer: photograph });
		await (phones[0] as Page).locator('main .voice__picture').waitFor();
		await (phones[0] as Page).reload();
		await (phones[0] as Page).locator('main .voice__picture').waitFor();

		for (const context of contexts) await context.setOffline(false);
		for (const page of [lead, ...phones]) {
			await expect.poll(async () => (await shown(page)).length, PATIENTLY).toBe(4);
			await expect.poll(() => page.locator('main .forum__state').textContent(), PATIENTLY).toContain('すべて');
		}
		const boards = await Promise.all([lead, ...phones].map(shown));
		for (const each of boards) expect(each).toEqual(boards[0]);

		const picture = lead.locator('main .voice__picture');
		await picture.waitFor();
		expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(
			1600,
		);
		const sent = await fetch(new URL((await picture.getAttribute('src')) ?? '', server.url));
		expect((await sharp(Buffer.from(await sent.arrayBuffer())).metadata()).exif).toBeUndefined();
	});

	it('asks while somebody writes what looks like a person’s own number, and takes it all the same', async () => {
		const phone = phones[1] as Page;
		await phone.locator('main textarea').fill('0422-00-1234に 電話して');
		await phone.locator('main .warning', { hasText: '0422-00-1234' }).waitFor();
	});

	it('had no error on any page', () => {
		expect(errors).toEqual([]);
	});
});
