/**
 * Two representatives of one group, each with a device of their own and no line: fields that differ merge, the same field
 * shows both readings until one of them decides; and a photograph that says nowhere where it was taken.
 */
import { rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Group } from '../../contract/group.ts';
import { madePhoto } from '../../server/pictures/made-photo.ts';
import { newProfile } from '../processes/chromium.ts';
import { eventually } from '../processes/eventually.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
import { lostAtTwiceTheSize } from './looks.ts';
import { makeAccount, SAMPLE_AREA, signIn } from './sign-in.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** A machine under load. */
const PATIENTLY = { timeout: 90_000 };
const PHOTO = path.join(os.tmpdir(), `engawa-photo-${process.pid}.jpg`);

describe('a group’s page', { timeout: 240_000 }, () => {
	const profiles = [newProfile(), newProfile()] as const;
	let server: ServerProcess;
	let browsers: BrowserContext[] = [];
	let hana: Page;
	let taro: Page;
	let group: Group;
	const errors: string[] = [];

	const editOf = (subject: string) => `${server.url}/groups/${encodeURIComponent(group.id)}/edit/${subject}`;

	beforeAll(async () => {
		server = await startServer();
		group = await aGroup(server);
		for (const name of ['hana', 'taro']) {
			await makeAccount(server, `${name}@example.jp`, [{ role: 'representative', groupId: group.id }]);
		}
		browsers = await Promise.all([profiles[0].open(PHONE), profiles[1].open()]);
		[hana, taro] = (await Promise.all(browsers.map(async (each) => each.pages()[0] ?? (await each.newPage())))) as [
			Page,
			Page,
		];
		for (const page of [hana, taro]) {
			page.setDefaultTimeout(PATIENTLY.timeout);
			page.on('pageerror', (error) => errors.push(error.message));
		}
		for (const [page, name] of [
			[hana, 'hana'],
			[taro, 'taro'],
		] as const) {
			await visitFirst(page, server.url);
			await signIn(page, server, `${name}@example.jp`);
		}
		writeFileSync(PHOTO, await madePhoto());
	}, 240_000);
	afterAll(async () => {
		for (const browser of browsers) await browser.close();
		await server?.remove();
		for (const profile of profiles) profile.remove();
		rmSync(PHOTO, { force: true });
	});

	it('is reached from the account, and is nobody else’s to edit', async () => {
		await hana.locator('main a[href="/edit"]').click();
		await hana.locator(`main a[href="/groups/${group.id}/edit"]`).click();
		await hana.locator('.vouch').waitFor();
		await hana.goto(`${server.url}/groups/some-other-group/edit`);
		await hana.locator('main .empty').waitFor();
	});

	it('is written by two people without a line; what they wrote is kept over a reload and marked as not sent', async () => {
		await Promise.all([hana.goto(editOf('more')), taro.goto(editOf('more'))]);
		await Promise.all([numberField(hana).waitFor(), numberField(taro).waitFor()]);
		await server.kill();

		await numberField(taro).fill('31');
		await send(taro);
		await hana.goto(editOf('meet'));
		await scheduleField(hana).fill('毎月のさいごの日曜 10:00');
		await hana.waitForTimeout(600); // a pause, after which the draft is kept
		await hana.reload();
		await expect.poll(() => scheduleField(hana).inputValue(), PATIENTLY).toBe('毎月のさいごの日曜 10:00');
		await send(hana);
		await hana.goto(editOf('more'));
		await numberField(hana).fill('47');
		await send(hana);
		await hana.reload();
		await hana.locator('main .edit-field__waiting', { hasText: '2件' }).waitFor();
		await expect.poll(() => hana.locator('main .edit-list .tag--now').count(), PATIENTLY).toBe(2);
	});

	it('has both their fields when the line is back, and for the one field both readings, side by side', async () => {
		await server.start();
		await emptied(taro);
		await emptied(hana);
		for (const page of [hana, taro]) {
			await page.goto(`${server.url}/groups/${group.id}`);
			await page.locator('main', { hasText: '毎月のさいごの日曜 10:00' }).waitFor();
			await page.goto(`${server.url}/edit/conflicts`);
			await page.locator('.reading').nth(1).waitFor();
			const values = await page.locator('.reading__value').allTextContents();
			expect(values.map((value) => value.replace(/\D/g, '')).sort()).toEqual(['31', '47']);
		}
		// of two columns with letters of twice the size, none may reach over the edge
		await hana.setViewportSize({ width: 800, height: 1280 });
		expect(await hana.evaluate(lostAtTwiceTheSize)).toEqual([]);
		await hana.setViewportSize(PHONE.viewport);
	});

	it('has the reading that one of them took, and nothing to decide any more', async () => {
		const [first = ''] = await taro.locator('.reading__value').allTextContents();
		const wished = first.includes('31') ? '47' : '31';
		await taro.locator('.reading').nth(1).locator('button').click();
		// it is written down, or done already
		await expect
			.poll(async () => (await taro.locator('main [role=status]').count()) > 0 || (await isDecided(taro)), {
				timeout: 30_000,
			})
			.toBe(true);
		for (const page of [taro, hana]) {
			await eventually('nothing to decide', async () => {
				await page.goto(`${server.url}/edit/conflicts`);
				// the screen is drawn once what the device holds is read
				await page.locator('main h1').waitFor();
				return isDecided(page);
			});
			await page.goto(`${server.url}/groups/${group.id}`);
			await page.locator('main dd', { hasText: wished }).first().waitFor();
		}
	});

	it('shows a photograph that was chosen without a line, without where it was taken, and also when the line is gone', async () => {
		await hana.goto(editOf('picture'));
		await hana.locator('input[type=file]').waitFor({ state: 'attached' });
		await server.kill();
		await hana.locator('input[type=file]').setInputFiles(PHOTO);
		await hana.locator('main img').waitFor();
		await hana.locator('main button[type=submit]').click();
		await hana.locator('.field__error').waitFor(); // no words for those who do not see it
		await hana.locator('main input[type=text]').last().fill('花壇に水をやる二人');
		await send(hana);
		await hana.reload();
		await server.start();
		await emptied(hana);

		await taro.goto(`${server.url}/groups/${group.id}`);
		const image = taro.locator('main img.picture__image');
		await image.waitFor();
		expect(await image.getAttribute('alt')).toBe('花壇に水をやる二人');
		await isDrawn(taro);
		const sources = (await image.getAttribute('srcset'))?.split(', ').map((each) => each.split(' ')[0]) ?? [];
		expect(sources).toHaveLength(3);
		for (const source of sources) {
			const bytes = Buffer.from(await (await fetch(`${server.url}${source}`)).arrayBuffer()).toString('latin1');
			expect(bytes.slice(8, 12)).toBe('WEBP');
			for (const word of ['GPS', 'Exif', 'EXIF', 'Telefoon', 'SERIAL']) expect(bytes).not.toContain(word);
		}

		await taro.reload(); // through the worker, which keeps what was shown
		await isDrawn(taro);
		await server.kill();
		await taro.reload();
		await isDrawn(taro);
	});

	it('broke no script on the way', () => expect(errors).toEqual([]));
});

/** A group of the sample town that says how many they are and when they meet. */
async function aGroup(server: ServerProcess): Promise<Group> {
	for (let after = 0; ; ) {
		const feed = (await (await fetch(`${server.url}/feed/${SAMPLE_AREA}?afterChangeNumber=${after}`)).json()) as {
			next: string;
			items: { kind: string; data?: Group; modified: number }[];
		};
		const found = feed.items.find(({ kind, data }) => kind === 'group' && data?.members && data.scheduleText);
		if (found?.data) return found.data;
		const next = Number(new URL(feed.next, server.url).searchParams.get('afterChangeNumber'));
		if (feed.items.length === 0 || next === after) throw new Error('The sample town has no such group');
		after = next;
	}
}

function numberField(page: Page) {
	return page.locator('main input[inputmode=numeric]').first();
}

function scheduleField(page: Page) {
	return page.locator('main input[type=text]').first();
}

/** Sends the form; it ends on the page's overview. */
async function send(page: Page): Promise<void> {
	await page.locator('main button[type=submit]').click();
	await page.locator('.vouch').waitFor();
}

/** Everything that waited on this device has been answered. */
async function emptied(page: Page): Promise<void> {
	await page.reload(); // what rests after a failure is tried at the start
	await eventually('an empty outbox', async () => {
		return (
			(await page.evaluate(
				() =>
					new Promise<number>((resolve, reject) => {
						const opening = indexedDB.open('engawa-own');
						opening.onerror = () => reject(opening.error);
						opening.onsuccess = () => {
							const count = opening.result.transaction('waiting').objectStore('waiting').count();
							count.onsuccess = () => {
								opening.result.close();
								resolve(count.result);
							};
						};
					}),
			)) === 0
		);
	});
}

/** The picture has come and is on the screen. */
async function isDrawn(page: Page): Promise<void> {
	await page.locator('main img.picture__image').waitFor();
	await expect
		.poll(
			() => page.locator('main img.picture__image').evaluate((image) => (image as HTMLImageElement).naturalWidth > 0),
			PATIENTLY,
		)
		.toBe(true);
}

async function isDecided(page: Page): Promise<boolean> {
	return (await page.locator('main .reading').count()) === 0;
}
