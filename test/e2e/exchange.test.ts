/**
 * Somebody tells on a phone without a line what they can offer; a coordinator reads it, sees what it fits and why, and proposes;
 * both sides say yes, and only then does the phone show how to reach the other.
 */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../processes/chromium.ts';
import { eventually } from '../processes/eventually.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst, workerIsReady } from './first-visit.ts';
import { everythingKept } from './kiosk-traces.ts';
import { makeAccount, signInWithFactor } from './sign-in.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ja-JP' };
const COORDINATOR = 'tsunagu@example.jp';

describe('needs and offers', { timeout: 180_000 }, () => {
	let server: ServerProcess;
	let browser: Browser;
	const contexts: BrowserContext[] = [];
	let phone: Page;
	let lead: Page;
	const errors: string[] = [];

	const device = async () => {
		const context = await browser.newContext(PHONE);
		contexts.push(context);
		const page = await context.newPage();
		page.setDefaultTimeout(30_000);
		page.on('pageerror', (error) => errors.push(error.message));
		return page;
	};
	const press = (page: Page, words: RegExp) => page.locator('main button', { hasText: words }).first().click();
	const look = async (page: Page, name: string) => {
		const folder = process.env.ENGAWA_LOOK;
		if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
	};
	const tokenOfMail = async () => {
		let token = '';
		await eventually('the mail with the link', async () => {
			const folder = path.join(server.data, 'mail');
			const mails = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
			// not the first: that it is shown was told before; and the mail's own way to write signs and to break lines
			const theirs = mails.filter((mail) => mail.includes('inu@example.jp'));
			token = /introduction#([\w-]{43})/.exec(theirs.join('\n').replaceAll(/=\r?\n/g, ''))?.[1] ?? '';
			return token !== '';
		});
		return token;
	};
	/** Words on the screen, without what only breaks lines. */
	const words = async (page: Page) => ((await page.locator('main').textContent()) ?? '').replaceAll(/[\u200b\s]/g, '');

	beforeAll(async () => {
		server = await startServer();
		await makeAccount(server, COORDINATOR, [{ role: 'coordinator' }]);
		browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS, headless: true });
		[phone, lead] = [await device(), await device()];
		await Promise.all([visitFirst(phone, server.url), visitFirst(lead, server.url)]);
		await signInWithFactor(lead, server, COORDINATOR);
	}, 120_000);
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
	});

	it('come together by a coordinator, and nobody sees a contact before both have said yes', async () => {
		await phone.goto(`${server.url}/exchange`);
		await phone.locator('main .card').first().waitFor();
		await look(phone, 'list');
		await workerIsReady(phone);
		await phone.context().setOffline(true);
		await phone.locator('main a[href="/exchange/raise?side=offer"]').first().click();
		await phone.locator('main input[type=text]').first().fill('土曜の夕方、見守りの散歩に行けます');
		await phone.locator('main textarea').fill('山田様 0422-12-3456');
		await phone.locator('main .warning', { hasText: '0422-12-3456' }).waitFor();
		await phone.locator('main textarea').fill('犬といっしょに歩きます');
		// gone away and come back: what was written is still there
		await phone.locator('main .exchange__acts a[href="/exchange"]').click();
		await phone.locator('main a[href="/exchange/raise?side=offer"]').first().click();
		await expect.poll(() => phone.locator('main textarea').inputValue()).toBe('犬といっしょに歩きます');
		await phone.locator('main summary').last().click();
		await phone.locator('main .chip', { hasText: '地域安全' }).first().click();
		await phone.locator('main .chip', { hasText: 'メール' }).click();
		const email = phone.locator('main input[type=email]');
		await email.fill('inu@example');
		await look(phone, 'raise');
		await press(phone, /伝える/);
		await phone.locator('main .field__error').waitFor();
		await phone.locator('main input[type=text]').last().fill('犬山 散歩');
		await email.fill('inu@example.jp');
		await press(phone, /伝える/);
		await phone.locator('main h1', { hasText: '預' }).waitFor();
		await phone.locator('main a[href="/exchange"]').first().click();
		await expect.poll(() => words(phone)).toContain('まだ読まれていません');
		await phone.context().setOffline(false);

		await lead.goto(`${server.url}/coordination/waiting`);
		await lead.locator('main article', { hasText: '見守りの散歩に行けます' }).waitFor();
		expect(await words(lead)).toContain('inu@example.jp');
		await look(lead, 'waiting');
		await press(lead, /載せる/);
		await press(lead, /載せる/);
		await lead.locator('main h1', { hasText: 'すべて' }).waitFor();
		await lead.goto(`${server.url}/exchange?side=need`);
		await lead.locator('main .card a', { hasText: '夕方の見守りの散歩' }).click();
		await lead.locator('main a[href^="/coordination/match/"]').click();
		const match = lead.locator('main article', { hasText: '見守りの散歩に行けます' });
		await match.waitFor();
		expect(((await match.textContent()) ?? '').replaceAll(/[\u200b\s]/g, '')).toContain('分野が同じ');
		await look(lead, 'match');
		await lead.context().setOffline(true);
		await match.locator('button', { hasText: /提案/ }).click();
		await match.locator('textarea').fill('ごいっしょに、いかがですか');
		await match.locator('button', { hasText: /提案/ }).click();
		await match.locator('[role=status]', { hasText: /端末/ }).waitFor();
		await lead.context().setOffline(false);

		await lead.goto(`${server.url}/coordination`);
		await lead.locator('main .card a').first().waitFor();
		await look(lead, 'day');
		await lead.locator('main .card a').first().click();
		await lead.locator('main .case-steps').waitFor();
		await lead.locator('main textarea').first().fill('会議で話した');
		await press(lead, /書き残す/);
		await lead.locator('main li', { hasText: '会議で話した' }).waitFor();
		await press(lead, /窓口で/);
		await lead.locator('main [aria-current=step]', { hasText: '返事' }).waitFor();
		await look(lead, 'case');

		await phone.goto(`${server.url}/exchange`);
		const introduction = phone.locator('main .introduction');
		await introduction.waitFor();
		expect(await words(phone)).not.toMatch(/連絡先を見る|0422/);
		await look(phone, 'introduction');
		// answered on another device, by the link of the mail
		const other = await device();
		await other.goto(`${server.url}/introduction#${await tokenOfMail()}`);
		await other.locator('main .introduction').waitFor();
		expect(other.url()).not.toContain('#');
		await other.locator('main .introduction button', { hasText: /つないで/ }).click();
		await other.locator('main .introduction [role=status]').waitFor();
		await lead.reload();
		await lead.locator('main [aria-current=step]', { hasText: '紹介' }).waitFor();
		await phone.reload();
		await phone.locator('main .introduction strong').waitFor();
		expect(await words(phone)).toContain('おたがいが「つないでほしい」と答えました');
		await look(phone, 'agreed');
		expect(errors).toEqual([]);
	});

	it('advice is asked without a line, received when there is one, answered by a coordinator and read on the phone', async () => {
		await lead.goto(`${server.url}/coordination/times`);
		await lead.locator('main input[type=date]').waitFor();
		await look(lead, 'consult-times-form');
		await press(lead, /出す/);
		await lead.locator('main .consult__offered li').nth(3).waitFor();
		await look(lead, 'consult-times');

		await phone.goto(`${server.url}/guides?type=desk`);
		await phone.locator('main .card').first().waitFor();
		await workerIsReady(phone);
		await look(phone, 'consult-desks');
		await phone.context().setOffline(true);
		await phone.locator('main a[href="/consult"]').first().click();
		await press(phone, /送る/);
		await phone.locator('main .field__error', { hasText: /選/ }).waitFor();
		await phone.locator('main .chip', { hasText: '助成' }).click();
		await phone.locator('main textarea').fill('助成金の書き方を教えてください');
		await phone.locator('main .times__one').nth(1).click();
		await look(phone, 'consult-form');
		await press(phone, /送る/);
		await phone.locator('main h1', { hasText: '待ち' }).waitFor();
		await look(phone, 'consult-waiting');
		await phone.reload();
		await phone.locator('main h1', { hasText: '待ち' }).waitFor();
		expect(await words(phone)).toContain('助成金の書き方を教えてください');
		await phone.context().setOffline(false);
		await phone.locator('main h1', { hasText: '付け' }).waitFor();
		await look(phone, 'consult-received');

		await lead.goto(`${server.url}/coordination`);
		await lead.locator('main a[href="/coordination/consults"]').click();
		await lead.locator('main .card a', { hasText: '助成' }).waitFor();
		await look(lead, 'consult-inbox');
		await lead.locator('main .card a', { hasText: '助成' }).click();
		await lead.locator('main textarea').first().fill('記入例をお見せします');
		await lead.context().setOffline(true);
		await press(lead, /担当/);
		await press(lead, /送る/);
		await lead.locator('main [role=status]', { hasText: '記入例をお見せします' }).waitFor();
		await look(lead, 'consult-at-work-offline');
		await lead.context().setOffline(false);
		await lead.locator('main .consult__message--desk').waitFor();
		await look(lead, 'consult-at-work');

		// whoever waits is told within seconds
		await phone.locator('main h1', { hasText: '返事' }).waitFor();
		expect(await words(phone)).toContain('記入例をお見せします');
		await look(phone, 'consult-answered');
		await phone.locator('main a[href="/consults"]').last().click();
		await phone.locator('main .card').first().waitFor();
		await look(phone, 'consult-list');
		expect(errors).toEqual([]);
	});

	it('a person who can help agrees with a coordinator, reads it on their own phone, and withdraws: no device keeps a word', async () => {
		const NAME = '手助 太郎';
		await lead.goto(`${server.url}/helpers/new`);
		await lead.locator('main .chip', { hasText: '技能' }).click();
		await lead.locator('main textarea').first().fill('元大工で、棚を直せます');
		await press(lead, /登録する/);
		await lead.locator('main .field__error', { hasText: /名前/ }).waitFor();
		await lead.locator('main input[type=text]').first().fill(NAME);
		await lead.locator('main input[type=tel]').fill('0422-98-7654');
		await press(lead, /登録する/);
		await lead.locator('main .field__error', { hasText: /しるし/ }).waitFor();
		await look(lead, 'helper-new');
		await lead.locator('main .chip', { hasText: '同意しました' }).click();
		await press(lead, /登録する/);
		const address = await lead.locator('main .link-card__address').textContent();
		await look(lead, 'helper-link');
		expect(address).toMatch(/\/helping#[\w-]{43}$/);
		await lead.goto(`${server.url}/coordination/team`);
		await lead.locator('main .team').first().waitFor();
		expect(await words(lead)).toContain('まだだれもいません');
		expect(await lead.locator('main a[href^="/guides/"]').count()).toBeGreaterThan(0);
		await look(lead, 'team');
		await lead.goto(`${server.url}/helpers`);
		await lead.locator('main .card a', { hasText: NAME }).click();
		await lead.locator('main h1', { hasText: NAME }).waitFor();
		await look(lead, 'helper');

		const theirs = await device();
		await theirs.goto(address ?? '');
		await theirs.locator('main dd', { hasText: NAME }).waitFor();
		expect(theirs.url()).not.toContain('#');
		await look(theirs, 'helping');
		expect(await theirs.evaluate(everythingKept)).toContain(NAME);
		await workerIsReady(theirs);
		await theirs.context().setOffline(true);
		await press(theirs, /やめる/);
		await theirs.locator('dialog button', { hasText: /やめる/ }).click();
		await theirs.locator('main h1', { hasText: 'やめました' }).waitFor();
		await look(theirs, 'helping-gone');
		await expect.poll(() => theirs.evaluate(everythingKept), { timeout: 20_000 }).not.toContain(NAME);
		await theirs.context().setOffline(false);

		await lead.locator('main h1', { hasText: 'ありません' }).waitFor();
		expect(await words(lead)).not.toContain(NAME);
		await expect.poll(() => lead.evaluate(everythingKept), { timeout: 20_000 }).not.toMatch(/手助|棚を直せます/);
		expect(errors).toEqual([]);
	});
});
