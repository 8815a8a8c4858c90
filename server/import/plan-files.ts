/** From files to a plan, pure: what was read, what it would change, and what is to be said. The command line and the desk share it. */
import { createHash } from 'node:crypto';
import type { Dataset } from '../../contract/dataset.ts';
import { toTokyo } from '../../contract/dates.ts';
import type { Place } from '../../contract/place.ts';
import type { Profile } from '../../contract/profile.ts';
import { openTownOf } from '../open/open-town.ts';
import { rowKey } from '../row-key.ts';
import type { Question, ReadChoices } from './choices.ts';
import type { ImportKind } from './columns.ts';
import { type FileBytes, fileParts } from './file-bytes.ts';
import type { GroupContext } from './groups.ts';
import { licenceOfUrl } from './licences.ts';
import { datasetId } from './options.ts';
import { settleOwnRows } from './own-rows.ts';
import type { Parts } from './packed.ts';
import { type ImportPlan, type PlannedFile, planImport } from './plan.ts';
import { ProblemList } from './problem.ts';
import { type FileScan, scanFile, waitingParts } from './read-file.ts';
import { roomSettler } from './room-places.ts';
import { canonicalKey } from './row-ids.ts';
import { compact } from './shared-fields.ts';
import { type ImportedKind, partOf, type StoredRow, type Town } from './town-rows.ts';
import { toWaiting, type WaitingRow } from './waiting-row.ts';

export type InputFile = { name: string; bytes: FileBytes };

/** What a person says of the files, besides how to read them. */
export type FileOptions = ReadChoices & {
	/** absent: from the file's name */
	dataset?: string | undefined;
	title?: string | undefined;
	publisher?: string | undefined;
	licence?: string | undefined;
	licenceUrl?: string | undefined;
	attribution?: string | undefined;
	url?: string | undefined;
	complete: boolean;
	/** fields, as `clashKey` writes them, in which the list wins over a person */
	takeFile?: ReadonlySet<string> | undefined;
};

export type ReadFile = {
	file: InputFile;
	reading: FileScan;
	dataset: string;
	problems: ProblemList;
	/** a dataset under another name that has most of these rows already */
	sameList?: string | undefined;
	described?: Dataset;
};

/** A file of which nothing could be imported, and why. */
export type Unreadable = {
	file: InputFile;
	dataset: string;
	problems: ProblemList;
	question?: Question | undefined;
	/** the table was found, but none of its rows can be taken */
	reading?: FileScan;
};

export type FilesPlan = {
	read: ReadFile[];
	unreadable: Unreadable[];
	/** a dataset that two of the files would be */
	twice?: string;
	/** absent when nothing could be read */
	plan?: ImportPlan;
};

export type PlanHooks = {
	/** hears how many rows of how many are read, then how many parts of the town are compared */
	progress?: (step: 'read' | 'compare', done: number, of: number) => void;
	/** rows of each sort of change that are to be shown */
	shown?: number;
};

/** `now`: the server's clock, ISO 8601 with `Z`. */
export function planFiles(
	town: Town,
	options: FileOptions,
	files: readonly InputFile[],
	now: string,
	{ progress, shown = 0 }: PlanHooks = {},
): FilesPlan {
	const { area, profile } = town;
	const unreadable: Unreadable[] = [];
	const read: ReadFile[] = [];
	for (const file of files) {
		const dataset = datasetId(options.dataset ?? file.name) || 'list';
		const context = { ...contextOf(profile, area, dataset), today: toTokyo(Date.parse(now)).date };
		const reading = scanFile(file.bytes, context, options, (done, of) => progress?.('read', done, of));
		if ('refused' in reading) {
			const problems = new ProblemList();
			problems.push(reading.refused);
			unreadable.push({ file, dataset, problems, question: reading.question });
		} else if (reading.rowCount === 0) {
			unreadable.push({ file, dataset, problems: reading.problems, reading });
		} else read.push({ file, reading, dataset, problems: reading.problems });
	}
	const twice = read.find((one, index) => read.findIndex((other) => other.dataset === one.dataset) !== index);
	if (twice) return { read, unreadable, twice: twice.dataset };
	const placed = placeRows(read, town);
	const kept = read.filter((one) => (placed.get(one)?.length ?? 0) > 0);
	for (const { file, dataset, problems, reading } of read.filter((one) => !kept.includes(one))) {
		unreadable.push({ file, dataset, problems, reading });
	}
	if (kept.length === 0) return { read: kept, unreadable };
	const made = profile ? undefined : minimalProfile(area, kept);
	const planned = kept.map((one) => planFile(one, placed.get(one) ?? waitingParts(), options, town));
	const plan = planImport(planned, town, {
		now,
		townName: profile?.name ?? made?.name,
		profile: made && { kind: 'profile', id: area, data: made },
		shown,
		progress: (done, of) => progress?.('compare', done, of),
	});
	return { read: kept, unreadable, plan };
}

const STORED_KIND: Record<ImportKind, ImportedKind> = {
	places: 'place',
	events: 'event',
	groups: 'group',
	rooms: 'room',
	safety: 'safety',
};

/** Rooms find their place among those that are there and those that come with them; other rows need nothing. */
function placeRows(read: readonly ReadFile[], town: Town): Map<ReadFile, Parts<WaitingRow>> {
	const placed = new Map(read.map((one) => [one, one.reading.rows]));
	const roomFiles = read.filter(({ reading }) => reading.kind === 'rooms');
	if (roomFiles.length === 0) return placed;
	const incoming: Place[] = [];
	for (const { reading } of read) {
		if (reading.kind !== 'places') continue;
		for (const row of reading.rows) if (row.kind === 'place') incoming.push(row.data as Place);
	}
	const replaced = new Set(incoming.map(({ id }) => id));
	const settle = roomSettler([...incoming, ...storedPlaces(town).filter(({ id }) => !replaced.has(id))]);
	for (const one of roomFiles) {
		const settled = waitingParts();
		for (const row of one.reading.rows) {
			const room = settle(row.built, one.problems);
			if (room) settled.of(partOf(room.data.id)).push(toWaiting(room));
		}
		placed.set(one, settled);
	}
	return placed;
}

export function* storedPlacesOf(town: Town): Generator<Place> {
	for (const { kind, body } of town.rows) if (kind === 'place') yield JSON.parse(body) as Place;
}

const storedPlaces = (town: Town) => [...storedPlacesOf(town)];

function contextOf(profile: Profile | undefined, area: string, dataset: string): GroupContext {
	const named = (items: { code: string; name: { ja: string } }[] | undefined) =>
		(items ?? []).map(({ code, name }) => ({ code, name: name.ja }));
	return {
		area,
		dataset,
		fields: named(profile?.fields),
		stages: named(profile?.stages),
		areas: profile?.areas ?? [],
	};
}

/** A town that is not there yet gets the name its files give it, so that the screen can say where one is. */
function minimalProfile(area: string, read: readonly ReadFile[]): Profile | undefined {
	const name = read.map(({ reading }) => reading.cityName ?? reading.preamble.get('attribution_name')).find(Boolean);
	if (name === undefined) return undefined;
	return { id: area, code: area, name, languages: ['ja', 'ja-x-easy', 'en'], stages: [], fields: [], areas: [] };
}

function planFile(one: ReadFile, rows: Parts<WaitingRow>, options: FileOptions, town: Town): PlannedFile {
	const { reading, problems } = one;
	const unread = problems.lostLines.size;
	if (options.complete && unread > 0) {
		problems.push({
			reason: 'rows-unread',
			severity: 'doubt',
			wrong: `読めない行が ${unread} 行あるので、--complete でも、この表にない行を消しませんでした。`,
			write: '読めない行を直してから、もう一度取り込んでください。',
		});
	}
	const earlier = findEarlierEdition(one, rows, town);
	one.sameList = earlier;
	if (earlier !== undefined) {
		problems.push({
			reason: 'maybe-same-list',
			severity: 'doubt',
			wrong: `前に取り込んだ表「${earlier}」と、番号や名前がほとんど同じです。別の表として取り込むので、二重に見えます。`,
			write: `新しい版なら --dataset ${earlier} と書いて取り込んでください。`,
		});
	}
	one.described = describeDataset(one, options, town.datasets);
	const own = ownIds(reading, town);
	return {
		kind: STORED_KIND[reading.kind],
		dataset: one.described,
		rows: own.size === 0 ? rows : partByOwnId(rows, own),
		rowCount: rows.length,
		settle: own.size === 0 ? (waiting) => waiting : ownSettler(one, town),
		complete: options.complete && unread === 0,
		problems,
		...(options.takeFile ? { takeFile: options.takeFile } : {}),
	};
}

/** Ids of rows of ours that may be among those of the file. */
function ownIds({ kind, mayBe }: FileScan, town: Town): ReadonlySet<string> {
	const own = new Set<string>();
	for (const row of town.rows) if (row.kind === STORED_KIND[kind] && mayBe(row.id)) own.add(row.id);
	return own;
}

/** A row of our own that comes back has its id in its key, and belongs to the part of that. */
function partByOwnId(rows: Parts<WaitingRow>, own: ReadonlySet<string>): Parts<WaitingRow> {
	const parts = waitingParts();
	for (const row of rows) {
		const key = row.data.source?.key;
		parts.of(partOf(key !== undefined && own.has(key) ? key : row.id)).push(row);
	}
	return parts;
}

function ownSettler({ reading, dataset }: ReadFile, town: Town): PlannedFile['settle'] {
	const kind = STORED_KIND[reading.kind];
	let around: Parameters<typeof settleOwnRows>[3] | undefined;
	return (rows, stored) => {
		const own = new Map<string, StoredRow>();
		for (const { data } of rows) {
			const key = data.source?.key;
			const row = key === undefined ? undefined : stored.get(rowKey({ kind, id: key }));
			if (row) own.set(row.id, row);
		}
		if (own.size === 0) return rows;
		around ??= {
			// sheets of places name no other place
			town: openTownOf(
				town.area,
				kind === 'place' ? [] : storedPlacesOf(town).map((data) => ({ kind: 'place' as const, id: data.id, data })),
			),
			profile: town.profile,
			context: contextOf(town.profile, town.area, dataset),
		};
		return settleOwnRows(reading, rows, own, around);
	};
}

/** A dataset under another name that already has most of these rows: last month's file of the same list, probably. */
function findEarlierEdition({ reading, dataset }: ReadFile, rows: Parts<WaitingRow>, town: Town): string | undefined {
	if (town.datasets.some(({ id }) => id === dataset) || town.datasets.length === 0) return undefined;
	const kind = STORED_KIND[reading.kind];
	const sign = (row: { name: string; source?: { key?: string | undefined } | undefined }) =>
		`${canonicalKey(row.source?.key ?? '')}\0${row.name}`;
	const signs = new Set(Iterator.from(rows).map(({ data }) => sign(data)));
	const shared = new Map<string, number>();
	for (const { kind: of, body } of town.rows) {
		if (of !== kind) continue;
		const row = JSON.parse(body) as WaitingRow['data'];
		if (row.source && signs.has(sign(row))) shared.set(row.source.dataset, (shared.get(row.source.dataset) ?? 0) + 1);
	}
	return [...shared].find(([, count]) => count * 2 > rows.length)?.[0];
}

function digestOf(bytes: FileBytes): string {
	const hash = createHash('sha256');
	for (const part of fileParts(bytes, HASHED_AT_ONCE)) hash.update(part);
	return hash.digest('hex');
}

const HASHED_AT_ONCE = 1024 * 1024;

/**
 * What an option says now, else what an earlier import left (an option then, perhaps), else what the file's preamble says.
 */
function describeDataset(
	{ file, reading, dataset, problems }: ReadFile,
	options: FileOptions,
	datasets: readonly Dataset[],
): Dataset {
	const old = datasets.find(({ id }) => id === dataset);
	const { preamble } = reading;
	const licenceUrl = options.licenceUrl ?? old?.licenceUrl ?? preamble.get('license');
	const publisher = options.publisher ?? old?.publisher ?? preamble.get('attribution_name');
	const town = publisher ?? reading.cityName;
	const described: Dataset = compact({
		id: dataset,
		title: options.title ?? old?.title ?? options.dataset ?? [town, reading.listName].filter(Boolean).join(' '),
		file: file.name.replace(/^.*[/\\]/, ''),
		sha256: digestOf(file.bytes),
		encoding: reading.encoding,
		publisher,
		licence: options.licence ?? old?.licence ?? (licenceUrl === undefined ? undefined : licenceOfUrl(licenceUrl)),
		licenceUrl,
		attribution: options.attribution ?? old?.attribution ?? preamble.get('attribution_name'),
		url: options.url ?? old?.url ?? preamble.get('download_from'),
	});
	if (described.licence === undefined) {
		problems.push({
			reason: 'licence-missing',
			severity: 'doubt',
			wrong: 'ライセンスが分かりません。画面には「記載なし」と出ます。',
			write: '--licence "CC BY 4.0" --attribution "○○市オープンデータ" のように書いてください。',
		});
	}
	return described;
}
