/**
 * CSV that opens by double-click: UTF-8 with BOM, CRLF, RFC 4180 quoting, and no cell that a spreadsheet would run.
 *
 * A cell that begins like a formula gets an apostrophe in front (OWASP ASVS 5.0, 1.2.10). A cell that begins with
 * apostrophes and then like a formula gets one more, so that taking one off always gives back what was there.
 */

/** `=`, `+`, `-`, `@`, their full-width forms, tab, line ends and NUL. */
const RUNS = /^'*[=+\-@＝＋－＠\t\r\n\0]/;
const GUARDED = /^'+[=+\-@＝＋－＠\t\r\n\0]/;

export const BOM = '\ufeff';

/** One column of a sheet: its header as the standard writes it, and the cell of a row; blank where nothing is known. */
export type Column<Row> = { header: string; cell(row: Row): string | number | undefined };

export function writeCsv<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): string {
	const lines = [columns.map((column) => writeCell(column.header)).join(',')];
	for (const row of rows) lines.push(columns.map((column) => writeCell(column.cell(row))).join(','));
	return `${BOM}${lines.join('\r\n')}\r\n`;
}

export function writeCell(value: string | number | undefined): string {
	if (value === undefined) return '';
	if (typeof value === 'number') return String(value);
	// line ends inside a cell are LF, as spreadsheets write them
	const text = guardCell(value.replaceAll('\r\n', '\n'));
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
