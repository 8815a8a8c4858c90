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
		for (let after: string | undefined = ''; after !== undefined; ) {
			const page = await rowsAfter(store, area, kind, after);
			const last: string | undefined = page.length < A_PAGE ? undefined : page.at(-1)?.id;
			const bodies = new Map<string, string>();
			for (const { id, rev, body } of page) {
				if (body === null) continue;
				bodies.set(id, body);
				rows.of(partOf(id)).push({ kind, id, rev, body });
			}
			for (const { id, body } of await basesWithin(store, area, kind, after, last)) {
				// most rows are what their list says
				bases.of(partOf(id)).push({ kind, id, body: bodies.get(id) === body ? '' : body });
			}
			after = last;
		}
	}
	const datasets: Dataset[] = (await readRows(store, area, 'dataset')).map(({ data }) => data);
	const profiles: Profile[] = (await readRows(store, area, 'profile')).map(({ data }) => data);
	return { area, profile: profiles.at(-1), datasets, rows, bases };
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

/** `to`: the last id; undefined: all that follow. */
function basesWithin({ db }: Store, area: string, kind: string, after: string, to: string | undefined) {
	const bases = db.kysely
		.selectFrom('import_base')
		.select(['id', 'body'])
		.where('area', '=', area)
		.where('kind', '=', kind)
		.where('id', '>', after)
		.orderBy('id');
	return (to === undefined ? bases : bases.where('id', '<=', to)).execute();
}
