/** The sheets: `/open/{area}/places.csv` and its siblings, each with its CSV on the Web metadata beside it. */

import type { LocalDate } from '../../../contract/common.ts';
import { isOpen } from '../../../contract/exchange.ts';
import type { Kind, RowOf } from '../../../contract/kinds.ts';
import { isLentOn } from '../../../contract/lent.ts';
import { isPublished, isShown } from '../../../contract/published.ts';
import { evaluationCsv } from '../../evaluation/evaluation-sheet.ts';
import { AVAILABILITY_SHEET, slotRows } from '../csv/availability-sheet.ts';
import { describeCsv } from '../csv/csv-metadata.ts';
import { eventColumns } from '../csv/event-sheet.ts';
import { FIGURE_SHEET, figureRows } from '../csv/figure-sheet.ts';
import { GROUP_SHEET } from '../csv/group-sheet.ts';
import { GUIDE_SHEET } from '../csv/guide-sheet.ts';
import { EXCHANGE_SHEET, ISSUE_SHEET } from '../csv/issue-sheet.ts';
import { type LentPlace, OTHER_PLACE_SHEET } from '../csv/other-place-sheet.ts';
import { placeColumns } from '../csv/place-sheet.ts';
import { ROOM_SHEET } from '../csv/room-sheet.ts';
import { EDITIONS, type Edition, type SheetRow } from '../csv/sheet-row.ts';
import { TIE_SHEET } from '../csv/tie-sheet.ts';
import { type Charset, type Column, writeCsv } from '../csv/write-csv.ts';
import type { Making, Recipe } from '../documents.ts';
import { licenceUrl, townName } from '../licences.ts';
import { byId, type OpenTown } from '../open-town.ts';
import { stampOfKinds, stampOfRows } from '../stamps.ts';
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

const CHARSET: OpenParameter = {
	name: 'charset',
	values: ['shift_jis'],
	words: 'shift_jis：文字コードをShift_JIS（CP932）にします。書けない文字は〓になります',
	example: 'shift_jis',
	ofGroup: true,
};

/** A sheet: which columns for which question, which rows, and which kinds of rows its cells are made from. */
type Sheet = {
	name: string;
	title: string;
	titleEn: string;
	kinds: readonly Kind[];
	parameters: readonly OpenParameter[];
	/** the text of the sheet, and its headers */
	write(making: Making, ask: OpenAsk): string;
	headers(ask: OpenAsk): readonly string[];
	/** depends on the day */
	daily: boolean;
};

type SheetPlan<Row> = {
	name: string;
	title: string;
	titleEn: string;
	kinds: readonly Kind[];
	parameters?: readonly OpenParameter[];
	daily?: boolean;
	columns(ask: OpenAsk): readonly Column<Row>[];
	rows(making: Making): Iterable<Row>;
};

function sheet<Row>({ columns, rows, parameters = [], daily = false, ...named }: SheetPlan<Row>): Sheet {
	return {
		...named,
		daily,
		parameters: [...parameters, CHARSET],
		write: (making, ask) => writeCsv(columns(ask), rows(making), charsetOf(ask)),
		headers: (ask) => columns(ask).map(({ header }) => header),
	};
}

const editionOf = ({ query }: OpenAsk) => (query.get('edition') ?? 'standard') as Edition;
const wantsAll = ({ query }: OpenAsk) => query.get('columns') === 'all';
const charsetOf = ({ query }: OpenAsk): Charset => (query.get('charset') === null ? 'utf-8' : 'shift_jis');

const inCharset = (charset: Charset) => ({
	type: `text/csv; charset=${charset}; header=present`,
	...(charset === 'shift_jis' && { charset }),
});

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
	sheet({
		name: 'places',
		title: '公共施設一覧',
		titleEn: 'Public places',
		kinds: ['place', 'profile'],
		parameters: [EDITION, COLUMNS],
		columns: (ask) => placeColumns(editionOf(ask), wantsAll(ask)),
		rows: ({ town }) => sheetRows(town, 'place').filter(({ row }) => !row.lent),
	}),
	sheet({
		name: 'other-places',
		title: 'ほかの場所一覧',
		titleEn: 'Places that their keepers lend',
		kinds: ['place', 'profile'],
		daily: true,
		columns: () => OTHER_PLACE_SHEET,
		rows: ({ town, now }) => lentRows(town, now.date),
	}),
	sheet({
		name: 'events',
		title: 'イベント一覧',
		titleEn: 'Events',
		kinds: ['event', 'place', 'profile'],
		parameters: [EDITION, COLUMNS],
		daily: true,
		columns: (ask) => eventColumns(editionOf(ask), wantsAll(ask)),
		rows: ({ town, now }) => sheetRows(town, 'event').filter(({ row }) => isPublished(row, now.date)),
	}),
	sheet({
		name: 'groups',
		title: '市民活動団体一覧',
		titleEn: 'Groups of citizens',
		kinds: ['group', 'place', 'profile'],
		columns: () => GROUP_SHEET,
		rows: ({ town }) => sheetRows(town, 'group'),
	}),
	sheet({
		name: 'rooms',
		title: '部屋一覧',
		titleEn: 'Rooms',
		kinds: ['room', 'place'],
		columns: () => ROOM_SHEET,
		rows: ({ town }) => sheetRows(town, 'room'),
	}),
	sheet({
		name: 'availability',
		title: '部屋の空き状況',
		titleEn: 'Availability of rooms, from today',
		kinds: ['availability', 'room', 'place'],
		daily: true,
		columns: () => AVAILABILITY_SHEET,
		rows: ({ town, now }) =>
			[...town.rows('availability').values()].sort(byId).flatMap(({ data }) => [...slotRows(data, town, now.date)]),
	}),
	sheet({
		name: 'guides',
		title: '制度・講座・相談一覧',
		titleEn: 'Grants, courses, consultation desks and articles',
		kinds: ['guide', 'place', 'profile'],
		daily: true,
		columns: () => GUIDE_SHEET,
		rows: ({ town, now }) => sheetRows(town, 'guide').filter(({ row }) => isShown(row, now.date)),
	}),
	sheet({
		name: 'issues',
		title: '地域の課題一覧',
		titleEn: 'Local issues',
		kinds: ['issue', 'place', 'profile'],
		columns: () => ISSUE_SHEET,
		rows: ({ town }) => sheetRows(town, 'issue'),
	}),
	sheet({
		name: 'exchange',
		title: 'してほしいこと・できること一覧',
		titleEn: 'Needs and offers',
		kinds: ['exchange', 'place', 'profile'],
		daily: true,
		columns: () => EXCHANGE_SHEET,
		rows: ({ town, now }) => sheetRows(town, 'exchange').filter(({ row }) => isOpen(row, now.date)),
	}),
	sheet({
		name: 'ties',
		title: 'つながり一覧',
		titleEn: 'Who worked with whom',
		kinds: ['tie', 'group', 'place', 'profile'],
		columns: () => TIE_SHEET,
		rows: ({ town }) => sheetRows(town, 'tie'),
	}),
	sheet({
		name: 'figures',
		title: '計画の指標一覧',
		titleEn: 'Numbers of the plan, by month',
		kinds: ['figure', 'profile'],
		columns: () => FIGURE_SHEET,
		rows: ({ town }) => {
			const profile = town.rows('profile').get(town.code)?.data;
			return figureRows(
				{ town, profile },
				[...town.rows('figure').values()].map(({ data }) => data),
			);
		},
	}),
];

export const CSV_ADDRESSES: readonly OpenAddress[] = [
	...SHEETS.flatMap((each) => [sheetAddress(each), metadataAddress(each)]),
	{
		pattern: 'evaluations/{id}.csv',
		group: 'csv',
		title: '計画の達成状況評価表（年度ごと、確定したもの）',
		titleEn: 'Evaluation of the plan in one fiscal year, once it is decided',
		type: 'text/csv',
		parameters: [CHARSET],
		ids: (town) => town.rows('evaluation').keys(),
		recipe: (ask): Recipe => ({
			stamp: ({ town }) => `${stampOfRows([town.rows('evaluation').get(ask.id)])}${stampOfKinds(town, 'dataset')}`,
			make({ town, origin }) {
				const evaluation = town.rows('evaluation').get(ask.id)?.data;
				return (
					evaluation && {
						...inCharset(charsetOf(ask)),
						text: evaluationCsv(evaluation, charsetOf(ask)),
						fileName: `${town.code}_evaluation_${evaluation.year}.csv`,
						headers: { Link: `<${licenceUrl(town, origin)}>; rel="license"` },
					}
				);
			},
		}),
	},
];

function sheetAddress(sheet: Sheet): OpenAddress {
	return {
		pattern: `${sheet.name}.csv`,
		group: 'csv',
		title: sheet.title,
		titleEn: sheet.titleEn,
		type: 'text/csv',
		parameters: sheet.parameters,
		recipe: (ask): Recipe => ({
			stamp: ({ town, now }) => `${stampOfKinds(town, ...sheet.kinds, 'dataset')}${sheet.daily ? now.date : ''}`,
			make: (making) => ({
				...inCharset(charsetOf(ask)),
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
		parameters: sheet.parameters,
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
					charset: charsetOf(ask),
				}),
			}),
		}),
	};
}

/** The same question for the sheet and for its description. */
function questionOf({ query }: OpenAsk): string {
	return query.size > 0 ? `?${query}` : '';
}
