/**
 * The pipeline from a file's bytes to rows of the contract, pure: bytes → text → table → header → rows → ids.
 *
 * Every row of data is either built or reported; nothing is dropped in silence.
 */
import type { BuiltRow } from './built-row.ts';
import type { ImportKind } from './columns.ts';
import type { SlashOrders } from './date-fields.ts';
import { decode, type Encoding } from './decode.ts';
import { buildEvent } from './events.ts';
import { findHeader, type Header } from './find-header.ts';
import { buildGroup, type GroupContext } from './groups.ts';
import { buildPlace } from './places.ts';
import { FileRefused, type Problem } from './problem.ts';
import { proveSlashOrder, type SlashOrder } from './read-date.ts';
import { readTable, type TableRow } from './read-table.ts';
import { buildRoom } from './rooms.ts';
import { type RowCells, rowCells } from './row-cells.ts';
import { assignIds } from './row-ids.ts';
import { readForeignCode } from './shared-fields.ts';

/** Far more than any town's list has. */
export const MAX_ROWS = 200_000;

const LIST_NAMES: Record<ImportKind, string> = {
	places: '公共施設一覧',
	events: 'イベント一覧',
	groups: '市民活動団体一覧',
	rooms: '部屋一覧',
};

export type FileReading = {
	kind: ImportKind;
	encoding: Encoding;
	/** rows of data in the file */
	dataRows: number;
	rows: BuiltRow[];
	problems: Problem[];
	/** `#license`, `#attribution_name` … above the header */
	preamble: ReadonlyMap<string, string>;
	/** what such a list is called: 公共施設一覧, 子育て施設一覧 … */
	listName: string;
	/** 市区町村名 when the file names exactly one */
	cityName?: string;
};

/** Or the one problem for which nothing of the file was read. */
export function readFile(
	bytes: Uint8Array,
	context: GroupContext & { kind?: ImportKind },
): FileReading | { refused: Problem } {
	try {
		return readSheet(bytes, context);
	} catch (error) {
		if (error instanceof FileRefused) return { refused: error.problem };
		throw error;
	}
}

function readSheet(bytes: Uint8Array, context: GroupContext & { kind?: ImportKind }): FileReading {
	const { text, encoding } = decode(bytes);
	const table = readTable(text);
	const header = findHeader(table.rows, context.kind);
	if (header.rows.length === 0) {
		throw new FileRefused(
			'no-rows',
			'見出しの下にデータの行がありません。',
			'データの行を書いてください。',
			header.line,
		);
	}
	if (header.rows.length > MAX_ROWS) {
		throw new FileRefused(
			'file-too-big',
			`データが ${header.rows.length} 行あります。`,
			`${MAX_ROWS} 行までに分けてください。`,
		);
	}
	const problems = [...header.problems];
	const built = buildRows(header, context, problems);
	const rows = assignIds(built, context.dataset, problems);
	const cityName = findCityName(header);
	return {
		kind: header.kind,
		encoding,
		dataRows: header.rows.length,
		rows,
		problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
		preamble: header.preamble,
		listName: header.kind === 'places' && header.columns.has('admits') ? '子育て施設一覧' : LIST_NAMES[header.kind],
		...(cityName === undefined ? {} : { cityName }),
	};
}

function buildRows(header: Header, context: GroupContext, problems: Problem[]): BuiltRow[] {
	const orders = proveOrders(header);
	const built: BuiltRow[] = [];
	const foreign = new Map<string, { line: number; rows: number }>();
	for (const row of header.rows) {
		if (isShifted(header, row, problems)) continue;
		const cells = rowCells(header, row, problems);
		const foreignCode = readForeignCode(cells, context.area);
		const made = buildRow(header.kind, cells, context, orders);
		if (made !== null) built.push(foreignCode === undefined ? made : { ...made, foreignCode });
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
	return built;
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
	const made = buildGroup(cells, context);
	return made && { kind: 'group', data: made.group, placeNames: made.placeNames };
}

const DATE_FIELDS = ['startDate', 'endDate', 'applyFrom', 'applyUntil', 'publishFrom', 'publishUntil'];

function proveOrders(header: Header): SlashOrders {
	const orders = new Map<string, SlashOrder>();
	for (const field of DATE_FIELDS) {
		const column = header.columns.get(field);
		if (column !== undefined) orders.set(field, proveSlashOrder(header.rows.map((row) => row.cells[column] ?? '')));
	}
	return orders;
}

/** A value to the right of the last header means that an unquoted comma has moved every value behind it. */
function isShifted(header: Header, row: TableRow, problems: Problem[]): boolean {
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

function findCityName(header: Header): string | undefined {
	const column = header.columns.get('city');
	if (column === undefined) return undefined;
	const names = new Set(header.rows.map((row) => (row.cells[column] ?? '').trim()).filter((name) => name !== ''));
	return names.size === 1 ? [...names][0] : undefined;
}
