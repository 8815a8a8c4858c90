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
/** What any of the steps of `tidy` would change, outer blanks aside. Most cells have none of it. */
const NOT_TIDY = /^\s*'|\p{Cc}|\\\d|_x000D_/u;
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

const SILENT_COLUMNS = new WeakMap<ReadonlyMap<string, number>, ReadonlySet<number | undefined>>();

/** The same for each row of a file. */
function silentColumns({ columns }: Header): ReadonlySet<number | undefined> {
	let silent = SILENT_COLUMNS.get(columns);
	if (!silent) {
		silent = new Set([...NOT_KEPT].map((field) => columns.get(field)));
		SILENT_COLUMNS.set(columns, silent);
	}
	return silent;
}

export function rowCells(header: Header, row: TableRow, problems: ProblemSink): RowCells {
	const taken = new Set<number>();
	const refused = new Set<string>();
	const said = new Set<string>();
	const texts = new Map<string, string | undefined>();

	function say(field: string | undefined, severity: Severity, reason: Reason, wrong: string, write?: string): void {
		const column = field === undefined ? undefined : header.columns.get(field);
		const once = `${field}/${reason}/${wrong}`;
		if (said.has(once)) return;
		said.add(once);
		problems.push({
			reason,
			severity,
			line: row.line,
			...(column === undefined
				? {}
				: { column: header.names[column], columnNumber: column + 1, value: row.cells[column] ?? '' }),
			wrong,
			...(write === undefined ? {} : { write }),
		});
	}

	function sayTooLong(column: number, cell: string): void {
		if (said.has(`too long ${column}`)) return;
		said.add(`too long ${column}`);
		problems.push({
			reason: 'value-too-long',
			severity: 'value',
			line: row.line,
			...(header.names[column] === undefined ? {} : { column: header.names[column] }),
			columnNumber: column + 1,
			value: cell.slice(0, 100),
			wrong: `値が ${cell.length} 文字あります。一つの欄としては長すぎるので使いませんでした。`,
			write: `${LONGEST_VALUE} 文字までにしてください。引用符（"）の閉じ忘れがないかも確かめてください。`,
		});
	}

	function refuse(field: string, reason: Reason, wrong: string, write?: string): void {
		refused.add(field);
		texts.set(field, undefined);
		say(field, 'value', reason, wrong, write);
	}

	function readText(field: string): string | undefined {
		const column = header.columns.get(field);
		if (column === undefined) return undefined;
		taken.add(column);
		const text = tidy(row.cells[column] ?? '');
		if (text === '') return undefined;
		if (text.length > LONGEST_VALUE) {
			refused.add(field);
			sayTooLong(column, row.cells[column] ?? '');
			return undefined;
		}
		if (DITTO.test(text)) {
			refuse(
				field,
				'ditto',
				'上の行と同じという印では、この行だけを取り出したときに読めません。',
				'上の行と同じ言葉をくり返して書いてください。',
			);
			return undefined;
		}
		if (DASHES_ONLY.test(text)) {
			say(
				field,
				'note',
				'placeholder',
				'値がないという印とみて、空欄として扱いました。',
				'値がないときは空欄にしてください。',
			);
			return undefined;
		}
		if (EXCEL_ERROR.test(text)) {
			refuse(
				field,
				'excel-error',
				'Excelのエラーの表示で、値ではありません。',
				'Excelで式を直し、値を入れてください。',
			);
			return undefined;
		}
		if (text.includes('\ufffd') || /[縺繧繝].{0,2}[縺繧繝]/.test(text)) {
			refuse(field, 'broken-text', '値が文字化けしています。', '正しい文字で書きなおしてください。');
			return undefined;
		}
		return text;
	}

	return {
		line: row.line,
		text(field) {
			if (!header.columns.has(field)) return undefined;
			if (!texts.has(field)) {
				const text = readText(field);
				if (!texts.has(field)) texts.set(field, text);
			}
			return texts.get(field);
		},
		has: (field) => header.columns.has(field),
		headerOf: (field) => header.names[header.columns.get(field) ?? -1],
		refuse,
		remark: say,
		refuseRow: (field, reason, wrong, write) => say(field, 'row', reason, wrong, write),
		keep: (field) => refused.add(field),
		extra() {
			const extra: Record<string, string> = {};
			const kept = new Set([...refused].map((field) => header.columns.get(field)));
			const silent = silentColumns(header);
			row.cells.forEach((cell, column) => {
				if (cell === '' || ((taken.has(column) || silent.has(column)) && !kept.has(column)) || cell.trim() === '') {
					return;
				}
				if (cell.length > LONGEST_VALUE) {
					sayTooLong(column, cell);
					return;
				}
				extra[header.names[column] ?? `(${column + 1}列目)`] = cell;
			});
			return extra;
		},
	};
}

/**
 * The apostrophe off that keeps a spreadsheet from running a cell, outer blanks off, blanks at line ends off, the yen sign that CP932 writes as a backslash put right (`\1,500`), Excel's
 * escaped line ends and control characters off.
 * Everything else stays as its author wrote it.
 */
function tidy(cell: string): string {
	if (!NOT_TIDY.test(cell)) return cell.trim();
	return unguardCell(cell)
		.split('\n')
		.map((line) => line.trimEnd())
		.join('\n')
		.trim()
		.replace(/\\(?=\d)/g, '¥')
		.replace(/_x000D_/g, '')
		.replace(NOT_TEXT, '');
}
