/** The sheets: `/open/{area}/places.csv` and its siblings, each with its CSV on the Web metadata beside it. */

import type { LocalDate } from '../../../contract/common.ts';
import { isOpen } from '../../../contract/exchange.ts';
import type { Kind, RowOf } from '../../../contract/kinds.ts';
import { isLentOn } from '../../../contract/lent.ts';
import { AVAILABILITY_SHEET, slotRows } from '../csv/availability-sheet.ts';
import { describeCsv } from '../csv/csv-metadata.ts';
import { eventColumns } from '../csv/event-sheet.ts';
import { GROUP_SHEET } from '../csv/group-sheet.ts';
import { EXCHANGE_SHEET, ISSUE_SHEET } from '../csv/issue-sheet.ts';
import { type LentPlace, OTHER_PLACE_SHEET } from '../csv/other-place-sheet.ts';
import { placeColumns } from '../csv/place-sheet.ts';
import { ROOM_SHEET } from '../csv/room-sheet.ts';
import { EDITIONS, type Edition, type SheetRow } from '../csv/sheet-row.ts';
import { TIE_SHEET } from '../csv/tie-sheet.ts';
import { type Column, writeCsv } from '../csv/write-csv.ts';
import type { Making, Recipe } from '../documents.ts';
import { licenceUrl, townName } from '../licences.ts';
import { byId, type OpenTown } from '../open-town.ts';
import { isPublished } from '../published.ts';
import { stampOfKinds } from '../stamps.ts';
import type { OpenAddress, OpenAsk, OpenParameter } from './open-address.ts';

const EDITION: OpenParameter = {
	name: 'edition',
	values: EDITIONS,
	words: 'standard（自治体標準オープンデータセット、書かなければこれ）または recommended（推奨データセット）',
	example: 'recommended',
};
const COLUMNS: OpenParameter = {
	name: 'columns',
	values: ['all'],
	words: 'all：標準の列のあとに、標準にない列（アクセス方法、最終確認日など）も加えます',
	example: 'all',
};

/** A sheet: which columns for which question, which rows, and which kinds of rows its cells are made from. */
type Sheet = {
	name: string;
	title: string;
	titleEn: string;
	kinds: readonly Kind[];
	parameters?: readonly OpenParameter[];
	/** the text of the sheet, and its headers */
	write(making: Making, ask: OpenAsk): string;
	headers(ask: OpenAsk): readonly string[];
	/** depends on the day */
	daily?: boolean;
};

const editionOf = ({ query }: OpenAsk) => (query.get('edition') ?? 'standard') as Edition;
const wantsAll = ({ query }: OpenAsk) => query.get('columns') === 'all';

function* sheetRows<K extends Kind>(town: OpenTown, kind: K): Generator<SheetRow<RowOf[K]>> {
	const profile = town.rows('profile').get(town.code)?.data;
	for (const { data } of [...town.rows(kind).values()].sort(byId)) yield { row: data, town, profile };
}

function lentRows(town: OpenTown, today: LocalDate): SheetRow<LentPlace>[] {
	return [...sheetRows(town, 'place')].flatMap(({ row, ...around }) =>
		row.lent && isLentOn(row, today) ? [{ row: { ...row, lent: row.lent }, ...around }] : [],
	);
}

const SHEETS: readonly Sheet[] = [
	{
		name: 'places',
		title: '公共施設一覧',
		titleEn: 'Public places',
		kinds: ['place', 'profile'],
		parameters: [EDITION, COLUMNS],
		write: ({ town }, ask) =>
			writeCsv(
				placeColumns(editionOf(ask), wantsAll(ask)),
				[...sheetRows(town, 'place')].filter(({ row }) => !row.lent),
			),
		headers: (ask) => headersOf(placeColumns(editionOf(ask), wantsAll(ask))),
	},
	{
		name: 'other-places',
		title: 'ほかの場所一覧',
		titleEn: 'Places that their keepers lend',
		kinds: ['place', 'profile'],
		daily: true,
		write: ({ town, now }) => writeCsv(OTHER_PLACE_SHEET, lentRows(town, now.date)),
		headers: () => headersOf(OTHER_PLACE_SHEET),
	},
	{
		name: 'events',
		title: 'イベント一覧',
		titleEn: 'Events',
		kinds: ['event', 'place', 'profile'],
		parameters: [EDITION, COLUMNS],
		daily: true,
		write: ({ town, now }, ask) =>
			writeCsv(
				eventColumns(editionOf(ask), wantsAll(ask)),
				[...sheetRows(town, 'event')].filter(({ row }) => isPublished(row, now.date)),
			),
		headers: (ask) => headersOf(eventColumns(editionOf(ask), wantsAll(ask))),
	},
	{
		name: 'groups',
		title: '市民活動団体一覧',
		titleEn: 'Groups of citizens',
		kinds: ['group', 'place', 'profile'],
		write: ({ town }) => writeCsv(GROUP_SHEET, sheetRows(town, 'group')),
		headers: () => headersOf(GROUP_SHEET),
	},
	{
		name: 'rooms',
		title: '部屋一覧',
		titleEn: 'Rooms',
		kinds: ['room', 'place'],
		write: ({ town }) => writeCsv(ROOM_SHEET, sheetRows(town, 'room')),
		headers: () => headersOf(ROOM_SHEET),
	},
	{
		name: 'availability',
		title: '部屋の空き状況',
		titleEn: 'Availability of rooms, from today',
		kinds: ['availability', 'room', 'place'],
		daily: true,
		write: ({ town, now }) =>
			writeCsv(
				AVAILABILITY_SHEET,
				[...town.rows('availability').values()].sort(byId).flatMap(({ data }) => [...slotRows(data, town, now.date)]),
			),
		headers: () => headersOf(AVAILABILITY_SHEET),
	},
	{
		name: 'issues',
		title: '地域の課題一覧',
		titleEn: 'Local issues',
		kinds: ['issue', 'place', 'profile'],
		write: ({ town }) => writeCsv(ISSUE_SHEET, sheetRows(town, 'issue')),
		headers: () => headersOf(ISSUE_SHEET),
	},
	{
		name: 'exchange',
		title: 'してほしいこと・できること一覧',
		titleEn: 'Needs and offers',
		kinds: ['exchange', 'place', 'profile'],
		daily: true,
		write: ({ town, now }) =>
			writeCsv(
				EXCHANGE_SHEET,
				[...sheetRows(town, 'exchange')].filter(({ row }) => isOpen(row, now.date)),
			),
		headers: () => headersOf(EXCHANGE_SHEET),
	},
	{
		name: 'ties',
		title: 'つながり一覧',
		titleEn: 'Who worked with whom',
		kinds: ['tie', 'group', 'place', 'profile'],
		write: ({ town }) => writeCsv(TIE_SHEET, sheetRows(town, 'tie')),
		headers: () => headersOf(TIE_SHEET),
	},
];

export const CSV_ADDRESSES: readonly OpenAddress[] = SHEETS.flatMap((sheet) => [
	sheetAddress(sheet),
	metadataAddress(sheet),
]);

function sheetAddress(sheet: Sheet): OpenAddress {
	return {
		pattern: `${sheet.name}.csv`,
		group: 'csv',
		title: sheet.title,
		titleEn: sheet.titleEn,
		type: 'text/csv',
		...(sheet.parameters ? { parameters: sheet.parameters } : {}),
		recipe: (ask): Recipe => ({
			stamp: ({ town, now }) => `${stampOfKinds(town, ...sheet.kinds, 'dataset')}${sheet.daily ? now.date : ''}`,
			make: (making) => ({
				type: 'text/csv; charset=utf-8; header=present',
				text: sheet.write(making, ask),
				fileName: `${making.town.code}_${sheet.name}.csv`,
				headers: {
					Link: `<${licenceUrl(making.town, making.origin)}>; rel="license", <${making.origin}/open/${making.town.code}/${sheet.name}.csv-metadata.json${questionOf(ask)}>; rel="describedby"; type="application/csvm+json"`,
				},
			}),
		}),
	};
}

function metadataAddress(sheet: Sheet): OpenAddress {
	return {
		pattern: `${sheet.name}.csv-metadata.json`,
		group: 'csv',
		title: `${sheet.title}の説明（CSV on the Web）`,
		titleEn: `Metadata of ${sheet.name}.csv (CSV on the Web)`,
		type: 'application/csvm+json',
		...(sheet.parameters ? { parameters: sheet.parameters } : {}),
		recipe: (ask): Recipe => ({
			stamp: ({ town }) => stampOfKinds(town, 'dataset', 'profile'),
			make: ({ town, origin, isCopy }) => ({
				type: 'application/csvm+json',
				text: describeCsv({
					town,
					origin,
					url:
						isCopy && editionOf(ask) !== 'standard'
							? `${sheet.name}.${editionOf(ask)}.csv`
							: `${sheet.name}.csv${questionOf(ask)}`,
					title: `${townName(town)} ${sheet.title}`,
					headers: sheet.headers(ask),
				}),
			}),
		}),
	};
}

/** The same question for the sheet and for its description. */
function questionOf({ query }: OpenAsk): string {
	return query.size > 0 ? `?${query}` : '';
}

function headersOf<Row>(columns: readonly Column<Row>[]): string[] {
	return columns.map(({ header }) => header);
}
