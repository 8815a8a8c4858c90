/** The rows of a file that have something to correct, as they stand there, each with what to write instead. Comes back as it is. */
import type { Header } from '../import/find-header.ts';
import type { Problem } from '../import/problem.ts';
import { type Column, writeCsv } from '../open/csv/write-csv.ts';

/** No field takes this column when the sheet comes back (`columns.ts`). */
export const ADVICE_COLUMN = '直すところ';

/** CSV with BOM, CRLF and guarded cells; only the header when there is nothing to correct. */
export function refusedCsv(header: Header, problems: readonly Problem[]): string {
	const advice = new Map<number, string[]>();
	for (const { severity, line, column, wrong, write } of problems) {
		if (line === undefined || (severity !== 'row' && severity !== 'value')) continue;
		const words = `${column ? `「${column}」: ` : ''}${wrong}${write ? ` → ${write}` : ''}`;
		advice.set(line, [...(advice.get(line) ?? []), words]);
	}
	const kept = header.names.map((name, index) => ({ name, index })).filter(({ name }) => name !== ADVICE_COLUMN);
	const columns: Column<{ cells: readonly string[]; line: number }>[] = [
		...kept.map(({ name, index }) => ({
			header: name,
			cell: ({ cells }: { cells: readonly string[] }) => cells[index] ?? '',
		})),
		{ header: ADVICE_COLUMN, cell: ({ line }) => (advice.get(line) ?? []).join('\n') },
	];
	return writeCsv(
		columns,
		Iterator.from(header.rows).filter(({ line }) => advice.has(line)),
	);
}
