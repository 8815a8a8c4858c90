/**
 * One row as its builder sees it: cells by field, each refusal said once, and what no field takes kept aside.
 *
 * A builder asks for each field it knows; `extra()` then holds everything that was not asked for or was refused.
 */
import { unguardCell } from '../open/csv/write-csv.ts';
import type { Header } from './find-header.ts';
import type { ProblemSink, Reason, Severity } from './problem.ts';
import type { TableRow } from './read-table.ts';

export type RowCells = {
	line: number;
	/** the cell's text without outer blanks; undefined when blank, absent, or refused here (and then said) */
	text(field: string): string | undefined;
	/** has the file a column for this field? */
	has(field: string): boolean;
	/** the header of the field as the file writes it */
	headerOf(field: string): string | undefined;
	/** the value is not used; its original stays in `extra` */
	refuse(field: string, reason: Reason, wrong: string, write?: string): void;
	/** says something about a cell that is used */
	remark(field: string, severity: 'doubt' | 'note', reason: Reason, wrong: string, write?: string): void;
	/** the whole row is not imported */
	refuseRow(field: string | undefined, reason: Reason, wrong: string, write?: string): void;
	/** keeps the original of a field in `extra` although it was understood */
	keep(field: string): void;
	/** columns that no field took, and refused values: header → cell as written */
	extra(): Record<string, string>;
};

const DASHES_ONLY = /^[-‐‑‒–—―−─━﹘﹣－ーｰ*＊]{1,3}$/;
/** Rows go to every device; no cell of a town's list is as long, and what is longer is not kept aside either. */
const LONGEST_VALUE = 10_000;
const DITTO = /^(?:["”″〃々]|同上|同じ|上に同じ|〃{1,5}|同 ?上)$/;
/** Control characters other than tab and line end. */
const NOT_TEXT = /(?![\t\n])\p{Cc}/gu;
/** The longest of both. */
const LONGEST_MARK = 5;
/** One of these is in whatever `tidy` would change, outer blanks aside, or a check refuse. Most cells have none. */
const NOT_PLAIN = /['\\_#\ufffd縺繧繝\p{Cc}]/u;
const EXCEL_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|#{2,})$/;

/** Fields that the area's own profile repeats: they are read, and not kept with each row. */
const NOT_KEPT = new Set([
	'rowNumber',
	'advice',
	'code',
	'prefecture',
	'city',
	'addressPrefecture',
	'addressCity',
	'addressCode',
	'language',
]);

/** What is the same for each row of a file. */
type Layout = {
	/** field → its place in the lists that a row keeps, and its column, 0-based */
	fields: ReadonlyMap<string, { index: number; column: number }>;
	names: readonly string[];
	silent: ReadonlySet<number>;
};

const LAYOUTS = new WeakMap<Header, Layout>();

function layoutOf(header: Header): Layout {
	let layout = LAYOUTS.get(header);
	if (!layout) {
		const { columns, names } = header;
		layout = {
			fields: new Map([...columns].map(([field, column], index) => [field, { index, column }])),
			names,
			silent: new Set([...NOT_KEPT].flatMap((field) => columns.get(field) ?? [])),
		};
		LAYOUTS.set(header, layout);
	}
	return layout;
}

export function rowCells(header: Header, row: TableRow, problems: ProblemSink): RowCells {
	return new ReadCells(layoutOf(header), row, problems);
}

/** A hundred thousand of them are made in a row: what most rows do not need is made when it is. */
class ReadCells implements RowCells {
	readonly line: number;
	readonly #layout: Layout;
	readonly #cells: readonly string[];
	readonly #problems: ProblemSink;
	/** by the field's index: was it asked for, and what came of it */
	readonly #asked: boolean[] = [];
	readonly #texts: (string | undefined)[] = [];
	#refused: Set<string> | undefined;
	#said: Set<string> | undefined;

	constructor(layout: Layout, row: TableRow, problems: ProblemSink) {
		this.line = row.line;
		this.#layout = layout;
		this.#cells = row.cells;
		this.#problems = problems;
	}

	text(field: string): string | undefined {
		const place = this.#layout.fields.get(field);
		if (place === undefined) return undefined;
		if (!this.#asked[place.index]) {
			this.#asked[place.index] = true;
			this.#texts[place.index] = this.#readText(field, this.#cells[place.column] ?? '');
		}
		return this.#texts[place.index];
	}

	has(field: string): boolean {
		return this.#layout.fields.has(field);
	}

	headerOf(field: string): string | undefined {
		return this.#layout.names[this.#layout.fields.get(field)?.column ?? -1];
	}

	refuse(field: string, reason: Reason, wrong: string, write?: string): void {
		this.keep(field);
		const place = this.#layout.fields.get(field);
		if (place !== undefined) {
			this.#asked[place.index] = true;
			this.#texts[place.index] = undefined;
		}
		this.#say(field, 'value', reason, wrong, write);
	}

	remark(field: string, severity: 'doubt' | 'note', reason: Reason, wrong: string, write?: string): void {
		this.#say(field, severity, reason, wrong, write);
	}

	refuseRow(field: string | undefined, reason: Reason, wrong: string, write?: string): void {
		this.#say(field, 'row', reason, wrong, write);
	}

	keep(field: string): void {
		this.#refused ??= new Set();
		this.#refused.add(field);
	}

	extra(): Record<string, string> {
		const { fields, names, silent } = this.#layout;
		const used = new Set(silent);
		for (const { index, column } of fields.values()) if (this.#asked[index]) used.add(column);
		for (const field of this.#refused ?? []) used.delete(fields.get(field)?.column ?? -1);
		const extra: Record<string, string> = {};
		for (const [column, cell] of this.#cells.entries()) {
			if (cell === '' || used.has(column) || cell.trim() === '') continue;
			if (cell.length > LONGEST_VALUE) this.#sayTooLong(column, cell);
			else extra[names[column] ?? `(${column + 1}列目)`] = cell;
		}
		return extra;
	}

	#readText(field: string, cell: string): string | undefined {
		const isPlain = !NOT_PLAIN.test(cell);
		const text = isPlain ? cell.trim() : tidy(cell);
		if (text === '') return undefined;
		if (text.length > LONGEST_VALUE) {
			this.keep(field);
			this.#sayTooLong(this.#layout.fields.get(field)?.column ?? 0, cell);
			return undefined;
		}
		if (text.length <= LONGEST_MARK) {
			if (DITTO.test(text)) {
				this.refuse(
					field,
					'ditto',
					'上の行と同じという印では、この行だけを取り出したときに読めません。',
					'上の行と同じ言葉をくり返して書いてください。',
				);
				return undefined;
			}
			if (DASHES_ONLY.test(text)) {
				this.#say(
					field,
					'note',
					'placeholder',
					'値がないという印とみて、空欄として扱いました。',
					'値がないときは空欄にしてください。',
				);
				return undefined;
			}
		}
		if (isPlain) return text;
		if (EXCEL_ERROR.test(text)) {
			this.refuse(
				field,
				'excel-error',
				'Excelのエラーの表示で、値ではありません。',
				'Excelで式を直し、値を入れてください。',
			);
			return undefined;
		}
		if (text.includes('\ufffd') || /[縺繧繝].{0,2}[縺繧繝]/.test(text)) {
			this.refuse(field, 'broken-text', '値が文字化けしています。', '正しい文字で書きなおしてください。');
			return undefined;
		}
		return text;
	}

	#say(field: string | undefined, severity: Severity, reason: Reason, wrong: string, write?: string): void {
		const column = field === undefined ? undefined : this.#layout.fields.get(field)?.column;
		if (this.#wasSaid(`${field}/${reason}/${wrong}`)) return;
		this.#problems.push({
			reason,
			severity,
			line: this.line,
			...(column === undefined
				? {}
				: { column: this.#layout.names[column], columnNumber: column + 1, value: this.#cells[column] ?? '' }),
			wrong,
			...(write === undefined ? {} : { write }),
		});
	}

	#sayTooLong(column: number, cell: string): void {
		if (this.#wasSaid(`too long ${column}`)) return;
		const name = this.#layout.names[column];
		this.#problems.push({
			reason: 'value-too-long',
			severity: 'value',
			line: this.line,
			...(name === undefined ? {} : { column: name }),
			columnNumber: column + 1,
			value: cell.slice(0, 100),
			wrong: `値が ${cell.length} 文字あります。一つの欄としては長すぎるので使いませんでした。`,
			write: `${LONGEST_VALUE} 文字までにしてください。引用符（"）の閉じ忘れがないかも確かめてください。`,
		});
	}

	#wasSaid(once: string): boolean {
		this.#said ??= new Set();
		if (this.#said.has(once)) return true;
		this.#said.add(once);
		return false;
	}
}

/**
 * The apostrophe off that keeps a spreadsheet from running a cell, outer blanks off, blanks at line ends off, the yen sign that CP932 writes as a backslash put right (`\1,500`), Excel's
 * escaped line ends and control characters off.
 * Everything else stays as its author wrote it.
 */
function tidy(cell: string): string {
	return unguardCell(cell)
		.split('\n')
		.map((line) => line.trimEnd())
		.join('\n')
		.trim()
		.replace(/\\(?=\d)/g, '¥')
		.replace(/_x000D_/g, '')
		.replace(NOT_TEXT, '');
}
