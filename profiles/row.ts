import type { Kind, RowOf } from '../contract/kinds.ts';

/** A row as the server's log takes it: its kind, its id (equal to `data.id`) and its content. */
export type Row = { [K in Kind]: { kind: K; id: string; data: RowOf[K] } }[Kind];

/** Wraps content as a row, so that kind and content cannot part. */
export function rowsOf<K extends Kind>(kind: K, list: readonly RowOf[K][]): Row[] {
	return list.map((data) => ({ kind, id: data.id, data })) as unknown as Row[];
}
