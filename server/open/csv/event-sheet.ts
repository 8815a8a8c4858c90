/**
 * イベント一覧, in both editions.
 *
 * The recommended edition is published word for word. Of the current one we have read the columns that cities publish; the
 * others carry the names of GIF 43C, in its order, which the current edition follows.
 */
import type { Event } from '../../../contract/event.ts';
import { STATUS_WORDS } from '../event-words.ts';
import { addressPart, type Edition, feeWord, joinValues, katakana, presenceWord, type SheetRow } from './sheet-row.ts';
import type { Column } from './write-csv.ts';

type EventColumn = Column<SheetRow<Event>>;

const column = (header: string, of: (event: Event) => string | number | undefined): EventColumn => ({
	header,
	cell: ({ row }) => of(row),
});
const place = ({ row, town }: SheetRow<Event>) =>
	row.placeId === undefined ? undefined : town.rows('place').get(row.placeId)?.data;
const address = (sheetRow: SheetRow<Event>) => sheetRow.row.address ?? place(sheetRow)?.address;

const common = {
	kana: column('イベント名_カナ', (event) => katakana(event.nameKana)),
	name: column('イベント名', (event) => event.name),
	startDate: column('開始日', (event) => firstDate(event)),
	endDate: column('終了日', (event) => lastDate(event)),
	startTime: column('開始時間', (event) => event.when.startTime),
	endTime: column('終了時間', (event) => event.when.endTime),
	description: column('説明', (event) => event.description ?? event.summary?.ja),
	contactName: column('連絡先名称', (event) => event.contact?.name),
	phone: column('連絡先電話番号', (event) => event.contact?.phone),
	extension: column('連絡先内線番号', (event) => event.contact?.extension),
	organizer: column('主催者', (event) => event.organizer),
	placeName: { header: '場所名称', cell: (row) => row.row.placeName ?? place(row)?.name } satisfies EventColumn,
	lat: { header: '緯度', cell: (row) => row.row.lat ?? place(row)?.lat } satisfies EventColumn,
	lon: { header: '経度', cell: (row) => row.row.lon ?? place(row)?.lon } satisfies EventColumn,
	access: { header: 'アクセス方法', cell: (row) => row.row.access ?? place(row)?.access } satisfies EventColumn,
	parking: { header: '駐車場情報', cell: (row) => row.row.parking ?? place(row)?.parking } satisfies EventColumn,
	capacity: column('定員', (event) => event.capacity ?? event.capacityText),
	until: column('参加申込終了日', (event) => event.apply?.until),
	untilTime: column('参加申込終了時間', (event) => event.apply?.untilTime),
	method: column('参加申込方法', (event) => event.apply?.method),
	url: column('URL', (event) => event.url),
	note: column('備考', (event) => event.note),
	whenText: column('開始日時特記事項', (event) => whenWords(event)),
};

const STANDARD: readonly EventColumn[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	column('ID', (event) => event.id),
	{ header: '地方公共団体名', cell: ({ profile }) => profile?.name },
	common.name,
	common.kana,
	column('イベント名_英字', (event) => event.nameEn),
	column('イベント名_通称', (event) => joinValues(event.aliases)),
	column('サブタイトル', (event) => event.subtitle),
	column('状態', (event) => STATUS_WORDS[event.status]),
	common.startDate,
	common.endDate,
	common.startTime,
	common.endTime,
	common.whenText,
	column('開催パターン', (event) => event.when.pattern),
	common.placeName,
	{ header: '所在地_連結表記', cell: address },
	{ header: '所在地_都道府県', cell: (row) => addressPart(address(row), row.profile?.prefecture) },
	{ header: '所在地_市区町村', cell: (row) => addressPart(address(row), row.profile?.name) },
	column('建物名等(方書)', (event) => event.addressDetail),
	common.lat,
	common.lon,
	common.access,
	common.parking,
	column(
		'Web開催',
		(event) => event.online && { onsite: '現地', online: 'オンライン', hybrid: 'ハイブリッド' }[event.online],
	),
	column('イベント種類', (event) => event.typeText),
	column('概要', (event) => event.summary?.ja),
	column('説明', (event) => event.description),
	column('対象者', (event) => event.audienceText),
	column('料金種別', (event) =>
		event.fee?.kind === 'free' ? '無料' : event.fee?.kind === 'paid' ? '有料' : undefined,
	),
	column('料金説明', (event) => feeWord(event.fee)),
	common.capacity,
	column('定員備考', (event) => (event.capacity === undefined ? undefined : event.capacityText)),
	column(
		'申込要否',
		(event) =>
			event.apply?.needed && { yes: '要', no: '不要', withheld: '非公開', unknown: '不明' }[event.apply.needed],
	),
	column('申込開始日', (event) => event.apply?.from),
	column('申込開始時刻', (event) => event.apply?.fromTime),
	common.until,
	common.untilTime,
	common.method,
	column('申込URL', (event) => event.apply?.url),
	common.organizer,
	common.contactName,
	common.phone,
	common.extension,
	column('連絡先メールアドレス', (event) => event.contact?.email),
	column('連絡先FormURL', (event) => event.contact?.formUrl),
	column('子供預かり情報', (event) => presenceWord(event.childcare)),
	column('掲載開始日', (event) => event.publishFrom),
	column('掲載終了日', (event) => event.publishUntil),
	common.url,
	common.note,
];

/** 推奨データセット: 32 columns. */
const RECOMMENDED: readonly EventColumn[] = [
	{ header: '都道府県コード又は市区町村コード', cell: ({ town }) => town.code },
	column('NO', (event) => event.id),
	{ header: '都道府県名', cell: ({ profile }) => profile?.prefecture },
	{ header: '市区町村名', cell: ({ profile }) => profile?.name },
	common.name,
	common.kana,
	column('イベント名_英語', (event) => event.nameEn),
	common.startDate,
	common.endDate,
	common.startTime,
	common.endTime,
	// without a column for it, a cancellation must not get lost
	column('開始日時特記事項', (event) => {
		const words = whenWords(event);
		return event.status === 'scheduled'
			? words
			: [`【${STATUS_WORDS[event.status]}】`, words].filter(Boolean).join(' ');
	}),
	common.description,
	column('料金(基本)', (event) => (event.fee?.kind === 'free' ? '無料' : event.fee?.yen)),
	column('料金(詳細)', (event) => event.fee?.text),
	common.contactName,
	common.phone,
	common.extension,
	common.organizer,
	common.placeName,
	{ header: '住所', cell: address },
	column('方書', (event) => event.addressDetail),
	common.lat,
	common.lon,
	common.access,
	common.parking,
	common.capacity,
	common.until,
	common.untilTime,
	common.method,
	common.url,
	common.note,
];

/** What the national sheets have no column for and our rows know; for `columns=all`. */
const MORE: readonly EventColumn[] = [
	column('FAX番号', (event) => event.contact?.fax),
	column('最終確認日', (event) => event.confirmedAt),
];

export function eventColumns(edition: Edition, all = false): readonly EventColumn[] {
	const columns = edition === 'standard' ? STANDARD : RECOMMENDED;
	return all ? [...columns, ...MORE] : columns;
}

/** Single dates have no columns of their own: the first and the last, and all of them in words. */
function firstDate({ when }: Event): string | undefined {
	const dates = (when.dates ?? []).map(({ date }) => date).sort();
	return dates[0] ?? when.startDate;
}

function lastDate({ when }: Event): string | undefined {
	const dates = (when.dates ?? []).map(({ date }) => date).sort();
	return dates.at(-1) ?? when.endDate;
}

function whenWords({ when }: Event): string | undefined {
	if (when.text !== undefined || !when.dates?.length) return when.text;
	return when.dates.map(({ date, from, to }) => `${date}${from ? ` ${from}` : ''}${to ? `～${to}` : ''}`).join('、');
}
