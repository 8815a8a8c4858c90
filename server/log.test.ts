import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sumToHex } from '../contract/checksum.ts';
import { SEGMENT } from '../contract/feed.ts';
import type { Notice } from '../contract/notice.ts';
import { NoSuchArea } from './area-counter.ts';
import { ensureArea } from './areas.ts';
import type { Database } from './db/database.ts';
import { appendChanges, compactLog, KEEP_LOG_MS, RowRefused, readRow, readRows } from './log.ts';
import { sumOf } from './stored-row.ts';
import { DATABASES, OPENING_MS } from './testing/databases.ts';
import { AREA, dropNotice, manyNotices, notice, OTHER_AREA, putClosure, putNotice } from './testing/rows.ts';
import { type TestStore, testStore } from './testing/store.ts';

describe.each(DATABASES)('The log on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;

	beforeEach(async () => {
		db = await open();
		store = testStore(db);
		await ensureArea(store, AREA);
	}, OPENING_MS);
	afterEach(() => db.close());

	const state = (area = AREA) =>
		db.kysely.selectFrom('area').selectAll().where('code', '=', area).executeTakeFirstOrThrow();
	const lines = (area = AREA) =>
		db.kysely.selectFrom('log').selectAll().where('area', '=', area).orderBy('seq').execute();
	const rows = (area = AREA) => db.kysely.selectFrom('rows').selectAll().where('area', '=', area).execute();

	test('changes are numbered from 1 without a gap', async () => {
		expect(await appendChanges(store, AREA, manyNotices(3))).toEqual({ from: 0, to: 3, written: 3 });
		expect(await appendChanges(store, AREA, [dropNotice('n1'), putNotice('n9')])).toEqual({
			from: 3,
			to: 5,
			written: 2,
		});
		expect((await lines()).map((line) => line.seq)).toEqual([1, 2, 3, 4, 5]);
	});

	test('a row that says nothing new writes nothing, whatever the order of its fields and its updatedAt', async () => {
		await appendChanges(store, AREA, [putNotice('a')]);
		const again = { updatedAt: '2020-01-01T00:00:00Z', from: '2026-11-23', level: 'normal' as const };
		const same: Notice = { ...again, title: { ja: 'お知らせ' }, id: 'a' };
		const result = await appendChanges(store, AREA, [{ kind: 'notice', id: 'a', data: same }]);
		expect(result).toEqual({ from: 1, to: 1, written: 0 });
	});

	test('deleting what is not there writes nothing', async () => {
		await appendChanges(store, AREA, [putNotice('a'), dropNotice('b')]);
		await appendChanges(store, AREA, [dropNotice('a')]);
		expect(await appendChanges(store, AREA, [dropNotice('a')])).toEqual({ from: 2, to: 2, written: 0 });
	});

	test('the versions of a row are counted on through its deletion', async () => {
		await appendChanges(store, AREA, [putNotice('a')]);
		await appendChanges(store, AREA, [dropNotice('a')]);
		await appendChanges(store, AREA, [putNotice('a')]);
		expect((await lines()).map((line) => line.rev)).toEqual([1, 2, 3]);
		expect((await lines()).map((line) => line.body === null)).toEqual([false, true, false]);
	});

	test('several changes of one row in one batch each get a number, and the last one holds', async () => {
		await appendChanges(store, AREA, [
			putNotice('a', '一'),
			putNotice('a', '二'),
			dropNotice('a'),
			putNotice('a', '三'),
		]);
		expect((await lines()).map((line) => [line.seq, line.rev])).toEqual([1, 2, 3, 4].map((n) => [n, n]));
		expect((await readRow(store, AREA, 'notice', 'a'))?.title.ja).toBe('三');
	});

	test('a row carries the time at which the server took it', async () => {
		await appendChanges(store, AREA, [
			{ kind: 'notice', id: 'a', data: { ...notice('a'), updatedAt: '1999-01-01T00:00:00Z' } },
		]);
		expect((await readRow(store, AREA, 'notice', 'a'))?.updatedAt).toBe('2026-11-23T01:00:00.000Z');
	});

	test('fields that this version does not know are kept', async () => {
		const data = { ...notice('a'), later: { added: [1, null, true] } };
		await appendChanges(store, AREA, [{ kind: 'notice', id: 'a', data }]);
		expect(await readRow(store, AREA, 'notice', 'a')).toMatchObject({ later: { added: [1, null, true] } });
	});

	test('one misfit refuses the whole batch, and says which row and why', async () => {
		const misfit = { ...notice('b'), from: '23. November' };
		const attempt = appendChanges(store, AREA, [putNotice('a'), { kind: 'notice', id: 'b', data: misfit }]);
		await expect(attempt).rejects.toThrow(RowRefused);
		await expect(attempt).rejects.toMatchObject({ refused: [{ kind: 'notice', id: 'b' }] });
		expect(await lines()).toEqual([]);
	});

	test('a row under another id than its own, or of a kind nobody knows, is refused', async () => {
		await expect(appendChanges(store, AREA, [{ kind: 'notice', id: 'a', data: notice('b') }])).rejects.toThrow(
			RowRefused,
		);
		const strange = { kind: 'constructor', id: 'a', data: { id: 'a' } } as never;
		await expect(appendChanges(store, AREA, [strange])).rejects.toThrow(RowRefused);
	});

	test('an id that no database could give back unchanged is refused', async () => {
		for (const id of ['', 'a\0b', 'a\nb', '\ud800', 'x'.repeat(201)]) {
			await expect(appendChanges(store, AREA, [putNotice(id)])).rejects.toThrow(RowRefused);
			await expect(appendChanges(store, AREA, [dropNotice(id)])).rejects.toThrow(RowRefused);
		}
	});

	test('an area that was never made takes nothing', async () => {
		await expect(appendChanges(store, OTHER_AREA, [putNotice('a')])).rejects.toThrow(NoSuchArea);
	});

	test('each area counts for itself', async () => {
		await ensureArea(store, OTHER_AREA);
		await appendChanges(store, AREA, manyNotices(5));
		expect(await appendChanges(store, OTHER_AREA, manyNotices(2))).toEqual({ from: 0, to: 2, written: 2 });
		expect((await state()).epoch).not.toBe((await state(OTHER_AREA)).epoch);
	});

	test('writers at the same time share the numbers without a gap or a double', async () => {
		const batches = Array.from({ length: 8 }, (_, i) => manyNotices(5, `batch${i}-`));
		const results = await Promise.all(batches.map((batch) => appendChanges(store, AREA, batch)));
		expect(results.map((each) => each.to).sort((a, b) => a - b)).toEqual([5, 10, 15, 20, 25, 30, 35, 40]);
		expect((await lines()).map((line) => line.seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
	});

	test('whatever is written and deleted: the checksum is that of the live rows, and the log folds to them', async () => {
		const change = fc.record({
			id: fc.constantFrom('a', 'b', 'c', '縁側', '😀'),
			kind: fc.constantFrom('notice' as const, 'closure' as const),
			words: fc.option(fc.constantFrom('一', '二'), { nil: null }),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 4 }), async (batches) => {
				for (const batch of batches) {
					await appendChanges(
						store,
						AREA,
						batch.map(({ id, kind, words }) => {
							if (words === null) return { kind, id, data: null };
							return kind === 'notice' ? putNotice(id, words) : putClosure(id, words);
						}),
					);
				}
				const { head, sum } = await state();
				const stored = await rows();
				expect(sum).toBe(sumToHex(sumOf(stored)));
				const log = await lines();
				expect(log.map((line) => line.seq)).toEqual(Array.from({ length: head }, (_, i) => i + 1));
				const folded = new Map(log.map((line) => [`${line.kind}/${line.id}`, [line.rev, line.body]]));
				expect(new Map(stored.map((row) => [`${row.kind}/${row.id}`, [row.rev, row.body]]))).toEqual(folded);
			}),
			{ numRuns: 25 },
		);
	});

	test('deletions stay in the log for ninety days', async () => {
		await appendChanges(store, AREA, [...manyNotices(SEGMENT), dropNotice('n0')]);
		await appendChanges(store, AREA, manyNotices(SEGMENT, 'm'));
		store.clock.pass(KEEP_LOG_MS - 1);
		expect(await compactLog(store, AREA, (await state()).head)).toBe(0);
		store.clock.pass(2);
		expect(await compactLog(store, AREA, (await state()).head)).toBe(2 * SEGMENT);
		expect((await lines()).map((line) => line.seq)).toEqual([2 * SEGMENT + 1]);
		expect((await state()).horizon).toBe(2 * SEGMENT);
	});

	test('nothing is forgotten that the published pages do not contain', async () => {
		await appendChanges(store, AREA, manyNotices(3 * SEGMENT));
		store.clock.pass(KEEP_LOG_MS + 1);
		expect(await compactLog(store, AREA, 2 * SEGMENT - 1)).toBe(SEGMENT);
	});

	test('a row that comes back long after its deletion was forgotten still counts its versions on', async () => {
		await appendChanges(store, AREA, [putNotice('a'), dropNotice('a'), ...manyNotices(SEGMENT)]);
		store.clock.pass(KEEP_LOG_MS + 1);
		await compactLog(store, AREA, (await state()).head);
		await appendChanges(store, AREA, [putNotice('a')]);
		expect((await lines()).at(-1)).toMatchObject({ id: 'a', rev: 3 });
	});

	test('whatever a device has already read, what compaction leaves of the log brings it to the same rows', async () => {
		await appendChanges(store, AREA, [...manyNotices(SEGMENT), ...manyNotices(40, 'n', '新'), dropNotice('n7')]);
		store.clock.pass(KEEP_LOG_MS + 1);
		await appendChanges(store, AREA, [dropNotice('n8'), ...manyNotices(60, 'm')]);
		const whole = await lines();
		const truth = fold(new Map(), whole);
		const horizon = await compactLog(store, AREA, (await state()).head);
		expect(horizon).toBe(SEGMENT);
		const rest = await lines();
		for (let cursor = horizon; cursor <= whole.length; cursor++) {
			const device = fold(new Map(), whole.slice(0, cursor));
			expect(
				fold(
					device,
					rest.filter((line) => line.seq > cursor),
				),
			).toEqual(truth);
		}
	});

	test('the rows of one kind can be read by themselves', async () => {
		await appendChanges(store, AREA, [putNotice('a'), putClosure('b'), dropNotice('a'), putNotice('c')]);
		expect((await readRows(store, AREA, 'notice')).map((row) => row.id)).toEqual(['c']);
		expect((await readRows(store, AREA)).map((row) => row.id).sort()).toEqual(['b', 'c']);
	});
});

type Line = { kind: string; id: string; rev: number; body: string | null };

function fold(state: Map<string, unknown>, log: readonly Line[]): Map<string, unknown> {
	for (const { kind, id, rev, body } of log) {
		if (body === null) state.delete(`${kind}/${id}`);
		else state.set(`${kind}/${id}`, [rev, body]);
	}
	return state;
}
