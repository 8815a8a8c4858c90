/** 地域の課題一覧, してほしいこと・できること一覧: our own sheets. The importer refuses them: people raise these, lists do not. */
import type { Exchange } from '../../../contract/exchange.ts';
import type { Issue } from '../../../contract/issue.ts';
import { EXCHANGE_KIND_WORDS, EXCHANGE_WHO_WORDS, ISSUE_STATUS_WORDS, SIDE_WORDS } from '../pages/community-pages.ts';
import { fieldNames, joinValues, type SheetRow } from './sheet-row.ts';
import type { Column } from './write-csv.ts';

const placeName = ({ row, town }: SheetRow<{ placeId?: string | undefined }>) =>
	town.rows('place').get(row.placeId ?? '')?.data.name;

export const ISSUE_SHEET: readonly Column<SheetRow<Issue>>[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	{ header: 'ID', cell: ({ row }) => row.id },
	{ header: '課題', cell: ({ row }) => row.title },
	{ header: '内容', cell: ({ row }) => row.text },
	{ header: '状態', cell: ({ row }) => ISSUE_STATUS_WORDS[row.status] },
	{ header: '寄せられた日', cell: ({ row }) => row.raisedOn },
	{ header: '最後の動きの日', cell: ({ row }) => row.story.at(-1)?.date },
	{ header: '最後の動き', cell: ({ row }) => row.story.at(-1)?.text },
	{ header: '活動分野', cell: ({ row }) => joinValues(row.fields) },
	{ header: '活動分野_名称', cell: fieldNames },
	{ header: '施設ID', cell: ({ row }) => row.placeId },
	{ header: '施設名', cell: placeName },
	{ header: 'まとめ先ID', cell: ({ row }) => row.joinedInto },
];

export const EXCHANGE_SHEET: readonly Column<SheetRow<Exchange>>[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	{ header: 'ID', cell: ({ row }) => row.id },
	{ header: '区分', cell: ({ row }) => SIDE_WORDS[row.side] },
	{ header: '種類', cell: ({ row }) => EXCHANGE_KIND_WORDS[row.what] },
	{ header: 'だれ', cell: ({ row }) => EXCHANGE_WHO_WORDS[row.who] },
	{ header: '件名', cell: ({ row }) => row.title },
	{ header: '内容', cell: ({ row }) => row.text },
	{ header: 'いつ', cell: ({ row }) => row.whenText },
	{ header: 'いつまで', cell: ({ row }) => row.until },
	{ header: '活動分野', cell: ({ row }) => joinValues(row.fields) },
	{ header: '活動分野_名称', cell: fieldNames },
	{ header: '施設ID', cell: ({ row }) => row.placeId },
	{ header: '施設名', cell: placeName },
];
