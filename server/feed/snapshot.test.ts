import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from '../../contract/feed.ts';
import { ensureArea } from '../areas.ts';
import type { Database } from '../db/database.ts';
import { appendChanges } from '../log.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA, dropNotice, manyNotices, putClosure, putNotice } from '../testing/rows.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { KEEP_SNAPSHOTS_MS, MAX_PAGE_BYTES, MAX_PAGE_ROWS, makeSnapshot, pageHash, type Snapshot } from './snapshot.ts';

const hashesByDatabase = new Map<string, string[]>();

describe.each(DATABASES)('Snapshots on $name', ({ name, open }) => {
	let db: Database;
	let store: TestStore;

	beforeEach(async () => {
		db = await open();
		store = testStore(db);
		await ensureArea(store, AREA);
	}, OPENING_MS);
	afterEach(() => db.close());

	const hashes = (snapshot: Snapshot) => snapshot.pages.map((page) => page.hash);

	async function readPage(hash: string): Promise<{ bytes: Uint8Array; page: Page } | undefined> {
		const row = await db.kysely.selectFrom('page').selectAll().where('hash', '=', hash).executeTakeFirst();
		if (!row) return undefined;
		const bytes = gunzipSync(row.gzip);
		return { bytes, page: JSON.parse(bytes.toString()) as Page };
	}

	async function readIds(snapshot: Snapshot): Promise<string[]> {
		const pages = await Promise.all(hashes(snapshot).map(readPage));
		return pages.flatMap((each) => each?.page.rows.map(([id]) => id) ?? []).sort();
	}

	test('the pages hold every live row once, and say the change number that they contain', async () => {
		await appendChanges(store, AREA, [...manyNotices(30), putClosure('c'), dropNotice('n3')]);
		const snapshot = await makeSnapshot(store, AREA);
		expect(snapshot.seq).toBe(32);
		const ids = [...manyNotices(30).map((row) => row.id), 'c'].filter((id) => id !== 'n3').sort();
		expect(await readIds(snapshot)).toEqual(ids);
	});

	test('a page is named by the hash of its bytes', async () => {
		await appendChanges(store, AREA, manyNotices(30));
		const [ref] = (await makeSnapshot(store, AREA)).pages;
		const page = await readPage(ref?.hash ?? '');
		expect(ref?.hash).toBe(pageHash(page?.bytes ?? new Uint8Array()));
		expect(ref?.hash).toMatch(/^[\w-]{22}$/);
		expect(ref).toMatchObject({ kind: 'notice', rows: 30, bytes: page?.bytes.byteLength });
	});

	test('one change makes one new page, and all others keep their names', async () => {
		await appendChanges(store, AREA, [...manyNotices(3 * MAX_PAGE_ROWS), putClosure('c')]);
		const before = hashes(await makeSnapshot(store, AREA));
		expect(before.length).toBeGreaterThanOrEqual(5);
		await appendChanges(store, AREA, [putNotice('n7', '変更')]);
		const after = hashes(await makeSnapshot(store, AREA));
		expect(after.filter((hash) => !before.includes(hash))).toHaveLength(1);
		expect(before.filter((hash) => !after.includes(hash))).toHaveLength(1);
	});

	test('a change that is taken back brings the old page back', async () => {
		await appendChanges(store, AREA, manyNotices(5));
		const before = hashes(await makeSnapshot(store, AREA));
		await appendChanges(store, AREA, [putNotice('x')]);
		await makeSnapshot(store, AREA);
		await appendChanges(store, AREA, [dropNotice('x')]);
		expect(hashes(await makeSnapshot(store, AREA))).toEqual(before);
	});

	test('no page outgrows what a tablet can take in at once, however the town grows and shrinks', async () => {
		const long = 'あ'.repeat(2000);
		for (const count of [50, 200, 600]) {
			await appendChanges(store, AREA, manyNotices(count, 'n', long));
			const { pages } = await makeSnapshot(store, AREA);
			expect(pages.reduce((sum, page) => sum + page.rows, 0)).toBe(count);
			for (const page of pages) {
				expect(page.rows).toBeLessThanOrEqual(MAX_PAGE_ROWS);
				expect(page.bytes).toBeLessThanOrEqual(MAX_PAGE_BYTES);
			}
		}
		const large = (await makeSnapshot(store, AREA)).pages.length;
		await appendChanges(
			store,
			AREA,
			manyNotices(560).map(({ id }) => dropNotice(id)),
		);
		const shrunk = await makeSnapshot(store, AREA);
		expect(shrunk.pages.length).toBeLessThan(large / 4);
		expect(await readIds(shrunk)).toHaveLength(40);
	});

	test('a kind whose last row was deleted has no page', async () => {
		await appendChanges(store, AREA, [putNotice('a'), putClosure('c')]);
		await makeSnapshot(store, AREA);
		await appendChanges(store, AREA, [dropNotice('a')]);
		expect((await makeSnapshot(store, AREA)).pages.map((page) => page.kind)).toEqual(['closure']);
		await appendChanges(store, AREA, [dropNotice('b'), putNotice('b')]);
		expect((await makeSnapshot(store, AREA)).pages.map((page) => page.kind)).toEqual(['notice', 'closure']);
	});

	test('a snapshot built from the last one is the same as one built from nothing', async () => {
		await appendChanges(store, AREA, manyNotices(1500));
		await makeSnapshot(store, AREA);
		await appendChanges(store, AREA, [...manyNotices(40, 'n', '新'), dropNotice('n50'), putClosure('c')]);
		const grown = await makeSnapshot(store, AREA);
		await db.kysely.deleteFrom('snapshot').execute();
		const fresh = await makeSnapshot(store, AREA);
		expect(fresh.pages).toEqual(grown.pages);
	});

	test('the same town has the same pages on every database', async () => {
		await appendChanges(store, AREA, [
			...manyNotices(50),
			putNotice('Ä'),
			putNotice('a'),
			putNotice('Z'),
			putNotice('縁'),
		]);
		hashesByDatabase.set(name, hashes(await makeSnapshot(store, AREA)));
		const [first, ...others] = hashesByDatabase.values();
		for (const other of others) expect(other).toEqual(first);
	});

	test('old pages stay for as long as somebody may hold a head that names them, and no longer', async () => {
		await appendChanges(store, AREA, [putNotice('a')]);
		const [old = ''] = hashes(await makeSnapshot(store, AREA));
		await appendChanges(store, AREA, [putNotice('b')]);
		await makeSnapshot(store, AREA);
		store.clock.pass(KEEP_SNAPSHOTS_MS - 1);
		await appendChanges(store, AREA, [putNotice('c')]);
		await makeSnapshot(store, AREA);
		expect(await readPage(old)).toBeDefined();
		store.clock.pass(KEEP_SNAPSHOTS_MS);
		await appendChanges(store, AREA, [putNotice('d')]);
		const { pages } = await makeSnapshot(store, AREA);
		expect(await readPage(old)).toBeUndefined();
		for (const { hash } of pages) expect(await readPage(hash)).toBeDefined();
	});

	test('two that make the same snapshot at the same time agree', async () => {
		await appendChanges(store, AREA, manyNotices(100));
		const [a, b] = await Promise.all([makeSnapshot(store, AREA), makeSnapshot(store, AREA)]);
		expect(hashes(a)).toEqual(hashes(b));
		expect(await db.kysely.selectFrom('snapshot').selectAll().execute()).toHaveLength(1);
	});
});
