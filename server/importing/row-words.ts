/** Fields and values of rows in plain Japanese, for whoever compares what is there with what a file says. */
import type { Fee, Presence } from '../../contract/common.ts';
import type { Event, When } from '../../contract/event.ts';
import { flatten } from '../../contract/flat-row.ts';
import type { Group } from '../../contract/group.ts';
import { parsePattern } from '../../contract/occurrences.ts';
import { ACCESSIBILITY_ITEMS, type Place, type Weekday } from '../../contract/place.ts';
import type { Profile } from '../../contract/profile.ts';
import type { Room } from '../../contract/room.ts';
import { HAZARDS, type Safety } from '../../contract/safety.ts';
import { HAZARD_WORDS } from '../hazard-words.ts';
import {
	AUDIENCE_WORDS,
	BAND_WORDS,
	BENEFIT_WORDS,
	RECRUITING_WORDS,
	WITHHELD_WORDS,
} from '../open/csv/group-sheet.ts';
import { dayWord, hoursWords } from '../open/csv/hours-words.ts';
import { ITEM_WORDS } from '../open/csv/other-place-sheet.ts';
import { PURPOSE_WORDS } from '../open/csv/room-sheet.ts';
import { feeWord, permissionWord, presenceWord, weekdayWord } from '../open/csv/sheet-row.ts';
import { EVENT_TYPE_WORDS, STATUS_WORDS } from '../open/event-words.ts';
import { SAFETY_TYPE_WORDS } from '../open/pages/emergency-page.ts';

/** What the words of a row need of the town around it. */
export type WordsAround = {
	placeName(id: string): string | undefined;
	profile: Profile | undefined;
};

type Field = { word: string; say?: (value: never, around: WordsAround) => string | undefined };

const PLACE_TYPE_WORDS: Record<Place['placeType'], string> = {
	'community-centre': 'コミュニティセンター・公民館',
	'community-branch': '分館',
	'citizens-support': '市民活動の支援',
	hall: 'ホール・会館',
	library: '図書館',
	sports: 'スポーツ施設',
	childcare: '保育園・幼稚園など',
	children: '児童館',
	school: '学校',
	welfare: '福祉施設',
	museum: '博物館など',
	office: '役所・窓口',
	'private-space': '公共施設以外の場所',
	other: 'その他',
};
const ONLINE_WORDS = { onsite: '現地', online: 'オンライン', hybrid: '現地とオンライン' } as const;
const NTH = ['', '第1', '第2', '第3', '第4', '第5', '最終'];

const joined = (values: readonly (string | undefined)[]) => values.filter((value) => value !== undefined).join('、');
const presence = (value: Presence) => presenceWord(value);
const fee = (value: Fee) => feeWord(value) ?? { free: '無料', paid: '有料', unknown: '不明' }[value.kind];
const days = (value: readonly Weekday[]) => weekdayWord(value);

/** By path of the flat row; what tells a row apart comes first, since a preview shows only the beginning. */
const FIELDS: Record<string, Field> = {
	name: { word: '名称' },
	when: { word: '日時', say: whenWords },
	status: { word: '状態', say: (value: Event['status']) => STATUS_WORDS[value] },
	placeId: { word: '場所', say: (id: string, { placeName }) => placeName(id) ?? id },
	placeName: { word: '場所名称' },
	safetyType: { word: '種別', say: (value: Safety['safetyType']) => SAFETY_TYPE_WORDS[value] },
	hazards: { word: '災害の種別', say: hazardWords },
	activities: { word: '主な活動内容' },
	scheduleText: { word: '活動日時' },
	purposes: { word: '使いみち', say: (value: Room['purposes']) => joined(value.map((one) => PURPOSE_WORDS[one])) },
	capacity: { word: '定員' },
	address: { word: '住所' },
	'contact.phone': { word: '電話番号' },
	phone: { word: '電話番号' },
	hoursText: { word: '開館時間など' },
	statedHours: { word: '利用可能曜日・時間', say: statedHoursWords },
	rules: { word: '開館の決まり', say: (rules: Place['rules']) => hoursWords({ rules } as Place) },
	fee: { word: '料金', say: fee },
	nameKana: { word: '名称_カナ' },
	nameEn: { word: '名称_英字' },
	aliases: { word: '名称_通称' },
	subtitle: { word: 'サブタイトル' },
	summary: { word: '概要' },
	description: { word: '説明' },
	eventType: { word: 'イベント種類', say: (value: Event['eventType']) => EVENT_TYPE_WORDS[value] },
	placeType: { word: '種別', say: (value: Place['placeType']) => PLACE_TYPE_WORDS[value] },
	ownership: { word: '公設・民間', say: (value: 'public' | 'private') => ({ public: '公設', private: '民間' })[value] },
	typeText: { word: '種別（元の言葉）' },
	organizer: { word: '主催者' },
	operator: { word: '団体名' },
	audience: { word: '対象', say: (value: readonly string[]) => joined(value.map((one) => AUDIENCE_WORDS[one] ?? one)) },
	audienceText: { word: '対象者' },
	capacityText: { word: '定員（元の言葉）' },
	'apply.needed': {
		word: '申込みの要否',
		say: (value: Presence) => ({ yes: '要', no: '不要' })[value as 'yes' | 'no'] ?? presence(value),
	},
	'apply.method': { word: '申込方法' },
	'apply.from': { word: '申込開始日' },
	'apply.fromTime': { word: '申込開始時刻' },
	'apply.until': { word: '申込終了日' },
	'apply.untilTime': { word: '申込終了時刻' },
	'apply.url': { word: '申込URL' },
	'apply.note': { word: '申込みの備考' },
	online: { word: 'Web開催', say: (value: keyof typeof ONLINE_WORDS) => ONLINE_WORDS[value] },
	childcare: { word: '託児', say: presence },
	publishFrom: { word: '掲載開始日' },
	publishUntil: { word: '掲載終了日' },
	doubts: {
		word: '確かめるところ',
		say: (value: readonly string[]) => joined(value.map((one) => DOUBT_WORDS[one] ?? one)),
	},
	purpose: { word: '設立目的' },
	fields: {
		word: '活動分野',
		say: (value: readonly string[], { profile }) =>
			joined(value.map((code) => profile?.fields.find((field) => field.code === code)?.name.ja ?? code)),
	},
	areaIds: {
		word: '活動エリア',
		say: (value: readonly string[], { profile }) =>
			joined(value.map((id) => profile?.areas.find((area) => area.id === id)?.name ?? id)),
	},
	placeIds: {
		word: '活動場所',
		say: (value: readonly string[], { placeName }) => joined(value.map((id) => placeName(id) ?? id)),
	},
	weekdays: { word: '活動曜日', say: days },
	timeBands: {
		word: '活動時間帯',
		say: (value: NonNullable<Group['timeBands']>) => joined(value.map((band) => BAND_WORDS[band])),
	},
	stage: {
		word: '活動ステージ',
		say: (code: string, { profile }) => profile?.stages.find((stage) => stage.code === code)?.name.ja ?? code,
	},
	benefit: { word: '公益性', say: (value: NonNullable<Group['benefit']>) => BENEFIT_WORDS[value] },
	recruiting: { word: '会員募集', say: (value: Group['recruiting']) => RECRUITING_WORDS[value] },
	recruitingText: { word: '会員募集の説明' },
	firstStep: { word: 'はじめての人へ', say: firstStepWords },
	members: { word: '構成員数' },
	membersResident: { word: 'うち市民の数' },
	foundedYear: { word: '設立年' },
	registrations: { word: '登録' },
	withheld: {
		word: '非公開項目',
		say: (value: readonly string[]) => joined([...new Set(value.map((field) => WITHHELD_WORDS[field] ?? field))]),
	},
	'contact.name': { word: '連絡先' },
	'contact.extension': { word: '内線番号' },
	'contact.fax': { word: 'FAX番号' },
	'contact.email': { word: 'メールアドレス' },
	'contact.formUrl': { word: 'フォーム' },
	'contact.note': { word: '連絡先備考' },
	floor: { word: '階' },
	areaM2: { word: '広さ（㎡）' },
	equipment: { word: '備品' },
	individuals: { word: '個人利用', say: (value: Presence) => permissionWord(value) },
	bookable: { word: '予約', say: (value: boolean) => (value ? '可' : '不可') },
	minPeople: { word: '最少人数' },
	order: { word: '表示順' },
	accessibility: { word: 'バリアフリー', say: accessibilityWords },
	accessibilityText: { word: 'バリアフリー情報' },
	admits: { word: '受入年齢' },
	temporaryCare: { word: '一時預かり', say: presence },
	hazardText: { word: '災害の種別の説明' },
	alsoShelter: { word: '指定避難所との重複' },
	serves: { word: '対象となる町会・自治会' },
	where: { word: '設置位置' },
	ssid: { word: 'SSID' },
	forChildren: { word: '小児対応設備', say: presence },
	access: { word: 'アクセス方法' },
	parking: { word: '駐車場' },
	url: { word: 'URL' },
	sns: { word: 'SNS' },
	lat: { word: '緯度' },
	lon: { word: '経度' },
	postalCode: { word: '郵便番号' },
	addressDetail: { word: '方書' },
	townId: { word: '町字ID' },
	poiCode: { word: 'POIコード' },
	corporateNumber: { word: '法人番号' },
	languages: { word: '言語' },
	lang: { word: '言語' },
	confirmedAt: { word: '最終確認日' },
	note: { word: '備考' },
	conflicts: { word: 'ほかの資料との違い', say: conflictWords },
	sameAs: { word: '同じ場所の行' },
	source: { word: '元の表' },
};
const ORDER = new Map(Object.keys(FIELDS).map((path, place) => [path, place]));
/** Of `event.doubts`. */
const DOUBT_WORDS: Record<string, string> = { 'ends-before-start': '終わりが始まりより前' };
const LONGEST = 200;

export function fieldWords(path: string): string {
	return FIELDS[path]?.word ?? path;
}

/** The value of a field as a person reads it; undefined when there is none. */
export function valueWords(path: string, value: unknown, around: WordsAround): string | undefined {
	if (value === undefined || value === null) return undefined;
	const words = FIELDS[path]?.say?.(value as never, around) ?? say(value);
	if (words === '') return undefined;
	return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

function say(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'boolean') return value ? '有' : '無';
	if (Array.isArray(value)) return value.map(say).filter(Boolean).join('、');
	// what lists say is Japanese; its translations are written on screens
	if (typeof value === 'object' && 'ja' in value) return String(value.ja);
	if (typeof value === 'object') return Object.values(value).map(say).filter(Boolean).join(' ');
	return String(value);
}

/** 「2026-05-16～2026-05-23 10:00～12:00 毎週水曜日」, and what the source says in words. */
function whenWords({ startDate, endDate, startTime, endTime, pattern, dates, extra, except, text }: When): string {
	const times = (from?: string, to?: string) => (from || to ? ` ${from ?? ''}${to ? `～${to}` : ''}` : '');
	const single = [...(dates ?? []), ...(extra ?? [])].map(({ date, from, to }) => `${date}${times(from, to)}`);
	const stretch = `${startDate ?? ''}${endDate && endDate !== startDate ? `～${endDate}` : ''}${times(startTime, endTime)}`;
	const said = [
		dates?.length ? undefined : stretch.trim() || undefined,
		patternWords(pattern),
		single.length > 0 ? single.join('、') : undefined,
		except?.length ? `${except.join('、')}を除く` : undefined,
		text,
	];
	return said.filter((part) => part !== undefined).join(' ');
}

function patternWords(pattern: string | undefined): string | undefined {
	const parts = pattern === undefined ? undefined : parsePattern(pattern);
	if (!parts) return pattern;
	return parts
		.map(({ nth, day }) => {
			if (nth.includes(0)) return `毎週${dayWord(day)}曜日`;
			return nth.includes(7)
				? `隔週${dayWord(day)}曜日`
				: `${nth.map((one) => NTH[one]).join('・')}${dayWord(day)}曜日`;
		})
		.join('、');
}

function statedHoursWords({ days: on, from, to }: NonNullable<Place['statedHours']>): string {
	return [weekdayWord(on), from || to ? `${from ?? ''}～${to ?? ''}` : undefined].filter(Boolean).join(' ');
}

function firstStepWords({
	text,
	minutes,
	onceOk,
	withFriendOk,
	bring,
	greet,
}: NonNullable<Group['firstStep']>): string {
	const may = (what: string, value: boolean | undefined) =>
		value === undefined ? undefined : `${what}：${value ? '可' : '不可'}`;
	const time = minutes === undefined ? undefined : `${minutes}分`;
	return joined([text, time, may('1回だけ', onceOk), may('友人と', withFriendOk), bring, greet]);
}

function accessibilityWords(items: NonNullable<Place['accessibility']>): string {
	return joined(ACCESSIBILITY_ITEMS.map((item) => items[item] && `${ITEM_WORDS[item]}：${presenceWord(items[item])}`));
}

function hazardWords(hazards: NonNullable<Safety['hazards']>): string {
	return joined(
		HAZARDS.map((hazard) => hazards[hazard] && `${HAZARD_WORDS[hazard]}：${presenceWord(hazards[hazard])}`),
	);
}

function conflictWords(conflicts: NonNullable<Place['conflicts']>): string {
	return joined(
		Object.entries(conflicts).map(
			([path, readings]) =>
				`${fieldWords(path)}：${readings.map(({ value, dataset }) => `${value}（${dataset}）`).join('、')}`,
		),
	);
}

type Row = Readonly<Record<string, unknown>>;

/** The server's own marks, and where in the file the row stood. */
const SILENT = new Set(['id', 'updatedAt', 'source', 'confirmedBy']);

/** What every new row says unless its list says otherwise. */
const USUAL: Row = { status: 'scheduled', recruiting: 'unknown' };

/** What differs between two rows, field by field, in the order in which one would ask. */
export function differences(
	before: Row,
	after: Row,
	around: WordsAround,
): { field: string; before?: string; after?: string }[] {
	const [was, is] = [flatten(before), flatten(after)];
	const place = (path: string) => ORDER.get(path) ?? ORDER.size;
	return [...new Set([...Object.keys(was), ...Object.keys(is)])]
		.sort((a, b) => place(a) - place(b))
		.flatMap((path) => {
			if (SILENT.has(path) || (was[path] === undefined && is[path] === USUAL[path])) return [];
			const [from, to] = [valueWords(path, was[path], around), valueWords(path, is[path], around)];
			if (from === to) return [];
			return [
				{
					field: fieldWords(path),
					...(from === undefined ? {} : { before: from }),
					...(to === undefined ? {} : { after: to }),
				},
			];
		});
}
