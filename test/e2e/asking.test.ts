/**
 * Asking for a room in a real Chromium: with the server dead, over a reload, received when it is back, confirmed by somebody
 * else, seen here; refused and asked again; on paper; and by a kept link on another device.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, toTokyo } from '../../contract/dates.ts';
import { paths } from '../../contract/paths.ts';
import { isReceiptCode } from '../../contract/receipt-code.ts';
import { type AnsweringDesk, answeringDesk } from '../processes/answering-desk.ts';
import { newProfile } from '../processes/chromium.ts';
import { eventually } from '../processes/eventually.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
import { freeSlots } from './free-slots.ts';

const AREA = '990019';
const GROUP = '絵手紙';
const PHONE = '0422-00-9876';
/** A server, an account with its second factor, and a first visit. */
const STARTING_MS = 300_000;

describe('asking for a room', () => {
	const profile = newProfile();
	const other = newProfile();
	let server: ServerProcess;
	let browser: BrowserContext;
	let page: Page;
	let desk: AnsweringDesk;
	let free: Awaited<ReturnType<typeof freeSlots>>;
	const errors: string[] = [];

	beforeAll(async () => {
		server = await startServer();
		desk = await answeringDesk(server, AREA);
		const today = toTokyo(Date.now()).date;
		free = await freeSlots(server.url, AREA, addDays(today, 2));
		browser = await profile.open({ viewport: { width: 390, height: 844 } });
		page = browser.pages()[0] ?? (await browser.newPage());
		page.on('pageerror', (error) => errors.push(error.message));
		await visitFirst(page, server.url);
	}, STARTING_MS);

	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
		other.remove();
	});

	const title = (on: Page = page) => on.getByRole('heading', { level: 1 }).textContent();
	const says = (words: string, on: Page = page) =>
		eventually(`a screen that says ${words}`, async () => (await title(on))?.replaceAll('\u200b', '').includes(words));
	const number = async () => (await page.locator('.receipt__code').textContent())?.replace('-', '') ?? '';

	/** The four taps, and a contact. */
	async function fillIn(contact: 'phone' | 'window') {
		await page.locator('.ask__tiles .chip__input').first().check({ force: true });
		await page.getByRole('button', { name: '10人' }).click();
		await page.locator('.who__group input').fill(GROUP);
		await page.locator('.who__option').first().click();
		if (contact === 'window') await page.getByLabel('窓口で伝える').check({ force: true });
		else {
			await page.getByLabel('お名前').fill('見本 花子');
			await page.locator('input[type=tel]').fill(PHONE);
		}
	}
	const send = () => page.locator('.ask__send button[type=submit]').click();

	it('keeps what was written over a reload, and the telephone number only sealed', async () => {
		const [slot] = free.request;
		if (!slot) throw new Error('nothing is free');
		await page.goto(server.url + paths.ask(slot.roomId, slot.date, [slot.slotId]));
		await fillIn('phone');
		await eventually('the draft with the sealed contact', async () =>
			(await page.evaluate(everythingStored)).includes('"sealed":{"keyId"'),
		);
		await page.reload();
		await page.getByText('連絡先は封をしてしまってあります').waitFor();
		expect(await page.locator('.people__number').inputValue()).toBe('10');
		expect(await page.evaluate(everythingStored)).not.toContain(PHONE);
	});

	it('takes a request while the server is dead, says that it was not sent, and keeps it over a reload', async () => {
		await server.kill();
		await send();
		await says('まだ送信されていません');
		const code = await number();
		expect(isReceiptCode(code)).toBe(true);
		await page.reload();
		await says('まだ送信されていません');
		expect(await number()).toBe(code);
		expect(await page.evaluate(everythingStored)).not.toContain(PHONE);
	});

	it(
		'is received when the server is back, and confirmed when the desk confirms',
		async () => {
			await server.start();
			await page.evaluate(() => dispatchEvent(new Event('online')));
			await says('受け付けました');
			const asked = await desk.find(await number());
			expect(asked).toMatchObject({ state: 'received', contact: { value: PHONE, kind: 'phone' } });
			const receipt = await desk.say('request.answer', {
				requestId: asked.id,
				placeId: asked.placeId,
				rev: asked.rev,
				decision: 'confirm',
				words: 'お待ちしています',
			});
			expect(receipt).toMatchObject({ status: 'accepted' });
			// whoever opens the screen again asks at once; one that stays open asks each minute
			await page.reload();
			await says('確定しました');
			expect(await page.locator('.request-story').textContent()).toContain('お待ちしています');
			expect(await page.locator('body').textContent()).not.toContain('予約完了');
		},
		STARTING_MS,
	);

	it(
		'opens on another device by its link, which leaves no token in the address',
		async () => {
			await page.getByRole('button', { name: 'QRコードを出す' }).click();
			const token = await page.evaluate(tokenOfFirstTicket);
			const phone = await other.open({ viewport: { width: 390, height: 844 } });
			const there = phone.pages()[0] ?? (await phone.newPage());
			await visitFirst(there, server.url);
			await there.goto(server.url + paths.ticket(token));
			await says('確定しました', there);
			expect(there.url()).not.toContain(token);
			await phone.close();
		},
		STARTING_MS,
	);

	it(
		'comes back when somebody was first: with the reason, what is free instead, and everything written',
		async () => {
			const [, slot] = free.request;
			if (!slot) throw new Error('nothing is free');
			await page.goto(server.url + paths.ask(slot.roomId, slot.date, [slot.slotId]));
			await fillIn('window');
			await server.kill();
			await send();
			await says('まだ送信されていません');
			const code = await number();
			// somebody at the window takes the slot while this device has no line
			await page.close();
			await server.start();
			const noted = await desk.say('request.note-down', {
				...{ requestId: crypto.randomUUID().replace(/^(.{14})./, '$17'), code: 'MK472TXA', placeId: slot.placeId },
				...{ roomId: slot.roomId, slots: [{ date: slot.date, slotIds: [slot.slotId] }], purpose: 'meeting', people: 6 },
				...{ groupName: '先に来た会', channel: 'window', confirm: true },
			});
			expect(noted).toMatchObject({ status: 'accepted' });
			page = await browser.newPage();
			await page.goto(server.url + paths.requests());
			await page.getByText('もどりました').waitFor();
			await page.getByRole('link', { name: slot.roomName }).first().click();
			await says('もどってきました');
			await page.getByText('先にほかの申込みが入りました').waitFor();
			await page.getByRole('link', { name: 'なおしてもう一度送る' }).click();
			await page.locator('.people__number').waitFor();
			expect(await page.locator('.people__number').inputValue()).toBe('10');
			const instead = page.locator('.slots__slot:has(.state-sign--free) .slots__input');
			await page.locator('.slots__input:checked').uncheck({ force: true });
			await instead.first().check({ force: true });
			await send();
			await says('受け付けました');
			expect(await number()).toBe(code);
		},
		STARTING_MS,
	);

	it('is a form for the window where the paper decides, on one sheet of A4', async () => {
		const [slot] = free.counter;
		if (!slot) throw new Error('nothing is free');
		await page.goto(server.url + paths.ask(slot.roomId, slot.date, [slot.slotId]));
		await fillIn('window');
		await send();
		await says('申請書が用意できました');
		const code = await page.locator('.receipt__code').textContent();
		await page.emulateMedia({ media: 'print' });
		const paper = page.locator('.paper');
		expect(await paper.isVisible()).toBe(true);
		expect(await page.locator('.screen__header').isVisible()).toBe(false);
		const text = (await paper.textContent()) ?? '';
		for (const words of ['使用申請書', '申請者の氏名', '窓口の記入欄', code ?? '']) expect(text).toContain(words);
		expect(await paper.locator('.qr-code path').count()).toBe(1);
		const pdf = await page.pdf({ preferCSSPageSize: true });
		expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
		await page.emulateMedia({ media: 'screen' });
	});

	it('is withdrawn by whoever asked, and the desk sees it', async () => {
		const code = await number();
		await page.getByRole('button', { name: '取り下げる' }).click();
		await page.locator('dialog[open]').getByRole('button', { name: '取り下げる' }).click();
		await says('取り下げました');
		await eventually('the desk to see it', async () => (await desk.find(code)).state === 'withdrawn');
	});

	it('made no error on the way', () => {
		expect(errors).toEqual([]);
	});
});

/** All that the page's origin keeps in its databases and texts, as one text. */
async function everythingStored(): Promise<string> {
	const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
	for (const { name } of await indexedDB.databases()) {
		if (!name) continue;
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open(name);
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		});
		for (const store of db.objectStoreNames) {
			if (name !== 'engawa-own') continue;
			found.push(
				await new Promise((resolve) => {
					const all = db.transaction(store).objectStore(store).getAll();
					all.onsuccess = () => resolve(all.result);
				}),
			);
		}
		db.close();
	}
	return JSON.stringify(found);
}

async function tokenOfFirstTicket(): Promise<string> {
	const db = await new Promise<IDBDatabase>((resolve) => {
		const opening = indexedDB.open('engawa-own');
		opening.onsuccess = () => resolve(opening.result);
	});
	const tickets = await new Promise<{ token: string }[]>((resolve) => {
		const all = db.transaction('tickets').objectStore('tickets').getAll();
		all.onsuccess = () => resolve(all.result);
	});
	db.close();
	return tickets[0]?.token ?? '';
}
