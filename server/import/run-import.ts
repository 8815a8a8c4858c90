/** Reads the files, plans against the area's rows, appends in one transaction, and words the answer. */
import { createHash } from 'node:crypto';
import type { Dataset } from '../../contract/dataset.ts';
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

export type InputFile = { name: string; bytes: Uint8Array };

/** `failed`: a file of which nothing could be imported. `written`: changes in the log. */
export type ImportAnswer = { lines: string[]; failed: boolean; written: number };

type ReadFile = { file: InputFile; reading: FileReading; dataset: string; problems: Problem[] };

export async function runImport(store: Store, options: ImportOptions, files: InputFile[]): Promise<ImportAnswer> {
	const { area } = options;
	const present = await readPresent(store, area);
	const lines: string[] = [];
	const read: ReadFile[] = [];
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

function kindOf(options: ImportOptions) {
	return options.kind === undefined ? {} : { kind: options.kind };
}

async function readPresent(store: Store, area: string): Promise<{ rows: PresentRows; profile: Profile | undefined }> {
	const all = await readRows(store, area);
	const rows: PresentRows = { places: [], events: [], groups: [], datasets: [] };
	let profile: Profile | undefined;
	for (const row of all as RowChange[]) {
		if (row.data === null) continue;
		if (row.kind === 'place') rows.places.push(row.data);
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
	return {
		dataset: describeDataset(one, options, present),
		rows: reading.rows,
		complete: options.complete && unread === 0,
	};
}

/** Options say more than the file's preamble, and both more than what an earlier import left. */
function describeDataset(
	{ file, reading, dataset, problems }: ReadFile,
	options: ImportOptions,
	present: PresentRows,
): Dataset {
	const old = present.datasets.find(({ id }) => id === dataset);
	const licenceUrl = options.licenceUrl ?? reading.preamble.get('license');
	const publisher = options.publisher ?? reading.preamble.get('attribution_name');
	const licence = options.licence ?? (licenceUrl === undefined ? undefined : licenceOfUrl(licenceUrl));
	const url = options.url ?? reading.preamble.get('download_from');
	const described: Dataset = {
		id: dataset,
		title: options.title ?? old?.title ?? options.dataset ?? dataset,
		file: file.name.replace(/^.*[/\\]/, ''),
		sha256: createHash('sha256').update(file.bytes).digest('hex'),
		encoding: reading.encoding,
		...(publisher === undefined ? {} : { publisher }),
		...(licence === undefined ? {} : { licence }),
		...(licenceUrl === undefined ? {} : { licenceUrl }),
		...(options.attribution === undefined ? {} : { attribution: options.attribution }),
		...(url === undefined ? {} : { url }),
	};
	if (described.licence === undefined && old?.licence === undefined) {
		problems.push({
			reason: 'licence-missing',
			severity: 'doubt',
			wrong: 'ライセンスが分かりません。画面には「記載なし」と出ます。',
			write: '--licence "CC BY 4.0" --attribution "○○市オープンデータ" のように書いてください。',
		});
	}
	return described;
}
