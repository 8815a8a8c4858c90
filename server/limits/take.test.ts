/** On both databases: what is counted is counted once, for all rules or for none. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { createLimits, type Limits, type Rule } from './take.ts';

const MINUTE = 60_000;
const perDevice = (of: string | undefined): Rule => ({
	what: 'code',
	subject: 'device',
	of,
	burst: 3,
	everyMs: MINUTE,
});
const perAddress = (of: string): Rule => ({ what: 'code', subject: 'address', of, burst: 5, everyMs: MINUTE });

describe.each(DATABASES)('How much may be asked, on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;
	let limits: Limits;
	beforeEach(async () => {
		db = await open();
		store = testStore(db);
		limits = createLimits({ db, clock: store.clock, secret: new Uint8Array(32) });
	}, OPENING_MS);
	afterEach(() => db.close());

	test('three at once, then one a minute, and the answer says how long to wait', async () => {
		for (let i = 0; i < 3; i++) expect(await limits.take([perDevice('a')])).toEqual({ allowed: true });
		expect(await limits.take([perDevice('a')])).toEqual({ allowed: false, retryAfterSeconds: 60 });
		store.clock.pass(MINUTE / 2);
		expect(await limits.take([perDevice('a')])).toEqual({ allowed: false, retryAfterSeconds: 30 });
		store.clock.pass(MINUTE / 2);
		expect(await limits.take([perDevice('a')])).toEqual({ allowed: true });
		expect(await limits.take([perDevice('a')])).toMatchObject({ allowed: false });
	});

	test('what one rule refuses is not counted by the others', async () => {
		for (let i = 0; i < 3; i++) await limits.take([perDevice('a'), perAddress('home')]);
		for (let i = 0; i < 9; i++) await limits.take([perDevice('a'), perAddress('home')]);
		expect(await limits.take([perDevice('b'), perAddress('home')])).toEqual({ allowed: true });
		expect(await limits.take([perDevice('c'), perAddress('home')])).toEqual({ allowed: true });
		expect(await limits.take([perDevice('d'), perAddress('home')])).toMatchObject({ allowed: false });
	});

	test('thirty at the same moment are not let through more often than thirty one after another', async () => {
		const taken = await Promise.all(Array.from({ length: 30 }, () => limits.take([perDevice('a'), perAddress('x')])));
		expect(taken.filter(({ allowed }) => allowed)).toHaveLength(3);
	});

	test('one that counts for several takes as much', async () => {
		expect(await limits.take([{ ...perAddress('x'), cost: 4 }])).toEqual({ allowed: true });
		expect(await limits.take([{ ...perAddress('x'), cost: 2 }])).toEqual({ allowed: false, retryAfterSeconds: 60 });
		expect(await limits.take([perAddress('x')])).toEqual({ allowed: true });
	});

	test('the table names nobody, and forgets what is over', async () => {
		await limits.take([perDevice('192.0.2.7'), perDevice(undefined)]);
		const lines = await db.kysely.selectFrom('rate').selectAll().execute();
		expect(lines).toHaveLength(1);
		expect(JSON.stringify(lines)).not.toContain('192');
		store.clock.pass(2 * MINUTE);
		await limits.sweep();
		expect(await db.kysely.selectFrom('rate').selectAll().execute()).toEqual([]);
	});
});
