/** 計画の指標一覧: every number of the plan, a line for each month that is known. The importer refuses it: it is counted, or entered on a screen. */
import type { Figure, FigureMonth } from '../../../contract/figure.ts';
import type { Indicator, Profile } from '../../../contract/profile.ts';
import type { SheetRow } from './sheet-row.ts';
import type { Column } from './write-csv.ts';

type Named = { policy: string; measure: string; indicator: Indicator };
type Row = SheetRow<{ figure: Figure; month: FigureMonth; named: Named }>;

const yesNo = (yes: boolean) => (yes ? '有' : '無');

export const FIGURE_SHEET: readonly Column<Row>[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	{ header: '基本施策', cell: ({ row }) => row.named.policy },
	{ header: '施策', cell: ({ row }) => row.named.measure },
	{ header: '指標コード', cell: ({ row }) => row.figure.indicator },
	{ header: '指標', cell: ({ row }) => row.named.indicator.name.ja },
	{ header: '単位', cell: ({ row }) => row.named.indicator.unit.ja },
	{ header: '年度', cell: ({ row }) => row.figure.year },
	{ header: '年月', cell: ({ row }) => row.month.month },
	{ header: '数', cell: ({ row }) => row.month.n },
	{ header: '5未満', cell: ({ row }) => yesNo(row.month.few === true) },
	{ header: '確定', cell: ({ row }) => yesNo(row.month.closed) },
	{ header: '手入力', cell: ({ row }) => yesNo(row.month.origin === 'entered') },
	{ header: '出典', cell: ({ row }) => row.month.sourceText },
	{ header: '確定後に届いた数', cell: ({ row }) => row.month.later },
	{
		header: '年度の目標',
		cell: ({ row }) => row.named.indicator.goals?.find(({ year }) => year === row.figure.year)?.n,
	},
];

/** What the plan of today names, in its order. */
export function figureRows(around: Omit<Row, 'row'>, figures: Iterable<Figure>): Row[] {
	const byIndicator = Map.groupBy(figures, ({ indicator }) => indicator);
	return namedOf(around.profile).flatMap((named) =>
		(byIndicator.get(named.indicator.code) ?? [])
			.sort((a, b) => a.year - b.year)
			.flatMap((figure) => figure.months.map((month): Row => ({ ...around, row: { figure, month, named } }))),
	);
}

function namedOf(profile: Profile | undefined): Named[] {
	return (profile?.policies ?? []).flatMap((policy) =>
		policy.measures.flatMap((measure) =>
			(measure.indicators ?? []).map((indicator) => ({ policy: policy.name, measure: measure.name, indicator })),
		),
	);
}
