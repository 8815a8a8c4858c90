import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Head, SEGMENT, TAIL_REACH, TAIL_STEP } from '../../contract/feed.ts';
import { CHANGES_BEFORE_NEW_GROUND, logRequests, planFor } from './pull-plan.ts';
import type { Position } from './replica-db.ts';

const page = (hash: string, rows: number, bytes: number) => ({ hash, kind: 'group', rows, bytes });
const head = (over: Partial<Head> & { at?: number } = {}): Head => ({
	protocol: 1,
	epoch: 'e',
	head: 10_000,
	horizon: 0,
	sum: '0'.repeat(16),
	now: '2026-11-23T00:00:00Z',
	snapshot: {
		at: over.at ?? 10_000,
		sum: '0'.repeat(16),
		pages: [page('a', 1_000, 200_000), page('b', 1_000, 200_000)],
	},
	...over,
});
const position = (over: Partial<Position> = {}): Position => ({
	key: 'position',
	epoch: 'e',
	cursor: 9_000,
	sum: '',
	snapshotAt: 9_000,
	pages: [page('a', 1_000, 200_000)],
	generation: 1,
	retired: [],
	divergences: 0,
	...over,
});

test('A device without anything, from another epoch, or from below the horizon reads pages', () => {
	expect(planFor(null, head())).toBe('pages');
	expect(planFor(position({ epoch: 'former' }), head())).toBe('pages');
	expect(planFor(position({ cursor: 500 }), head({ horizon: 512 }))).toBe('pages');
});

test('A device at the head reads nothing, one just behind it reads the log', () => {
	expect(planFor(position({ cursor: 10_000 }), head())).toBe('nothing');
	expect(planFor(position({ cursor: 9_900 }), head())).toBe('log');
});

test('Far behind, the log is read while it is cheaper than the pages that changed', () => {
	const manyPages = head({
		snapshot: { at: 10_000, sum: '', pages: Array.from({ length: 20 }, (_, i) => page(`p${i}`, 1_000, 200_000)) },
	});
	expect(planFor(position(), manyPages)).toBe('log');
	expect(planFor(position(), head())).toBe('pages');
	// every page is here already: not a byte of log is cheaper than that
	expect(planFor(position({ pages: head().snapshot.pages }), head())).toBe('pages');
	// the server has made no new pages since: there is only the log
	expect(planFor(position({ pages: head().snapshot.pages }), head({ at: 9_000 }))).toBe('log');
});

test('What lies on top of the pages does not grow for ever', () => {
	const grown = position({ cursor: 10_000, snapshotAt: 10_000 - CHANGES_BEFORE_NEW_GROUND - 1 });
	expect(planFor(grown, head())).toBe('pages');
	expect(planFor(grown, head({ at: grown.snapshotAt }))).toBe('nothing');
});

test('Whatever the cursor, the requests stand on shared boundaries and leave no change out', () => {
	fc.assert(
		fc.property(fc.nat(20_000), fc.nat(20_000), (a, b) => {
			const cursor = Math.min(a, b);
			const end = Math.max(a, b);
			const { segments, tail } = logRequests(cursor, end);
			let reached = segments[0]?.from ?? tail ?? cursor;
			expect(reached).toBeLessThanOrEqual(cursor);
			for (const { from, to } of segments) {
				expect([from % SEGMENT, to - from, from]).toEqual([0, SEGMENT, reached]);
				reached = to;
			}
			if (tail !== null) {
				expect([tail % TAIL_STEP, segments.length ? tail : reached]).toEqual([0, reached]);
				expect(end - tail).toBeLessThanOrEqual(TAIL_REACH);
				reached = end;
			}
			expect(reached).toBe(end);
		}),
	);
});
