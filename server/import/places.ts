/** A row of 公共施設一覧 (both generations) or 子育て施設一覧 to a place. */
import { foldDigits, isCorporateNumber, isRoundedNumber } from '../../contract/codes.ts';
import type { Fee, Presence } from '../../contract/common.ts';
import { ACCESSIBILITY_ITEMS, type PLACE_TYPES, type Place } from '../../contract/place.ts';
import { readConfirmedAt, readTimeOf } from './date-fields.ts';
import { readFee } from './read-fee.ts';
import { readHours } from './read-hours.ts';
import { readWeekdays } from './read-weekdays.ts';
import type { RowCells } from './row-cells.ts';
import {
	type BuildContext,
	compact,
	readAddress,
	readContact,
	readCountOf,
	readNames,
	readPageUrl,
	readPresenceOf,
	refuseFootnote,
	sourceOf,
} from './shared-fields.ts';

/** `null` when the row cannot be a place; the reason is among the problems. The id is given later, by `row-ids.ts`. */
export function buildPlace(cells: RowCells, context: BuildContext): Place | null {
	const name = cells.text('name');
	if (name === undefined) {
		cells.refuseRow('name', 'name-missing', '施設の名前がありません。', '「名称」の欄に施設の名前を書いてください。');
		return null;
	}
	if (refuseFootnote(cells, name)) return null;
	const hoursText = joinHoursText(cells);
	const rules = hoursText === undefined ? null : readHours(hoursText);
	const note = cells.text('note');
	const typeText = cells.text('typeText');
	const poiCode = cells.text('poiCode');
	const description = cells.text('description');
	const fields = compact({
		id: '',
		name,
		...readNames(cells),
		...readAddress(cells),
		placeType: placeTypeOf([typeText, poiCode && POI_WORDS[poiCode.slice(0, 4)], name, note]),
		typeText,
		poiCode,
		operator: cells.text('operator'),
		corporateNumber: readCorporateNumber(cells),
		contact: readContact(cells),
		access: cells.text('access'),
		parking: cells.text('parking'),
		url: readPageUrl(cells),
		description: description === undefined ? undefined : { ja: description },
		capacity: readCountOf(cells, 'capacity'),
		fee: readPlaceFee(cells),
		rules: rules ? [rules] : undefined,
		statedHours: readStatedHours(cells),
		hoursText,
		accessibility: readAccessibility(cells),
		accessibilityText: cells.text('accessibilityText'),
		admits: cells.text('admits'),
		temporaryCare: readPresenceOf(cells, 'temporaryCare'),
		confirmedAt: readConfirmedAt(cells),
		note,
	});
	return { ...fields, source: sourceOf(cells, context) };
}

type PlaceType = (typeof PLACE_TYPES)[number];

/** 491-3-1 POIコード, the ones that tell more than the name does. */
const POI_WORDS: Record<string, string> = { '1307': '公民館', '1309': '集会所', '1403': '児童館', '1512': '図書館' };

/** In this order: 「児童センター」 is for children before it is a centre, 「幼稚園分園」 is childcare before a branch. */
const TYPE_WORDS: readonly [PlaceType, RegExp][] = [
	['childcare', /幼稚園|保育|こども園|子育て支援|託児|地域子育て/],
	['children', /児童(?:館|センター|会館)|こども館|学童|子ども館|プレーパーク/],
	['library', /図書館|図書室/],
	['sports', /体育|プール|テニス|グラウンド|球場|競技場|武道|スポーツ|弓道/],
	['citizens-support', /市民活動(?:支援)?(?:センター|プラザ)|市民協働|ボランティアセンター|NPO支援/],
	['community-branch', /(?:コミュニティ|公民館|センター).{0,6}分館/],
	[
		'community-centre',
		/コミュニティ・?センター|コミセン|公民館|地域交流センター|市民センター|地区センター|交流館|集会所|集会場|町会館|自治会館/,
	],
	['museum', /博物館|美術館|資料館|記念館|科学館|ミュージアム|文学館|水族館/],
	['hall', /文化会館|ホール|市民会館|公会堂|劇場|文化センター/],
	['welfare', /福祉|老人|障害|障がい|保健センター|病院|診療所|デイサービス|地域包括/],
	['school', /小学校|中学校|高等学校|高校|大学|学校/],
	['office', /役所|役場|庁舎|支所|出張所|サービスセンター|事務所|消防|警察/],
];

/** Each text is asked in turn: the source's own word for it, its POI code, its name, its remark. */
function placeTypeOf(texts: (string | undefined)[]): PlaceType {
	for (const text of texts) {
		const found = text === undefined ? undefined : TYPE_WORDS.find(([, words]) => words.test(text.slice(0, 100)));
		if (found) return found[0];
	}
	return 'other';
}

/** 特記事項 as written; a sheet with 開館時間 and 休館日 in columns of their own gets them as two lines. */
function joinHoursText(cells: RowCells): string | undefined {
	const lines = [cells.text('hoursText')];
	for (const field of ['openText', 'closedText']) {
		const text = cells.text(field);
		if (text !== undefined) lines.push(`${cells.headerOf(field) ?? ''}：${text}`);
	}
	const written = lines.filter((line) => line !== undefined);
	return written.length > 0 ? written.join('\n') : undefined;
}

function readStatedHours(cells: RowCells): Place['statedHours'] {
	const daysText = cells.text('days');
	const days = daysText === undefined ? undefined : (readWeekdays(daysText) ?? undefined);
	if (daysText !== undefined && days === undefined) {
		cells.refuse(
			'days',
			'days-unread',
			'曜日として読めません。',
			'「月火水木金」のように、開いている曜日だけを続けて書いてください。',
		);
	}
	const stated = compact({ days, from: readTimeOf(cells, 'from'), to: readTimeOf(cells, 'to') });
	return Object.keys(stated).length > 0 ? stated : undefined;
}

function readPlaceFee(cells: RowCells): Fee | undefined {
	return readFee([cells.text('feeKind')], cells.text('feeText'));
}

function readCorporateNumber(cells: RowCells): string | undefined {
	const text = cells.text('corporateNumber');
	if (text === undefined) return undefined;
	const digits = foldDigits(text).replace(/[\s-]/g, '');
	if (isCorporateNumber(digits)) return digits;
	cells.refuse(
		'corporateNumber',
		'corporate-number',
		isRoundedNumber(text)
			? 'Excelが番号を丸めてしまい、もとの13けたが分かりません。'
			: '13けたの法人番号として正しくありません（検査数字が合いません）。',
		'Excelの列を「文字列」にしてから、13けたの法人番号を書いてください。',
	);
	return undefined;
}

function readAccessibility(cells: RowCells): Record<string, Presence> | undefined {
	const items: Record<string, Presence> = {};
	for (const item of ACCESSIBILITY_ITEMS) {
		const presence = readPresenceOf(cells, item);
		if (presence !== undefined) items[item] = presence;
	}
	return Object.keys(items).length > 0 ? items : undefined;
}
