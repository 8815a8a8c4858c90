/**
 * The area's rows as the planner reads them: texts in parts by their ids, so that a town of any size is looked at a part at a time.
 * Whoever writes later sees by the `rev` of each whether it is still true.
 */
import type { Dataset } from '../../contract/dataset.ts';
import type { Profile } from '../../contract/profile.ts';
import { rowKey } from '../row-key.ts';
import { bucketOf } from '../stored-row.ts';
import { type LineCode, Packed, Parts } from './packed.ts';
import type { AnyRow } from './plan.ts';

export const IMPORTED = ['place', 'room', 'event', 'group', 'safety'] as const;
export type ImportedKind = (typeof IMPORTED)[number];

/** `body`: canonical JSON without `updatedAt`. */
export type StoredEntry = { kind: ImportedKind; id: string; rev: number; body: string };
/** What a list said last. */
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

/** Canonical JSON has neither tabs nor line ends, so it stands in a line as it is. */
const STORED_LINES: LineCode<StoredEntry> = {
	write: ({ kind, id, rev, body }) => `${kind}\t${JSON.stringify(id)}\t${rev}\t${body}`,
	read(line) {
		const [kind, id, rev, body] = line.split('\t') as [ImportedKind, string, string, string];
		return { kind, id: JSON.parse(id) as string, rev: Number(rev), body };
	},
};
const BASE_LINES: LineCode<BaseEntry> = {
	write: ({ kind, id, body }) => `${kind}\t${JSON.stringify(id)}\t${body}`,
	read(line) {
		const [kind, id, body] = line.split('\t') as [string, string, string];
		return { kind, id: JSON.parse(id) as string, body };
	},
};

export const storedParts = (blocks?: PackedTown['rows']) => new Parts(blocks, STORED_LINES);
export const baseParts = (blocks?: PackedTown['bases']) => new Parts(blocks, BASE_LINES);
export const packedBases = (blocks?: readonly Uint8Array[]) => new Packed(blocks, 0, BASE_LINES);

/** The part of a row, wherever it comes from. */
export function partOf(id: string): number {
	return bucketOf(id) >>> 10;
}

/** A row as it is stored; most are never parsed. */
export class StoredRow {
	readonly kind: ImportedKind;
	readonly id: string;
	readonly rev: number;
	readonly body: string;
	#data: AnyRow['data'] | undefined;

	constructor({ kind, id, rev, body }: StoredEntry) {
		this.kind = kind;
		this.id = id;
		this.rev = rev;
		this.body = body;
	}

	get data(): AnyRow['data'] {
		this.#data ??= JSON.parse(this.body) as AnyRow['data'];
		return this.#data;
	}

	get row(): AnyRow {
		return { kind: this.kind, data: this.data } as AnyRow;
	}

	/** Has the row this field of its own? May say yes for a field of something inside. */
	mayHave(field: string): boolean {
		return this.body.includes(`"${field}":`);
	}

	/** The dataset it came with. */
	get dataset(): string | undefined {
		const [, name] = SOURCE.exec(this.body) ?? [];
		if (name !== undefined) return JSON.parse(name) as string;
		return this.mayHave('source') ? this.data.source?.dataset : undefined;
	}
}

/** In canonical JSON `dataset` is the first member of `source`; quotes inside texts are escaped, so nothing else looks like it. */
const SOURCE = /"source":\{"dataset":("(?:[^"\\]|\\.)*")/;

/** The stored rows of one part by their key. */
export function storedRows(town: Town, part: number): Map<string, StoredRow> {
	const rows = new Map<string, StoredRow>();
	for (const entry of town.rows.of(part)) rows.set(rowKey(entry), new StoredRow(entry));
	return rows;
}

/** Only the number of the line in the file, which moves with every row put in above; it says nothing. */
const LINE = /,"line":\d{1,9}(?=[,}])/;

/** Of canonical JSON of a row: what it says. */
export function saidBy(body: string): string {
	return body.replace(LINE, '');
}
