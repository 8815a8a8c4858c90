/**
 * A volunteer at the desk with a phone in the hand, and a neighbour with another: the board painted while the server is dead,
 * a request asked on one device and confirmed on the other, a notice that appears there, and what a reader tells the desk.
 */
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { eventually } from '../processes/eventually.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
import { makeAccount, signIn } from './sign-in.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** A centre of the sample town with three slots a day, closed on Thursdays. */
const CENTRE = 'c01';
const DESK = 'mado@example.jp';
/** Keys of the board's cells that nobody has marked taken, found on the screen. */
const FREE = '.board-cell--free:not(.board-cell--over-now)';

describe('the desk', { timeout: 240_000 }, () => {
	const volunteer = newProfile();
	const neighbour = newProfile();
	let server: ServerProcess;
	let browsers: BrowserContext[] = [];
	let desk: Page;
	let reader: Page;
	const errors: string[] = [];

	beforeAll(async () => {
		server = await startServer();
		const [first, second] = await Promise.all([volunteer.open(PHONE), neighbour.open(PHONE)]);
		browsers = [first, second];
		desk = first.pages()[0] ?? (await first.newPage());
		reader = second.pages()[0] ?? (await second.newPage());
		for (const page of [desk, reader]) page.on('pageerror', (error) => errors.push(error.message));
		await visitFirst(desk, server.url);
		await visitFirst(reader, server.url);
		await makeAccount(server, DESK, [{ role: 'desk', placeId: CENTRE }]);
	});
	afterAll(async () => {
		for (const browser of browsers) await browser.close();
		await server?.remove();
		volunteer.remove();
		neighbour.remove();
	});

	it('opens for those who work there, and tells everybody else what it is', async () => {
		await reader.goto(`${server.url}/desk/${CENTRE}`);
		await reader.locator('main a[href="/sign-in"]').waitFor();
		expect(await reader.locator('.board-cell').count()).toBe(0);
		await signIn(desk, server, DESK);
		await desk.goto(`${server.url}/desk`);
		await desk.locator(`main a[href="/desk/${CENTRE}"]`).click();
		await desk.locator('.board-cell').first().waitFor();
		await desk.goto(`${server.url}/desk/c02`);
		await desk.locator('main a[href="/desk"]').waitFor();
	});

	it('is painted by tapping and dragging with the server dead, undone, kept over a reload, and then seen by everybody', async () => {
		await desk.goto(`${server.url}/desk/${CENTRE}?view=week&date=${await nextMonday(desk)}`);
		await desk.locator(FREE).nth(2).waitFor();
		await server.kill();
		const [tapped, slipped] = [await keyOf(desk.locator(FREE).nth(0)), await keyOf(desk.locator(FREE).nth(1))];
		await choose(desk, 't');
		await cell(desk, tapped).tap();
		await cell(desk, slipped).tap();
		await cell(desk, slipped).and(desk.locator('.board-cell--unsent')).waitFor();
		await desk.locator('.board-tools__state button').first().click();
		await cell(desk, slipped).and(desk.locator(':not(.board-cell--unsent)')).waitFor();

		const line = desk.locator('.board__line', { has: cell(desk, tapped) });
		await choose(desk, 'c');
		await drag(desk, line.locator('.board-cell').first(), line.locator('.board-cell').last());
		await expect.poll(() => line.locator('.board-cell--closed.board-cell--unsent').count()).toBe(3);

		await desk.locator('.board-tools__state button').last().click();
		await desk.locator('.board-tools__told', { hasText: /3/ }).waitFor();
		await desk.reload();
		await cell(desk, tapped).and(desk.locator('.board-cell--closed.board-cell--unsent')).waitFor();

		await server.start();
		await cell(desk, tapped).and(desk.locator('.board-cell--closed:not(.board-cell--unsent)')).waitFor({
			timeout: 90_000,
		});
		const [roomId = '', date = ''] = tapped.split(':');
		await reader.goto(`${server.url}/rooms/${roomId}?date=${date}`);
		await eventually('the reader sees the room closed', async () => {
			const day = reader.locator('.week__day', { has: reader.locator(`time[datetime="${date}"]`) });
			return (await day.locator('.slot-cell--closed').count()) === 3;
		});
	});

	it('moves by arrows and marks by the space bar', async () => {
		await desk.goto(`${server.url}/desk/${CENTRE}?view=month`);
		await desk.locator('.board-cell').first().waitFor();
		expect(await desk.locator('.board-cell[tabindex="0"]').count()).toBe(1);
		const target = desk.locator(FREE).last();
		const key = await keyOf(target);
		await choose(desk, '?');
		await cell(desk, key).focus();
		await desk.keyboard.press('Space');
		await cell(desk, key).and(desk.locator('.board-cell--unknown.board-cell--unsent')).waitFor();
		await desk.keyboard.press('ArrowUp');
		const there = await desk.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.cell);
		expect(there).toBeDefined();
		expect(there).not.toBe(key);
		await desk.locator('.board-tools__state button').first().click();
	});

	it('confirms what a neighbour asks for, who reads it on their own device', async () => {
		await desk.goto(`${server.url}/desk/${CENTRE}?view=week&date=${await nextMonday(desk, 2)}`);
		const [roomId = '', date = '', slotId = ''] = (await keyOf(desk.locator(FREE).first())).split(':');
		await desk.goto(`${server.url}/desk/${CENTRE}/note-down?room=${roomId}&date=${date}&slots=${slotId}`);
		await desk.locator('main .chip', { has: desk.locator('input[value=meeting]') }).click();
		const fields = desk.locator('main input[type=text], main input:not([type])');
		await fields.nth(0).fill('８人');
		await fields.nth(1).fill('朗読の会');
		await fields.nth(2).fill('山田');
		await desk.locator('main input[type=tel]').fill('０４２２－００－００００');
		await desk.locator('main [role=switch]').click();
		// a reload in the middle of the telephone call
		await eventually('the kept form', async () => {
			const kept = await desk.evaluate(keptForms);
			return kept.includes('朗読の会') && kept.includes('"confirm":false');
		});
		await desk.reload();
		await eventually('the form as it was', async () => (await fields.nth(1).inputValue()) === '朗読の会');
		expect(await fields.nth(0).inputValue()).toBe('８人');
		expect(await desk.locator('main [role=switch]').getAttribute('aria-checked')).toBe('false');
		await desk.locator('main .desk-actions button').first().click();
		const code = (await desk.locator('.noted-code').textContent()) ?? '';
		expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);

		expect(await desk.evaluate(keptForms)).toBe('[]');
		// the number as it is read out over the telephone and typed by somebody in a hurry
		await desk.goto(`${server.url}/desk/${CENTRE}/requests`);
		await desk.locator('.card__link', { hasText: '朗読の会' }).waitFor({ timeout: 60_000 });
		await desk.locator('.call-up input').fill(code.toLowerCase().replace('-', ' '));
		await desk.waitForURL('**/requests/*');
		// the same by the code on the paper, which the tablet's own camera reads
		await desk.goto(`${server.url}/desk/${CENTRE}/requests?code=${code.replace('-', '')}`);
		await desk.waitForURL('**/requests/*');
		await desk.locator('a[href^="tel:"]', { hasText: '0422-00-0000' }).waitFor();
		await desk.locator('.answer-choices button').first().click();
		await desk.locator('.answer-choices').waitFor({ state: 'detached' });
		await confirmWithReason(desk);
		await desk.locator('.desk-state .request-state--confirmed').waitFor({ timeout: 60_000 });

		await reader.goto(`${server.url}/rooms/${roomId}?date=${date}`);
		await eventually('the slot is taken for everybody', async () => {
			const day = reader.locator('.week__day', { has: reader.locator(`time[datetime="${date}"]`) });
			return (await day.locator('.slot-cell--taken').count()) > 0;
		});
		expect(await reader.content()).not.toContain('山田');
	});

	it('puts up a notice in a few taps that appears on another device, and takes it down again', async () => {
		await desk.goto(`${server.url}/desk/${CENTRE}/notice`);
		await desk.locator('main textarea').first().fill('きょうはエレベーターが止まっています');
		await desk.locator('.notice-preview', { hasText: 'エレベーター' }).waitFor();
		await desk.locator('main .desk-actions button').first().click();
		await desk.waitForURL('**/notices');
		await reader.goto(`${server.url}/places/${CENTRE}`);
		await reader.getByText('きょうはエレベーターが止まっています').first().waitFor({ timeout: 60_000 });

		const line = desk.locator('.desk-lines > li', { hasText: 'エレベーター' });
		await line.locator('.request-unsent').waitFor({ state: 'detached', timeout: 60_000 });
		await line.locator('.button--danger').first().click();
		await desk.locator('dialog[open] .button--solid').click();
		await eventually('the notice is gone', async () => {
			await reader.goto(`${server.url}/places/${CENTRE}`);
			await reader.locator('main h1').waitFor();
			return (await reader.getByText('きょうはエレベーターが止まっています').count()) === 0;
		});
	});

	it('hears from any reader what is out of date, and marks it done', async () => {
		await reader.goto(`${server.url}/places/${CENTRE}`);
		await reader.locator('.report-link a').click();
		await reader.locator('main .chip').first().click();
		await reader.locator('main textarea').fill('駐輪場は うらに 移りました');
		await reader.locator('.report__actions button').click();
		await reader.locator('.report__back').waitFor();
		await desk.goto(`${server.url}/desk/${CENTRE}/reports`);
		const told = desk.locator('.report-lines > li', { hasText: '駐輪場は うらに 移りました' }).first();
		await told.waitFor({ timeout: 60_000 });
		await told.locator('button').click();
		await desk.locator('.report-lines__done summary').waitFor();
		await eventually('nothing is on its way any more', async () => {
			await desk.goto(`${server.url}/desk/${CENTRE}/reports`);
			await desk.locator('main h1').waitFor();
			return (await desk.locator('.report-lines__done').count()) === 1;
		});
		expect(errors).toEqual([]);
	});
});

const cell = (page: Page, key: string): Locator => page.locator(`[data-cell="${key}"]`);

async function keyOf(target: Locator): Promise<string> {
	return (await target.getAttribute('data-cell')) ?? '';
}

async function choose(page: Page, mark: string): Promise<void> {
	await page.locator('.board-tools .chip', { has: page.locator(`input[value="${mark}"]`) }).click();
}

/** A finger that moves across a line of the board. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
	await from.scrollIntoViewIfNeeded();
	const [a, b] = [await from.boundingBox(), await to.boundingBox()];
	if (!a || !b) throw new Error('The line is not on the screen');
	const y = a.y + a.height / 2;
	const touch = await page.context().newCDPSession(page);
	const at = (x: number) => [{ x, y }];
	await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(a.x + a.width / 2) });
	const end = b.x + b.width / 2;
	for (let step = 1; step <= 12; step++) {
		const x = a.x + a.width / 2 + ((end - a.x - a.width / 2) * step) / 12;
		await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(x) });
	}
	await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await touch.detach();
}

/** Where the rules of the place speak against it, the desk says why it is allowed. */
async function confirmWithReason(page: Page): Promise<void> {
	const reasons = page.locator('main .chips .chip');
	if ((await reasons.count()) > 0) await reasons.first().click();
	await page.locator('main .desk-actions button').first().click();
}

/** Days ahead are all free of what is over today; a Monday is no closing day there. */
async function nextMonday(page: Page, weeks = 1): Promise<string> {
	const today = await page.locator('.frame__when time').first().getAttribute('datetime');
	const days = Math.floor(Date.parse(`${today}T00:00:00Z`) / 86_400_000);
	const monday = days + ((((4 - days) % 7) + 7) % 7) + (weeks - 1) * 7;
	const date = monday === days ? monday + 7 : monday;
	return new Date(date * 86_400_000).toISOString().slice(0, 10);
}

/** The forms that are not sent yet, as the device keeps them. */
async function keptForms(): Promise<string> {
	const db = await new Promise<IDBDatabase>((resolve) => {
		const opening = indexedDB.open('engawa-own');
		opening.onsuccess = () => resolve(opening.result);
	});
	const forms = await new Promise<unknown[]>((resolve) => {
		const all = db.transaction('drafts').objectStore('drafts').getAll();
		all.onsuccess = () => resolve(all.result);
	});
	db.close();
	return JSON.stringify(forms);
}
