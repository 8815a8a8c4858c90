/**
 * The area's rows as the planner reads them: texts in parts by their ids, so that a town of any size is looked at a part at a time.
 * Whoever writes later sees by the `rev` of each whether it is still true.
 */
import type { Dataset } from '../../contract/dataset.ts';
import type { Profile } from '../../contract/profile.ts';
import { rowKey } from '../row-key.ts';
import { bucketOf } from '../stored-row.ts';
import { type LineCode, Packed, Parts } from './packed.ts';
import { TextRow } from './text-row.ts';

export const IMPORTED = ['place', 'room', 'event', 'group', 'safety'] as const;
export type ImportedKind = (typeof IMPORTED)[number];

/** `body`: canonical JSON without `updatedAt`. */
export type StoredEntry = { kind: ImportedKind; id: string; rev: number; body: string };
/** What a list said last; `body` empty: what the stored row says. */
export type BaseEntry = { kind: string; id: string; body: string };

export type Town = {
	area: string;
	profile: Profile | undefined;
	datasets: Dataset[];
	rows: Parts<StoredEntry>;
	bases: Parts<BaseEntry>;
};

/** What crosses to another thread. */
export type PackedTown = Omit<Town, 'rows' | 'bases'> & {
	rows: (readonly Uint8Array[])[];
	bases: (readonly Uint8Array[])[];
};

export function packTown(town: Town): PackedTown {
	return { ...town, rows: town.rows.blocks(), bases: town.bases.blocks() };
}

export function unpackTown(packed: PackedTown): Town {
	return { ...packed, rows: storedParts(packed.rows), bases: baseParts(packed.bases) };
}

/** Canonical JSON has neither tabs nor line ends, and no id has; so they stand in a line as they are. */
const STORED_LINES: LineCode<StoredEntry> = {
	write: ({ kind, id, rev, body }) => `${kind}\t${id}\t${rev}\t${body}`,
	read(line) {
		const [kind, id, rev, body] = line.split('\t') as [ImportedKind, string, string, string];
		return { kind, id, rev: Number(rev), body };
	},
};
const BASE_LINES: LineCode<BaseEntry> = {
	write: ({ kind, id, body }) => `${kind}\t${id}\t${body}`,
	read(line) {
		const [kind, id, body] = line.split('\t') as [string, string, string];
		return { kind, id, body };
	},
};

export const storedParts = (blocks?: PackedTown['rows']) => new Parts(blocks, STORED_LINES);
export const baseParts = (blocks?: PackedTown['bases']) => new Parts(blocks, BASE_LINES);
export const packedBases = (blocks?: readonly Uint8Array[]) => new Packed(blocks, 0, BASE_LINES);

/** The part of a row, wherever it comes from. */
export function partOf(id: string): number {
	return bucketOf(id) >>> 10;
}

export class StoredRow extends TextRow {
	readonly rev: number;

	constructor({ kind, id, rev, body }: StoredEntry) {
		super(kind, id, body);
		this.rev = rev;
	}
}

/** The stored rows of one part by their key. */
export function storedRows(town: Town, part: number): Map<string, StoredRow> {
	const rows = new Map<string, StoredRow>();
	for (const entry of town.rows.of(part)) rows.set(rowKey(entry), new StoredRow(entry));
	return rows;
}
