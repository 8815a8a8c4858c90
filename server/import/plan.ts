/**
 * What an import would change: the rows of the file laid beside the rows that are there. Pure; `main.ts` appends the changes.
 *
 * A row that vanished from the file stays, for vanishing is not cancelling, unless the file is said to be the whole truth.
 */
import type { Dataset } from '../../contract/dataset.ts';
import type { Event } from '../../contract/event.ts';
import type { Group } from '../../contract/group.ts';
import type { Place } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { RowChange } from '../log.ts';
import type { BuiltRow } from './built-row.ts';
import { compareDatasets } from './conflicts.ts';
import { placeFinder } from './link-places.ts';
import type { Problem } from './problem.ts';

/** The live rows of the area. */
export type PresentRows = {
	places: Place[];
	rooms: Room[];
	events: Event[];
	groups: Group[];
	datasets: Dataset[];
	townName?: string;
};

export type PlannedFile = {
	/** the dataset's row as the file and the options state it; `rows` and `importedAt` are filled in here */
	dataset: Dataset;
	rows: BuiltRow[];
	/** the file is the whole truth: what vanished is deleted */
	complete: boolean;
};

export type FileCounts = { added: number; changed: number; unchanged: number; vanished: number; removed: number };

export type ImportPlan = {
	changes: RowChange[];
	/** one for each file, in order */
	counts: FileCounts[];
	/** rows of other datasets that now say that sources disagree, or that found their place */
	touched: number;
	/** disagreements among sources, one for each field and place of the files */
	problems: Problem[][];
};

type AnyRow =
	| { kind: 'place'; data: Place }
	| { kind: 'room'; data: Room }
	| { kind: 'event'; data: Event }
	| { kind: 'group'; data: Group };

/** `now`: the server's clock, ISO 8601 with `Z`; only rows of datasets that change carry it. */
export function planImport(files: PlannedFile[], present: PresentRows, now: string): ImportPlan {
	const before = indexRows(present);
	const after = new Map(before);
	const vanishedBy = files.map((file) => layFile(file, before, after));
	compareAll(after, files);
	linkAll(after, files, present.townName);
	const changes: RowChange[] = [];
	for (const [key, row] of after) {
		const old = before.get(key);
		if (old === undefined || contentOf(old) !== contentOf(row)) changes.push(toChange(row));
	}
	for (const [key, row] of before) {
		if (!after.has(key)) changes.push({ kind: row.kind, id: row.data.id, data: null });
	}
	const own = new Set(files.map((file) => file.dataset.id));
	const touched = changes.filter(({ data }) => data !== null && !own.has(data.source?.dataset ?? '')).length;
	const counts = files.map((file, index) => countFile(file, vanishedBy[index] ?? 0, before, after));
	for (const [index, file] of files.entries()) {
		const dataset = datasetChange(file, counts[index] as FileCounts, present.datasets, now);
		if (dataset) changes.push({ kind: 'dataset', id: dataset.id, data: dataset });
	}
	return { changes, counts, touched, problems: files.map((file) => disagreements(file, after)) };
}

function keyOf(row: AnyRow): string {
	return `${row.kind}\0${row.data.id}`;
}

function indexRows(present: PresentRows): Map<string, AnyRow> {
	const rows: AnyRow[] = [
		...present.places.map((data) => ({ kind: 'place' as const, data })),
		...present.rooms.map((data) => ({ kind: 'room' as const, data })),
		...present.events.map((data) => ({ kind: 'event' as const, data })),
		...present.groups.map((data) => ({ kind: 'group' as const, data })),
	];
	return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Puts the file's rows over what is there; returns how many rows of the dataset the file no longer has. */
function layFile(file: PlannedFile, before: ReadonlyMap<string, AnyRow>, after: Map<string, AnyRow>): number {
	const inFile = new Set<string>();
	for (const row of file.rows) {
		const key = keyOf(row);
		inFile.add(key);
		after.set(key, keepVouched(row, before.get(key)));
	}
	let vanished = 0;
	const kinds = new Set(file.rows.map((row) => row.kind));
	for (const [key, row] of before) {
		if (row.data.source?.dataset !== file.dataset.id || inFile.has(key) || !kinds.has(row.kind)) continue;
		vanished++;
		if (file.complete) after.delete(key);
	}
	return vanished;
}

/** A person's word that the row is right outlives the next import of the same list. */
function keepVouched(row: BuiltRow, old: AnyRow | undefined): AnyRow {
	const vouched =
		old?.data.confirmedBy === undefined || row.data.confirmedAt !== undefined
			? {}
			: { confirmedAt: old.data.confirmedAt, confirmedBy: old.data.confirmedBy };
	if (row.kind === 'place') return { kind: 'place', data: { ...row.data, ...vouched } };
	if (row.kind === 'room') return { kind: 'room', data: { ...row.data, ...vouched } };
	if (row.kind === 'event') return { kind: 'event', data: { ...row.data, ...vouched } };
	// names of places are resolved in linkAll; until then the group keeps what it had
	return { kind: 'group', data: { ...row.data, ...vouched } };
}

/** Only when places came in: other imports cannot change what sources say about places. */
function compareAll(after: Map<string, AnyRow>, files: PlannedFile[]): void {
	if (!files.some((file) => file.complete || file.rows.some((row) => row.kind === 'place'))) return;
	const places = placesOf(after);
	for (const [id, { conflicts, sameAs }] of compareDatasets(places)) {
		const key = `place\0${id}`;
		const row = after.get(key);
		if (row?.kind !== 'place') continue;
		const { conflicts: _conflicts, sameAs: _sameAs, ...rest } = row.data;
		const data = { ...rest, ...(conflicts ? { conflicts } : {}), ...(sameAs ? { sameAs } : {}) } as Place;
		after.set(key, { kind: 'place', data });
	}
}

function placesOf(rows: ReadonlyMap<string, AnyRow>): Place[] {
	return [...rows.values()].flatMap((row) => (row.kind === 'place' ? [row.data] : []));
}

/** The file's events and groups, and events of earlier imports that still have no place. */
function linkAll(after: Map<string, AnyRow>, files: PlannedFile[], townName: string | undefined): void {
	const places = placesOf(after);
	const first = new Map(places.map((place) => [place.id, [place.id, ...twinsOf(place)].sort()[0] ?? place.id]));
	const find = placeFinder(places, townName, (id) => first.get(id) ?? id);
	for (const [key, row] of after) {
		if (row.kind !== 'event' || row.data.source === undefined || row.data.placeId !== undefined) continue;
		const placeId = row.data.placeName === undefined ? undefined : find(row.data.placeName);
		if (placeId !== undefined) after.set(key, { kind: 'event', data: { ...row.data, placeId } });
	}
	for (const row of files.flatMap((file) => file.rows)) {
		if (row.kind !== 'group') continue;
		const ids = row.placeNames.map(find).filter((id) => id !== undefined);
		const key = keyOf(row);
		const laid = after.get(key);
		if (ids.length > 0 && laid?.kind === 'group') {
			after.set(key, { kind: 'group', data: { ...laid.data, placeIds: [...new Set(ids)] } });
		}
	}
}

function twinsOf(place: Place): string[] {
	return Array.isArray(place.sameAs) ? place.sameAs.filter((id) => typeof id === 'string') : [];
}

/** The line in the file moves with every row put in above, and `updatedAt` is the server's: neither is a change. */
function contentOf(row: AnyRow): string {
	const { updatedAt: _, source, ...content } = row.data;
	return canonicalJson({ ...content, source: source && { ...source, line: undefined } });
}

function toChange(row: AnyRow): RowChange {
	if (row.kind === 'place') return { kind: 'place', id: row.data.id, data: row.data };
	if (row.kind === 'room') return { kind: 'room', id: row.data.id, data: row.data };
	if (row.kind === 'event') return { kind: 'event', id: row.data.id, data: row.data };
	return { kind: 'group', id: row.data.id, data: row.data };
}

function countFile(
	file: PlannedFile,
	vanished: number,
	before: ReadonlyMap<string, AnyRow>,
	after: ReadonlyMap<string, AnyRow>,
): FileCounts {
	const counts = { added: 0, changed: 0, unchanged: 0, vanished, removed: file.complete ? vanished : 0 };
	for (const row of file.rows) {
		const [old, now] = [before.get(keyOf(row)), after.get(keyOf(row))];
		if (old === undefined) counts.added++;
		else if (now !== undefined && contentOf(old) !== contentOf(now)) counts.changed++;
		else counts.unchanged++;
	}
	return counts;
}

/** The dataset's row when it says something new; the moment of the import and the file's name alone are not new. */
function datasetChange(file: PlannedFile, counts: FileCounts, present: Dataset[], now: string): Dataset | null {
	const old = present.find((dataset) => dataset.id === file.dataset.id);
	const rows = file.rows.length + counts.vanished - counts.removed;
	const stated = { ...old, ...file.dataset, rows };
	const plain = (dataset: Dataset | undefined) =>
		canonicalJson({ ...dataset, updatedAt: undefined, importedAt: undefined, file: undefined });
	return plain(old) === plain(stated) ? null : { ...stated, importedAt: now };
}

function disagreements(file: PlannedFile, after: ReadonlyMap<string, AnyRow>): Problem[] {
	return file.rows.flatMap((row) => {
		const laid = after.get(keyOf(row));
		return Object.entries(laid?.data.conflicts ?? {}).flatMap(([field, others]) =>
			others.map(({ value, dataset }) => ({
				reason: 'sources-disagree' as const,
				severity: 'doubt' as const,
				...(row.data.source?.line === undefined ? {} : { line: row.data.source.line }),
				value,
				wrong: `「${row.data.name}」の ${FIELD_WORDS[field] ?? field} が、資料「${dataset}」と違います。両方を残しました。`,
				write: 'どちらが正しいか確かめ、違う方の資料を直してください。',
			})),
		);
	});
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
