/**
 * What an import would change: the rows of the files laid beside the rows that are there, one part of the ids after another.
 * Pure; `write-import.ts` writes the changes.
 *
 * A row that vanished from the file stays, for vanishing is not cancelling, unless the file is said to be the whole truth.
 */
import type { Dataset } from '../../contract/dataset.ts';
import type { Event } from '../../contract/event.ts';
import type { Group } from '../../contract/group.ts';
import type { Place } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import type { Safety } from '../../contract/safety.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type CheckedChange, checkRows, misfitsOf, type RowChange, RowRefused } from '../log.ts';
import type { Disagreement } from './conflicts.ts';
import { FirstByLine } from './first-by-line.ts';
import { type Clash, type LaidRow, layPart, type PartLaid } from './lay-part.ts';
import type { PlaceFinder } from './link-places.ts';
import { type LineCode, PARTS, type Packed, type Parts, SortedParts } from './packed.ts';
import { placesAfter } from './places-after.ts';
import type { Problem, ProblemList } from './problem.ts';
import { TextHash } from './text-hash.ts';
import { saysTheSame, TextRow } from './text-row.ts';
import { type BaseEntry, type ImportedKind, packedBases, type StoredRow, type Town } from './town-rows.ts';
import type { WaitingRow } from './waiting-row.ts';

export type AnyRow =
	| { kind: 'place'; data: Place }
	| { kind: 'room'; data: Room }
	| { kind: 'event'; data: Event }
	| { kind: 'group'; data: Group }
	| { kind: 'safety'; data: Safety };

export type PlannedFile = {
	kind: ImportedKind;
	/** the dataset's row as the file and the options state it; `rows` and `importedAt` are filled in here */
	dataset: Dataset;
	/** by the part of their ids */
	rows: Parts<WaitingRow>;
	rowCount: number;
	/** rows of a part as they shall be: own rows that come back (`own-rows.ts`) are recognised */
	settle(rows: WaitingRow[], stored: ReadonlyMap<string, StoredRow>): WaitingRow[];
	/** the file is the whole truth: what vanished is deleted */
	complete: boolean;
	/** fields, as `clashKey` writes them, in which the list wins over a person */
	takeFile?: ReadonlySet<string>;
	/** disagreements among sources are said here, one for each field and row */
	problems: ProblemList;
};

export type FileCounts = { added: number; changed: number; unchanged: number; vanished: number; removed: number };

/**
 * `rev`: of the live row that the plan was made against; absent: there was none. `isWord`: the list says exactly this, which is to
 * be remembered with it.
 */
export type PlannedChange = CheckedChange & { rev?: number | undefined; isWord?: boolean };

/** Canonical JSON stands in a line as it is, and so does an id; what is not there is an empty text. */
const CHANGE_LINES: LineCode<PlannedChange> = {
	write: ({ kind, id, body, rev, isWord }) => `${kind}\t${id}\t${rev ?? ''}\t${isWord ? '=' : ''}\t${body ?? ''}`,
	read(line) {
		const [kind, id, rev, isWord, body] = line.split('\t') as [string, string, string, string, string];
		return {
			kind,
			id,
			body: body === '' ? null : body,
			rev: rev === '' ? undefined : Number(rev),
			isWord: isWord !== '',
		};
	},
};

/** In the order of the keys of the tables, which is that of their lines: what is put at the end of a table costs least. */
function changesInOrder(one: PlannedChange, other: PlannedChange): number {
	if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
	return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

export const packedChanges = (blocks?: readonly (readonly Uint8Array[])[], length?: number) =>
	new SortedParts(blocks, length, CHANGE_LINES);

/** A row before and after; only rows to be shown. */
export type SampleRow = { kind: string; before?: AnyRow['data'] | undefined; after?: AnyRow['data'] | undefined };
export type Samples = { added: SampleRow[]; changed: SampleRow[]; vanished: SampleRow[] };

export type ImportPlan = {
	changes: SortedParts<PlannedChange>;
	/** one for each file, in order */
	counts: FileCounts[];
	/** rows of other datasets that now say that sources disagree, or that found their place */
	touched: number;
	/** fields that a person and the list both changed since the last import: the first of each file, and how many there are */
	clashes: { list: Clash[]; count: number }[];
	/** what the files say now, to be remembered with the import: only what is new, and no change says already */
	bases: Packed<BaseEntry>;
	/** the first rows of each sort, those of the files before others */
	samples: Samples;
	/** the same plan has the same digest, whenever and wherever it is made */
	digest: string;
};

export type PlanOptions = {
	/** the server's clock, ISO 8601 with `Z`; only rows of datasets that change carry it */
	now: string;
	/** in words of places that stand without it */
	townName: string | undefined;
	/** written with the rows when any are: of a town that is not there yet */
	profile?: RowChange<'profile'> | undefined;
	/** rows of each sort that are to be shown */
	shown: number;
	progress?: ((done: number, of: number) => void) | undefined;
};

export function planImport(files: readonly PlannedFile[], town: Town, options: PlanOptions): ImportPlan {
	const places = placesAfter(files, town, options.townName);
	const plan = new PlanBuilder(files, options.shown);
	for (let part = 0; part < PARTS; part++) {
		options.progress?.(part, PARTS);
		plan.take(layPart(files, town, part), places);
	}
	return plan.end(town.datasets, options);
}

/** What all places together say about each of them. */
export type PlacesAfter = {
	/** are places among the rows of the files? Otherwise what sources say about places stays as it is */
	compared: boolean;
	disagreement(id: string): Disagreement | undefined;
	find: PlaceFinder;
};

class PlanBuilder {
	readonly #files: readonly PlannedFile[];
	readonly #own: ReadonlySet<string>;
	readonly #changes = packedChanges();
	readonly #bases = packedBases();
	readonly #counts: FileCounts[];
	readonly #ownRows: number[];
	readonly #clashes: { list: FirstByLine<Clash>; count: number }[];
	readonly #samples: { [Sort in keyof Samples]: FirstByLine<SampleRow> };
	readonly #hash = new TextHash();
	#touched = 0;

	constructor(files: readonly PlannedFile[], shown: number) {
		this.#files = files;
		this.#own = new Set(files.map(({ dataset }) => dataset.id));
		this.#counts = files.map(() => ({ added: 0, changed: 0, unchanged: 0, vanished: 0, removed: 0 }));
		this.#ownRows = files.map(() => 0);
		this.#clashes = files.map(() => ({ list: new FirstByLine(MOST_CLASHES), count: 0 }));
		this.#samples = {
			added: new FirstByLine(shown),
			changed: new FirstByLine(shown),
			vanished: new FirstByLine(shown),
		};
	}

	take(laid: PartLaid, places: PlacesAfter): void {
		const changes: PlannedChange[] = [];
		const state = new Map<string, 'added' | 'changed' | 'unchanged'>();
		/** rows that are no longer just as their file brought them */
		const finished = new Map<string, TextRow>();
		for (const [key, row] of laid.after) {
			const old = laid.stored.get(key);
			const now = finish(row, places);
			const isPlain = row.plain && now === row.row;
			if (!isPlain) finished.set(key, now);
			const asItWas = row.unchanged && isPlain;
			const isSame = asItWas || (old !== undefined && saysTheSame(old.body, now.body));
			const isWord = !isSame && row.base !== undefined && row.base === now.body;
			if (row.base !== undefined && !isWord) this.#bases.push({ kind: now.kind, id: now.id, body: row.base });
			if (isSame) state.set(key, 'unchanged');
			else {
				state.set(key, old === undefined ? 'added' : 'changed');
				if (!isPlain) mustFit(now);
				changes.push({ kind: now.kind, id: now.id, body: now.body, rev: old?.rev, isWord });
				this.#show(old, now, isPlain);
			}
		}
		for (const [key, old] of laid.stored) {
			if (laid.after.has(key)) continue;
			if (laid.gone.has(key)) {
				changes.push({ kind: old.kind, id: old.id, body: null, rev: old.rev });
				continue;
			}
			const now = finishStored(old, places);
			if (now === undefined || saysTheSame(old.body, now.body)) continue;
			mustFit(now);
			changes.push({ kind: now.kind, id: now.id, body: now.body, rev: old.rev });
			this.#show(old, now);
		}
		for (const [index, file] of laid.files.entries()) {
			const counts = this.#counts[index] as FileCounts;
			const planned = this.#files[index] as PlannedFile;
			for (const key of file.keys) {
				counts[state.get(key) ?? 'unchanged']++;
				const row = finished.get(key);
				if (row === undefined || row.dataset === planned.dataset.id) {
					this.#ownRows[index] = (this.#ownRows[index] ?? 0) + 1;
				}
				if (row?.mayHave('conflicts')) planned.problems.push(...disagreements(row));
			}
			counts.vanished += file.vanished.length;
			if (planned.complete) counts.removed += file.vanished.length;
			for (const old of file.vanished) {
				const { vanished } = this.#samples;
				if (vanished.wants(old.line)) vanished.push(old.line, { kind: old.kind, before: old.data, after: old.data });
			}
			const clashes = this.#clashes[index];
			for (const clash of clashes ? file.clashes : []) {
				if (!clashes) break;
				clashes.count++;
				clashes.list.push(clash.line, clash);
			}
		}
		this.#write(changes);
	}

	end(datasets: readonly Dataset[], { now, profile }: PlanOptions): ImportPlan {
		const last: PlannedChange[] = [];
		for (const [index, file] of this.#files.entries()) {
			// a file of rows that all belong to other datasets is no dataset of its own
			if (this.#ownRows[index] === 0) continue;
			const dataset = datasetChange(file, this.#counts[index] as FileCounts, datasets, now);
			if (dataset) last.push(...checkRows([{ kind: 'dataset', id: dataset.id, data: dataset }]));
		}
		if (profile && this.#changes.length + last.length > 0) last.push(...checkRows([profile]));
		this.#write(last);
		return {
			changes: this.#changes,
			counts: this.#counts,
			touched: this.#touched,
			clashes: this.#clashes.map(({ list, count }) => ({ list: list.items(), count })),
			bases: this.#bases,
			samples: {
				added: this.#samples.added.items(),
				changed: this.#samples.changed.items(),
				vanished: this.#samples.vanished.items(),
			},
			digest: this.#hash.digest(),
		};
	}

	#show(old: StoredRow | undefined, now: TextRow, isOfFile = false): void {
		const own = isOfFile || this.#own.has(now.dataset ?? '');
		if (!own) this.#touched++;
		const samples = this.#samples[old === undefined ? 'added' : 'changed'];
		if (!samples.takes) return;
		const line = own ? now.line : undefined;
		if (samples.wants(line)) samples.push(line, { kind: now.kind, before: old?.data, after: now.data });
	}

	/** Changes of one part, to be written in order with those of the others. */
	#write(changes: PlannedChange[]): void {
		if (changes.length === 0) return;
		changes.sort(changesInOrder);
		for (const { kind, id, body } of changes) {
			const content = kind === 'dataset' && body !== null ? body.replace(/"importedAt":"[^"]*",?/, '') : body;
			this.#hash.update(`${kind}\n${id}\n`);
			this.#hash.update(`${content ?? ''}\n`);
		}
		this.#changes.pushPart(changes);
	}
}

/** Throws for what the contract does not know. */
function mustFit({ kind, id, data }: TextRow): void {
	const issues = misfitsOf(kind, id, data);
	if (issues.length > 0) throw new RowRefused([{ kind, id, issues }]);
}

/** Far more than anybody looks at. */
const MOST_CLASHES = 5000;

/** A row of a file with what all places together add to it. */
function finish({ row, placeNames, differing, plain }: LaidRow, places: PlacesAfter): TextRow {
	let now = row;
	if (row.kind === 'place' && (places.disagreement(row.id) || (!plain && saysOfOthers(row)))) {
		const compared = withDisagreement(row.data as Place, places);
		if (compared) now = TextRow.of({ kind: 'place', data: compared });
	}
	if (differing) now = markDiffering(now, differing.fields, differing.dataset);
	if (now.kind === 'event') return linked(now, places) ?? now;
	if (now.kind === 'group' && placeNames.length > 0) {
		const ids = placeNames.map(places.find).filter((id) => id !== undefined);
		if (ids.length > 0)
			return TextRow.of({ kind: 'group', data: { ...(now.data as Group), placeIds: [...new Set(ids)] } });
	}
	return now;
}

/** A row that no file has: what sources say about it may have changed, or an event has found its place. */
function finishStored(old: StoredRow, places: PlacesAfter): TextRow | undefined {
	if (old.kind === 'event') return old.mayHave('placeId') ? undefined : linked(old, places);
	if (old.kind !== 'place' || !places.compared) return undefined;
	if (places.disagreement(old.id) === undefined && !saysOfOthers(old)) return undefined;
	const data = withDisagreement(old.data as Place, places);
	return data && TextRow.of({ kind: 'place', data });
}

/** Has the place something of what the importer says about other records of it? */
function saysOfOthers(row: TextRow): boolean {
	return row.mayHave('conflicts') || row.mayHave('sameAs');
}

/** An event with the place that its words mean; undefined: it has one, or none is certain. */
function linked(row: TextRow, { find }: PlacesAfter): TextRow | undefined {
	if (!row.mayHave('placeName')) return undefined;
	const event = row.data as Event;
	if (event.source === undefined || event.placeId !== undefined || event.placeName === undefined) return undefined;
	const placeId = find(event.placeName);
	return placeId === undefined ? undefined : TextRow.of({ kind: 'event', data: { ...event, placeId } });
}

/** Undefined: nothing to add or to take away. */
function withDisagreement(place: Place, places: PlacesAfter): Place | undefined {
	if (!places.compared || place.source === undefined) return undefined;
	const found = places.disagreement(place.id);
	if (found === undefined && place.conflicts === undefined && place.sameAs === undefined) return undefined;
	const { conflicts: _conflicts, sameAs: _sameAs, ...rest } = place;
	return { ...rest, ...found } as Place;
}

/** Beside a person's word stands what the list says, as another dataset's would. */
function markDiffering(row: TextRow, fields: readonly { field: string; file: unknown }[], dataset: string): TextRow {
	const conflicts: NonNullable<AnyRow['data']['conflicts']> = { ...row.data.conflicts };
	for (const { field, file } of fields) {
		const name = field.replace('contact.', '');
		if (typeof file !== 'string' || (row.kind === 'place' && FIELD_WORDS[name] === undefined)) continue;
		conflicts[name] = [...(conflicts[name] ?? []), { value: file, dataset }];
	}
	if (Object.keys(conflicts).length === 0) return row;
	return TextRow.of({ kind: row.kind, data: { ...row.data, conflicts } } as AnyRow);
}

/** The dataset's row when it says something new; the moment of the import and the file's name alone are not new. */
function datasetChange(
	file: PlannedFile,
	counts: FileCounts,
	present: readonly Dataset[],
	now: string,
): Dataset | null {
	const old = present.find((dataset) => dataset.id === file.dataset.id);
	const rows = file.rowCount + counts.vanished - counts.removed;
	const stated = { ...old, ...file.dataset, rows };
	const plain = (dataset: Dataset | undefined) =>
		canonicalJson({ ...dataset, updatedAt: undefined, importedAt: undefined, file: undefined });
	return plain(old) === plain(stated) ? null : { ...stated, importedAt: now };
}

function disagreements({ data }: TextRow): Problem[] {
	return Object.entries(data.conflicts ?? {}).flatMap(([field, others]) =>
		others.map(({ value, dataset }) => ({
			reason: 'sources-disagree' as const,
			severity: 'doubt' as const,
			...(data.source?.line === undefined ? {} : { line: data.source.line }),
			value,
			wrong: `「${data.name}」の ${FIELD_WORDS[field] ?? field} が、資料「${dataset}」と違います。両方を残しました。`,
			write: 'どちらが正しいか確かめ、違う方の資料を直してください。',
		})),
	);
}

const FIELD_WORDS: Record<string, string> = {
	address: '住所',
	phone: '電話番号',
	hoursText: '開館時間など',
	statedHours: '利用可能曜日・時間',
	capacity: '定員',
	url: 'URL',
	operator: '団体名',
};
