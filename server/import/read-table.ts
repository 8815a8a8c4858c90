/** Text to rows of cells, each with the line where it begins: CSV and TSV, quoted line ends, mixed line ends. */
import { FileRefused } from './problem.ts';

export type TableRow = {
	/** line in the file, 1-based, where the row begins (quoted line ends count) */
	line: number;
	/** cells as written, line ends inside them as `\n` */
	cells: string[];
};

/** Can be walked more than once; a table of a hundred thousand rows is read anew each time instead of kept. */
export type Rows = Iterable<TableRow>;

/** Rows without any character in them are left out. */
export type Table = { delimiter: ',' | '\t' | ';'; rows: Rows };

/** Old editors and FTP programs end a text with this. */
const DOS_END = '\u001a';
/** The delimiter is the one that so many characters use most. */
const TELLING_LENGTH = 20_000;
/** Characters in one row: no list has such a row, and looking for its end again and again would take minutes. */
const MOST_IN_A_ROW = 2_000_000;

/** `parts`: the text from its beginning, each time it is called. Walking the rows throws what `readTable` throws. */
export function openTable(parts: () => Iterable<string>): Table {
	let head = '';
	for (const part of parts()) {
		head += part;
		if (head.length >= TELLING_LENGTH) break;
	}
	const delimiter = findDelimiter(head.replace(/\r\n?/g, '\n'));
	return { delimiter, rows: { [Symbol.iterator]: () => walk(parts(), delimiter) } };
}

/**
 * All rows of a text.
 *
 * @throws FileRefused when a quote is never closed (everything behind it would vanish into one cell), or a row never ends.
 */
export function readTable(text: string): Table & { rows: TableRow[] } {
	const { delimiter, rows } = openTable(() => [text]);
	return { delimiter, rows: [...rows] };
}

/**
 * RFC 4180, and what people write besides: a quote inside a cell that does not begin with one is a character, and so are the quotes
 * of a cell that goes on behind its closing one (`"甲"会館`).
 */
function* walk(parts: Iterable<string>, delimiter: string): Generator<TableRow> {
	const row = new RowReader(delimiter);
	for (const part of unified(parts)) {
		row.hear(part);
		for (let next = row.take(false); next !== undefined; next = row.take(false)) if (isFilled(next)) yield next;
		row.mustEndSoon();
	}
	for (let next = row.take(true); next !== undefined; next = row.take(true)) if (isFilled(next)) yield next;
}

function isFilled({ cells }: TableRow): boolean {
	return cells.some((cell) => cell.trim() !== '');
}

/** Each line ends with `\n` alone, also where `\r` and `\n` came in two parts; the mark of an old editor at the end is off. */
function* unified(parts: Iterable<string>): Generator<string> {
	let held = '';
	for (const part of parts) {
		const text = held + part;
		// the last character may be half of a line end, or the mark
		const whole = text.endsWith('\r') || text.endsWith(DOS_END) ? text.slice(0, -1) : text;
		held = text.slice(whole.length);
		yield whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
	}
	if (held === '\r') yield '\n';
}

const QUOTE = '"';

/** Takes rows out of a text that comes in parts. */
class RowReader {
	readonly #delimiter: string;
	#text = '';
	#at = 0;
	#line = 1;
	/** where the next delimiter and the next line end stand, so that neither is looked for twice */
	#nextDelimiter = -1;
	#nextEnd = -1;

	constructor(delimiter: string) {
		this.#delimiter = delimiter;
	}

	hear(part: string): void {
		this.#text = this.#text.slice(this.#at) + part;
		this.#at = 0;
		this.#nextDelimiter = -1;
		this.#nextEnd = -1;
	}

	/** The next row; undefined when its end has not come yet, or when there is none (`last`: nothing more will come). */
	take(last: boolean): TableRow | undefined {
		const text = this.#text;
		if (this.#at >= text.length) return undefined;
		const cells: string[] = [];
		let lines = 1;
		for (let at = this.#at; ; ) {
			let kept = '';
			if (text[at] === QUOTE) {
				const close = this.#closing(at + 1, last);
				if (close === undefined) return this.#later();
				const inside = text.slice(at + 1, close).replaceAll('""', QUOTE);
				lines += countEnds(inside);
				at = close + 1;
				if (at >= text.length || text[at] === this.#delimiter || text[at] === '\n') kept = inside;
				else kept = `${QUOTE}${inside}${QUOTE}`;
			}
			const end = this.#cellEnd(at);
			if (end >= text.length && !last) return this.#later();
			cells.push(end > at ? kept + text.slice(at, end) : kept);
			at = end + 1;
			if (end < text.length && text[end] === this.#delimiter) continue;
			const row = { line: this.#line, cells };
			this.#line += lines;
			this.#at = Math.min(at, text.length);
			return row;
		}
	}

	/** @throws FileRefused when what is left is longer than any row. */
	mustEndSoon(): void {
		if (this.#text.length - this.#at <= MOST_IN_A_ROW) return;
		if (this.#text[this.#at] === QUOTE) throw this.#quoteOpen();
		throw new FileRefused(
			'row-too-long',
			`${this.#line}行目が長すぎます（${MOST_IN_A_ROW.toLocaleString('en')}文字を超えています）。`,
			'1件を1行に書いてください。改行が抜けていないか、元のファイルを確かめてください。',
			this.#line,
		);
	}

	#quoteOpen(): FileRefused {
		return new FileRefused(
			'quote-open',
			`${this.#line}行目から始まる行の中で、引用符（"）が閉じていません。`,
			'値の中の " は "" と二つ続けて書き、値の終わりに " を書いてください。',
			this.#line,
		);
	}

	/** The row is read again from its beginning when more of it is here. */
	#later(): undefined {
		this.#nextDelimiter = -1;
		this.#nextEnd = -1;
	}

	/** The quote that closes the cell; undefined when more of the text may tell. */
	#closing(from: number, last: boolean): number | undefined {
		for (let at = from; ; at += 2) {
			at = this.#text.indexOf(QUOTE, at);
			if (at >= 0 && this.#text[at + 1] === QUOTE) continue;
			if (at >= 0 && (at + 1 < this.#text.length || last)) return at;
			if (!last) return undefined;
			throw this.#quoteOpen();
		}
	}

	#cellEnd(from: number): number {
		const { length } = this.#text;
		if (this.#nextDelimiter < from) this.#nextDelimiter = endless(this.#text.indexOf(this.#delimiter, from), length);
		if (this.#nextEnd < from) this.#nextEnd = endless(this.#text.indexOf('\n', from), length);
		return Math.min(this.#nextDelimiter, this.#nextEnd);
	}
}

function endless(found: number, length: number): number {
	return found < 0 ? length : found;
}

function countEnds(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
	return count;
}

/** The one of tab, comma and semicolon that the first lines use most, outside quotes. */
function findDelimiter(text: string): Table['delimiter'] {
	const counts = { '\t': 0, ',': 0, ';': 0 };
	let quoted = false;
	for (const char of text.slice(0, TELLING_LENGTH)) {
		if (char === '"') quoted = !quoted;
		else if (!quoted && (char === '\t' || char === ',' || char === ';')) counts[char]++;
	}
	if (counts['\t'] > counts[',']) return '\t';
	// `;` separates values inside a cell of the national formats, so it must win clearly
	return counts[','] === 0 && counts[';'] > 0 ? ';' : ',';
}
