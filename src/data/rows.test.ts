import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRow, EMPTY_SUM } from '../../contract/checksum.ts';
import type { Change } from '../../contract/feed.ts';
import { NO_ROWS, type Rows, rowsOfPages, withChanges } from './rows.ts';

/** A sound log: dense numbers, versions that count up per row. */
const log: fc.Arbitrary<Change[]> = fc
	.array(
		fc.record({
			kind: fc.constantFrom('group', 'event', 'later'),
			id: fc.constantFrom('a', 'b', 'c'),
			alive: fc.boolean(),
		}),
		{
			maxLength: 60,
		},
	)
	.map((steps) => {
		const revs = new Map<string, number>();
		return steps.map(({ kind, id, alive }, i): Change => {
			const rev = (revs.get(kind + id) ?? 0) + 1;
			revs.set(kind + id, rev);
			return [i + 1, kind, id, rev, alive ? { id, rev } : null];
		});
	});

function flat(rows: Rows) {
	const all: [string, string, number, unknown][] = [];
	for (const [kind, revs] of rows.revs)
		for (const [id, rev] of revs) all.push([kind, id, rev, rows.data.get(kind)?.get(id)]);
	return all.sort();
}

test('However a log is cut, pages at the cut and the rest of the log give the rows of the whole log', () => {
	fc.assert(
		fc.property(log, fc.nat(60), (changes, at) => {
			const whole = withChanges(NO_ROWS, changes);
			const ground = withChanges(NO_ROWS, changes.slice(0, at));
			const pages = [...ground.revs].map(([kind, revs]) => ({
				kind,
				rows: [...revs].map(([id, rev]): [string, number, Record<string, unknown>] => [
					id,
					rev,
					ground.data.get(kind)?.get(id) as Record<string, unknown>,
				]),
			}));
			const rest = withChanges(rowsOfPages(pages), changes.slice(at));
			expect(flat(rest)).toEqual(flat(whole));
			expect(rest.sum).toEqual(whole.sum);
		}),
	);
});

test('The checksum kept along the way is the checksum of the rows that are there', () => {
	fc.assert(
		fc.property(log, (changes) => {
			const rows = withChanges(NO_ROWS, changes);
			let sum = EMPTY_SUM;
			for (const [kind, id, rev] of flat(rows)) sum = addRow(sum, 1, kind, id, rev);
			expect(rows.sum).toEqual(sum);
		}),
	);
});

test('Rows that somebody holds do not change under him', () => {
	const before = withChanges(NO_ROWS, [[1, 'group', 'a', 1, { id: 'a' }]]);
	const after = withChanges(before, [
		[2, 'group', 'a', 2, null],
		[3, 'event', 'e', 1, { id: 'e' }],
	]);
	expect(flat(before)).toEqual([['group', 'a', 1, { id: 'a' }]]);
	expect(flat(after)).toEqual([['event', 'e', 1, { id: 'e' }]]);
});
