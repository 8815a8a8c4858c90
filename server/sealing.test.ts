import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AskerContact } from '../contract/request.ts';
import { currentSealingKey, sealContact } from '../src/data/seal.ts';
import { ensureArea } from './areas.ts';
import type { Database } from './db/database.ts';
import { readRows } from './log.ts';
import { createSealing, KEY_LIFE_MS, KEY_REST_MS } from './sealing.ts';
import { DATABASES, OPENING_MS } from './testing/databases.ts';
import { AREA, OTHER_AREA } from './testing/rows.ts';
import { type TestStore, testStore } from './testing/store.ts';

const CONTACT: AskerContact = { name: '見本 花子', kind: 'phone', value: '0422-00-0000' };

/** Made once by another implementation of RFC 9180 (@hpke/core 1.9.0) with a key that protects nothing. */
const FOREIGN = {
	publicKey: 'BMGIp_aTtUqL4bNI68VqjDHXee8gt2ZDph5oAeYFhAkyR-Rjin_BpXVD8mACghd-u9MuBBnP3oCrk8DYtnvStYE',
	privateKey: 'X9clZ3bddMimZgzm4snXLFnjZ-YMI2gzkNIISnaoE-Q',
	enc: 'BKbYfVuuNubkoanLyK6bzFnHlptQc3uY-5t5YVMzvpQJ0Xiz0CMe26kmyD75AaM3JqgVG-BfIMZZ6SU5vRzzPhE',
	text: 'CXgV05yBtXepZ2f-tdeGzauXenxuBrknbxFubZOP9zLdd5tsMDm9glRsH95DKHNk7hfMI2Z0hA3pIUSXEVtHVxCQMqv15qHn6U0WHlPx',
};

describe.each(DATABASES)('Sealed contacts on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;

	beforeEach(async () => {
		db = await open();
		store = testStore(db);
		await ensureArea(store, AREA);
		await ensureArea(store, OTHER_AREA);
	}, OPENING_MS);
	afterEach(() => db.close());

	const published = async (area = AREA) => (await readRows(store, area, 'key')).map(({ data }) => data);
	const sealedNow = async () => {
		const key = currentSealingKey(await published());
		if (!key) throw new Error('no key was published');
		return sealContact(CONTACT, key);
	};

	test('the first start makes a key, every town hears of it, and what a device seals is opened', async () => {
		const sealing = createSealing(store);
		await sealing.tend();
		expect(await published()).toHaveLength(1);
		expect(await published(OTHER_AREA)).toEqual(await published());
		expect(JSON.stringify(await published())).not.toContain('private');
		const sealed = await sealedNow();
		expect(JSON.stringify(sealed)).not.toContain('0422');
		expect(await sealing.open(sealed)).toEqual(CONTACT);
	});

	test('a second start changes nothing, and a town that came later hears of the same key', async () => {
		await createSealing(store).tend();
		const before = await db.kysely.selectFrom('log').selectAll().execute();
		await createSealing(store).tend();
		expect(await db.kysely.selectFrom('log').selectAll().execute()).toEqual(before);
		await ensureArea(store, '990019');
		await createSealing(store).tend();
		expect(await published('990019')).toEqual(await published());
	});

	test('two processes that start at once agree on one key', async () => {
		await Promise.all([createSealing(store).tend(), createSealing(store).tend()]);
		expect(await published()).toHaveLength(1);
		expect(await db.kysely.selectFrom('sealing_key').selectAll().execute()).toHaveLength(1);
	});

	test('after a year a new key is used, and the old one still opens what comes late', async () => {
		const sealing = createSealing(store);
		await sealing.tend();
		const late = await sealedNow();
		store.clock.pass(KEY_LIFE_MS);
		await sealing.tend();
		expect((await published()).filter((key) => key.current)).toHaveLength(1);
		expect((await sealedNow()).keyId).not.toBe(late.keyId);
		expect(await sealing.open(late)).toEqual(CONTACT);
	});

	test('a key that was replaced long ago is destroyed, in the database and on the devices', async () => {
		const sealing = createSealing(store);
		await sealing.tend();
		const tooLate = await sealedNow();
		await sealing.rotate();
		store.clock.pass(KEY_REST_MS);
		await sealing.tend();
		expect(await published()).toHaveLength(1);
		expect(await db.kysely.selectFrom('sealing_key').selectAll().execute()).toHaveLength(1);
		expect(await sealing.open(tooLate)).toBeNull();
		expect(await sealing.open(await sealedNow())).toEqual(CONTACT);
	});

	test('reads what another implementation of the same standard sealed', async () => {
		await db.kysely
			.insertInto('sealing_key')
			.values({
				n: 1,
				id: 'foreign',
				public_key: FOREIGN.publicKey,
				private_key: FOREIGN.privateKey,
				made_at: store.clock.now(),
			})
			.execute();
		const { enc, text } = FOREIGN;
		expect(await createSealing(store).open({ keyId: 'foreign', enc, text })).toEqual(CONTACT);
	});

	test('whatever else is sent is no contact, and harms nothing', async () => {
		const sealing = createSealing(store);
		await sealing.tend();
		const good = await sealedNow();
		const [first] = good.text;
		const bad = [
			{ ...good, keyId: 'nobody' },
			{ ...good, text: (first === 'A' ? 'B' : 'A') + good.text.slice(1) },
			{ ...good, enc: good.enc.slice(0, 20) },
			{ ...good, enc: '%%%', text: '！' },
			{ ...good, text: '' },
		];
		for (const sealed of bad) expect(await sealing.open(sealed)).toBeNull();
	});
});
