/** Following without an account: mails that were said yes to, Web Push to a real push service, quiet nights, each thing once. */
import { createECDH } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Event } from '../../contract/event.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import { NOBODY } from '../../contract/roles.ts';
import { dyingDatabase } from '../../test/support/dying-database.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { type KeptMail, keptMail } from '../testing/kept-mail.ts';
import { openPushService, type PushService } from '../testing/push-service.ts';
import { AREA } from '../testing/rows.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { asking, DESK, type TestWriter, TOWN, testWriter, ticket, uuid } from '../testing/written-town.ts';

const URL_OF_TOWN = 'https://engawa.example.jp';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday, 10:00 in Japan */
const MONDAY = Date.parse('2026-11-23T10:00:00+09:00');
const THURSDAY = Date.parse('2026-11-26T09:00:00+09:00');
const key = createECDH('prime256v1');
key.generateKeys();
const vapidKey = new Uint8Array(key.getPrivateKey());

const HANAKO = 'hanako@example.jp';
type Put = ArgsOf<'follow.put'>;

const event = (id: string, date: string, more: Partial<Event> = {}): { kind: 'event'; id: string; data: Event } => ({
	kind: 'event',
	id,
	data: {
		id,
		name: `${id}の会`,
		eventType: 'event',
		status: 'scheduled',
		placeId: 'ask',
		when: { dates: [{ date, from: '10:00', to: '12:00' }] },
		...more,
	},
});
const closure = (id: string, from: string, more: object = {}) =>
	({ kind: 'closure', id, data: { id, placeId: 'ask', from, to: from, reason: { ja: '工事' }, ...more } }) as const;

describe.each(DATABASES)('Those who follow, on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;
	let app: App;
	let mail: KeptMail;
	let service: PushService;
	let writer: TestWriter;
	const journal: string[] = [];

	const startApp = (on: TestStore = store) =>
		createApp({
			...on,
			mail,
			journal: {
				info: (...said: unknown[]) => void journal.push(JSON.stringify(said)),
				error: (what, error) => void journal.push(`${what} ${String(error)}`),
			},
			config: { publicUrl: URL_OF_TOWN, vapidKey, mailFrom: 'engawa@example.jp', pushRoad: service.road },
		});
	beforeEach(async () => {
		db = await open();
		store = testStore(db, { startAt: MONDAY });
		mail = keptMail();
		service = await openPushService();
		app = await startApp();
		await app.publish(AREA, TOWN);
		await app.tellFollowers();
		writer = testWriter(store, app.writing, NOBODY);
		journal.length = 0;
	}, OPENING_MS);
	afterEach(async () => {
		await app.close();
		await service.close();
		await db.close();
	});

	const look = async () => {
		await app.tellFollowers();
		await app.mailer.sendDue();
	};
	const follow = (more: Partial<Put> = {}) => {
		const held = ticket();
		const args: Put = {
			followId: uuid(),
			ticketHash: held.hash,
			lang: 'ja',
			things: [{ kind: 'place', id: 'ask' }],
			news: ['weekly'],
			...more,
		};
		return { ...held, args };
	};
	const put = (args: Put, token?: string) => writer.say('follow.put', args, token ? { tokens: [token] } : {});
	const post = (path: string, body = 'List-Unsubscribe=One-Click', headers: Record<string, string> = {}) =>
		app.request(path, {
			method: 'POST',
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(body.length),
				...headers,
			},
			body,
		});
	const pathIn = (text: string | undefined, page: string) =>
		new RegExp(`${URL_OF_TOWN}(/open/mail/${page}/[\\w/-]+)`).exec(text ?? '')?.[1] ?? 'no link';
	/** Follows by mail, and says yes. */
	const mailFollow = async (more: Partial<Put> = {}) => {
		const made = follow({ mail: { address: HANAKO }, ...more });
		expect(await put(made.args)).toMatchObject({ status: 'accepted', result: { state: 'confirming' } });
		await app.mailer.sendDue();
		const page = pathIn(mail.sent.at(-1)?.text, 'confirm');
		expect((await post(page)).status).toBe(200);
		mail.sent.length = 0;
		return made;
	};
	const pushFollow = async (more: Partial<Put> = {}, tickets: string[] = []) => {
		const { push } = (await (await app.request(`/p/${AREA}/ways`)).json()) as { push: string };
		const browser = service.browser(push);
		const made = follow({ push: { ...browser.subscription, tickets }, news: ['closures'], ...more });
		expect(await put(made.args)).toMatchObject({ status: 'accepted', result: { state: 'on' } });
		return { ...made, browser };
	};
	const rows = () => db.kysely.selectFrom('follow').selectAll().execute();

	describe('say yes first', () => {
		test('a mail asks; opening its link does nothing, its one button does', async () => {
			const { args, token } = follow({ mail: { address: ' Hanako@Example.jp ' } });
			await put(args);
			await app.mailer.sendDue();
			expect(mail.sent).toMatchObject([{ to: HANAKO, lang: 'ja' }]);
			const page = pathIn(mail.sent[0]?.text, 'confirm');
			const state = async () =>
				(
					(await (await app.request(`/p/${AREA}/follow`, { headers: { 'engawa-ticket': token } })).json()) as {
						follow: { state: string };
					}
				).follow.state;
			for (let n = 0; n < 3; n++) {
				const opened = await app.request(page);
				expect(opened.status).toBe(200);
				expect(opened.headers.get('cache-control')).toBe('no-store');
				expect(await opened.text()).toContain('<button type="submit">受け取る</button>');
			}
			expect(await state()).toBe('confirming');
			expect((await post(page)).status).toBe(200);
			expect(await state()).toBe('on');
			expect((await post(page)).status).toBe(404);
		});

		test('nothing is sent to who has not, and after a day the address is forgotten', async () => {
			await put(follow({ mail: { address: HANAKO }, news: ['weekly', 'closures'] }).args);
			await app.mailer.sendDue();
			const page = pathIn(mail.sent[0]?.text, 'confirm');
			await app.publish(AREA, [closure('k', '2026-12-05')]);
			await look();
			store.clock.pass(DAY);
			expect((await app.request(page)).status).toBe(404);
			await app.expire();
			expect(await rows()).toEqual([]);
			store.clock.set(THURSDAY);
			await look();
			expect(mail.sent).toHaveLength(1);
		});

		test('nobody fills a stranger’s letter box', async () => {
			for (let n = 0; n < 3; n++) await put(follow({ mail: { address: HANAKO } }).args);
			expect(await put(follow({ mail: { address: HANAKO } }).args)).toMatchObject({ code: 'too-many' });
			const { args, token } = follow({ mail: { address: 'taro@example.jp' } });
			await put(args);
			await put({ ...args, mail: { address: 'taro@example.jp' } }, token);
			for (let n = 0; n < 2; n++) {
				await app.mailer.sendDue(); // what has not left yet is replaced
				await put({ ...args, mail: { address: 'taro@example.jp', again: true } }, token);
			}
			const again = { ...args, mail: { address: 'taro@example.jp', again: true } };
			expect(await put(again, token)).toMatchObject({ code: 'too-many' });
			await app.mailer.sendDue();
			expect(mail.sent.map(({ to }) => to)).toEqual([...Array(3).fill(HANAKO), ...Array(3).fill('taro@example.jp')]);
			// only the newest link opens
			const opened = await Promise.all(mail.sent.slice(3).map(({ text }) => app.request(pathIn(text, 'confirm'))));
			expect(opened.map(({ status }) => status)).toEqual([404, 404, 200]);
			for (const address of [
				'x',
				'a@b',
				'a b@example.jp',
				'a@example.jp, b@example.jp',
				`${'x'.repeat(65)}@example.jp`,
			]) {
				expect(await put(follow({ mail: { address } }).args)).toMatchObject({ code: 'invalid' });
			}
		});

		test('whoever follows twice with one mail box gets one mail of both', async () => {
			await mailFollow();
			await mailFollow({ things: [{ kind: 'place', id: 'now' }], news: ['closures'] });
			const [line, ...more] = await rows();
			expect(more).toEqual([]);
			expect(JSON.parse(line?.things ?? '')).toHaveLength(2);
			expect(JSON.parse(line?.news ?? '')).toEqual(['closures', 'weekly']);
		});

		test('who does not hold the ticket changes and ends nothing', async () => {
			const { args, token } = await mailFollow();
			const stranger = ticket();
			expect(await put({ ...args, news: ['closures'] }, stranger.token)).toMatchObject({ code: 'not-found' });
			expect(await writer.say('follow.stop', args, { tokens: [stranger.token] })).toMatchObject({ code: 'not-found' });
			expect(await writer.say('follow.stop', args, { tokens: [token] })).toMatchObject({ status: 'accepted' });
			expect(await writer.say('follow.stop', args, { tokens: [token] })).toMatchObject({ status: 'accepted' });
			expect(await rows()).toEqual([]);
		});
	});

	describe('the weekly mail', () => {
		test('says on Thursday what is new, changed and off, and nothing where nothing is', async () => {
			await mailFollow({
				things: [
					{ kind: 'place', id: 'ask' },
					{ kind: 'group', id: 'g' },
				],
			});
			await app.publish(AREA, [
				event('朗読', '2026-12-05'),
				event('遠い日', '2027-02-01'),
				event('よその館', '2026-12-05', { placeId: 'now' }),
				event('将棋', '2026-12-06', { placeId: 'now', groupId: 'g' }),
				event('毎週', '2026-11-27', { when: { startDate: '2026-11-01', pattern: '0Fr', startTime: '10:00' } }),
				closure('k', '2026-12-08'),
			]);
			store.clock.set(THURSDAY - MINUTE);
			await look();
			expect(mail.sent).toEqual([]);
			store.clock.set(THURSDAY);
			await look();
			await look();
			expect(mail.sent).toHaveLength(1);
			const [first] = mail.sent;
			expect(first).toMatchObject({ to: HANAKO, subject: '今週のお知らせ' });
			for (const said of ['朗読の会', '将棋の会', '毎週の会', '12月5日（土） 10:00～12:00', '工事', '/events/']) {
				expect(first?.text).toContain(said);
			}
			for (const unsaid of ['遠い日', 'よその館']) expect(first?.text).not.toContain(unsaid);

			store.clock.pass(7 * DAY);
			await look();
			expect(mail.sent).toHaveLength(1);

			store.clock.pass(MINUTE);
			await app.publish(AREA, [
				event('朗読', '2026-12-12'),
				event('将棋', '2026-12-06', { status: 'cancelled', groupId: 'g' }),
			]);
			await look();
			store.clock.pass(7 * DAY - HOUR);
			await look();
			expect(mail.sent).toHaveLength(1);
			store.clock.pass(HOUR - MINUTE);
			await look();
			expect(mail.sent.at(-1)?.text).toContain('【変更】朗読の会');
		});

		test('follows an issue, and hears of a new one of a theme', async () => {
			const issue = (id: string, story: number) => ({
				kind: 'issue' as const,
				id,
				data: {
					id,
					title: `${id}のこと`,
					fields: ['03'],
					status: 'shared' as const,
					from: 'desk' as const,
					raisedOn: '2026-11-01',
					story: Array.from({ length: story }, (_, n) => ({
						status: 'shared' as const,
						date: n === 0 ? '2026-11-01' : '2026-12-01',
						text: `${n}回目の話`,
					})),
				},
			});
			await app.publish(AREA, [issue('公園', 1)]);
			await look();
			await mailFollow({
				things: [
					{ kind: 'issue', id: '公園' },
					{ kind: 'field', id: '03' },
				],
			});
			await app.publish(AREA, [event('きっかけ', '2026-11-27', { fields: ['03'] })]);
			store.clock.set(THURSDAY);
			await look();
			expect(mail.sent).toHaveLength(1);
			await app.publish(AREA, [issue('公園', 2), issue('坂道', 1)]);
			store.clock.pass(7 * DAY);
			await look();
			const text = mail.sent[1]?.text;
			expect(text).toContain('1回目の話');
			expect(text).not.toContain('0回目の話');
			expect(text).toContain('坂道のこと');
		});

		test('waits for the morning, and comes later where the server was away', async () => {
			await mailFollow();
			await app.publish(AREA, [event('朗読', '2026-12-05')]);
			store.clock.set(THURSDAY + 13 * HOUR);
			await look();
			expect(mail.sent).toEqual([]);
			store.clock.pass(10 * HOUR);
			await look();
			expect(mail.sent).toHaveLength(1);
		});
	});

	describe('what happens at once', () => {
		test('is told to those who chose it and follow it, once, by day', async () => {
			await mailFollow({ news: ['closures'] });
			await mailFollow({ mail: { address: 'weekly@example.jp' } });
			await mailFollow({
				mail: { address: 'other@example.jp' },
				news: ['closures'],
				things: [{ kind: 'place', id: 'now' }],
			});
			const { browser } = await pushFollow();
			await app.publish(AREA, [event('朗読', '2026-12-05'), event('将棋', '2026-12-06')]);
			await look();
			store.clock.set(MONDAY + 12 * HOUR);
			await app.publish(AREA, [closure('k', '2026-12-08'), event('朗読', '2026-12-05', { status: 'cancelled' })]);
			await look();
			expect(mail.sent).toEqual([]);
			store.clock.set(MONDAY + 22 * HOUR);
			await look();
			await look();
			expect(mail.sent).toHaveLength(1);
			expect(mail.sent[0]).toMatchObject({ to: HANAKO });
			expect(mail.sent[0]?.subject).toContain('ほか1件');
			expect(mail.sent[0]?.text).toContain('朗読の会');
			expect(mail.sent[0]?.text).toContain('12月8日');
			expect(browser.received).toHaveLength(2);
			const said = browser.received.map(({ text }) => text).join();
			expect(said).toContain(`${URL_OF_TOWN}/places/ask`);
			for (const name of ['朗読の会', '工事', 'コミセン']) expect(said).not.toContain(name);

			// a corrected word is no news; a closure that is taken back is
			await app.publish(AREA, [event('朗読', '2026-12-05', { status: 'cancelled', description: '直した' })]);
			await look();
			expect(mail.sent).toHaveLength(1);
			await app.publish(AREA, [{ kind: 'closure', id: 'k', data: null }]);
			await look();
			expect(mail.sent[1]?.subject).toContain('休館の取りやめ');
			expect(mail.sent[1]?.text).toContain('12月8日');
		});

		test('is found at the end of a long list, and a town that is looked at for the first time has none', async () => {
			const many = Array.from({ length: 900 }, (_, n) => event(`e${n}`, '2026-12-05'));
			await db.kysely.deleteFrom('news_cursor').execute();
			await db.kysely.deleteFrom('news_seen').execute();
			await app.publish(AREA, [...many, closure('old', '2026-12-04')]);
			await mailFollow({ news: ['closures'] });
			await look();
			expect(mail.sent).toEqual([]);
			await app.publish(AREA, [
				...many.map(({ data, ...row }) => ({ ...row, data: { ...data, name: `${data.name}2` } })),
				closure('k', '2026-12-08'),
			]);
			await look();
			expect(mail.sent).toHaveLength(1);
			const { seq } = await db.kysely.selectFrom('news_cursor').select('seq').executeTakeFirstOrThrow();
			const { head } = await db.kysely.selectFrom('area').select('head').executeTakeFirstOrThrow();
			expect(Number(seq)).toBe(Number(head));
		});

		test('one day of many that is off is told; what was off before anybody followed is not', async () => {
			const days = (off: boolean) => ({
				when: {
					dates: [
						{ date: '2026-12-05', from: '10:00' },
						{ date: '2026-12-12', from: '10:00', ...(off && { status: 'cancelled' as const }) },
					],
				},
			});
			await app.publish(AREA, [event('朗読', '', days(false)), closure('old', '2026-12-08')]);
			await look();
			await mailFollow({ news: ['closures'] });
			await app.publish(AREA, [event('朗読', '', days(true))]);
			await look();
			expect(mail.sent).toMatchObject([{ subject: '中止：朗読の会' }]);
			expect(mail.sent[0]?.text).toContain('12月12日（土） 10:00');
			expect(mail.sent[0]?.text).not.toContain('12月5日');
		});

		test('an emergency wakes people up; one place’s is told to those who follow it', async () => {
			await mailFollow({ news: ['emergency'] });
			const { browser } = await pushFollow({ news: ['emergency'], things: [] });
			store.clock.set(MONDAY + 16 * HOUR);
			const row = (id: string) => ({ id, on: true, since: '2026-11-23T17:00:00Z', words: { ja: '高い所へ' } });
			await app.publish(AREA, [{ kind: 'emergency', id: 'ask', data: row('ask') }]);
			await look();
			expect(mail.sent).toHaveLength(1);
			expect(mail.sent[0]?.text).toContain('高い所へ');
			expect(browser.received).toEqual([]);
			await app.publish(AREA, [{ kind: 'emergency', id: 'town', data: row('town') }]);
			await look();
			await look();
			expect(mail.sent).toHaveLength(2);
			expect(browser.received).toHaveLength(1);
			expect(browser.received[0]?.headers).toMatchObject({ urgency: 'high' });
		});

		test('a forum that is announced calls for people', async () => {
			await mailFollow({ news: ['forums'] });
			await app.publish(AREA, [
				{ kind: 'forum', id: 'f', data: { id: 'f', theme: '広場', date: '2026-12-10', placeId: 'ask' } },
			]);
			await app.publish(AREA, [event('手伝い', '2026-12-06', { eventType: 'volunteer' })]);
			await look();
			expect(mail.sent[0]?.text).toContain('広場');
			expect(mail.sent[0]?.text).toContain('手伝いの会');
		});

		test('a request’s author hears on the telephone that there is news of it, and not what', async () => {
			const held = ticket();
			const args = asking({ ticketHash: held.hash });
			await writer.say('request.ask', args);
			const { browser, args: put, token } = await pushFollow({ news: ['requests'] }, [held.hash]);
			await look();
			expect(browser.received).toEqual([]);
			const desk = testWriter(store, app.writing, DESK);
			const answer = { requestId: args.requestId, placeId: 'ask', rev: 1, decision: 'confirm' } as const;
			expect(await desk.say('request.answer', answer)).toMatchObject({ status: 'accepted' });
			await look();
			await look();
			expect(browser.received).toHaveLength(1);
			expect(browser.received[0]?.text).toContain('/requests"');
			for (const secret of [args.requestId, args.code, 'ask-1'])
				expect(browser.received[0]?.text).not.toContain(secret);
			await writer.say('follow.put', { ...put, news: ['closures'] }, { tokens: [token] });
			expect(await db.kysely.selectFrom('follow_ticket').selectAll().execute()).toEqual([]);
		});
	});

	describe('Web Push', () => {
		test('ends when the browser is gone', async () => {
			await pushFollow();
			service.answer(410);
			await app.publish(AREA, [closure('k', '2026-12-08')]);
			await look();
			expect(await rows()).toEqual([]);
			expect(await db.kysely.selectFrom('tell').selectAll().execute()).toEqual([]);
		});

		test('asks a busy service again, not before it said so, and not for ever', async () => {
			const { browser } = await pushFollow();
			service.answer(429, { 'Retry-After': '600' });
			await app.publish(AREA, [closure('k', '2026-12-08')]);
			await look();
			store.clock.pass(9 * MINUTE);
			await look();
			expect(service.asked()).toBe(1);
			store.clock.pass(MINUTE);
			await look();
			expect(service.asked()).toBe(2);
			service.answer(null);
			store.clock.pass(10 * MINUTE);
			await look();
			await look();
			expect(browser.received).toHaveLength(1);
			service.answer(503);
			await app.publish(AREA, [closure('l', '2026-12-09')]);
			for (let hours = 0; hours < 72; hours++) {
				await look();
				store.clock.pass(HOUR);
			}
			const before = service.asked();
			await look();
			expect(service.asked()).toBe(before);
		});

		test('tells of the week in one message, and only where there is something', async () => {
			const { browser } = await pushFollow({ news: ['weekly'] });
			store.clock.set(THURSDAY);
			await look();
			expect(browser.received).toEqual([]);
			await app.publish(AREA, [event('朗読', '2026-12-05')]);
			store.clock.pass(7 * DAY);
			await look();
			await look();
			expect(browser.received).toHaveLength(1);
			expect(browser.received[0]?.text).toContain(`${URL_OF_TOWN}/follow"`);
		});

		test('takes no address that is no push service’s, and forgets who is silent for half a year', async () => {
			const { subscription } = service.browser('x');
			const args = follow({ push: { ...subscription, endpoint: 'https://internal.example.jp/x' } }).args;
			expect(await put(args)).toMatchObject({ code: 'invalid', detail: { field: 'push' } });
			await pushFollow();
			store.clock.pass(181 * DAY);
			await app.expire();
			expect(await rows()).toEqual([]);
		});
	});

	describe('stopping', () => {
		test('is one press, in a mail program or on a page, and nothing stays', async () => {
			await mailFollow();
			await app.publish(AREA, [event('朗読', '2026-12-05')]);
			store.clock.set(THURSDAY);
			await look();
			const [sent] = mail.sent;
			const stop = pathIn(sent?.text, 'stop');
			expect(sent?.stop).toBe(`${URL_OF_TOWN}${stop}`);
			const page = await app.request(stop);
			expect(await page.text()).toContain('<button type="submit">止める</button>');
			expect(await rows()).toHaveLength(1);
			// from Google's servers, without anything a browser would send; then once more
			for (let n = 0; n < 2; n++) {
				const pressed = await post(stop);
				expect(pressed.status).toBe(200);
				expect(await pressed.text()).toContain('止めました');
			}
			const everything = [];
			for (const table of ['follow', 'follow_ticket', 'tell', 'mail_out', 'audit', 'receipt'] as const) {
				everything.push(await db.kysely.selectFrom(table).selectAll().execute());
			}
			expect(JSON.stringify(everything)).not.toContain(HANAKO);
			expect(journal.join()).not.toContain(HANAKO);
		});

		test('of a part is a page of boxes, which can take away and add nothing', async () => {
			await mailFollow({
				things: [
					{ kind: 'place', id: 'ask' },
					{ kind: 'place', id: 'now' },
				],
				news: ['weekly', 'closures'],
			});
			const [line] = await rows();
			const page = `/open/mail/change/${line?.id}/${line?.link}`;
			expect(await (await app.request(page)).text()).toContain('askコミセン');
			const body = new URLSearchParams([
				['thing', '0 ask'],
				['thing', '0 paper'],
				['news', 'closures'],
			]).toString();
			const kept = await post(page, body);
			expect(await kept.text()).toContain('この内容にしました');
			const [after] = await rows();
			expect(JSON.parse(after?.things ?? '')).toEqual([{ kind: 'place', id: 'ask' }]);
			expect(JSON.parse(after?.news ?? '')).toEqual(['closures']);
			expect((await post(page, 'thing=0+ask')).status).toBe(422);
			for (const wrong of [
				`/open/mail/change/${line?.id}/${'x'.repeat(43)}`,
				`/open/mail/change/${uuid()}/${line?.link}`,
			]) {
				expect((await app.request(wrong)).status).toBe(404);
			}
		});

		test('works from another site’s page too, but a form needs the link', async () => {
			await mailFollow();
			const [line] = await rows();
			const stop = `/open/mail/stop/${line?.id}/${line?.link}`;
			const foreign = { origin: 'https://mail.example.com', 'sec-fetch-site': 'cross-site' };
			expect((await post(`/open/mail/stop/${line?.id}/${'x'.repeat(43)}`, 'x=1', foreign)).status).toBe(200);
			expect(await rows()).toHaveLength(1);
			expect((await post(stop, 'x=1', foreign)).status).toBe(200);
			expect(await rows()).toEqual([]);
		});
	});

	test('whatever dies whenever, each is told once and none is lost', async () => {
		const addresses = ['a@example.jp', 'b@example.jp', 'c@example.jp'];
		for (const address of addresses) await mailFollow({ mail: { address }, news: ['weekly', 'closures'] });
		const { browser } = await pushFollow();
		const dying = dyingDatabase(db);
		let steps = 0;
		for (let step = 1; steps === 0; step++) {
			mail.sent.length = 0;
			browser.received.length = 0;
			const thursday = THURSDAY + step * 7 * DAY;
			store.clock.set(thursday);
			const soon = new Date(thursday + 8 * DAY).toISOString().slice(0, 10);
			await app.publish(AREA, [event(`催し${step}`, soon), closure(`休み${step}`, soon)]);
			const dyingApp = await startApp({ ...store, db: dying.db });
			dying.dieAt(step);
			const life = async () => {
				await dyingApp.tellFollowers();
				await dyingApp.mailer.sendDue();
			};
			await life().catch(() => undefined);
			if (!dying.bury()) steps = step;
			await dyingApp.close();
			// the next process, after the claims of the dead one have run out
			await look();
			store.clock.pass(3 * MINUTE);
			await look();
			store.clock.pass(3 * MINUTE);
			await look();
			for (const to of addresses) {
				const got = mail.sent.filter((one) => one.to === to);
				const digests = new Map(got.flatMap((one) => (one.subject === '今週のお知らせ' ? [[one.id, one]] : [])));
				const closures = new Map(got.flatMap((one) => (one.subject.includes('休館') ? [[one.id, one]] : [])));
				expect([step, to, digests.size, closures.size]).toEqual([step, to, 1, 1]);
				// only who dies between the mail server's yes and noting it sends again, and then under the same id
				expect(got.length).toBeLessThanOrEqual(3);
			}
			const topics = new Set(browser.received.map(({ headers }) => headers.topic));
			expect([step, topics.size]).toEqual([step, 1]);
			expect(browser.received.length).toBeLessThanOrEqual(2);
		}
		expect(steps).toBeGreaterThan(20);
	}, 300_000);

	test('two processes at the same moment tell each once', async () => {
		for (let n = 0; n < 5; n++)
			await mailFollow({ mail: { address: `p${n}@example.jp` }, news: ['weekly', 'closures'] });
		const { browser } = await pushFollow();
		await app.publish(AREA, [event('朗読', '2026-12-05'), closure('k', '2026-12-08')]);
		const other = await startApp();
		store.clock.set(THURSDAY);
		const both = () => Promise.allSettled([app.tellFollowers(), other.tellFollowers()]);
		await both();
		await both();
		await app.mailer.sendDue();
		await other.close();
		// a mail that the one who left had claimed goes when its claim has run out
		store.clock.pass(3 * MINUTE);
		await look();
		expect(mail.sent.map(({ id }) => id)).toHaveLength(10);
		expect(new Set(mail.sent.map(({ id }) => id)).size).toBe(10);
		expect(browser.received).toHaveLength(1);
	});
});
