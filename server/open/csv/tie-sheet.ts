/** つながり一覧: only what both sides let everybody see. */
import type { Partner, Tie } from '../../../contract/tie.ts';
import { SECTOR_WORDS } from '../pages/network-page.ts';
import { fieldNames, joinValues, type SheetRow } from './sheet-row.ts';
import type { Column } from './write-csv.ts';

type Row = SheetRow<Tie>;

const side = (mark: string, of: (row: Tie) => Partner): Column<Row>[] => [
	{ header: `${mark}_区分`, cell: ({ row }) => SECTOR_WORDS[of(row).sector] },
	{
		header: `${mark}_名称`,
		cell: ({ row, town }) => town.rows('group').get(of(row).groupId ?? '')?.data.name ?? of(row).name,
	},
	{ header: `${mark}_団体ID`, cell: ({ row }) => of(row).groupId },
];

export const TIE_SHEET: readonly Column<Row>[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	{ header: 'ID', cell: ({ row }) => row.id },
	...side('A', ({ a }) => a),
	...side('B', ({ b }) => b),
	{ header: '内容', cell: ({ row }) => row.what },
	{ header: '開始年', cell: ({ row }) => String(row.year) },
	{ header: '継続中', cell: ({ row }) => (row.going ? '有' : '無') },
	{ header: '活動分野', cell: ({ row }) => joinValues(row.fields) },
	{ header: '活動分野_名称', cell: fieldNames },
	{ header: '施設ID', cell: ({ row }) => row.placeId },
	{ header: '施設名', cell: ({ row, town }) => town.rows('place').get(row.placeId ?? '')?.data.name },
];
