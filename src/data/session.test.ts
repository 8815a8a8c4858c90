/** Signing in and out on a device, against a real server in the process and a line that can be cut. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../contract/roles.ts';
import { type App, createApp } from '../../server/app.ts';
import { ensureArea } from '../../server/areas.ts';
import type { Database } from '../../server/db/database.ts';
import { addAccount, removeAccount, setRoles } from '../../server/identity/accounts.ts';
import { createBrowser } from '../../server/testing/browser.ts';
import { SQLITE } from '../../server/testing/databases.ts';
import { type KeptMail, keptMail } from '../../server/testing/kept-mail.ts';
import { AREA } from '../../server/testing/rows.ts';
import { type TestStore, testStore } from '../../server/testing/store.ts';
import { createOutbox } from './outbox.ts';
import { createOwn, type Own } from './own.ts';
import { type Box, createBox } from './own-box.ts';
import { createPrivate, type PrivateDesk } from './private.ts';
import { keepSent, readSent } from './sent.ts';
import { createSession, type SessionDesk } from './session.ts';
import { settleSignOut } from './sign-out.ts';
import type { World } from './world.ts';
import { createWritingWire } from './writing-wire.ts';

const EMAIL = 'hanako@example.jp';

let db: Database;
let store: TestStore;
let app: App;
let mail: KeptMail;
let cut: boolean;
let requests: string[];
let world: World;
let own: Own;
let box: Box;
let desk: PrivateDesk;
let me: SessionDesk;
let stop: () => void;

beforeEach(async () => {
	db = await SQLITE.open();
	store = testStore(db);
	mail = keptMail();
	app = await createApp({ ...store, mail });
	await ensureArea(store, AREA);
	const browser = createBrowser(app);
	cut = false;
	requests = [];
	world = {
		fetch: async (path, init = {}) => {
			requests.push(path);
			if (cut) throw new TypeError('Failed to fetch');
			if (init.method !== 'POST') return browser.get(path);
			return browser.post(path, JSON.parse(String(init.body)));
		},
		now: () => store.clock.now(),
		random: () => 0.5,
		setTimer: () => 0,
		clearTimer: () => {},
		nextTask: async () => {},
		whenIdle: (run) => run(() => 50),
		indexedDB: new IDBFactory(),
		keyRange: IDBKeyRange,
		report: (message, cause) => {
			throw new Error(message, { cause });
		},
	};
	own = createOwn(world);
	box = createBox(world);
	desk = createPrivate(world, own, box);
	me = createSession(world, own, box, desk);
	stop = me.start();
	await own.put('area', AREA);
	await invite([{ role: 'desk', placeId: 'p1' }]);
});
afterEach(async () => {
	stop();
	desk.close();
	box.close();
	own.close();
	await app.close();
	await db.close();
});

async function invite(roles: Role[]): Promise<void> {
	await addAccount(db.kysely, { id: 'a1', area: AREA, email: EMAIL, name: '花子', now: store.clock.now() });
	await setRoles(db.kysely, 'a1', roles);
}
async function signIn(shared = false): Promise<void> {
	expect(await me.askForCode(EMAIL, 'ja')).toMatchObject({ ok: true });
	await app.mailer.sendDue();
	expect(await me.signIn(mail.codeFor(EMAIL), shared)).toMatchObject({ ok: true });
}
/** A device that is started later with the same disk. */
function again(): SessionDesk {
	const later = createSession(world, own, box, desk);
	const stopLater = later.start();
	const before = stop;
	stop = () => {
		stopLater();
		before();
	};
	return later;
}
const databases = async () => (await world.indexedDB?.databases())?.map(({ name }) => name) ?? [];

test('whoever signed in is known after a restart, also without a line', async () => {
	await signIn();
	expect(me.session.value).toMatchObject({ name: '花子', roles: [{ role: 'desk', placeId: 'p1' }], factor: 'none' });
	cut = true;
	const later = again();
	await vi.waitFor(() => expect(later.session.value).toMatchObject({ accountId: 'a1' }));
	await later.refreshSession();
	expect(later.session.value).toMatchObject({ accountId: 'a1' });
});

test('what goes wrong is told apart: no line, a wrong code, too often', async () => {
	cut = true;
	expect(await me.askForCode(EMAIL, 'ja')).toEqual({ ok: false, why: 'unreachable' });
	cut = false;
	expect(await me.signIn('123456', false)).toEqual({ ok: false, why: 'other-browser' });
	await me.askForCode(EMAIL, 'ja');
	await app.mailer.sendDue();
	const wrong = mail.codeFor(EMAIL) === '000000' ? '111111' : '000000';
	expect(await me.signIn(wrong, false)).toEqual({ ok: false, why: 'wrong', left: 2 });
	for (let i = 0; i < 4; i++) await me.askForCode(EMAIL, 'ja');
	expect(await me.askForCode(EMAIL, 'ja')).toMatchObject({
		ok: false,
		why: 'too-many',
		waitSeconds: expect.any(Number),
	});
});

describe('Signing out', () => {
	test('with a line ends the session here and at the server', async () => {
		await signIn();
		await me.signOut();
		expect(me.session.value).toBeNull();
		expect(await own.get('session')).toBeNull();
		expect(await db.kysely.selectFrom('session').selectAll().execute()).toEqual([]);
	});

	test('without a line forgets the person at once, and tells the server when it can', async () => {
		await signIn();
		await desk.pull(createWritingWire(world), AREA);
		expect(desk.privateTown.value?.me).toMatchObject({ name: '花子' });
		expect(await databases()).toContain('engawa-private-a1');
		cut = true;
		await me.signOut();
		expect(me.session.value).toBeNull();
		expect(desk.privateTown.value).toBeNull();
		expect(await databases()).not.toContain('engawa-private-a1');
		expect(JSON.stringify(await own.get('session'))).not.toContain('a1');
		await settleSignOut(world, own);
		cut = false;
		expect(await db.kysely.selectFrom('session').selectAll().execute()).toHaveLength(1);
		await settleSignOut(world, own);
		expect(await db.kysely.selectFrom('session').selectAll().execute()).toEqual([]);
		expect(await own.get('session')).toBeNull();
		expect(me.sessionEnded.value).toBe(false);
	});

	test('keeps what was not sent, under its author, and forgets unfinished forms', async () => {
		await signIn();
		const outbox = createOutbox(world, own, box);
		const stopOutbox = outbox.start();
		await outbox.record('board.mark', {
			placeId: 'p1',
			marks: [{ roomId: 'r1', date: '2026-12-01', slotId: 'am', mark: 't' }],
		});
		await box.change((tables) => tables.drafts.put({ key: 'desk', at: 0, value: { name: '田中', phone: '0422' } }));
		const done = { n: 1, client: 'c', args: {}, name: 'x', madeAt: '', area: 'a', at: 0, attempts: 1 };
		const { accountId: by } = me.session.value ?? {};
		await box.change((tables) =>
			keepSent(
				tables,
				[
					{ ...done, id: 'mine', by },
					{ ...done, id: 'anybody' },
				],
				0,
			),
		);
		cut = true;
		await me.signOut();
		expect((await box.look(readSent)).map(({ id }) => id)).toEqual(['anybody']);
		expect(await box.look((tables) => tables.drafts.toArray())).toEqual([]);
		await vi.waitFor(() => expect(outbox.outbox.value).toMatchObject([{ by: 'a1', problem: 'signed-out' }]));
		stopOutbox();
	});

	test('says that what waited may leave when they sign in again, and not whenever the session is heard of', async () => {
		await signIn();
		await me.signOut();
		const before = box.recorded.peek();
		await signIn();
		expect(box.recorded.peek()).toBe(before + 1);
		await me.refreshSession();
		expect(box.recorded.peek()).toBe(before + 1);
	});

	test('an answer that was on its way when somebody signed out brings nothing back', async () => {
		await signIn();
		const late = me.refreshSession();
		await me.signOut();
		await late;
		expect(me.session.value).toBeNull();
		expect(await own.get('session')).toBeNull();
	});

	test('somebody else can sign in after one who signed out without a line', async () => {
		await signIn();
		cut = true;
		await me.signOut();
		cut = false;
		await signIn();
		expect(me.session.value).toMatchObject({ accountId: 'a1' });
		await settleSignOut(world, own);
		await me.refreshSession();
		expect(me.session.value).toMatchObject({ accountId: 'a1' });
	});
});

test('who was removed is forgotten on the device at the next contact, and the screen says that it ended', async () => {
	await signIn();
	await desk.pull(createWritingWire(world), AREA);
	await removeAccount(db.kysely, 'a1');
	await me.refreshSession();
	expect(me.session.value).toBeNull();
	expect(me.sessionEnded.value).toBe(true);
	expect(await databases()).not.toContain('engawa-private-a1');
});

test('new roles are here as soon as the private rows say that something changed', async () => {
	await signIn();
	const wire = createWritingWire(world);
	await desk.pull(wire, AREA);
	const roles: Role[] = [{ role: 'desk', placeId: 'p2' }];
	await setRoles(db.kysely, 'a1', roles);
	await app.writing.work(AREA, 'test', async (context) => {
		await context.privatePut('person/a1', 'me', 'me', { id: 'me', name: '花子', email: EMAIL, roles });
	});
	await desk.pull(wire, AREA);
	await vi.waitFor(() => expect(me.session.value?.roles).toEqual(roles));
});

test('a sign of the person goes over the line every few minutes, not at every touch', async () => {
	await signIn(true);
	requests.length = 0;
	for (let i = 0; i < 100; i++) me.noteUse();
	store.clock.pass(6 * 60_000);
	me.noteUse();
	expect(requests).toEqual(['/id/seen', '/id/seen']);
	await vi.waitFor(() => expect(me.session.value).not.toBeNull());
});

test('an administrator sets up a second factor, gets codes for paper, and shows it at the next sign-in', async () => {
	await setRoles(db.kysely, 'a1', [{ role: 'administrator' }]);
	await signIn();
	expect(me.session.value).toMatchObject({ factor: 'to-set-up', roles: [], waitingRoles: [{ role: 'administrator' }] });
	const offer = await me.startFactor();
	if (!offer.ok) throw new Error(offer.why);
	expect(offer.value.uri).toMatch(/^otpauth:\/\/totp\/Engawa:hanako%40example\.jp\?/);
	const code = () => new TOTP({ secret: Secret.fromBase32(offer.value.secret) }).generate({ timestamp: world.now() });
	const confirmed = await me.confirmFactor(code());
	expect(confirmed.ok && confirmed.value).toHaveLength(8);
	expect(me.session.value).toMatchObject({ secondFactor: true, roles: [{ role: 'administrator' }] });
	await me.signOut();
	await signIn();
	expect(me.session.value).toMatchObject({ factor: 'to-prove', roles: [] });
	store.clock.pass(60_000);
	expect(await me.proveSecondFactor(code())).toMatchObject({ ok: true });
	expect(me.session.value).toMatchObject({ secondFactor: true });
	const list = await me.listSessions();
	expect(list.ok && list.value).toHaveLength(1);
});

test('signing out where nobody is signed in asks nothing of anybody', async () => {
	await me.signOut();
	expect(requests).toEqual([]);
	expect(await own.get('session')).toBeUndefined();
});
