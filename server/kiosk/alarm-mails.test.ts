import { beforeEach, describe, expect, test } from 'vitest';
import type { Beat } from '../../contract/kiosk.ts';
import { isMailTime } from '../../contract/kiosk-alarms.ts';
import type { Actor, Role } from '../../contract/roles.ts';
import { ensureArea } from '../areas.ts';
import { addAccount, removeAccount, setRoles } from '../identity/accounts.ts';
import { appendChanges } from '../log.ts';
import type { QueuedMail } from '../mail/queue.ts';
import { DATABASES } from '../testing/databases.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { placeRow } from '../testing/written-town.ts';
import { isWatching, tellOfTrouble, watch } from './alarm-mails.ts';
import { alarmMail } from './alarm-words.ts';
import { approve, askToEnrol } from './enrolments.ts';
import { readKiosk, takeBeat } from './fleet.ts';

const AREA = '990019';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The centre is open from 9:30 to 21:30; it is ten past ten. */
const TEN = Date.parse('2026-11-24T10:10:00+09:00');
const LONG_UP = 24 * HOUR;

describe.each(DATABASES)('mails of trouble with kiosks, on $name', ({ open }) => {
	let store: TestStore;

	beforeEach(async () => {
		store = testStore(await open(), { startAt: TEN });
		await ensureArea(store, AREA);
		await appendChanges(store, AREA, [{ kind: 'place', id: 'p1', data: placeRow('p1', undefined) }]);
		await person('c1', [{ role: 'coordinator' }]);
	});

	const person = async (id: string, roles: Role[]) => {
		const { kysely } = store.db;
		await addAccount(kysely, { id, area: AREA, email: `${id}@example.jp`, name: id, now: store.clock.now() });
		await setRoles(kysely, id, roles);
	};
	const actor = (accountId: string): Actor => ({ accountId, name: accountId, roles: [{ role: 'coordinator' }] });
	const wish = (id: string, on = true, lang: 'ja' | 'en' = 'ja') =>
		watch(store.db.kysely, AREA, actor(id), { on, lang }, store.clock.now());
	const kiosk = async (name = '入口') => {
		const { kysely } = store.db;
		const asked = await askToEnrol(kysely, AREA, { publicKey: 'x'.repeat(87) }, store.clock.now());
		await approve(kysely, asked, { code: asked.code, placeId: 'p1', name }, '調整 花子', store.clock.now());
		return asked.id;
	};
	const beat = async (id: string, more: Partial<Beat> = {}) => {
		const line = await readKiosk(store.db.kysely, id);
		if (!line) throw new Error('no such kiosk');
		const beat: Beat = {
			build: '1',
			cursor: 3,
			heardAt: store.clock.now(),
			waiting: 0,
			storage: 'kept',
			crashes: 0,
			divergences: 0,
			upMs: 1,
			skewMs: 0,
			worker: 'active',
			configVersion: 1,
			...more,
		};
		await takeBeat(store.db.kysely, line, beat, store.clock.now());
	};
	const look = (listeningMs = LONG_UP) => tellOfTrouble(store, AREA, listeningMs);
	/** Mails queued since the last call. */
	const mails = async (): Promise<QueuedMail[]> => {
		const lines = await store.db.kysely.selectFrom('mail_out').selectAll().execute();
		await store.db.kysely.deleteFrom('mail_out').execute();
		return lines.map(({ body }) => JSON.parse(body) as QueuedMail);
	};

	test('a kiosk that is silent while its centre is open is told once, and once when it is heard again', async () => {
		const id = await kiosk();
		await beat(id);
		await wish('c1');
		store.clock.pass(29 * MINUTE);
		expect(await look()).toBe(false);
		store.clock.pass(2 * MINUTE);
		expect(await look()).toBe(true);
		expect(await look()).toBe(false);
		store.clock.pass(HOUR);
		expect(await look()).toBe(false);
		expect(await mails()).toMatchObject([
			{ to: 'c1@example.jp', lang: 'ja', subject: 'キオスクの確認をお願いします：p1コミセン 入口' },
		]);
		await beat(id);
		await look();
		await look();
		expect(await mails()).toMatchObject([{ subject: 'キオスクは元に戻りました：p1コミセン 入口' }]);
	});

	test('two processes that look at the same moment send one mail', async () => {
		await beat(await kiosk());
		await wish('c1');
		store.clock.pass(31 * MINUTE);
		await Promise.all([look(), look(), look()]);
		expect(await mails()).toHaveLength(1);
	});

	test('nobody is woken for a centre that is closed, and its closing is no recovery', async () => {
		const id = await kiosk();
		await beat(id);
		await wish('c1');
		store.clock.set(Date.parse('2026-11-24T20:50:00+09:00'));
		expect(await look()).toBe(true);
		await mails();
		for (const time of ['2026-11-24T21:40:00+09:00', '2026-11-25T03:00:00+09:00', '2026-11-25T08:00:00+09:00']) {
			store.clock.set(Date.parse(time));
			expect(await look()).toBe(false);
		}
		await beat(id);
		expect(await look()).toBe(true);
		expect((await mails())[0]?.subject).toContain('元に戻りました');
	});

	test('a tablet that is switched off over a closed day is no trouble', async () => {
		const id = await kiosk();
		await beat(id, { waiting: 1 });
		await wish('c1');
		store.clock.set(Date.parse('2026-11-25T09:00:00+09:00'));
		expect(await look()).toBe(false);
	});

	test('old data and an outbox that does not move are told of a kiosk that is in touch', async () => {
		const id = await kiosk();
		await wish('c1', true, 'en');
		const heardAt = store.clock.now() - 25 * HOUR;
		await beat(id, { heardAt, waiting: 2 });
		await look();
		expect((await mails())[0]?.text).toContain('data more than a day old');
		for (let minutes = 0; minutes <= 125; minutes += 5) {
			store.clock.pass(5 * MINUTE);
			await beat(id, { heardAt, waiting: 2 });
			await look();
		}
		const [second, ...more] = await mails();
		expect(more).toEqual([]);
		expect(second?.text).toContain('waited to be sent');
		expect(second?.text).not.toContain('a day old');
		await beat(id);
		await look();
		expect((await mails())[0]?.text).toContain('Everything has been sent');
	});

	test('a line that goes for the whole town is one mail to each person', async () => {
		for (const name of ['1', '2', '3']) await beat(await kiosk(name));
		await person('a1', [{ role: 'administrator' }]);
		await wish('c1');
		await wish('a1', true, 'en');
		store.clock.pass(40 * MINUTE);
		await look();
		const sent = await mails();
		expect(sent.map(({ to }) => to).sort()).toEqual(['a1@example.jp', 'c1@example.jp']);
		expect(sent.find(({ to }) => to === 'c1@example.jp')?.subject).toContain('ほか2台');
	});

	test('only who asked for it and still has the right is mailed', async () => {
		await beat(await kiosk());
		await person('c2', [{ role: 'coordinator' }]);
		await person('v1', [{ role: 'volunteer' }]);
		await person('c3', [{ role: 'coordinator' }]);
		for (const id of ['c1', 'v1', 'c3']) await wish(id);
		await wish('c1', false);
		expect(await isWatching(store.db.kysely, actor('c1'))).toBe(false);
		await removeAccount(store.db.kysely, 'c3');
		store.clock.pass(40 * MINUTE);
		expect(await look()).toBe(false);
		await wish('c2');
		await look();
		expect((await mails()).map(({ to }) => to)).toEqual(['c2@example.jp']);
	});

	test('a server that was down itself takes nobody for silent', async () => {
		await beat(await kiosk());
		await wish('c1');
		store.clock.pass(2 * HOUR);
		expect(await look(MINUTE)).toBe(false);
		expect(await look(11 * MINUTE)).toBe(true);
	});
});

test('mails come by day, and at night only for a centre that is open', () => {
	expect(isMailTime('06:59', false)).toBe(false);
	expect(isMailTime('07:00', false)).toBe(true);
	expect(isMailTime('21:00', false)).toBe(false);
	expect(isMailTime('23:30', true)).toBe(true);
});

test('the mail speaks the language it was asked for in, and says where to look', () => {
	const trouble = { place: '桜コミセン', name: '入口', began: ['silent'] as const, over: [] };
	for (const lang of ['ja', 'easy', 'en'] as const) {
		const mail = alarmMail(lang, [trouble]);
		expect(mail.text).toContain('{kiosks}');
		expect(mail.subject).toContain('桜コミセン');
	}
});
