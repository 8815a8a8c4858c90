/** The 評価表 as a sheet and as a book of Excel, from the same columns. */

import type { EvaluatedMeasure, Evaluation } from '../../contract/evaluation.ts';
import {
	amountOnPaper,
	besideOnPaper,
	carriedOnPaper,
	GRADE_ON_PAPER,
	HEADS,
	STATUS_ON_PAPER,
} from '../../contract/evaluation-sheet.ts';
import type { Figure } from '../../contract/figure.ts';
import { writeWorkbook } from '../importing/write-workbook.ts';
import { type Charset, type Column, writeCsv } from '../open/csv/write-csv.ts';

type Line = { evaluation: Evaluation; policy: Evaluation['policies'][number]; measure: EvaluatedMeasure };

const COLUMNS: readonly (Column<Line> & { width?: number })[] = [
	{ header: '年度', cell: ({ evaluation }) => evaluation.year, width: 8 },
	{
		header: '状態',
		cell: ({ evaluation: { decidedOn } }) => (decidedOn === undefined ? '案（公開前）' : `確定 ${decidedOn}`),
	},
	{ header: '基本施策', cell: ({ policy }) => policy.name.ja, width: 24 },
	{ header: `${HEADS.measure}番号`, cell: ({ measure }) => measure.code, width: 10 },
	{ header: HEADS.measure, cell: ({ measure }) => measure.name.ja, width: 24 },
	{ header: '重点施策', cell: ({ measure }) => (measure.priority ? '重点' : undefined), width: 10 },
	{ header: HEADS.goal, cell: ({ measure }) => measure.goal?.ja, width: 28 },
	{
		header: HEADS.numbers,
		cell: ({ measure }) =>
			measure.numbers.map((one) => `${one.name.ja} ${amountOnPaper(one)}${besideOnPaper(one)}`).join('\n'),
		width: 40,
	},
	{ header: HEADS.carried, cell: ({ measure }) => carriedOnPaper(measure.carried).join('\n'), width: 36 },
	{ header: HEADS.status, cell: ({ measure }) => measure.status && STATUS_ON_PAPER[measure.status] },
	{ header: HEADS.achieved, cell: ({ measure }) => measure.achieved, width: 40 },
	{ header: HEADS.why, cell: ({ measure }) => measure.why, width: 40 },
	{ header: HEADS.next, cell: ({ measure }) => measure.next, width: 40 },
	{ header: HEADS.grade, cell: ({ measure }) => measure.grade && GRADE_ON_PAPER[measure.grade] },
	{ header: HEADS.comment, cell: ({ measure }) => measure.comment, width: 40 },
];

function linesOf(evaluation: Evaluation): Line[] {
	return evaluation.policies.flatMap((policy) =>
		policy.measures.map((measure): Line => ({ evaluation, policy, measure })),
	);
}

export function evaluationCsv(evaluation: Evaluation, charset?: Charset): string {
	return writeCsv(COLUMNS, linesOf(evaluation), charset);
}

/** Two sheets: the table, and the numbers month by month. Every cell is a text, so nothing of it is run. */
export function evaluationBook(evaluation: Evaluation, figures: readonly Figure[]): Uint8Array {
	const text = (value: string | number | undefined) => (value === undefined ? '' : String(value));
	const rows = linesOf(evaluation).map((line) => COLUMNS.map(({ cell }) => text(cell(line))));
	const months = linesOf(evaluation).flatMap(({ measure }) =>
		measure.numbers.flatMap(({ code, name, unit }) =>
			(figures.find(({ indicator, year }) => indicator === code && year === evaluation.year)?.months ?? []).map(
				({ month, n, few, closed, origin, sourceText, later }) => [
					measure.code,
					measure.name.ja,
					name.ja,
					month,
					few ? '5未満' : text(n),
					unit.ja,
					closed ? '確定' : '変わることがあります',
					origin === 'entered' ? `手入力：${sourceText ?? ''}` : '集計',
					text(later),
				],
			),
		),
	);
	return writeWorkbook([
		{
			name: '評価表',
			rows: [COLUMNS.map(({ header }) => header), ...rows],
			widths: COLUMNS.map(({ width = 16 }) => width),
		},
		{
			name: '指標（月別）',
			rows: [
				['施策番号', '施策', '指標', '月', '数', '単位', '状態', '出どころ', '確定後に届いた分（含まない）'],
				...months,
			],
			widths: [10, 24, 28, 10, 10, 8, 20, 36, 24],
		},
	]);
}
