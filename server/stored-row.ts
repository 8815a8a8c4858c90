/** From stored text to the text that crosses the wire, without parsing it. */
import { addRow, hashRow, type Sum } from '../contract/checksum.ts';

/** What every stored state of a row has. `body` is canonical JSON without `updatedAt`; null is a tombstone. */
export type StoredRow = { id: string; rev: number; at: number; body: string | null };

/** The row's data as the wire carries them: with `updatedAt`, taken from the change's own time. */
export function toWireData(row: { at: number; body: string | null }): string {
	if (row.body === null) return 'null';
	return `${row.body.slice(0, -1)},"updatedAt":"${toInstant(row.at)}"}`;
}

/** An instant by the server's clock, ISO 8601 with `Z`. */
export function toInstant(ms: number): string {
	return new Date(ms).toISOString();
}

/** 16 bits of the id's hash. A page is a range of them, so that doubling the pages of a kind splits each in two. */
export const BUCKETS = 0x10000;
export function bucketOf(id: string): number {
	return hashRow('', id, 0)[0] >>> 16;
}

/** Checksum of the given live rows, computed from nothing. */
export function sumOf(rows: Iterable<{ kind: string; id: string; rev: number; body: string | null }>): Sum {
	let sum: Sum = [0, 0];
	for (const row of rows) if (row.body !== null) sum = addRow(sum, 1, row.kind, row.id, row.rev);
	return sum;
}
