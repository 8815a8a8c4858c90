/**
 * An Excel book (.xlsx) to tables, one for each sheet that is shown. Readings above words (phonetic runs) are left out, dates and
 * times come as they are shown, and a cell that is merged downwards says the same in each of its rows.
 */
import { type CellFormat, cellFormat, showNumber } from './cell-format.ts';
import { FileRefused } from './problem.ts';
import type { TableRow } from './read-table.ts';
import { readXml } from './read-xml.ts';
import { openZip, type Zip } from './read-zip.ts';

export type Sheet = { name: string; rows: TableRow[] };

/** A header this wide is refused anyway; columns behind are not laid out. */
const MOST_COLUMNS = 600;
const MOST_ROWS = 250_000;
const MOST_SHEETS = 20;
const MOST_MERGED_CELLS = 200_000;

export function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** @throws FileRefused when it is another kind of ZIP, damaged, encrypted, or a bomb */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
	const zip = openZip(bytes);
	const book = zip.read('xl/workbook.xml');
	if (!book) {
		throw new FileRefused(
			'file-not-text',
			'ZIPファイルで、中にExcelブックの中身がありません。',
			'中のファイルを取り出して、一つずつ選んでください。',
		);
	}
	const { sheets, from1904 } = readBook(book);
	const targets = readTargets(zip.read('xl/_rels/workbook.xml.rels'));
	const strings = readStrings(zip.read('xl/sharedStrings.xml'));
	const formats = readFormats(zip.read('xl/styles.xml'));
	return sheets.slice(0, MOST_SHEETS).flatMap(({ name, id }) => {
		const part = readSheetPart(zip, targets.get(id));
		return part ? [{ name, rows: readRows(part, { strings, formats, from1904 }) }] : [];
	});
}

function readSheetPart(zip: Zip, target: string | undefined): Uint8Array | undefined {
	if (target === undefined) return undefined;
	return zip.read(target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
}

function readBook(bytes: Uint8Array): { sheets: { name: string; id: string }[]; from1904: boolean } {
	const sheets: { name: string; id: string }[] = [];
	let from1904 = false;
	readXml(bytes, {
		open(tag, attributes) {
			if (tag === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes().date1904 ?? '');
			if (tag !== 'sheet') return;
			const { name = '', state, ...rest } = attributes();
			const id = Object.entries(rest).find(([key]) => key.endsWith(':id'))?.[1];
			if (id !== undefined && (state === undefined || state === 'visible')) sheets.push({ name, id });
		},
	});
	return { sheets, from1904 };
}

function readTargets(bytes: Uint8Array | undefined): Map<string, string> {
	const targets = new Map<string, string>();
	if (!bytes) return targets;
	readXml(bytes, {
		open(tag, attributes) {
			if (tag !== 'Relationship') return;
			const { Id, Target } = attributes();
			if (Id !== undefined && Target !== undefined) targets.set(Id, Target);
		},
	});
	return targets;
}

/** Collects the text of `<t>`, but for what stands in a phonetic run. */
function textCollector() {
	let text = '';
	let inText = false;
	let inReading = false;
	return {
		open(tag: string) {
			if (tag === 'rPh') inReading = true;
			if (tag === 't') inText = true;
		},
		close(tag: string) {
			if (tag === 'rPh') inReading = false;
			if (tag === 't') inText = false;
		},
		hear(part: string) {
			if (inText && !inReading) text += part;
		},
		take() {
			const taken = text;
			text = '';
			return taken;
		},
	};
}

function readStrings(bytes: Uint8Array | undefined): string[] {
	const strings: string[] = [];
	if (!bytes) return strings;
	const collector = textCollector();
	readXml(bytes, {
		open: collector.open,
		close(tag) {
			collector.close(tag);
			if (tag === 'si') strings.push(collector.take());
		},
		text: collector.hear,
	});
	return strings;
}

function readFormats(bytes: Uint8Array | undefined): CellFormat[] {
	const codes = new Map<number, string>();
	const formats: CellFormat[] = [];
	if (!bytes) return formats;
	let inCells = false;
	readXml(bytes, {
		open(tag, attributes) {
			if (tag === 'cellXfs') inCells = true;
			if (tag === 'numFmt') {
				const { numFmtId, formatCode } = attributes();
				codes.set(Number(numFmtId), formatCode ?? '');
			}
			if (tag === 'xf' && inCells) {
				const id = Number(attributes().numFmtId ?? 0);
				formats.push(cellFormat(id, codes.get(id)));
			}
		},
		close(tag) {
			if (tag === 'cellXfs') inCells = false;
		},
	});
	return formats;
}

type Book = { strings: readonly string[]; formats: readonly CellFormat[]; from1904: boolean };
type Cell = { column: number; type: string; format: CellFormat };

function readRows(bytes: Uint8Array, book: Book): TableRow[] {
	const rows: TableRow[] = [];
	const merged: string[] = [];
	const collector = textCollector();
	let row: TableRow | undefined;
	let cell: Cell | undefined;
	let value = '';
	let inValue = false;
	let lastLine = 0;
	readXml(bytes, {
		open(tag, attributes) {
			collector.open(tag);
			if (tag === 'row') {
				lastLine = wholeNumber(attributes().r) ?? lastLine + 1;
				row = { line: lastLine, cells: [] };
			} else if (tag === 'c') {
				const { r, t = 'n', s } = attributes();
				const column = r === undefined ? (row?.cells.length ?? 0) : columnOf(r);
				cell = { column, type: t, format: book.formats[Number(s ?? 0)] ?? { is: 'plain' } };
				value = '';
			} else if (tag === 'v') inValue = true;
			else if (tag === 'mergeCell' && merged.length < MOST_MERGED_CELLS) merged.push(attributes().ref ?? '');
		},
		close(tag) {
			collector.close(tag);
			if (tag === 'v') inValue = false;
			else if (tag === 'c') {
				if (cell && row) put(row, cell, cell.type === 'inlineStr' ? collector.take() : show(cell, value, book));
				collector.take();
				cell = undefined;
			} else if (tag === 'row' && row) {
				if (row.cells.some((text) => text.trim() !== '')) rows.push(row);
				if (rows.length > MOST_ROWS) {
					throw new FileRefused('file-too-big', '行が多すぎます。', `${MOST_ROWS} 行までに分けてください。`);
				}
				row = undefined;
			}
		},
		text(part) {
			if (inValue) value += part;
			collector.hear(part);
		},
	});
	spreadMerged(rows, merged);
	return rows;
}

function put(row: TableRow, { column }: Cell, text: string): void {
	if (column >= MOST_COLUMNS || text === '') return;
	while (row.cells.length < column) row.cells.push('');
	row.cells[column] = text.replace(/\r\n?/g, '\n');
}

function show({ type, format }: Cell, value: string, { strings, from1904 }: Book): string {
	if (type === 's') return strings[Number(value)] ?? '';
	if (type === 'n') return showNumber(value, format, from1904);
	// `d` is an ISO 8601 moment without zone; an error stands as Excel shows it and is refused by its reader
	return type === 'd' ? value.replace(/T(\d\d:\d\d).*$/, ' $1').replace(/ 00:00$/, '') : value;
}

/** What is merged over several rows holds for each of them; merged sideways it is a title. */
function spreadMerged(rows: TableRow[], merged: readonly string[]): void {
	const byLine = new Map(rows.map((row) => [row.line, row]));
	let left = MOST_MERGED_CELLS;
	for (const ref of merged) {
		const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref);
		if (!match || match[1] !== match[3]) continue;
		const column = columnOf(match[1] ?? '');
		const [first, last] = [Number(match[2]), Number(match[4])];
		const text = byLine.get(first)?.cells[column];
		if (text === undefined || text === '') continue;
		for (let line = first + 1; line <= last && left > 0; line++, left--) {
			const row = byLine.get(line);
			if (row) put(row, { column, type: 's', format: { is: 'plain' } }, text);
		}
	}
}

function wholeNumber(text: string | undefined): number | undefined {
	return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

/** `AB12` → 27 */
function columnOf(ref: string): number {
	let column = 0;
	for (const letter of /^[A-Z]{1,3}/.exec(ref)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
	return column - 1;
}
