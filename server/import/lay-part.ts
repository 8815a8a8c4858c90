/** Puts the rows of the files over what is there, for one part of the ids. */
import { rowKey } from '../row-key.ts';
import { type FieldClash, layOver } from './lay-over.ts';
import type { AnyRow, PlannedFile } from './plan.ts';
import { saysTheSame, TextRow } from './text-row.ts';
import { type StoredRow, storedRows, type Town } from './town-rows.ts';
import type { WaitingRow } from './waiting-row.ts';

/** A field that a person and the list both changed since the last import. */
export type Clash = FieldClash & { kind: AnyRow['kind']; id: string; name: string; line?: number };

export const clashKey = (kind: string, id: string, field: string) => `${kind}\n${id}\n${field}`;

export type LaidRow = {
	row: TextRow;
	/** of a group: names of its places, to be linked */
	placeNames: readonly string[];
	/** what the list says now, where that is new */
	base?: string;
	/** fields in which a person's word stands against the list's */
	differing?: { fields: readonly FieldClash[]; dataset: string };
	/** says what is stored already */
	unchanged: boolean;
	/** is `row` just as its file brought it? Then it was checked against the contract, and says nothing of other records */
	plain: boolean;
};

export type FileLaid = {
	keys: ReadonlySet<string>;
	/** rows of the dataset that the file no longer has */
	vanished: StoredRow[];
	clashes: Clash[];
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
	for (const base of town.bases.of(part)) {
		const key = rowKey(base);
		const body = base.body === '' ? stored.get(key)?.body : base.body;
		if (body !== undefined) bases.set(key, body);
	}
	const after = new Map<string, LaidRow>();
	const gone = new Set<string>();
	const laid = files.map((file) => {
		const layer = new Layer(file, stored, bases);
		for (const row of file.settle([...file.rows.of(part)], stored)) layer.lay(row, after);
		const vanished = layer.vanished();
		if (file.complete) for (const row of vanished) gone.add(rowKey(row));
		return { keys: layer.keys, vanished, clashes: layer.clashes };
	});
	return { stored, after, gone, files: laid };
}

/** Where one file lies over the rows of a part. */
class Layer {
	readonly keys = new Set<string>();
	readonly clashes: Clash[] = [];
	readonly #file: PlannedFile;
	readonly #stored: ReadonlyMap<string, StoredRow>;
	readonly #bases: ReadonlyMap<string, string>;

	constructor(file: PlannedFile, stored: ReadonlyMap<string, StoredRow>, bases: ReadonlyMap<string, string>) {
		this.#file = file;
		this.#stored = stored;
		this.#bases = bases;
	}

	lay(row: WaitingRow, after: Map<string, LaidRow>): void {
		const key = rowKey(row);
		this.keys.add(key);
		const { kind, id, body, beside } = row;
		const placeNames = beside.placeNames ?? NONE;
		const old = this.#stored.get(key);
		if (beside.returned) {
			after.set(key, { row: keepVouched(row, old), placeNames, unchanged: false, plain: false });
			return;
		}
		const base = this.#bases.get(key);
		const isNewWord = base === undefined || !saysTheSame(base, body);
		const spoken = isNewWord ? { base: body } : {};
		if (old === undefined) {
			after.set(key, { row, placeNames, ...spoken, unchanged: false, plain: true });
			return;
		}
		if (!isNewWord && saysTheSame(old.body, body)) {
			after.set(key, { row, placeNames, unchanged: true, plain: true });
			return;
		}
		const over = layOver(
			row.data as never,
			old.data as never,
			base === undefined ? undefined : (JSON.parse(base) as never),
			(field) => Boolean(this.#file.takeFile?.has(clashKey(kind, id, field))),
		);
		const { name } = row.data;
		const { line } = row;
		for (const clash of over.clashes) this.clashes.push({ kind, id, name, ...clash, ...(line ? { line } : {}) });
		after.set(key, {
			row: keepVouched(TextRow.of({ kind, data: over.data } as never), old),
			placeNames,
			...spoken,
			...(over.differs.length > 0 ? { differing: { fields: over.differs, dataset: this.#file.dataset.id } } : {}),
			unchanged: false,
			plain: false,
		});
	}

	vanished(): StoredRow[] {
		const { dataset, kind } = this.#file;
		return [...this.#stored].flatMap(([key, row]) =>
			row.kind === kind && !this.keys.has(key) && row.dataset === dataset.id ? [row] : [],
		);
	}
}

const NONE: readonly string[] = [];

/** A person's word that the row is right outlives the next import of the same list. */
function keepVouched(row: TextRow, old: StoredRow | undefined): TextRow {
	if (!old?.mayHave('confirmedBy') || old.data.confirmedBy === undefined || row.data.confirmedAt !== undefined)
		return row;
	const { confirmedAt, confirmedBy } = old.data;
	return TextRow.of({ kind: row.kind, data: { ...row.data, confirmedAt, confirmedBy } } as AnyRow);
}
