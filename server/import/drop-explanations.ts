/** Rows under a header that are no data: the header again, comments, and rows that explain the columns. */
import type { ImportKind } from './columns.ts';
import { foldHeader } from './fold-header.ts';
import { fieldOfHeader } from './known-headers.ts';
import type { ProblemSink } from './problem.ts';
import type { Rows, TableRow } from './read-table.ts';

/** Cells of rows under a header that explain it: 必須・任意, types, lengths, English names. */
const EXPLANATION =
	/^(?:必須|任意|推奨|必|◎|○|●|△|×|-|ー|文字列|文字|数値|数字|整数|小数|日付|時刻|時間|コード|真偽値?|半角|全角|半角英数字?|全角半角|string|number|integer|float|double|date|time|boolean|assertion|xsd:\w{1,20}|\d{1,5}(?:文字|桁)?(?:以内)?)$/i;

/** Takes out repeated headers, comment rows, and the explaining rows directly under the header; says so to `problems`. */
export function* dropExplanations(
	body: Rows,
	header: TableRow,
	kind: ImportKind,
	nameColumn: number,
	problems?: ProblemSink,
): Generator<TableRow> {
	const folded = header.cells.map(foldHeader);
	const foldFirst = rememberingFold();
	const commented = (header.cells[0] ?? '').trim().startsWith('#');
	let inExplanations = true;
	for (const row of body) {
		const repeated =
			foldFirst(row.cells[0] ?? '') === (folded[0] ?? '') &&
			row.cells.every((cell, index) => foldHeader(cell) === (folded[index] ?? ''));
		const comment = commented && (row.cells[0] ?? '').trim().startsWith('#');
		const explains = inExplanations && !repeated && !comment && explainsHeader(row, nameColumn, kind);
		if (!repeated && !comment && !explains) {
			inExplanations = false;
			yield row;
			continue;
		}
		problems?.push({
			reason: repeated ? 'header-repeated' : 'definition-row',
			severity: 'note',
			line: row.line,
			wrong: repeated
				? '見出しと同じ行です。データとしては読みません。'
				: '見出しを説明する行です。データとしては読みません。',
		});
	}
}

/** The first cell is often the same from row to row: the town's code. */
function rememberingFold(): (cell: string) => string {
	let last = '';
	let folded = '';
	return (cell) => {
		if (cell !== last) {
			last = cell;
			folded = foldHeader(cell);
		}
		return folded;
	};
}

function explainsHeader(row: TableRow, nameColumn: number, kind: ImportKind): boolean {
	const filled = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	const name = (row.cells[nameColumn] ?? '').trim();
	const explaining = filled.filter((cell) => EXPLANATION.test(cell)).length;
	const english = filled.filter((cell) => /^[a-z]+$/i.test(cell) && fieldOfHeader(kind, cell) !== undefined).length;
	// the name decides: no group, place or event is called 「必須」 or 「12」 while all around it are such words too
	if (name !== '' && !EXPLANATION.test(name) && !/^[A-Za-z_]+$/.test(name)) return false;
	return (explaining + english) / filled.length >= 0.8 || (english >= 2 && english / filled.length >= 0.5);
}
