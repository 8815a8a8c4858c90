/** Text to rows of cells, each with the line where it begins: CSV and TSV, quoted line ends, mixed line ends. */
import { CsvError, parse } from 'csv-parse/sync';
import { FileRefused } from './problem.ts';

export type TableRow = {
	/** line in the file, 1-based, where the row begins (quoted line ends count) */
	line: number;
	/** cells as written, line ends inside them as `\n` */
	cells: string[];
};

/** Rows without any character in them are left out. */
export type Table = { delimiter: ',' | '\t' | ';'; rows: TableRow[] };

/** Old editors and FTP programs end a text with this. */
const DOS_END = '\u001a';

/**
 * @throws FileRefused when a quote is never closed: everything behind it would vanish into one cell.
 */
export function readTable(text: string): Table {
	// csv-parse counts a quoted CRLF as two lines; with one kind of line end its count is the editor's
	const unified = (text.endsWith(DOS_END) ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
	const delimiter = findDelimiter(unified);
	const rows: TableRow[] = [];
	let nextLine = 1;
	try {
		parse(unified, {
			delimiter,
			record_delimiter: '\n',
			relax_quotes: true,
			relax_column_count: true,
			on_record: (record: string[], { lines }) => {
				if (record.some((cell) => cell.trim() !== '')) rows.push({ line: nextLine, cells: record });
				nextLine = lines + 1;
				return null;
			},
		});
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		throw new FileRefused(
			'quote-open',
			`${nextLine}行目から始まる行の中で、引用符（"）が閉じていません。`,
			'値の中の " は "" と二つ続けて書き、値の終わりに " を書いてください。',
			nextLine,
		);
	}
	return { delimiter, rows };
}

/** The one of tab, comma and semicolon that the first lines use most, outside quotes. */
function findDelimiter(text: string): Table['delimiter'] {
	const counts = { '\t': 0, ',': 0, ';': 0 };
	let quoted = false;
	for (const char of text.slice(0, 20_000)) {
		if (char === '"') quoted = !quoted;
		else if (!quoted && (char === '\t' || char === ',' || char === ';')) counts[char]++;
	}
	if (counts['\t'] > counts[',']) return '\t';
	// `;` separates values inside a cell of the national formats, so it must win clearly
	return counts[','] === 0 && counts[';'] > 0 ? ';' : ',';
}
