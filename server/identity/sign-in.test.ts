/** Signing in as somebody does it: ask, read the mail, type the code, show the second factor. On both databases. */
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../contract/roles.ts';
import type { FactorOffer, SessionAnswer, SessionsAnswer } from '../../contract/session.ts';
import { type App, createApp } from '../app.ts';
import { ensureArea } from '../areas.ts';
import type { Database } from '../db/database.ts';
import { type Browser, createBrowser } from '../testing/browser.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { type KeptMail, keptMail } from '../testing/kept-mail.ts';
import { AREA, OTHER_AREA } from '../testing/rows.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { addAccount, removeAccount, setRoles } from './accounts.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const HANAKO = 'hanako@example.jp';

describe.each(DATABASES)('Signing in, on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;
	let app: App;
	let mail: KeptMail;
	let browser: Browser;

	beforeEach(async () => {
		db = await open();
		store = testStore(db);
		mail = keptMail();
		app = await createApp({ ...store, mail });
		for (const area of [AREA, OTHER_AREA]) await ensureArea(store, area);
		browser = createBrowser(app);
	}, OPENING_MS);
	afterEach(async () => {
		await app.close();
		await db.close();
	});

	async function invite(id: string, email: string, roles: Role[]): Promise<void> {
		await addAccount(db.kysely, { id, area: AREA, email, name: '花子', now: store.clock.now() });
		await setRoles(db.kysely, id, roles);
	}
	async function ask(email: string, from = browser): Promise<Response> {
		const answer = await from.post(`/id/${AREA}/code`, { email });
		await app.mailer.sendDue();
		return answer;
	}
	async function signIn(email = HANAKO, from = browser, more: object = {}): Promise<SessionAnswer> {
		await ask(email, from);
		const answer = await from.post(`/id/${AREA}/sign-in`, { code: mail.codeFor(email.toLowerCase()), ...more });
		expect(answer.status).toBe(200);
		return (await answer.json()) as SessionAnswer;
	}
	const session = async (from = browser) => ((await (await from.get('/id/session')).json()) as SessionAnswer).session;
	const actor = (from = browser, area = AREA) => app.identity.actorOf(from.request('/'), area);
	const codeOf = (offer: FactorOffer) =>
		new TOTP({ secret: Secret.fromBase32(offer.secret) }).generate({ timestamp: store.clock.now() });
	async function post<T>(path: string, body: unknown = {}, from = browser): Promise<T & { status: number }> {
		const answer = await from.post(path, body);
		return { ...((await answer.json()) as T), status: answer.status };
	}

	describe('with a code from a mail', () => {
		beforeEach(() => invite('a1', HANAKO, [{ role: 'representative', groupId: 'g1' }]));

		test('whoever was invited is let in, and is who they are in their own area only', async () => {
			expect(await actor()).toEqual({ accountId: null, name: null, roles: [] });
			const { session: info } = await signIn('Hanako@Example.jp');
			expect(info).toMatchObject({
				accountId: 'a1',
				factor: 'none',
				roles: [{ role: 'representative', groupId: 'g1' }],
			});
			expect(await actor()).toEqual({
				accountId: 'a1',
				name: '花子',
				roles: [{ role: 'representative', groupId: 'g1' }],
			});
			expect(await actor(browser, OTHER_AREA)).toMatchObject({ accountId: null });
		});

		test('somebody whom nobody invited gets the same answer and no mail', async () => {
			const [known, unknown] = [await ask(HANAKO), await ask('stranger@example.jp', createBrowser(app))];
			const plain = (headers: Headers) => [...headers].filter(([name]) => name !== 'set-cookie');
			expect(unknown.status).toBe(known.status);
			expect(await unknown.text()).toBe(await known.text());
			expect(plain(unknown.headers)).toEqual(plain(known.headers));
			expect(unknown.headers.getSetCookie().map(withoutToken)).toEqual(known.headers.getSetCookie().map(withoutToken));
			expect(mail.sent.map(({ to }) => to)).toEqual([HANAKO]);
			expect(await db.kysely.selectFrom('mail_out').selectAll().execute()).toEqual([]);
		});

		test('full-width digits and spaces are taken as they are meant', async () => {
			await ask(HANAKO);
			const wide = mail.codeFor(HANAKO).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
			const { status } = await post(`/id/${AREA}/sign-in`, { code: `${wide.slice(0, 3)}　${wide.slice(3)}` });
			expect(status).toBe(200);
		});

		test('a code works once', async () => {
			await signIn();
			const again = createBrowser(app);
			again.cookies.set('engawa-asking', browser.cookies.get('engawa-asking') ?? 'x'.repeat(43));
			expect(await post(`/id/${AREA}/sign-in`, { code: mail.codeFor(HANAKO) }, again)).toMatchObject({ status: 403 });
		});

		test('of ten who send the right code at the same moment from the browser that asked, one is let in', async () => {
			await ask(HANAKO);
			const cookie = browser.cookies.get('engawa-asking') ?? '';
			const tries = Array.from({ length: 3 }, () => {
				const tab = createBrowser(app);
				tab.cookies.set('engawa-asking', cookie);
				return post(`/id/${AREA}/sign-in`, { code: mail.codeFor(HANAKO) }, tab);
			});
			const statuses = (await Promise.all(tries)).map(({ status }) => status);
			expect(statuses.filter((status) => status === 200)).toHaveLength(1);
		});

		test('a code that another browser asked for opens nothing here', async () => {
			await ask(HANAKO);
			const elsewhere = createBrowser(app);
			const code = mail.codeFor(HANAKO);
			expect(await post(`/id/${AREA}/sign-in`, { code }, elsewhere)).toMatchObject({ error: 'other-browser' });
			await ask('stranger@example.jp', elsewhere);
			expect(await post(`/id/${AREA}/sign-in`, { code }, elsewhere)).toMatchObject({ error: 'wrong', left: 2 });
		});

		test('after three wrong tries the code is worth nothing, even the right one', async () => {
			await ask(HANAKO);
			const right = mail.codeFor(HANAKO);
			const wrong = right === '000000' ? '000001' : '000000';
			for (const left of [2, 1]) {
				expect(await post(`/id/${AREA}/sign-in`, { code: wrong })).toMatchObject({ error: 'wrong', left });
			}
			expect(await post(`/id/${AREA}/sign-in`, { code: wrong })).toMatchObject({ error: 'over', status: 403 });
			expect(await post(`/id/${AREA}/sign-in`, { code: right })).toMatchObject({ status: 403 });
		});

		test('after ten minutes it is over', async () => {
			await ask(HANAKO);
			store.clock.pass(10 * MINUTE);
			expect(await post(`/id/${AREA}/sign-in`, { code: mail.codeFor(HANAKO) })).toMatchObject({ error: 'over' });
		});

		test('asking again makes the first code worthless', async () => {
			await ask(HANAKO);
			const first = mail.codeFor(HANAKO);
			await ask(HANAKO);
			const second = mail.codeFor(HANAKO);
			if (first !== second) {
				expect(await post(`/id/${AREA}/sign-in`, { code: first })).toMatchObject({ error: 'wrong' });
			}
			expect(await post(`/id/${AREA}/sign-in`, { code: second })).toMatchObject({ status: 200 });
		});

		test('nothing in the database lets anybody in: no code, no token', async () => {
			await ask(HANAKO);
			const code = mail.codeFor(HANAKO);
			const secrets = [code, browser.cookies.get('engawa-asking') ?? ''];
			expect(await wholeDatabase()).not.toContain(`"${secrets[0]}"`);
			await browser.post(`/id/${AREA}/sign-in`, { code });
			secrets.push(browser.cookies.get('engawa-session') ?? '');
			const stored = await wholeDatabase();
			for (const secret of secrets) {
				expect(secret.length).toBeGreaterThan(5);
				expect(stored).not.toContain(`"${secret}"`);
			}
		});

		async function wholeDatabase(): Promise<string> {
			const tables = ['account', 'session', 'sign_in_code', 'rate', 'mail_out', 'audit', 'private_row'] as const;
			const all = await Promise.all(tables.map((table) => db.kysely.selectFrom(table).selectAll().execute()));
			return JSON.stringify(all);
		}

		test('too many mails to one person are refused kindly, whoever asks, also for an unknown person', async () => {
			for (const email of [HANAKO, 'stranger@example.jp']) {
				const answers = [];
				for (let i = 0; i < 6; i++) answers.push(await ask(email, createBrowser(app)));
				expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429]);
				expect(answers[5]?.headers.get('retry-after')).toBe('600');
				expect(await answers[5]?.json()).toMatchObject({ error: 'too-many', words: expect.stringContaining('10ぷん') });
			}
		});

		test('what is not an address or a code is refused', async () => {
			for (const body of [{}, { email: 'x' }, { email: 3 }, [], null, { email: `${'a'.repeat(300)}@b.jp` }]) {
				expect((await browser.post(`/id/${AREA}/code`, body)).status).toBe(400);
			}
			await ask(HANAKO);
			for (const body of [{}, { code: '' }, { code: 123456 }, { code: '1'.repeat(50) }]) {
				expect((await browser.post(`/id/${AREA}/sign-in`, body)).status).toBe(400);
			}
			expect((await browser.post('/id/999999/code', { email: HANAKO })).status).toBe(404);
		});
	});

	describe('as somebody who has a session', () => {
		const volunteer: Role[] = [{ role: 'desk', placeId: 'p1' }];
		beforeEach(() => invite('a1', HANAKO, volunteer));

		test('signing in again gives another token, and the one before opens nothing', async () => {
			await signIn();
			const before = browser.cookies.get('engawa-session') ?? '';
			await signIn();
			expect(browser.cookies.get('engawa-session')).not.toBe(before);
			const thief = createBrowser(app);
			thief.cookies.set('engawa-session', before);
			expect(await session(thief)).toBeNull();
		});

		test('one sees where one is signed in, and ends one or all others', async () => {
			await signIn();
			const [phone, lost] = [createBrowser(app), createBrowser(app)];
			await signIn(HANAKO, phone);
			await signIn(HANAKO, lost);
			const { sessions } = (await (await browser.get('/id/sessions')).json()) as SessionsAnswer;
			expect(sessions).toHaveLength(3);
			expect(sessions.filter(({ here }) => here)).toHaveLength(1);
			expect(sessions[0]).toMatchObject({ label: 'iPhone · Safari' });
			const { sessions: ofLost } = (await (await lost.get('/id/sessions')).json()) as SessionsAnswer;
			const id = ofLost.find(({ here }) => here)?.id;
			expect((await post<SessionsAnswer>('/id/sessions/end', { id })).sessions).toHaveLength(2);
			expect(await session(lost)).toBeNull();
			expect(await session(phone)).not.toBeNull();
			await post('/id/sessions/end', { others: true });
			expect(await session(phone)).toBeNull();
			expect(await session()).not.toBeNull();
		});

		test('nobody ends the session of another', async () => {
			await invite('a2', 'taro@example.jp', volunteer);
			await signIn();
			const taro = createBrowser(app);
			await signIn('taro@example.jp', taro);
			const { sessions } = (await (await browser.get('/id/sessions')).json()) as SessionsAnswer;
			await post('/id/sessions/end', { id: sessions[0]?.id }, taro);
			expect(await session()).not.toBeNull();
		});

		test('after signing out the session is gone on the server too', async () => {
			await signIn();
			const cookie = browser.cookies.get('engawa-session') ?? '';
			expect(await post('/id/sign-out')).toMatchObject({ session: null });
			expect(browser.cookies.has('engawa-session')).toBe(false);
			browser.cookies.set('engawa-session', cookie);
			expect(await session()).toBeNull();
			expect((await browser.get('/id/sessions')).status).toBe(401);
		});

		test('who was removed is nobody with the next request', async () => {
			await signIn();
			await removeAccount(db.kysely, 'a1');
			expect(await actor()).toEqual({ accountId: null, name: null, roles: [] });
			await ask(HANAKO, createBrowser(app));
			expect(mail.sent).toHaveLength(1);
		});

		test('a code that is under way lets nobody in who was removed meanwhile', async () => {
			await ask(HANAKO);
			await removeAccount(db.kysely, 'a1');
			expect(await post(`/id/${AREA}/sign-in`, { code: mail.codeFor(HANAKO) })).toMatchObject({ status: 403 });
		});

		test('what an administrator gives or takes counts with the next request', async () => {
			await signIn();
			await setRoles(db.kysely, 'a1', [{ role: 'desk', placeId: 'p2' }]);
			expect((await actor()).roles).toEqual([{ role: 'desk', placeId: 'p2' }]);
		});

		test('an own device stays signed in for 30 days without use and 90 in all', async () => {
			await signIn();
			for (let days = 0; days < 87; days += 29) {
				store.clock.pass(29 * DAY);
				expect(await post('/id/seen'), `day ${days}`).toMatchObject({ session: { accountId: 'a1' } });
			}
			store.clock.pass(4 * DAY);
			expect(await session()).toBeNull();
			await signIn();
			store.clock.pass(31 * DAY);
			expect(await session()).toBeNull();
		});

		test('a device of many people is signed out after half an hour without use, and after half a day', async () => {
			expect((await signIn(HANAKO, browser, { shared: true })).session).toMatchObject({
				shared: true,
				idleMinutes: 30,
			});
			for (let minutes = 0; minutes < 700; minutes += 20) {
				store.clock.pass(20 * MINUTE);
				expect(await post('/id/seen')).toMatchObject({ session: { accountId: 'a1' } });
			}
			store.clock.pass(21 * MINUTE);
			expect(await session()).toBeNull();
			await signIn(HANAKO, browser, { shared: true });
			store.clock.pass(31 * MINUTE);
			expect(await session()).toBeNull();
		});

		test('a page that asks by itself does not keep the session alive', async () => {
			await signIn(HANAKO, browser, { shared: true });
			for (let i = 0; i < 3; i++) {
				store.clock.pass(10 * MINUTE);
				await session();
				await actor();
			}
			store.clock.pass(MINUTE);
			expect(await session()).toBeNull();
		});
	});

	describe('as administrator', () => {
		const roles: Role[] = [{ role: 'administrator' }, { role: 'desk', placeId: 'p1' }];
		beforeEach(() => invite('a1', HANAKO, roles));

		async function setUp(from = browser): Promise<{ offer: FactorOffer; recovery: string[] }> {
			const offer = await post<FactorOffer>('/id/second-factor/start', {}, from);
			const answer = await post<SessionAnswer>('/id/second-factor/confirm', { code: codeOf(offer) }, from);
			expect(answer).toMatchObject({ status: 200, session: { factor: 'proven' } });
			return { offer, recovery: answer.recovery ?? [] };
		}

		test('the role waits until a second factor is set up; roles that need none are there', async () => {
			const { session: info } = await signIn();
			expect(info).toMatchObject({ factor: 'to-set-up', roles: [roles[1]], waitingRoles: [roles[0]] });
			expect((await actor()).roles).toEqual([roles[1]]);
			const { recovery } = await setUp();
			expect(recovery).toHaveLength(8);
			expect((await actor()).roles).toEqual(roles);
			expect(await session()).toMatchObject({ factor: 'proven', recoveryLeft: 8 });
		});

		test('every later session shows the second factor before anything is allowed', async () => {
			await signIn();
			const { offer } = await setUp();
			const later = createBrowser(app);
			expect((await signIn(HANAKO, later)).session).toMatchObject({
				factor: 'to-prove',
				roles: [],
				waitingRoles: roles,
			});
			expect((await actor(later)).roles).toEqual([]);
			const before = later.cookies.get('engawa-session') ?? '';
			store.clock.pass(MINUTE);
			await post('/id/second-factor/prove', { code: codeOf(offer) }, later);
			expect((await actor(later)).roles).toEqual(roles);
			const thief = createBrowser(app);
			thief.cookies.set('engawa-session', before);
			expect(await session(thief)).toBeNull();
		});

		test('a code of the app counts once, and five wrong ones make the next wait', async () => {
			await signIn();
			const { offer } = await setUp();
			const later = createBrowser(app);
			await signIn(HANAKO, later);
			// the one that confirmed the set-up
			expect(await post('/id/second-factor/prove', { code: codeOf(offer) }, later)).toMatchObject({ status: 403 });
			for (let i = 0; i < 3; i++) await post('/id/second-factor/prove', { code: '000000' }, later);
			expect(await post('/id/second-factor/prove', { code: '000000' }, later)).toMatchObject({ status: 429 });
		});

		test('a code on paper lets one in without the phone, once', async () => {
			await signIn();
			const { recovery } = await setUp();
			const later = createBrowser(app);
			await signIn(HANAKO, later);
			const code = recovery[3]?.toLowerCase().replace('-', ' ');
			expect(await post('/id/second-factor/prove', { code }, later)).toMatchObject({ session: { recoveryLeft: 7 } });
			const third = createBrowser(app);
			await signIn(HANAKO, third);
			expect(await post('/id/second-factor/prove', { code }, third)).toMatchObject({ status: 403 });
		});

		test('who has only the mailbox can neither replace nor remove the second factor', async () => {
			await signIn();
			await setUp();
			const thief = createBrowser(app);
			await signIn(HANAKO, thief);
			expect((await post('/id/second-factor/start', {}, thief)).status).toBe(409);
			expect((await post('/id/second-factor/remove', {}, thief)).status).toBe(403);
			expect((await post('/id/recovery', {}, thief)).status).toBe(403);
			expect((await post('/id/second-factor/confirm', { code: '000000' }, thief)).status).toBe(403);
			expect(await post('/id/second-factor/remove')).toMatchObject({ session: { factor: 'to-set-up' } });
		});

		test('the secret lies sealed in the database, and new paper codes replace the old', async () => {
			await signIn();
			const { offer, recovery } = await setUp();
			const stored = JSON.stringify([
				await db.kysely.selectFrom('second_factor').selectAll().execute(),
				await db.kysely.selectFrom('recovery_code').selectAll().execute(),
			]);
			expect(stored).not.toContain(offer.secret);
			for (const code of recovery) expect(stored).not.toContain(code.replaceAll('-', ''));
			const { recovery: renewed } = await post<SessionAnswer>('/id/recovery');
			expect(renewed).toHaveLength(8);
			const later = createBrowser(app);
			await signIn(HANAKO, later);
			expect(await post('/id/second-factor/prove', { code: recovery[0] }, later)).toMatchObject({ status: 403 });
			expect(await post('/id/second-factor/prove', { code: renewed?.[0] }, later)).toMatchObject({ status: 200 });
		});

		test('who administers is signed out after half an hour without a sign', async () => {
			await signIn();
			store.clock.pass(31 * MINUTE);
			expect(await session()).toBeNull();
		});

		test('administrators see in their list who signed in, and each person sees themselves', async () => {
			await signIn();
			const rows = await db.kysely.selectFrom('private_row').select(['scope', 'kind', 'id', 'body']).execute();
			const member = rows.find(({ scope }) => scope === 'people');
			expect(JSON.parse(member?.body ?? 'null')).toMatchObject({ state: 'active', secondFactor: false });
			expect(rows.find(({ scope }) => scope === 'person/a1')).toMatchObject({ kind: 'me', id: 'me' });
			const { what } = await db.kysely.selectFrom('audit').select('what').executeTakeFirstOrThrow();
			expect(what).toBe('sign-in');
		});
	});

	function withoutToken(cookie: string): string {
		return cookie.replace(/=[\w-]{43};/, '=…;');
	}
});
