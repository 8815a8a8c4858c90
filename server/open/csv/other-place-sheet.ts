/**
 * ほかの場所一覧: places that their keepers lend, as long as they agree. Our own sheet: it is no list of public facilities, and the
 * importer refuses it, so that a place that was withdrawn does not come back with an old file.
 */
import type { Lent } from '../../../contract/lent.ts';
import { ACCESSIBILITY_ITEMS, type Place } from '../../../contract/place.ts';
import { lentWords } from './lent-words.ts';
import { feeWord, joinValues, katakana, type SheetRow } from './sheet-row.ts';
import type { Column } from './write-csv.ts';

export type LentPlace = Place & { lent: Lent };

const column = (
	header: string,
	of: (place: LentPlace) => string | number | undefined,
): Column<SheetRow<LentPlace>> => ({
	header,
	cell: ({ row }) => of(row),
});

export const OTHER_PLACE_SHEET: readonly Column<SheetRow<LentPlace>>[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	column('ID', (place) => place.id),
	column('場所の名前', (place) => place.name),
	column('場所の名前_カナ', (place) => katakana(place.nameKana)),
	column('種別', (place) => place.typeText),
	column('場所の使いみち', ({ lent }) => joinValues(lentWords(lent).purposes.split('・'))),
	column('使える人', ({ lent }) => lentWords(lent).who),
	column('使うときの決まり', ({ lent }) => lent.conditions),
	column('使える時間', (place) => place.hoursText),
	column('料金説明', (place) => feeWord(place.fee)),
	column('収容人数', (place) => place.capacity),
	column('申し込み方', ({ lent }) => lentWords(lent).ask),
	column('電話番号', (place) => place.contact?.phone),
	column('URL', (place) => place.url),
	column('住所', (place) => place.address),
	column('緯度', (place) => place.lat),
	column('経度', (place) => place.lon),
	column('説明', (place) => place.description?.ja),
	column('設備', ({ accessibility }) =>
		joinValues(ACCESSIBILITY_ITEMS.filter((item) => accessibility?.[item] === 'yes').map((item) => ITEM_WORDS[item])),
	),
	column('バリアフリー情報', (place) => place.accessibilityText),
	column('最終確認日', (place) => place.confirmedAt),
	column('掲載に同意している期限', ({ lent }) => lent.until),
];

/** An item that is there, by itself. */
export const ITEM_WORDS: Record<(typeof ACCESSIBILITY_ITEMS)[number], string> = {
	wheelchair: '車椅子可',
	wheelchairLoan: '車椅子貸出',
	caneLoan: 'ツエ貸出',
	accessibleToilet: 'バリアフリートイレ',
	slopeOrLift: 'スロープ、エレベータ、エスカレータ',
	tactilePaving: '点字ブロック等の移動支援',
	brailleOrReading: '点字や読上による支援',
	assistanceDogs: '盲導犬・介助犬、聴導犬同伴',
	subtitles: '字幕',
	writtenConversation: '筆談対応',
	priorityParking: '優先駐車場',
	ostomate: 'オストメイト対応トイレ',
	nursingRoom: '授乳室',
	diaperTable: 'おむつ替えコーナー',
	foodAllowed: '飲食可',
	strollerLoan: 'ベビーカー貸出',
	stroller: 'ベビーカー利用可',
};
