/**
 * All rows of one area in memory, of known and unknown kinds, with the checksum computed from them.
 *
 * Immutable: `withChanges` returns a new value that shares the maps of the kinds it did not touch.
 */
import { addRow, EMPTY_SUM, hashRow, type Sum } from '../../contract/checksum.ts';
import type { Change, Page } from '../../contract/feed.ts';
import { PLANTED } from './planted.ts';
import type { World } from './world.ts';

export type Rows = {
	/** kind → id → content */
	data: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
	/** kind → id → version of that row; tombstones are absent */
	revs: ReadonlyMap<string, ReadonlyMap<string, number>>;
	/** over exactly the rows above */
	sum: Sum;
};

export const NO_ROWS: Rows = { data: new Map(), revs: new Map(), sum: EMPTY_SUM };

/** Rows of a set of pages; a row that two pages carry (which no sound snapshot has) counts twice in the sum, so it shows. */
export function rowsOfPages(pages: Iterable<Page>): Rows {
	const building = beginRows();
	for (const page of pages) building.add(page);
	return building.finish();
}

/** The same without ever holding the screen for long: input and painting go first after each slice of some ms. */
export async function rowsOfPagesInSlices(
	pages: readonly Page[],
	world: Pick<World, 'now' | 'nextTask'>,
): Promise<Rows> {
	const building = beginRows();
	let begun = world.now();
	for (const page of pages) {
		building.add(page);
		if (world.now() - begun < SLICE_MS) continue;
		await world.nextTask();
		begun = world.now();
	}
	return building.finish();
}

const SLICE_MS = 8;

/** Rows page by page; `finish` once, after the last. */
export function beginRows(): { add(page: Page): void; finish(): Rows } {
	const data = new Map<string, Map<string, unknown>>();
	const revs = new Map<string, Map<string, number>>();
	let a = 0;
	let b = 0;
	return {
		add: (page) => {
			if (PLANTED === 'unknown-kinds-dropped' && page.kind === 'unheard-of') return;
			const rows = mapOf(data, page.kind);
			const versions = mapOf(revs, page.kind);
			for (const [id, rev, row] of page.rows) {
				rows.set(id, row);
				versions.set(id, rev);
				const hash = hashRow(page.kind, id, rev);
				a = (a + hash[0]) >>> 0;
				b = (b + hash[1]) >>> 0;
			}
		},
		finish: () => ({ data, revs, sum: [a, b] }),
	};
}

/**
 * Rows after the changes, which may repeat or lie behind what is there: an older version of a row changes nothing.
 * `change[0]` (the number in the log) is not looked at; the row's own version decides.
 */
export function withChanges(rows: Rows, changes: Iterable<Change>): Rows {
	const data = new Map(rows.data);
	const revs = new Map(rows.revs);
	const fresh = new Set<string>();
	let sum = rows.sum;
	for (const [, kind, id, rev, row] of changes) {
		const had = revs.get(kind)?.get(id);
		if (had !== undefined && had >= rev && PLANTED !== 'old-changes-applied') continue;
		if (!fresh.has(kind)) {
			fresh.add(kind);
			data.set(kind, new Map(data.get(kind)));
			revs.set(kind, new Map(revs.get(kind)));
		}
		const rowsOfKind = data.get(kind) as Map<string, unknown>;
		const versions = revs.get(kind) as Map<string, number>;
		if (had !== undefined) sum = addRow(sum, -1, kind, id, had);
		if (row === null) {
			rowsOfKind.delete(id);
			versions.delete(id);
		} else {
			rowsOfKind.set(id, row);
			versions.set(id, rev);
			sum = addRow(sum, 1, kind, id, rev);
		}
	}
	return { data, revs, sum };
}

/** How many live rows there are. */
export function countRows(rows: Rows): number {
	let n = 0;
	for (const versions of rows.revs.values()) n += versions.size;
	return n;
}

function mapOf<V>(maps: Map<string, Map<string, V>>, kind: string): Map<string, V> {
	let map = maps.get(kind);
	if (!map) {
		map = new Map();
		maps.set(kind, map);
	}
	return map;
}
