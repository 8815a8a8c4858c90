/**
 * CSV that opens by double-click: UTF-8 with BOM (or Shift_JIS, for whoever asks), CRLF, RFC 4180 quoting, and no cell that a
 * spreadsheet would run.
 *
 * A cell that begins like a formula gets an apostrophe in front (OWASP ASVS 5.0, 1.2.10). A cell that begins with
 * apostrophes and then like a formula gets one more, so that taking one off always gives back what was there.
 */

import { mendForShiftJis } from './shift-jis.ts';

/** `=`, `+`, `-`, `@`, their full-width forms, tab, line ends and NUL. */
const RUNS = /^'*[=+\-@＝＋－＠\t\r\n\0]/;
const GUARDED = /^'+[=+\-@＝＋－＠\t\r\n\0]/;

export const BOM = '\ufeff';

/** One column of a sheet: its header as the standard writes it, and the cell of a row; blank where nothing is known. */
export type Column<Row> = { header: string; cell(row: Row): string | number | undefined };

/** `utf-8` begins with the mark by which spreadsheets know it; in `shift_jis` only what it can say is left of each cell. */
export type Charset = 'utf-8' | 'shift_jis';

export function writeCsv<Row>(
	columns: readonly Column<Row>[],
	rows: Iterable<Row>,
	charset: Charset = 'utf-8',
): string {
	const line = (cells: readonly (string | number | undefined)[]) =>
		cells.map((cell) => writeCell(cell, charset)).join(',');
	const lines = [line(columns.map(({ header }) => header))];
	for (const row of rows) lines.push(line(columns.map((column) => column.cell(row))));
	return `${charset === 'utf-8' ? BOM : ''}${lines.join('\r\n')}\r\n`;
}

export function writeCell(value: string | number | undefined, charset: Charset = 'utf-8'): string {
	if (value === undefined) return '';
	if (typeof value === 'number') return String(value);
	// line ends inside a cell are LF, as spreadsheets write them
	const plain = value.replaceAll('\r\n', '\n');
	const text = guardCell(charset === 'utf-8' ? plain : mendForShiftJis(plain));
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text with the apostrophe that keeps a spreadsheet from running it. */
export function guardCell(text: string): string {
	return RUNS.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe off that `guardCell` put on; other apostrophes stay. */
export function unguardCell(text: string): string {
	return GUARDED.test(text) ? text.slice(1) : text;
}
