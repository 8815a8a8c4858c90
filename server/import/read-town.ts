/** Reads an area's rows, a page at a time, into the parts that the planner wants. */
import type { Dataset } from '../../contract/dataset.ts';
import type { Profile } from '../../contract/profile.ts';
import { readRows } from '../log.ts';
import type { Store } from '../store.ts';
import { baseParts, IMPORTED, partOf, storedParts, type Town } from './town-rows.ts';

const A_PAGE = 1000;

export async function readTown(store: Store, area: string): Promise<Town> {
	const rows = storedParts();
	const bases = baseParts();
	for (const kind of IMPORTED) {
		for await (const { id, rev, body } of pages((after) => rowsAfter(store, area, kind, after))) {
			if (body !== null) rows.of(partOf(id)).push({ kind, id, rev, body });
		}
		for await (const { id, body } of pages((after) => basesAfter(store, area, kind, after))) {
			bases.of(partOf(id)).push({ kind, id, body });
		}
	}
	const datasets: Dataset[] = (await readRows(store, area, 'dataset')).map(({ data }) => data);
	const profiles: Profile[] = (await readRows(store, area, 'profile')).map(({ data }) => data);
	return { area, profile: profiles.at(-1), datasets, rows, bases };
}

async function* pages<Row extends { id: string }>(page: (after: string) => Promise<Row[]>): AsyncGenerator<Row> {
	for (let after = ''; ; ) {
		const rows = await page(after);
		yield* rows;
		const last = rows.at(-1);
		if (last === undefined || rows.length < A_PAGE) return;
		after = last.id;
	}
}

function rowsAfter({ db }: Store, area: string, kind: string, after: string) {
	return db.kysely
		.selectFrom('rows')
		.select(['id', 'rev', 'body'])
		.where('area', '=', area)
		.where('kind', '=', kind)
		.where('id', '>', after)
		.orderBy('id')
		.limit(A_PAGE)
		.execute();
}

function basesAfter({ db }: Store, area: string, kind: string, after: string) {
	return db.kysely
		.selectFrom('import_base')
		.select(['id', 'body'])
		.where('area', '=', area)
		.where('kind', '=', kind)
		.where('id', '>', after)
		.orderBy('id')
		.limit(A_PAGE)
		.execute();
}
