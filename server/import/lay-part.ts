/** Puts the rows of the files over what is there, for one part of the ids. */
import { canonicalJson } from '../canonical-json.ts';
import { rowKey } from '../row-key.ts';
import type { BuiltRow } from './built-row.ts';
import { type FieldClash, layOver } from './lay-over.ts';
import type { AnyRow, PlannedFile } from './plan.ts';
import { type BaseEntry, type StoredRow, saidBy, storedRows, type Town } from './town-rows.ts';

/** A field that a person and the list both changed since the last import. */
export type Clash = FieldClash & { kind: AnyRow['kind']; id: string; name: string; line?: number };

export const clashKey = (kind: string, id: string, field: string) => `${kind}\n${id}\n${field}`;

export type LaidRow = {
	row: AnyRow;
	/** of a group: names of its places, to be linked */
	placeNames: readonly string[];
	/** fields in which a person's word stands against the list's */
	differing?: { fields: readonly FieldClash[]; dataset: string };
	/** says what is stored already */
	unchanged: boolean;
	/** canonical JSON of `row`, where it was made already */
	text?: string;
};

export type FileLaid = {
	keys: ReadonlySet<string>;
	/** rows of the dataset that the file no longer has */
	vanished: StoredRow[];
	clashes: Clash[];
	bases: BaseEntry[];
};

/** Rows of the files lie in `after`; a stored row that is neither there nor in `gone` stays as it is. */
export type PartLaid = {
	stored: ReadonlyMap<string, StoredRow>;
	after: ReadonlyMap<string, LaidRow>;
	gone: ReadonlySet<string>;
	files: FileLaid[];
};

export function layPart(files: readonly PlannedFile[], town: Town, part: number): PartLaid {
	const stored = storedRows(town, part);
	const bases = new Map<string, string>();
	for (const base of town.bases.of(part)) bases.set(rowKey(base), base.body);
	const after = new Map<string, LaidRow>();
	const gone = new Set<string>();
	const laid = files.map((file) => {
		const layer = new Layer(file, stored, bases);
		for (const row of file.settle([...file.rows.of(part)], stored)) layer.lay(row, after);
		const vanished = layer.vanished();
		if (file.complete) for (const row of vanished) gone.add(rowKey(row));
		return { keys: layer.keys, vanished, clashes: layer.clashes, bases: layer.newBases };
	});
	return { stored, after, gone, files: laid };
}

/** Where one file lies over the rows of a part. */
class Layer {
	readonly keys = new Set<string>();
	readonly clashes: Clash[] = [];
	readonly newBases: BaseEntry[] = [];
	readonly #file: PlannedFile;
	readonly #stored: ReadonlyMap<string, StoredRow>;
	readonly #bases: ReadonlyMap<string, string>;

	constructor(file: PlannedFile, stored: ReadonlyMap<string, StoredRow>, bases: ReadonlyMap<string, string>) {
		this.#file = file;
		this.#stored = stored;
		this.#bases = bases;
	}

	lay(row: BuiltRow, after: Map<string, LaidRow>): void {
		const key = rowKey({ kind: row.kind, id: row.data.id });
		this.keys.add(key);
		const placeNames = row.kind === 'group' ? row.placeNames : [];
		const old = this.#stored.get(key);
		if (row.returned) {
			after.set(key, { row: keepVouched(row, old), placeNames, unchanged: false });
			return;
		}
		const { kind } = row;
		const { id, name } = row.data;
		const text = canonicalJson(row.data);
		const says = saidBy(text);
		const base = this.#bases.get(key);
		if (base === undefined || saidBy(base) !== says) this.newBases.push({ kind, id, body: text });
		else if (old !== undefined && saidBy(old.body) === says) {
			after.set(key, { row: plainRow(row), placeNames, unchanged: true });
			return;
		}
		const over = layOver(
			row.data as never,
			old?.data as never,
			base === undefined ? undefined : (JSON.parse(base) as never),
			(field) => Boolean(this.#file.takeFile?.has(clashKey(kind, id, field))),
		);
		const line = row.data.source?.line;
		for (const clash of over.clashes) this.clashes.push({ kind, id, name, ...clash, ...(line ? { line } : {}) });
		after.set(key, {
			row: keepVouched({ ...row, data: over.data as never } as BuiltRow, old),
			placeNames,
			...(old === undefined ? { text } : {}),
			...(over.differs.length > 0 ? { differing: { fields: over.differs, dataset: this.#file.dataset.id } } : {}),
			unchanged: false,
		});
	}

	vanished(): StoredRow[] {
		const { dataset, kind } = this.#file;
		return [...this.#stored].flatMap(([key, row]) =>
			row.kind === kind && !this.keys.has(key) && row.dataset === dataset.id ? [row] : [],
		);
	}
}

function plainRow({ kind, data }: BuiltRow): AnyRow {
	return { kind, data } as AnyRow;
}

/** A person's word that the row is right outlives the next import of the same list. */
function keepVouched(row: BuiltRow, old: StoredRow | undefined): AnyRow {
	const vouched =
		old === undefined || old.data.confirmedBy === undefined || row.data.confirmedAt !== undefined
			? {}
			: { confirmedAt: old.data.confirmedAt, confirmedBy: old.data.confirmedBy };
	return { kind: row.kind, data: { ...row.data, ...vouched } } as AnyRow;
}
