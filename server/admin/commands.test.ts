import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureArea } from '../areas.ts';
import type { Database } from '../db/database.ts';
import { findAccount } from '../identity/accounts.ts';
import { beginSession } from '../identity/sessions.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { endAllSessions, listPeople, makeAdministrator, removePerson, resetSecondFactor } from './commands.ts';

const HANAKO = { area: AREA, name: '武蔵 花子', email: 'Hanako@Example.jp', another: false };

describe.each(DATABASES)('At the command line, on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;
	beforeEach(async () => {
		db = await open();
		store = testStore(db);
		await ensureArea(store, AREA);
	}, OPENING_MS);
	afterEach(() => db.close());

	test('the first administrator is made, once, and lies in the list of people', async () => {
		expect(await makeAdministrator(store, HANAKO)).toBe('made');
		await expect(makeAdministrator(store, { ...HANAKO, email: 'taro@example.jp' })).rejects.toThrow(/--another/);
		const account = await findAccount(db.kysely, AREA, 'hanako@example.jp');
		expect(account).toMatchObject({ name: '武蔵 花子', roles: [{ role: 'administrator' }], state: 'invited' });
		expect(account?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		const [row] = await db.kysely.selectFrom('private_row').selectAll().where('scope', '=', 'people').execute();
		expect(JSON.parse(row?.body ?? '')).toMatchObject({ email: 'hanako@example.jp', state: 'invited' });
		expect(await db.kysely.selectFrom('audit').select(['actor', 'what']).execute()).toEqual([
			{ actor: 'console', what: 'console.administrator' },
		]);
	});

	test('another may be made, also of somebody who has an account', async () => {
		await makeAdministrator(store, HANAKO);
		expect(await makeAdministrator(store, { ...HANAKO, email: 'taro@example.jp', another: true })).toBe('made');
		expect(await makeAdministrator(store, { ...HANAKO, another: true })).toBe('given');
		expect(await listPeople(store, AREA)).toHaveLength(2);
	});

	test('nonsense is refused with what to write instead', async () => {
		await expect(makeAdministrator(store, { ...HANAKO, area: '000000' })).rejects.toThrow(`write one of ${AREA}`);
		await expect(makeAdministrator(store, { ...HANAKO, email: 'hanako' })).rejects.toThrow(/--email/);
		await expect(makeAdministrator(store, { ...HANAKO, name: ' ' })).rejects.toThrow(/--name/);
		await expect(endAllSessions(store, AREA, 'x@example.jp')).rejects.toThrow(/nobody/);
	});

	test('somebody who lost a phone is signed out everywhere, and can set up another second factor', async () => {
		await makeAdministrator(store, HANAKO);
		const { id = '' } = (await findAccount(db.kysely, AREA, 'hanako@example.jp')) ?? {};
		for (const label of ['phone', 'tablet']) {
			await beginSession(db.kysely, { accountId: id, shared: false, label, now: store.clock.now() });
		}
		await db.kysely
			.insertInto('second_factor')
			.values({ account_id: id, sealed_secret: 'x', confirmed_at: 1, last_step: 0 })
			.execute();
		expect((await listPeople(store, AREA))[0]).toContain('2 session(s)');
		await resetSecondFactor(store, AREA, HANAKO.email);
		expect(await db.kysely.selectFrom('session').selectAll().execute()).toEqual([]);
		expect(await db.kysely.selectFrom('second_factor').selectAll().execute()).toEqual([]);
		expect(await endAllSessions(store, AREA, HANAKO.email)).toBe(0);
	});

	test('an account can be ended, and its address is free again', async () => {
		await makeAdministrator(store, HANAKO);
		await removePerson(store, AREA, HANAKO.email);
		expect(await listPeople(store, AREA)).toEqual([]);
		expect(await makeAdministrator(store, HANAKO)).toBe('made');
	});
});
