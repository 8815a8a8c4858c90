/**
 * Finds the row of headers, anywhere in the first rows, and which column is which field.
 *
 * Above it may stand a preamble (高松市: `#LINK`, `#license` …), below it rows that explain it (必須, type, length).
 */
import type { Question, ReadChoices } from './choices.ts';
import { COLUMNS, type ImportKind, KIND_WORDS, OTHER_LISTS, OWN_SHEETS, TELLING, UNCLEAR_HEADERS } from './columns.ts';
import { dropExplanations } from './drop-explanations.ts';
import { foldHeader } from './fold-header.ts';
import { fieldOfHeader, KINDS } from './known-headers.ts';
import { FileRefused, type Problem, type ProblemSink } from './problem.ts';
import type { Rows, TableRow } from './read-table.ts';

export type Header = {
	kind: ImportKind;
	/** as the file writes them; columns of equal or no name get their position, so that each is unique */
	names: string[];
	/** field → column, 0-based */
	columns: ReadonlyMap<string, number>;
	/** the line of the header in the file */
	line: number;
	/** rows above the header: `#license,http://…` → `license` → value */
	preamble: ReadonlyMap<string, string>;
	/** rows of data; `walk` says besides which rows are none */
	rows: Rows;
	walk(problems: ProblemSink): Rows;
	problems: Problem[];
	questions: Question[];
};

/** A header is looked for in this many rows from the top. */
const SEARCHED_ROWS = 20;
/** The widest national sheet has 60; each column that no field takes goes along with each row to every device. */
const MOST_COLUMNS = 500;

type Candidate = { kind: ImportKind; index: number; score: number; claims: Map<string, Claim> };
/** Columns that could be a field, by rank. */
type Claim = { official: number[]; also: number[] };

/**
 * @throws FileRefused when no header is found, when two kinds fit equally, or when the name's or start's column is ambiguous.
 */
export function findHeader(rows: Rows, choices: ReadChoices = {}): Header {
	const wanted = choices.kind;
	const top = [...Iterator.from(rows).take(SEARCHED_ROWS)];
	refuseOwnSheets(top);
	const best = findBest(top, wanted);
	const headerRow = top[best.index];
	if (!headerRow) throw new RangeError('the header stands outside the table');
	if (wanted === undefined) refuseOtherLists(headerRow);
	const width = trimmedWidth(headerRow.cells);
	if (width > MOST_COLUMNS) {
		throw new FileRefused(
			'too-many-columns',
			`見出しが ${width} 列あります。町の一覧としては多すぎます。`,
			`いらない列を消して、${MOST_COLUMNS} 列までにしてください。`,
			headerRow.line,
		);
	}
	const names = uniqueNames(headerRow.cells.slice(0, width));
	const problems: Problem[] = [];
	const nameClaim = best.claims.get('name');
	const nameColumn = nameClaim?.official[0] ?? nameClaim?.also[0] ?? 0;
	const walk = (said?: ProblemSink) =>
		dropExplanations(Iterator.from(rows).drop(best.index + 1), headerRow, best.kind, nameColumn, said);
	const data: Rows = { [Symbol.iterator]: () => walk() };
	const questions: Question[] = [];
	const columns = chooseColumns(best, names, data, headerRow.line, problems, questions, choices.columns ?? {});
	reportUnclear(best.kind, names, headerRow.line, problems);
	return {
		kind: best.kind,
		names,
		columns,
		line: headerRow.line,
		preamble: readPreamble(top.slice(0, best.index)),
		rows: data,
		walk,
		problems,
		questions,
	};
}

function findBest(rows: TableRow[], wanted: ImportKind | undefined): Candidate {
	const candidates = rows
		.flatMap((row, index) => (wanted ? [wanted] : KINDS).map((kind) => rate(row, index, kind)))
		.filter((candidate) => candidate !== null)
		.sort((a, b) => b.score - a.score || a.index - b.index);
	const best = candidates[0];
	if (!best) {
		const expected = (wanted ? [wanted] : KINDS).map((kind) => KIND_WORDS[kind]).join('、');
		throw new FileRefused(
			'no-header',
			`はじめの${SEARCHED_ROWS}行に、見出しの行（「名称」「住所」、「イベント名」「開始日」など）が見つかりません。`,
			`${expected} の見出しを1行で書いてください。`,
			rows[0]?.line,
			wanted ? undefined : { ask: 'kind', readings: [...KINDS] },
		);
	}
	const rival = candidates.find((other) => other.kind !== best.kind && other.score === best.score);
	if (rival) {
		throw new FileRefused(
			'kind-ambiguous',
			`${KIND_WORDS[best.kind]}とも、${KIND_WORDS[rival.kind]}とも読めます。`,
			'--kind でどちらかを書いてください。',
			rows[best.index]?.line,
			{ ask: 'kind', readings: [best.kind, rival.kind] },
		);
	}
	return best;
}

/** What people write on screens is not written by a sheet too, whoever asks for it. */
function refuseOwnSheets(top: readonly TableRow[]): void {
	for (const { cells, line } of top) {
		const names = new Set(cells.slice(0, MOST_COLUMNS).map((cell) => cell.trim()));
		for (const [list, headers] of Object.entries(OWN_SHEETS)) {
			if (!headers.every((header) => names.has(header))) continue;
			throw new FileRefused(
				'own-sheet',
				`縁側が書き出した「${list}」です。この一覧は、表から取り込みません。`,
				'縁側の画面で書いたり直したりしてください。',
				line,
			);
		}
	}
}

/** Whoever asks for `--kind` has looked at the list and wants it. */
function refuseOtherLists(header: TableRow): void {
	for (const [word, list] of Object.entries(OTHER_LISTS)) {
		const telling = header.cells.find((cell) => foldHeader(cell).startsWith(foldHeader(word)));
		if (telling === undefined) continue;
		throw new FileRefused(
			'other-list',
			`「${list}」のようです（見出しに「${telling.trim()}」があります）。`,
			'場所の一覧として取り込むなら --kind places と書いてください。',
			header.line,
			{ ask: 'kind', readings: ['places'] },
		);
	}
}

function rate(row: TableRow, index: number, kind: ImportKind): Candidate | null {
	const claims = claimColumns(row.cells, kind);
	if (!claims.has('name') || !TELLING[kind].some((field) => claims.has(field))) return null;
	// a header row is mostly headers; a row of data that happens to contain one is not
	let officialNames = 0;
	for (const claim of claims.values()) if (claim.official.length > 0) officialNames++;
	const name = claims.get('name');
	return { kind, index, score: claims.size * 4 + officialNames + ((name?.official.length ?? 0) > 0 ? 2 : 0), claims };
}

function claimColumns(cells: string[], kind: ImportKind): Map<string, Claim> {
	const claims = new Map<string, Claim>();
	// a wider header is refused, so nothing behind is worth the reading
	cells.slice(0, MOST_COLUMNS).forEach((cell, column) => {
		const found = fieldOfHeader(kind, cell);
		if (!found) return;
		const claim = claims.get(found.field) ?? { official: [], also: [] };
		claim[found.official ? 'official' : 'also'].push(column);
		claims.set(found.field, claim);
	});
	return claims;
}

/** One column for each field, or a problem with all readings. */
function chooseColumns(
	best: Candidate,
	names: string[],
	data: Rows,
	line: number,
	problems: Problem[],
	questions: Question[],
	chosen: Readonly<Record<string, string>>,
): Map<string, number> {
	const columns = new Map<string, number>();
	for (const [field, name] of Object.entries(chosen)) {
		const column = names.indexOf(name);
		if (column >= 0 && Object.hasOwn(COLUMNS[best.kind], field)) columns.set(field, column);
	}
	const needed = best.kind === 'events' ? ['name', 'startDate'] : ['name'];
	for (const [field, claim] of best.claims) {
		if (Object.hasOwn(chosen, field)) continue;
		// an official column that is empty in every row leaves the field to its local stand-in
		const official = claim.also.length > 0 ? claim.official.filter((column) => isFilled(column, data)) : claim.official;
		const distinct = dropEqualColumns(official.length > 0 ? official : claim.also, data);
		const [column, other] = distinct;
		if (column === undefined) continue;
		if (other === undefined) {
			columns.set(field, column);
			continue;
		}
		const readings = distinct.map((index) => `「${names[index]}」（${index + 1}列目）`).join('と');
		const meaning = COLUMNS[best.kind][field]?.official[0] ?? field;
		const wrong = `${readings}が、どちらも「${meaning}」と読めます。`;
		const write = `使う方の見出しを「${meaning}」にし、ほかの見出しを変えてください。`;
		const question: Question = {
			ask: 'column',
			field,
			meaning,
			readings: distinct.map((index) => names[index] ?? ''),
		};
		if (needed.includes(field)) throw new FileRefused('header-ambiguous', wrong, write, line, question);
		questions.push(question);
		problems.push({ reason: 'header-ambiguous', severity: 'value', line, column: names[column], wrong, write });
	}
	return columns;
}

function isFilled(column: number, data: Rows): boolean {
	return Iterator.from(data).some((row) => (row.cells[column] ?? '').trim() !== '');
}

/** Columns that say the same in each row, or nothing at all, do not contradict each other. */
function dropEqualColumns(columns: number[], data: Rows): number[] {
	if (columns.length < 2) return columns;
	const filled = columns.filter((column) => isFilled(column, data));
	const distinct = filled.filter(
		(column, index) =>
			!filled
				.slice(0, index)
				.some((other) => Iterator.from(data).every((row) => row.cells[column] === row.cells[other])),
	);
	return distinct.length > 0 ? distinct : columns.slice(0, 1);
}

function reportUnclear(kind: ImportKind, names: string[], line: number, problems: Problem[]): void {
	for (const [header, readings] of Object.entries(UNCLEAR_HEADERS[kind])) {
		const name = names.find((candidate) => foldHeader(candidate) === foldHeader(header));
		if (name === undefined || fieldOfHeader(kind, header) !== undefined) continue;
		problems.push({
			reason: 'header-ambiguous',
			severity: 'value',
			line,
			column: name,
			wrong: `見出し「${name}」は、${readings.map((reading) => `「${reading}」`).join('とも')}とも読めます。値は使わず、元のまま残しました。`,
			write: `見出しを${readings.map((reading) => `「${reading}」`).join('か')}に変えてください。`,
		});
	}
}

function trimmedWidth(cells: string[]): number {
	let width = cells.length;
	while (width > 0 && (cells[width - 1] ?? '').trim() === '') width--;
	return width;
}

function uniqueNames(cells: string[]): string[] {
	const seen = new Set<string>();
	return cells.map((cell, index) => {
		const plain = cell.replace(/\s+/g, ' ').trim();
		const name = plain === '' || seen.has(plain) ? `${plain}(${index + 1}列目)` : plain;
		seen.add(name);
		return name;
	});
}

function readPreamble(rows: TableRow[]): Map<string, string> {
	const preamble = new Map<string, string>();
	for (const { cells } of rows) {
		const key = (cells[0] ?? '').trim();
		const value = (cells[1] ?? '').trim();
		if (key.startsWith('#') && value !== '') preamble.set(key.slice(1), value);
	}
	return preamble;
}
