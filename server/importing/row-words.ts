/** Fields and values of rows in plain Japanese, for whoever compares what is there with what a file says. */
import { flatten } from '../../contract/flat-row.ts';

const WORDS: Record<string, string> = {
	name: '名称',
	nameKana: '名称_カナ',
	nameEn: '名称_英字',
	aliases: '名称_通称',
	postalCode: '郵便番号',
	address: '住所',
	addressDetail: '方書',
	townId: '町字ID',
	lat: '緯度',
	lon: '経度',
	placeType: '種別',
	typeText: '種別（元の言葉）',
	poiCode: 'POIコード',
	operator: '団体名',
	corporateNumber: '法人番号',
	access: 'アクセス方法',
	parking: '駐車場',
	url: 'URL',
	description: '説明',
	summary: '概要',
	subtitle: 'サブタイトル',
	capacity: '定員',
	capacityText: '定員（元の言葉）',
	fee: '料金',
	rules: '開館の決まり',
	statedHours: '利用可能曜日・時間',
	hoursText: '開館時間など',
	accessibility: 'バリアフリー',
	accessibilityText: 'バリアフリー情報',
	admits: '受入年齢',
	temporaryCare: '一時預かり',
	'contact.name': '連絡先',
	'contact.phone': '電話番号',
	'contact.extension': '内線番号',
	'contact.fax': 'FAX番号',
	'contact.email': 'メールアドレス',
	'contact.formUrl': 'フォーム',
	'contact.note': '連絡先備考',
	eventType: 'イベント種類',
	status: '状態',
	when: '日時',
	placeId: '場所',
	placeIds: '活動場所',
	placeName: '場所名称',
	organizer: '主催者',
	audience: '対象',
	audienceText: '対象者',
	online: 'Web開催',
	fields: '活動分野',
	activities: '主な活動内容',
	purpose: '設立目的',
	schedule: '活動日時',
	recruiting: '会員募集',
	members: '構成員数',
	withheld: '非公開項目',
	confirmedAt: '最終確認日',
	note: '備考',
	floor: '階',
	purposes: '使いみち',
	equipment: '備品',
	individuals: '個人利用',
	bookable: '予約',
	order: '表示順',
	conflicts: 'ほかの資料との違い',
	sameAs: '同じ場所の行',
	source: '元の表',
};
const LONGEST = 200;

/** `apply.until` is named by its own word or by that of its whole. */
export function fieldWords(path: string): string {
	return WORDS[path] ?? (path.startsWith('apply.') ? '申込み' : path);
}

/** A value as a person reads it; undefined when there is none. */
export function valueWords(value: unknown): string | undefined {
	const words = say(value);
	if (words === '') return undefined;
	return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

function say(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'boolean') return value ? '有' : '無';
	if (Array.isArray(value)) return value.map(say).filter(Boolean).join('、');
	if (typeof value === 'object') return Object.values(value).map(say).filter(Boolean).join(' ');
	return String(value);
}

type Row = Readonly<Record<string, unknown>>;

/** The server's own marks, and where in the file the row stood. */
const SILENT = new Set(['id', 'updatedAt', 'source', 'confirmedBy']);

/** What differs between two rows, field by field. */
export function differences(before: Row, after: Row): { field: string; before?: string; after?: string }[] {
	const [was, is] = [flatten(before), flatten(after)];
	return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((path) => {
		if (SILENT.has(path)) return [];
		const [from, to] = [valueWords(was[path]), valueWords(is[path])];
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
