/** The town as words need it: rows by id, from what this process has read of it. */
import type { OpenTown } from '../open/open-town.ts';
import type { TownRows } from './telling-words.ts';

export function townRows(town: OpenTown, today: string): TownRows {
	return { today, row: (kind, id) => town.rows(kind).get(id)?.data };
}
