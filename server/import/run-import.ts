/** Reads the files, plans against the area's rows, appends in one transaction, and words the answer. */
import { createHash } from 'node:crypto';
import type { Dataset } from '../../contract/dataset.ts';
import type { Place } from '../../contract/place.ts';
import type { Profile } from '../../contract/profile.ts';
import { ensureArea } from '../areas.ts';
import { appendChanges, type RowChange, readRows } from '../log.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import type { GroupContext } from './groups.ts';
import { licenceOfUrl } from './licences.ts';
import { datasetId, type ImportOptions } from './options.ts';
import { type PlannedFile, type PresentRows, planImport } from './plan.ts';
import type { Problem } from './problem.ts';
import { type FileReading, readFile } from './read-file.ts';
import { countsLine, problemLines, summaryLines } from './report.ts';
import { settleRooms } from './room-places.ts';
import { canonicalKey } from './row-ids.ts';
import { compact } from './shared-fields.ts';

export type InputFile = { name: string; bytes: Uint8Array };

/** `failed`: a file of which nothing could be imported. `written`: changes in the log. */
export type ImportAnswer = { lines: string[]; failed: boolean; written: number };

type ReadFile = { file: InputFile; reading: FileReading; dataset: string; problems: Problem[] };

export async function runImport(store: Store, options: ImportOptions, files: InputFile[]): Promise<ImportAnswer> {
	const { area } = options;
	const present = await readPresent(store, area);
	const lines: string[] = [];
	let read: ReadFile[] = [];
	let failed = false;
	for (const file of files) {
		const dataset = datasetId(options.dataset ?? file.name) || 'list';
		const reading = readFile(file.bytes, { ...contextOf(present.profile, area, dataset), ...kindOf(options) });
		if ('refused' in reading || reading.rows.length === 0) {
			failed = true;
			const problems = 'refused' in reading ? [reading.refused] : reading.problems;
			lines.push(...problemLines(file.name, problems), `${file.name}: 何も取り込みませんでした。`);
		} else read.push({ file, reading, dataset, problems: [...reading.problems] });
	}
	const twice = read.find((one, index) => read.findIndex((other) => other.dataset === one.dataset) !== index);
	if (twice) {
		lines.push(
			`同じ名前の表（${twice.dataset}）が二つあります。ファイルを一つずつ、--dataset で名前を分けて取り込んでください。`,
		);
		return { lines, failed: true, written: 0 };
	}
	read = settlePlaces(read, present.rows.places);
	for (const { file, reading, problems } of read.filter((one) => one.reading.rows.length === 0)) {
		failed = true;
		lines.push(
			...problemLines(file.name, problems),
			`${file.name}: 何も取り込みませんでした。`,
			...summaryLines(problems),
		);
		read = read.filter((one) => one.reading !== reading);
	}
	if (read.length === 0) return { lines, failed: true, written: 0 };

	const profile = present.profile ? undefined : minimalProfile(area, read);
	const planned = read.map((one) => planFile(one, options, present.rows));
	const townName = present.profile?.name ?? profile?.name;
	const plan = planImport(
		planned,
		{ ...present.rows, ...(townName === undefined ? {} : { townName }) },
		toInstant(store.clock.now()),
	);
	const changes: RowChange[] =
		profile && plan.changes.length > 0 ? [{ kind: 'profile', id: area, data: profile }, ...plan.changes] : plan.changes;
	for (const [index, { file, reading, problems }] of read.entries()) {
		const counts = plan.counts[index];
		const all = [...problems, ...(plan.problems[index] ?? [])];
		lines.push(...problemLines(file.name, all));
		if (counts) lines.push(`${file.name}: ${countsLine(reading.kind, reading.dataRows, reading.encoding, counts)}`);
		lines.push(...summaryLines(all));
	}
	if (plan.touched > 0)
		lines.push(`ほかの資料の行にも、資料どうしの違いや場所とのつながりを ${plan.touched} 件書き加えます。`);
	if (options.dryRun) {
		lines.push(`ためしただけです（--dry-run）。取り込むと ${changes.length} 件を書きます。`);
		return { lines, failed, written: 0 };
	}
	if (changes.length === 0) {
		lines.push('変わったところがないので、何も書きませんでした。');
		return { lines, failed, written: 0 };
	}
	await ensureArea(store, area);
	const { written } = await appendChanges(store, area, changes);
	lines.push(`${written} 件を書きました。`);
	return { lines, failed, written };
}

/** Rooms find their place among those that are there and those that come with them. */
function settlePlaces(read: ReadFile[], present: readonly Place[]): ReadFile[] {
	const incoming = read.flatMap(({ reading }) =>
		reading.rows.flatMap((row) => (row.kind === 'place' ? [row.data] : [])),
	);
	const replaced = new Set(incoming.map((place) => place.id));
	const places = [...incoming, ...present.filter((place) => !replaced.has(place.id))];
	return read.map((one) => {
		const rows = settleRooms(one.reading.rows, places, one.problems);
		return { ...one, reading: { ...one.reading, rows } };
	});
}

function kindOf(options: ImportOptions) {
	return options.kind === undefined ? {} : { kind: options.kind };
}

async function readPresent(store: Store, area: string): Promise<{ rows: PresentRows; profile: Profile | undefined }> {
	const all = await readRows(store, area);
	const rows: PresentRows = { places: [], rooms: [], events: [], groups: [], datasets: [] };
	let profile: Profile | undefined;
	for (const row of all as RowChange[]) {
		if (row.data === null) continue;
		if (row.kind === 'place') rows.places.push(row.data);
		if (row.kind === 'room') rows.rooms.push(row.data);
		if (row.kind === 'event') rows.events.push(row.data);
		if (row.kind === 'group') rows.groups.push(row.data);
		if (row.kind === 'dataset') rows.datasets.push(row.data);
		if (row.kind === 'profile') profile = row.data;
	}
	return { rows, profile };
}

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
function minimalProfile(area: string, read: ReadFile[]): Profile | undefined {
	const name = read.map(({ reading }) => reading.cityName ?? reading.preamble.get('attribution_name')).find(Boolean);
	if (name === undefined) return undefined;
	return { id: area, code: area, name, languages: ['ja', 'ja-x-easy', 'en'], stages: [], fields: [], areas: [] };
}

function planFile(one: ReadFile, options: ImportOptions, present: PresentRows): PlannedFile {
	const { reading, problems } = one;
	const unread = problems.filter((problem) => problem.severity === 'row').length;
	if (options.complete && unread > 0) {
		problems.push({
			reason: 'rows-unread',
			severity: 'doubt',
			wrong: `読めない行が ${unread} 行あるので、--complete でも、この表にない行を消しませんでした。`,
			write: '読めない行を直してから、もう一度取り込んでください。',
		});
	}
	const earlier = findEarlierEdition(one, present);
	if (earlier !== undefined) {
		problems.push({
			reason: 'maybe-same-list',
			severity: 'doubt',
			wrong: `前に取り込んだ表「${earlier}」と、番号や名前がほとんど同じです。別の表として取り込むので、二重に見えます。`,
			write: `新しい版なら --dataset ${earlier} と書いて取り込んでください。`,
		});
	}
	return {
		dataset: describeDataset(one, options, present),
		rows: reading.rows,
		complete: options.complete && unread === 0,
	};
}

/** A dataset under another name that already has most of these rows: last month's file of the same list, probably. */
function findEarlierEdition({ reading, dataset }: ReadFile, present: PresentRows): string | undefined {
	if (present.datasets.some(({ id }) => id === dataset)) return undefined;
	const rows = present[reading.kind];
	const sign = (row: { name: string; source?: { key?: string | undefined } | undefined }) =>
		`${canonicalKey(row.source?.key ?? '')}\0${row.name}`;
	const signs = new Set(reading.rows.map((row) => sign(row.data)));
	const shared = new Map<string, number>();
	for (const row of rows) {
		if (row.source && signs.has(sign(row))) shared.set(row.source.dataset, (shared.get(row.source.dataset) ?? 0) + 1);
	}
	return [...shared].find(([, count]) => count * 2 > reading.rows.length)?.[0];
}

/**
 * What an option says now, else what an earlier import left (an option then, perhaps), else what the file's preamble says.
 */
function describeDataset(
	{ file, reading, dataset, problems }: ReadFile,
	options: ImportOptions,
	present: PresentRows,
): Dataset {
	const old = present.datasets.find(({ id }) => id === dataset);
	const { preamble } = reading;
	const licenceUrl = options.licenceUrl ?? old?.licenceUrl ?? preamble.get('license');
	const publisher = options.publisher ?? old?.publisher ?? preamble.get('attribution_name');
	const town = publisher ?? reading.cityName;
	const described: Dataset = compact({
		id: dataset,
		title: options.title ?? old?.title ?? options.dataset ?? [town, reading.listName].filter(Boolean).join(' '),
		file: file.name.replace(/^.*[/\\]/, ''),
		sha256: createHash('sha256').update(file.bytes).digest('hex'),
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
