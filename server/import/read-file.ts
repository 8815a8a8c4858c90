/**
 * The pipeline from a file's bytes to rows of the contract, pure: bytes → text → table → header → rows → ids.
 *
 * Every row of data is either built or reported; nothing is dropped in silence.
 */
import type { BuiltRow } from './built-row.ts';
import type { Question, ReadChoices } from './choices.ts';
import type { ImportKind } from './columns.ts';
import type { SlashOrders } from './date-fields.ts';
import { type Encoding, findEncoding, textParts } from './decode.ts';
import { buildEvent } from './events.ts';
import { type FileBytes, wholeFile } from './file-bytes.ts';
import { findHeader, type Header } from './find-header.ts';
import { buildGroup, type GroupContext } from './groups.ts';
import { Parts } from './packed.ts';
import { buildPlace } from './places.ts';
import { byLine, FileRefused, type Problem, ProblemList, type ProblemSink } from './problem.ts';
import { isCalendar, readCalendar } from './read-calendar.ts';
import { readDate, type SlashOrder, slashProof } from './read-date.ts';
import { openTable, type TableRow } from './read-table.ts';
import { isZip, readWorkbook } from './read-workbook.ts';
import { buildRoom } from './rooms.ts';
import { type RowCells, rowCells } from './row-cells.ts';
import { RowIds } from './row-ids.ts';
import { buildSafety } from './safety.ts';
import { readForeignCode } from './shared-fields.ts';
import { partOf } from './town-rows.ts';
import { toWaiting, WAITING_LINES, type WaitingRow } from './waiting-row.ts';

/** Far more than any town's list has. */
export const MAX_ROWS = 200_000;

const ROWS_A_REPORT = 1000;

/** How many rows of how many are read. */
export type Progress = (done: number, of: number) => void;

const LIST_NAMES: Record<ImportKind, string> = {
	places: '公共施設一覧',
	events: 'イベント一覧',
	groups: '市民活動団体一覧',
	rooms: '部屋一覧',
	safety: '避難場所などの一覧',
};

/** A file that was read, with its rows packed away. */
export type FileScan = {
	kind: ImportKind;
	encoding: Encoding;
	/** rows of data in the file */
	dataRows: number;
	/** by the part of their ids, in each part in the order of the file */
	rows: Parts<WaitingRow>;
	rowCount: number;
	/** may a row of the file be the one of ours with this id, coming back? */
	mayBe(id: string): boolean;
	problems: ProblemList;
	/** what only a person can know */
	questions: Question[];
	/** the header and the rows of data as they stand in the file */
	header: Header;
	/** which fields the file has a column for */
	fields: ReadonlySet<string>;
	/** `#license`, `#attribution_name` … above the header */
	preamble: ReadonlyMap<string, string>;
	/** what such a list is called: 公共施設一覧, 子育て施設一覧 … */
	listName: string;
	/** 市区町村名 when the file names exactly one */
	cityName?: string;
};

/** The same with all rows at hand, with their ids. */
export type FileReading = Omit<FileScan, 'rows' | 'problems'> & { rows: BuiltRow[]; problems: Problem[] };

export type Refused = { refused: Problem; question?: Question | undefined };

/** Reads a small file at once, its rows in their order. Or the one problem for which nothing of the file was read. */
export function readFile(bytes: FileBytes, context: GroupContext, choices: ReadChoices = {}): FileReading | Refused {
	return unlessRefused(() => {
		const rows: BuiltRow[] = [];
		const sheet = readSheet(bytes, context, choices, undefined, (row) => rows.push(row));
		const { ids, ...scan } = sheet;
		const settled = [...ids.assign(rows, scan.problems)];
		return { ...scan, rows: settled, rowCount: settled.length, problems: byLine(scan.problems.list) };
	});
}

export const waitingParts = () => new Parts<WaitingRow>([], WAITING_LINES);

/** Walks the file twice, and keeps its rows packed, however many there are. */
export function scanFile(
	bytes: FileBytes,
	context: GroupContext,
	choices: ReadChoices = {},
	progress?: Progress,
): FileScan | Refused {
	return unlessRefused(() => {
		const built = waitingParts();
		const put = (parts: Parts<WaitingRow>, row: BuiltRow) => parts.of(partOf(row.data.id)).push(toWaiting(row));
		const { ids, ...scan } = readSheet(bytes, context, choices, progress, (row) => put(built, row));
		if (ids.areSettled) return { ...scan, rows: built, rowCount: built.length };
		const rows = waitingParts();
		const walk = { [Symbol.iterator]: () => Iterator.from(built).map((row) => row.built) };
		for (const row of ids.assign(walk, scan.problems)) put(rows, row);
		return { ...scan, rows, rowCount: rows.length };
	});
}

function unlessRefused<T>(work: () => T): T | Refused {
	try {
		return work();
	} catch (error) {
		if (error instanceof FileRefused) return { refused: error.problem, question: error.question };
		throw error;
	}
}

function readSheet(
	bytes: FileBytes,
	context: GroupContext,
	choices: ReadChoices,
	progress: Progress | undefined,
	take: (row: BuiltRow) => void,
): Omit<FileScan, 'rows' | 'rowCount'> & { ids: RowIds } {
	const { header, encoding, lines } = openSheet(bytes, choices, context.today);
	const survey = surveyRows(header, choices.slashOrder ?? null, lines);
	const problems = new ProblemList();
	problems.push(...header.problems);
	const ids = new RowIds(context.dataset);
	const { dataRows, cityName } = buildRows(header, survey, context, { problems, progress }, (row) => {
		ids.hear(row);
		take(row);
	});
	if (dataRows === 0) {
		throw new FileRefused(
			'no-rows',
			'見出しの下にデータの行がありません。',
			'データの行を書いてください。',
			header.line,
		);
	}
	return {
		kind: header.kind,
		encoding,
		dataRows,
		ids,
		mayBe: (id) => ids.mayHave(id),
		problems,
		questions: [...header.questions, ...askForOrder(problems.list)],
		header,
		fields: new Set(header.columns.keys()),
		preamble: header.preamble,
		listName: header.kind === 'places' && header.columns.has('admits') ? '子育て施設一覧' : LIST_NAMES[header.kind],
		...(cityName === undefined ? {} : { cityName }),
	};
}

/** The text's table, or that of the first sheet in which a header is found. */
function openSheet(
	bytes: FileBytes,
	choices: ReadChoices,
	today: string | undefined,
): { header: Header; encoding: Encoding; lines: number } {
	const whole = wholeFile(bytes);
	if (!isZip(whole)) {
		const encoding = findEncoding(whole);
		const [first = ''] = textParts(bytes, encoding);
		if (isCalendar(first)) {
			const rows = readCalendar([...textParts(bytes, encoding)].join(''), today);
			const header = findHeader(rows, { ...choices, kind: 'events' });
			return { header, encoding: 'iCalendar', lines: rows.length };
		}
		const { rows } = openTable(() => textParts(bytes, encoding));
		return { header: findHeader(rows, choices), encoding, lines: countLines(whole) };
	}
	let refused: FileRefused | undefined;
	for (const { rows } of readWorkbook(whole)) {
		if (rows.length === 0) continue;
		try {
			return { header: findHeader(rows, choices), encoding: 'Excel', lines: rows.length };
		} catch (error) {
			if (!(error instanceof FileRefused)) throw error;
			refused ??= error;
		}
	}
	throw (
		refused ??
		new FileRefused('file-empty', 'Excelブックに文字のあるシートがありません。', '表のあるブックを選んでください。')
	);
}

/** Of a text in any encoding, more or less: for whoever waits. */
function countLines(bytes: Uint8Array): number {
	let lines = 1;
	for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) lines++;
	return lines;
}

const LINE_END = 0x0a;

/** What must be known before the first row is read: how each column of dates is written, and how many rows there are, nearly. */
type Survey = { orders: SlashOrders; rows: number };

/** `chosen` holds where a column of dates itself proves nothing. A list without dates is not walked for this. */
function surveyRows(header: Header, chosen: SlashOrder, lines: number): Survey {
	const proofs = DATE_FIELDS.flatMap((field) => {
		const column = header.columns.get(field);
		return column === undefined ? [] : [{ field, column, proof: slashProof() }];
	});
	if (proofs.length === 0) return { orders: new Map(), rows: lines };
	let rows = 0;
	for (const { cells } of header.rows) {
		rows++;
		for (const { column, proof } of proofs) proof.hear(cells[column] ?? '');
	}
	return { orders: new Map(proofs.map(({ field, proof }) => [field, proof.order() ?? chosen])), rows };
}

const DATE_FIELDS = ['startDate', 'endDate', 'applyFrom', 'applyUntil', 'publishFrom', 'publishUntil'];

/** What all rows together told. `cityName`: when they name exactly one. */
type Told = { dataRows: number; cityName?: string };

function buildRows(
	header: Header,
	{ orders, rows }: Survey,
	context: GroupContext,
	{ problems, progress }: { problems: ProblemList; progress: Progress | undefined },
	take: (row: BuiltRow) => void,
): Told {
	const foreign = new Map<string, { line: number; rows: number }>();
	const cityColumn = header.columns.get('city');
	const cities = new Set<string>();
	let dataRows = 0;
	for (const row of header.walk(problems)) {
		if (dataRows % ROWS_A_REPORT === 0) progress?.(dataRows, Math.max(rows, dataRows));
		if (++dataRows > MAX_ROWS) throw tooManyRows(header);
		if (cityColumn !== undefined && cities.size < 2) cities.add((row.cells[cityColumn] ?? '').trim());
		cities.delete('');
		if (isShifted(header, row, problems)) continue;
		const cells = rowCells(header, row, problems);
		const foreignCode = readForeignCode(cells, context.area);
		const made = buildRow(header.kind, cells, context, orders);
		if (made !== null) take(foreignCode === undefined ? made : { ...made, foreignCode });
		if (foreignCode === undefined) continue;
		const seen = foreign.get(foreignCode) ?? { line: row.line, rows: 0 };
		foreign.set(foreignCode, { ...seen, rows: seen.rows + 1 });
	}
	for (const [code, { line, rows }] of foreign) {
		problems.push({
			reason: 'other-area',
			severity: 'doubt',
			line,
			value: code,
			wrong: `${rows}行が ${code} のもので、取り込み先の ${context.area} と違います。そのまま取り込みました。`,
			write: '取り込み先（--area）を確かめてください。',
		});
	}
	const [cityName] = cities;
	return { dataRows, ...(cities.size === 1 && cityName !== undefined ? { cityName } : {}) };
}

function tooManyRows(header: Header): FileRefused {
	const dataRows = Iterator.from(header.rows).reduce((count) => count + 1, 0);
	return new FileRefused('file-too-big', `データが ${dataRows} 行あります。`, `${MAX_ROWS} 行までに分けてください。`);
}

function buildRow(kind: ImportKind, cells: RowCells, context: GroupContext, orders: SlashOrders): BuiltRow | null {
	if (kind === 'places') {
		const data = buildPlace(cells, context);
		return data && { kind: 'place', data };
	}
	if (kind === 'events') {
		const data = buildEvent(cells, context, orders);
		return data && { kind: 'event', data };
	}
	if (kind === 'rooms') {
		const made = buildRoom(cells, context);
		return made && { kind: 'room', data: made.room, place: made.place };
	}
	if (kind === 'safety') {
		const data = buildSafety(cells, context);
		return data && { kind: 'safety', data };
	}
	const made = buildGroup(cells, context);
	return made && { kind: 'group', data: made.group, placeNames: made.placeNames };
}

const SAMPLES = 3;

/** Where cells stayed unread because nothing in their column tells month from day. */
function askForOrder(problems: readonly Problem[]): Question[] {
	const open = problems.flatMap(({ reason, value = '' }) => {
		if (reason !== 'date-ambiguous') return [];
		const [month, day] = [readDate(value, 'month-first'), readDate(value, 'day-first')];
		return month.is === 'date' && day.is === 'date' ? [{ value, monthFirst: month.date, dayFirst: day.date }] : [];
	});
	return open.length === 0 ? [] : [{ ask: 'slash-order', cells: open.length, samples: open.slice(0, SAMPLES) }];
}

/** A value to the right of the last header means that an unquoted comma has moved every value behind it. */
function isShifted(header: Header, row: TableRow, problems: ProblemSink): boolean {
	const width = header.names.length;
	const surplus = row.cells.slice(width).find((cell) => cell.trim() !== '');
	if (surplus === undefined) return false;
	problems.push({
		reason: 'too-many-cells',
		severity: 'row',
		line: row.line,
		columnNumber: row.cells.indexOf(surplus, width) + 1,
		value: surplus,
		wrong: `見出しは${width}列ですが、この行にはそれより右にも値があります。値の中のカンマで列がずれたようです。`,
		write: 'カンマや改行を含む値は "…" と引用符で囲んでください。',
	});
	return true;
}
