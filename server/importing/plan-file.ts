/**
 * One file to the plan that a person looks at, with the changes behind it. Pure, and run away from the server's own thread: whatever
 * a file does to it, it ends in bounded time and memory (`plan-worker.ts`).
 */
import { createHash } from 'node:crypto';
import {
	type ImportChoices,
	type ImportProblem,
	MOST_SHOWN,
	type PlanAnswer,
	type PreviewRow,
	type RunCounts,
} from '../../contract/importing.ts';
import { COLUMNS } from '../import/columns.ts';
import { foldHeader } from '../import/fold-header.ts';
import { clashKey } from '../import/lay-part.ts';
import { datasetId } from '../import/options.ts';
import type { ImportPlan, SampleRow, Samples } from '../import/plan.ts';
import { type FilesPlan, planFiles, storedPlacesOf } from '../import/plan-files.ts';
import { byLine, type Problem, ProblemList, REASONS, type Reason } from '../import/problem.ts';
import type { FileScan } from '../import/read-file.ts';
import { type PackedTown, type Town, unpackTown } from '../import/town-rows.ts';
import { ADVICE_COLUMN, refusedCsv } from './refused-csv.ts';
import { differences, fieldWords, valueWords, type WordsAround } from './row-words.ts';

/** What was chosen for an earlier file of a source. */
export type Mapping = { dataset: string; signature: string; choices: ImportChoices };

export type PlanInput = {
	town: PackedTown;
	file: { id: string; name: string; bytes: Uint8Array; until: string };
	/** absent: those of last time */
	choices: ImportChoices | undefined;
	mappings: readonly Mapping[];
	takeFile: readonly string[];
	/** the server's clock, ISO 8601 with `Z` */
	now: string;
	/** where the file was fetched from */
	url?: string | undefined;
	/** wanted instead of the preview's cut: the sheet of refused rows */
	wantRefused?: boolean;
};

export type PlanOutput = {
	answer: PlanAnswer;
	/** `PlannedChange`s and `BaseEntry`s, packed */
	changes: readonly (readonly Uint8Array[])[];
	bases: readonly Uint8Array[];
	changeCount: number;
	mapping: Mapping;
	/** CSV of the rows to correct, when wanted */
	refusedCsv?: string;
};

export type PlanProgress = (step: 'read' | 'compare', done: number, of: number) => void;

export function planFile(input: PlanInput, progress?: PlanProgress): PlanOutput {
	const { file } = input;
	const town = unpackTown(input.town);
	// of lists that are there: one that was taken back begins anew
	const live = new Set(town.datasets.map(({ id }) => id));
	const mappings = input.mappings.filter(({ dataset }) => live.has(dataset));
	const named = mappings.find(({ dataset }) => dataset === datasetId(file.name));
	const first = input.choices ?? named?.choices;
	let files = planWith(town, input, first ?? {}, progress);
	let remembered = input.choices === undefined && named !== undefined;
	let choices = first ?? {};
	if (first === undefined) {
		// the same headers under another name: last month's list, most likely
		const signature = signatureOf(files);
		const known = signature === '' ? undefined : mappings.find((mapping) => mapping.signature === signature);
		if (known) {
			choices = { ...known.choices, dataset: known.dataset };
			files = planWith(town, input, choices, progress);
			remembered = true;
		}
	}
	return wordPlan(input, files, choices, remembered, aroundOf(town));
}

/** Names are read once one is asked for: most lists name no place. */
function aroundOf(town: Town): WordsAround {
	let names: ReadonlyMap<string, string> | undefined;
	return {
		profile: town.profile,
		placeName(id) {
			names ??= new Map(storedPlacesOf(town).map((place) => [place.id, place.name]));
			return names.get(id);
		},
	};
}

function planWith(town: Town, input: PlanInput, choices: ImportChoices, progress: PlanProgress | undefined): FilesPlan {
	const options = {
		...choices,
		complete: choices.complete ?? false,
		takeFile: new Set(input.takeFile),
		url: input.url,
	};
	return planFiles(town, options, [input.file], input.now, { ...(progress ? { progress } : {}), shown: MOST_SHOWN });
}

/** The headers that fields took, in order: the same for every edition of a list. */
function signatureOf(files: FilesPlan): string {
	const header = readingOf(files)?.header;
	if (!header) return '';
	const folded = header.names.map(foldHeader).filter((name) => name !== '' && name !== ADVICE);
	return createHash('sha256').update(folded.join('\n')).digest('base64url').slice(0, 22);
}

function readingOf({ read, unreadable }: FilesPlan): FileScan | undefined {
	return read[0]?.reading ?? unreadable[0]?.reading;
}

const ADVICE = foldHeader(ADVICE_COLUMN);

function wordPlan(
	input: PlanInput,
	files: FilesPlan,
	choices: ImportChoices,
	remembered: boolean,
	around: WordsAround,
): PlanOutput {
	const { file, town } = input;
	const [read] = files.read;
	const [unreadable] = files.unreadable;
	const { plan } = files;
	const dataset = read?.dataset ?? unreadable?.dataset ?? 'list';
	const all = read?.problems ?? unreadable?.problems ?? new ProblemList();
	const problems = byLine(all.list).map(forDesk);
	const rows = plan ? preview(plan.samples, around) : NO_ROWS;
	const gone = problems.filter(({ severity }) => severity === 'row' || severity === 'file');
	const remarks = problems.filter(({ severity }) => severity !== 'row' && severity !== 'file');
	const counts = countsOf(plan, all.lostLines.size);
	const clashes = plan?.clashes[0] ?? { list: [], count: 0 };
	const old = town.datasets.find(({ id }) => id === dataset);
	const described = read?.described;
	const same = town.datasets.find(({ id }) => id === read?.sameList);
	const fileSays = { id: file.id, name: file.name, size: file.bytes.byteLength, until: file.until };
	const reading = readingOf(files);
	const questions = reading?.questions ?? (unreadable?.question ? [unreadable.question] : []);
	return {
		answer: {
			file: fileSays,
			choices,
			remembered,
			questions,
			...(reading ? { understood: understand(reading) } : {}),
			dataset: {
				id: dataset,
				title: described?.title ?? choices.title ?? old?.title ?? reading?.listName ?? dataset,
				...pick('publisher', described?.publisher),
				...pick('licence', described?.licence),
				...pick('attribution', described?.attribution),
				known: old !== undefined,
			},
			...(same ? { sameList: { id: same.id, title: same.title } } : {}),
			counts,
			...rows,
			refused: gone.slice(0, MOST_SHOWN).map(wordProblem),
			// what must be looked at comes before what is only said
			remarks: [...remarks]
				.sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity])
				.slice(0, MOST_SHOWN)
				.map(wordProblem),
			remarkCount: remarks.length + all.length - all.list.length,
			clashes: clashes.list.slice(0, MOST_SHOWN).map(({ kind, id, name, field, here, file: theirs, line }) => ({
				key: clashKey(kind, id, field),
				name,
				field: fieldWords(field),
				here: valueWords(field, here, around) ?? '',
				file: valueWords(field, theirs, around) ?? '',
				...(line === undefined ? {} : { line }),
			})),
			clashCount: clashes.count,
			writes: plan?.changes.length ?? 0,
			digest: plan?.digest ?? '',
		},
		changes: plan?.changes.blocks() ?? [],
		bases: plan?.bases.blocks() ?? [],
		changeCount: plan?.changes.length ?? 0,
		mapping: { dataset, signature: signatureOf(files), choices: { ...choices, dataset } },
		...(input.wantRefused && reading ? { refusedCsv: refusedCsv(reading.header, problems) } : {}),
	};
}

const NO_ROWS = { added: [], changed: [], vanished: [] };
const GRAVITY = { file: 0, row: 1, value: 2, doubt: 3, note: 4 };

function pick<K extends string>(key: K, value: string | undefined) {
	return value === undefined ? {} : ({ [key]: value } as { [Each in K]: string });
}

function countsOf(plan: ImportPlan | undefined, refused: number): RunCounts {
	const { added = 0, changed = 0, unchanged = 0, vanished = 0, removed = 0 } = plan?.counts[0] ?? {};
	return { added, changed, unchanged, vanished, removed, refused };
}

function understand(reading: FileScan): NonNullable<PlanAnswer['understood']> {
	const fields = new Map([...reading.header.columns].map(([field, column]) => [column, field]));
	return {
		kind: reading.kind,
		encoding: reading.encoding,
		headerLine: reading.header.line,
		dataRows: reading.dataRows,
		columns: reading.header.names.map((header, index) => {
			const column = COLUMNS[reading.kind][fields.get(index) ?? ''];
			const known = [...(column?.official ?? []), ...(column?.also ?? [])];
			const means = column?.official[0];
			return {
				header,
				...(means === undefined ? {} : { means }),
				lookalike:
					column !== undefined &&
					!known.includes(header) &&
					known.some((name) => foldHeader(name) === foldHeader(header)),
			};
		}),
	};
}

function preview(
	{ added, changed, vanished }: Samples,
	around: WordsAround,
): Pick<PlanAnswer, 'added' | 'changed' | 'vanished'> {
	const say = (rows: readonly SampleRow[]) => rows.map((row) => previewRow(row, around));
	return { added: say(added), changed: say(changed), vanished: say(vanished) };
}

function previewRow({ kind, before, after }: SampleRow, around: WordsAround): PreviewRow {
	const row = after ?? before;
	const line = after?.source?.line;
	return {
		kind,
		id: row?.id ?? '',
		name: row?.name ?? '',
		...(line === undefined ? {} : { line }),
		fields: differences(before ?? {}, after ?? {}, around),
	};
}

/** The same advice for whoever has a screen before them, not a command line. */
const ON_SCREEN: Partial<Record<Reason, string>> = {
	'kind-ambiguous': '下の「何の一覧ですか」で選んでください。',
	'other-list': '施設の一覧として取り込むときは、下の「何の一覧ですか」で選んでください。',
	'maybe-same-list': '新しい版なら、下の「前の表の新しい版として取り込む」を選んでください。',
	'licence-missing': '下の「出典とライセンス」に書いてください。',
	'other-area': '別の町のファイルでないか確かめてください。',
};

function forDesk(problem: Problem): Problem {
	const write = ON_SCREEN[problem.reason] ?? problem.write;
	const wrong = problem.wrong.replace('、--complete でも、', '、').replace(/（--\w+(?: \w+)?）/g, '');
	return { ...problem, wrong, ...(write === undefined ? {} : { write }) };
}

function wordProblem({ severity, reason, line, column, value, wrong, write }: Problem): ImportProblem {
	return {
		severity,
		reason: REASONS[reason],
		wrong,
		...(line === undefined ? {} : { line }),
		...(column === undefined || column === '' ? {} : { column }),
		...(value === undefined ? {} : { value: value.slice(0, 200) }),
		...(write === undefined ? {} : { write }),
	};
}
