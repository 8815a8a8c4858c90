/**
 * What an import would change: the rows of the files laid beside the rows that are there, one part of the ids after another.
 * Pure; `write-import.ts` writes the changes.
 *
 * A row that vanished from the file stays, for vanishing is not cancelling, unless the file is said to be the whole truth.
 */
import { createHash } from 'node:crypto';
import type { Dataset } from '../../contract/dataset.ts';
import type { Event } from '../../contract/event.ts';
import type { Group } from '../../contract/group.ts';
import type { Place } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import type { Safety } from '../../contract/safety.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type CheckedChange, checkRows, type RowChange } from '../log.ts';
import type { BuiltRow } from './built-row.ts';
import type { Disagreement } from './conflicts.ts';
import { FirstByLine } from './first-by-line.ts';
import { type Clash, type LaidRow, layPart, type PartLaid } from './lay-part.ts';
import type { PlaceFinder } from './link-places.ts';
import { type LineCode, PARTS, Packed, type Parts } from './packed.ts';
import { placesAfter } from './places-after.ts';
import type { Problem, ProblemList } from './problem.ts';
import { type BaseEntry, type ImportedKind, packedBases, type StoredRow, saidBy, type Town } from './town-rows.ts';

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
	rows: Parts<BuiltRow>;
	rowCount: number;
	/** rows of a part as they shall be: own rows that come back (`own-rows.ts`) are recognised */
	settle(rows: BuiltRow[], stored: ReadonlyMap<string, StoredRow>): BuiltRow[];
	/** the file is the whole truth: what vanished is deleted */
	complete: boolean;
	/** fields, as `clashKey` writes them, in which the list wins over a person */
	takeFile?: ReadonlySet<string>;
	/** disagreements among sources are said here, one for each field and row */
	problems: ProblemList;
};

export type FileCounts = { added: number; changed: number; unchanged: number; vanished: number; removed: number };

/** `rev`: of the live row that the plan was made against; absent: there was none. */
export type PlannedChange = CheckedChange & { rev?: number | undefined };

/** Canonical JSON stands in a line as it is; what is not there is an empty text. */
const CHANGE_LINES: LineCode<PlannedChange> = {
	write: ({ kind, id, body, rev }) => `${kind}\t${JSON.stringify(id)}\t${rev ?? ''}\t${body ?? ''}`,
	read(line) {
		const [kind, id, rev, body] = line.split('\t') as [string, string, string, string];
		return {
			kind,
			id: JSON.parse(id) as string,
			body: body === '' ? null : body,
			rev: rev === '' ? undefined : Number(rev),
		};
	},
};

export const packedChanges = (blocks?: readonly Uint8Array[], length?: number) =>
	new Packed(blocks, length, CHANGE_LINES);

/** A row before and after; only rows to be shown. */
export type SampleRow = { kind: string; before?: AnyRow['data'] | undefined; after?: AnyRow['data'] | undefined };
export type Samples = { added: SampleRow[]; changed: SampleRow[]; vanished: SampleRow[] };

export type ImportPlan = {
	changes: Packed<PlannedChange>;
	/** one for each file, in order */
	counts: FileCounts[];
	/** rows of other datasets that now say that sources disagree, or that found their place */
	touched: number;
	/** fields that a person and the list both changed since the last import: the first of each file, and how many there are */
	clashes: { list: Clash[]; count: number }[];
	/** what the files say now, to be remembered with the import; only what is new */
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
	readonly #hash = createHash('sha256');
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
		const changes: Wish[] = [];
		const state = new Map<string, 'added' | 'changed' | 'unchanged'>();
		const finished = new Map<string, AnyRow>();
		for (const [key, row] of laid.after) {
			const old = laid.stored.get(key);
			const now = finish(row, places);
			finished.set(key, now);
			const same = row.unchanged && now === row.row;
			if (same || (old !== undefined && saysTheSame(old, now))) state.set(key, 'unchanged');
			else {
				state.set(key, old === undefined ? 'added' : 'changed');
				changes.push({ wish: toChange(now), rev: old?.rev, body: now === row.row ? row.text : undefined });
				this.#show(old, now);
			}
		}
		for (const [key, old] of laid.stored) {
			if (laid.after.has(key)) continue;
			if (laid.gone.has(key)) {
				changes.push({ wish: { kind: old.kind, id: old.id, data: null }, rev: old.rev });
				continue;
			}
			const now = finishStored(old, places);
			if (now === undefined || saysTheSame(old, now)) continue;
			changes.push({ wish: toChange(now), rev: old.rev });
			this.#show(old, now);
		}
		for (const [index, file] of laid.files.entries()) {
			const counts = this.#counts[index] as FileCounts;
			const planned = this.#files[index] as PlannedFile;
			for (const key of file.keys) {
				counts[state.get(key) ?? 'unchanged']++;
				const row = finished.get(key);
				if (row?.data.source?.dataset === planned.dataset.id) this.#ownRows[index] = (this.#ownRows[index] ?? 0) + 1;
				if (row?.data.conflicts) planned.problems.push(...disagreements(row));
			}
			counts.vanished += file.vanished.length;
			if (planned.complete) counts.removed += file.vanished.length;
			for (const old of file.vanished) {
				this.#samples.vanished.push(old.data.source?.line, {
					kind: old.kind,
					before: old.data,
					after: old.data,
				});
			}
			const clashes = this.#clashes[index];
			for (const clash of clashes ? file.clashes : []) {
				if (!clashes) break;
				clashes.count++;
				clashes.list.push(clash.line, clash);
			}
			for (const base of file.bases) this.#bases.push(base);
		}
		this.#write(changes);
	}

	end(datasets: readonly Dataset[], { now, profile }: PlanOptions): ImportPlan {
		const last: RowChange[] = [];
		for (const [index, file] of this.#files.entries()) {
			// a file of rows that all belong to other datasets is no dataset of its own
			if (this.#ownRows[index] === 0) continue;
			const dataset = datasetChange(file, this.#counts[index] as FileCounts, datasets, now);
			if (dataset) last.push({ kind: 'dataset', id: dataset.id, data: dataset });
		}
		if (profile && this.#changes.length + last.length > 0) last.push(profile);
		this.#write(last.map((wish) => ({ wish })));
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
			digest: this.#hash.digest('base64url'),
		};
	}

	#show(old: StoredRow | undefined, now: AnyRow): void {
		const own = this.#own.has(now.data.source?.dataset ?? '');
		if (!own) this.#touched++;
		this.#samples[old === undefined ? 'added' : 'changed'].push(own ? now.data.source?.line : undefined, {
			kind: now.kind,
			before: old?.data,
			after: now.data,
		});
	}

	#write(changes: readonly Wish[]): void {
		const bodies = new Map(changes.map(({ wish, body }) => [wish, body]));
		const checked = checkRows([...bodies.keys()], (wish) => bodies.get(wish));
		for (const [index, change] of checked.entries()) {
			const { kind, id, body } = change;
			const said = kind === 'dataset' && body !== null ? body.replace(/"importedAt":"[^"]*",?/, '') : body;
			this.#hash.update(`${kind}\n${id}\n${said ?? ''}\n`);
			this.#changes.push({ ...change, rev: changes[index]?.rev });
		}
	}
}

type Wish = { wish: RowChange; rev?: number | undefined; body?: string | undefined };

/** Far more than anybody looks at. */
const MOST_CLASHES = 5000;

/** The line in the file moves with every row put in above, and `updatedAt` is the server's: neither is a change. */
function saysTheSame(old: StoredRow, now: AnyRow): boolean {
	const { updatedAt: _, ...content } = now.data;
	return saidBy(old.body) === saidBy(canonicalJson(content));
}

/** A row of a file with what all places together add to it. */
function finish(laid: LaidRow, places: PlacesAfter): AnyRow {
	const { row } = laid;
	const compared = row.kind === 'place' ? withDisagreement(row.data, places) : undefined;
	let now: AnyRow = compared ? { kind: 'place', data: compared } : row;
	if (laid.differing) now = markDiffering(now, laid.differing.fields, laid.differing.dataset);
	if (now.kind === 'event') return withPlace(now.data, places) ?? now;
	if (now.kind === 'group' && laid.placeNames.length > 0) {
		const ids = laid.placeNames.map(places.find).filter((id) => id !== undefined);
		if (ids.length > 0) return { kind: 'group', data: { ...now.data, placeIds: [...new Set(ids)] } };
	}
	return now;
}

/** A row that no file has: what sources say about it may have changed, or an event has found its place. */
function finishStored(old: StoredRow, places: PlacesAfter): AnyRow | undefined {
	if (old.kind === 'place') {
		const touched = old.mayHave('conflicts') || old.mayHave('sameAs') || places.disagreement(old.id) !== undefined;
		const data = touched && places.compared ? withDisagreement(old.data as Place, places) : undefined;
		return data && { kind: 'place', data };
	}
	if (old.kind !== 'event' || old.mayHave('placeId') || !old.mayHave('placeName')) return undefined;
	return withPlace(old.data as Event, places);
}

/** Undefined: nothing to add or to take away. */
function withDisagreement(place: Place, places: PlacesAfter): Place | undefined {
	if (!places.compared || place.source === undefined) return undefined;
	const found = places.disagreement(place.id);
	if (found === undefined && place.conflicts === undefined && place.sameAs === undefined) return undefined;
	const { conflicts: _conflicts, sameAs: _sameAs, ...rest } = place;
	return { ...rest, ...found } as Place;
}

function withPlace(event: Event, { find }: PlacesAfter): AnyRow | undefined {
	if (event.source === undefined || event.placeId !== undefined || event.placeName === undefined) return undefined;
	const placeId = find(event.placeName);
	return placeId === undefined ? undefined : { kind: 'event', data: { ...event, placeId } };
}

/** Beside a person's word stands what the list says, as another dataset's would. */
function markDiffering(row: AnyRow, fields: readonly { field: string; file: unknown }[], dataset: string): AnyRow {
	const conflicts: NonNullable<AnyRow['data']['conflicts']> = { ...row.data.conflicts };
	for (const { field, file } of fields) {
		const name = field.replace('contact.', '');
		if (typeof file !== 'string' || (row.kind === 'place' && FIELD_WORDS[name] === undefined)) continue;
		conflicts[name] = [...(conflicts[name] ?? []), { value: file, dataset }];
	}
	if (Object.keys(conflicts).length === 0) return row;
	return { kind: row.kind, data: { ...row.data, conflicts } } as AnyRow;
}

function toChange(row: AnyRow): RowChange {
	return { kind: row.kind, id: row.data.id, data: row.data } as RowChange;
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

function disagreements({ data }: AnyRow): Problem[] {
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
