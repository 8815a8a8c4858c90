/** 公共施設一覧, in both editions of the national sheets. */
import type { AccessibilityItem, Place, Weekday } from '../../../contract/place.ts';
import { hoursWords } from './hours-words.ts';
import {
	addressPart,
	type Edition,
	feeWord,
	joinValues,
	katakana,
	permissionWord,
	presenceWord,
	type SheetRow,
	weekdayWord,
} from './sheet-row.ts';
import type { Column } from './write-csv.ts';

type PlaceColumn = Column<SheetRow<Place>>;

const column = (header: string, of: (place: Place) => string | number | undefined): PlaceColumn => ({
	header,
	cell: ({ row }) => of(row),
});
const blank = (header: string): PlaceColumn => ({ header, cell: () => undefined });
const has = (header: string, item: AccessibilityItem) =>
	column(header, (place) => presenceWord(place.accessibility?.[item]));
const may = (header: string, item: AccessibilityItem) =>
	column(header, (place) => permissionWord(place.accessibility?.[item]));

const common = {
	name: column('名称', (place) => place.name),
	kana: column('名称_カナ', (place) => katakana(place.nameKana)),
	alias: column('名称_通称', (place) => joinValues(place.aliases)),
	poi: column('POIコード', (place) => place.poiCode),
	lat: column('緯度', (place) => place.lat),
	lon: column('経度', (place) => place.lon),
	phone: column('電話番号', (place) => place.contact?.phone),
	extension: column('内線番号', (place) => place.contact?.extension),
	corporate: column('法人番号', (place) => place.corporateNumber),
	operator: column('団体名', (place) => place.operator),
	days: column('利用可能曜日', (place) => weekdayWord(place.statedHours?.days ?? regularHours(place)?.days)),
	from: column('開始時間', (place) => place.statedHours?.from ?? regularHours(place)?.from),
	to: column('終了時間', (place) => place.statedHours?.to ?? regularHours(place)?.to),
	description: column('説明', (place) => place.description?.ja),
	url: column('URL', (place) => place.url),
	note: column('備考', (place) => place.note),
};
const hoursText = (place: Place) => place.hoursText ?? hoursWords(place);

/** 自治体標準オープンデータセット: 56 columns as cities publish them. */
const STANDARD: readonly PlaceColumn[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	column('ID', (place) => place.id),
	{ header: '地方公共団体名', cell: ({ profile }) => profile?.name },
	common.name,
	common.kana,
	column('名称_英字', (place) => place.nameEn),
	common.alias,
	common.poi,
	blank('外部識別子'),
	blank('外部識別子の値'),
	{
		header: '所在地_全国地方公共団体コード',
		cell: ({ row, town, profile }) => (addressPart(row.address, profile?.name) ? town.code : undefined),
	},
	column('町字ID', (place) => place.townId),
	column('所在地_連結表記', (place) => place.address),
	{ header: '所在地_都道府県', cell: ({ row, profile }) => addressPart(row.address, profile?.prefecture) },
	{ header: '所在地_市区町村', cell: ({ row, profile }) => addressPart(row.address, profile?.name) },
	blank('所在地_町字'),
	blank('所在地_番地以下'),
	column('建物名等(方書)', (place) => place.addressDetail),
	common.lat,
	common.lon,
	blank('高度の種別'),
	blank('高度の値'),
	common.phone,
	common.extension,
	column('連絡先メールアドレス', (place) => place.contact?.email),
	column('連絡先FormURL', (place) => place.contact?.formUrl),
	column('連絡先備考（その他、SNSなど）', (place) => place.contact?.note),
	column('郵便番号', (place) => place.postalCode),
	common.corporate,
	common.operator,
	common.days,
	common.from,
	common.to,
	column('利用可能時間特記事項', hoursText),
	common.description,
	may('車椅子可', 'wheelchair'),
	has('車椅子貸出', 'wheelchairLoan'),
	has('ツエ貸出', 'caneLoan'),
	has('バリアフリートイレ', 'accessibleToilet'),
	has('スロープ、エレベータ、エスカレータ', 'slopeOrLift'),
	has('点字ブロック等の移動支援', 'tactilePaving'),
	has('点字や読上による支援', 'brailleOrReading'),
	may('盲導犬・介助犬、聴導犬同伴', 'assistanceDogs'),
	has('字幕', 'subtitles'),
	may('筆談対応', 'writtenConversation'),
	has('優先駐車場', 'priorityParking'),
	has('オストメイト対応トイレ', 'ostomate'),
	has('授乳室', 'nursingRoom'),
	has('おむつ替えコーナー', 'diaperTable'),
	may('飲食可否', 'foodAllowed'),
	has('ベビーカー貸出', 'strollerLoan'),
	may('ベビーカー利用', 'stroller'),
	common.url,
	blank('画像'),
	blank('画像_ライセンス'),
	common.note,
];

/** 推奨データセット: 24 columns. */
const RECOMMENDED: readonly PlaceColumn[] = [
	{ header: '都道府県コード又は市区町村コード', cell: ({ town }) => town.code },
	column('NO', (place) => place.id),
	{ header: '都道府県名', cell: ({ profile }) => profile?.prefecture },
	{ header: '市区町村名', cell: ({ profile }) => profile?.name },
	common.name,
	common.kana,
	common.alias,
	common.poi,
	column('住所', (place) => place.address),
	column('方書', (place) => place.addressDetail),
	common.lat,
	common.lon,
	common.phone,
	common.extension,
	common.corporate,
	common.operator,
	common.days,
	common.from,
	common.to,
	column('利用可能日時特記事項', hoursText),
	common.description,
	column('バリアフリー情報', (place) => place.accessibilityText),
	common.url,
	common.note,
];

/** What the national sheets have no column for and our rows know; for `columns=all`. */
const MORE: readonly PlaceColumn[] = [
	column('種別', (place) => place.typeText),
	column('アクセス方法', (place) => place.access),
	column('駐車場情報', (place) => place.parking),
	column('FAX番号', (place) => place.contact?.fax),
	column('連絡先名称', (place) => place.contact?.name),
	column('収容人数', (place) => place.capacity),
	column('料金説明', (place) => feeWord(place.fee)),
	column('受入年齢', (place) => place.admits),
	column('一時預かりの有無', (place) => presenceWord(place.temporaryCare)),
	column('最終確認日', (place) => place.confirmedAt),
];

export function placeColumns(edition: Edition, all = false): readonly PlaceColumn[] {
	const columns = edition === 'standard' ? STANDARD : RECOMMENDED;
	if (!all) return columns;
	return edition === 'standard'
		? [...columns, column('バリアフリー情報', (place) => place.accessibilityText), ...MORE]
		: [...columns, ...MORE];
}

/** One pair of times for all weekdays it opens, where the rules say nothing else; then the three columns can say it. */
function regularHours(place: Place): { days: Weekday[]; from: string; to: string } | undefined {
	const [set, ...others] = place.rules ?? [];
	if (!set || others.length > 0 || set.hours.some((hours) => hours.ranges.length !== 1)) return undefined;
	const plain = set.hours.filter((hours) => hours.onHolidays !== true);
	const first = plain[0]?.ranges[0];
	if (!first || plain.some(({ ranges }) => ranges[0]?.from !== first.from || ranges[0]?.to !== first.to))
		return undefined;
	const shut = set.closures.flatMap((rule) =>
		rule.rule === 'weekly' && !rule.fromTime && !rule.toTime ? rule.days : [],
	);
	const days = [...new Set(plain.flatMap((hours) => hours.days))].filter((day) => !shut.includes(day));
	return days.length > 0 ? { days, from: first.from, to: first.to } : undefined;
}
