/** 市民活動団体一覧: our own sheet, since no national one exists. `server/import/README.md` describes its columns. */
import type { Group } from '../../../contract/group.ts';
import { feeWord, joinValues, katakana, permissionWord, type SheetRow, weekdayWord } from './sheet-row.ts';
import type { Column } from './write-csv.ts';

type GroupColumn = Column<SheetRow<Group>>;

const column = (header: string, of: (group: Group) => string | number | undefined): GroupColumn => ({
	header,
	cell: ({ row }) => of(row),
});

export const BAND_WORDS = { morning: '午前', afternoon: '午後', evening: '夜間' } as const;
export const BENEFIT_WORDS = { public: '公益', mutual: '共益', private: '私益' } as const;
export const RECRUITING_WORDS = { open: '募集中', ask: '要相談', closed: '募集していない', unknown: '不明' } as const;
export const AUDIENCE_WORDS: Record<string, string> = {
	everyone: 'どなたでも',
	infants: '乳幼児',
	children: '子ども',
	youth: '青少年',
	adults: '大人',
	seniors: '高齢者',
	parents: '保護者',
	carers: '介護している人',
	disabled: '障害のある人',
	'foreign-residents': '外国人',
	women: '女性',
	men: '男性',
};
/** Fields of `withheld` → the columns that the sheet withholds. */
export const WITHHELD_WORDS: Record<string, string> = {
	contactName: '連絡先名称',
	phone: '連絡先電話番号',
	extension: '連絡先電話番号',
	fax: '連絡先FAX番号',
	email: '連絡先メールアドレス',
	formUrl: '連絡先FormURL',
	contactNote: '連絡先備考',
	members: '構成員数',
	membersResident: '構成員数',
	feeText: '会費',
	url: 'URL',
	sns: 'SNS',
	note: '備考',
	address: '所在地',
	representative: '代表者氏名',
};

export const GROUP_SHEET: readonly GroupColumn[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	column('ID', (group) => group.id),
	{ header: '地方公共団体名', cell: ({ profile }) => profile?.name },
	column('団体名', (group) => group.name),
	column('団体名_カナ', (group) => katakana(group.nameKana)),
	column('団体名_英字', (group) => group.nameEn),
	column('団体名_通称', (group) => joinValues(group.aliases)),
	column('一言PR', (group) => group.summary?.ja),
	column('設立目的', (group) => group.purpose),
	column('主な活動内容', (group) => group.activities),
	// names, because spreadsheets take the leading zero of a number
	{
		header: '活動分野',
		cell: ({ row, profile }) =>
			joinValues(row.fields.map((code) => profile?.fields.find((field) => field.code === code)?.name.ja ?? code)),
	},
	{
		header: '活動エリア',
		cell: ({ row, profile }) => named(row.areaIds, (id) => profile?.areas.find((area) => area.id === id)?.name),
	},
	{ header: '活動場所', cell: ({ row, town }) => named(row.placeIds, (id) => town.rows('place').get(id)?.data.name) },
	column('活動曜日', (group) => weekdayWord(group.weekdays)),
	column('活動時間帯', (group) => joinValues(group.timeBands?.map((band) => BAND_WORDS[band]))),
	column('活動日時説明', (group) => group.scheduleText),
	{
		header: '活動ステージ',
		cell: ({ row, profile }) => profile?.stages.find(({ code }) => code === row.stage)?.name.ja,
	},
	column('公益性', (group) => group.benefit && BENEFIT_WORDS[group.benefit]),
	column('会員募集', (group) => RECRUITING_WORDS[group.recruiting]),
	column('会員募集説明', (group) => group.recruitingText),
	column('はじめての人へ', (group) => group.firstStep?.text),
	column('はじめての人の所要時間(分)', (group) => group.firstStep?.minutes),
	column('1回だけの参加', (group) => yesNo(group.firstStep?.onceOk)),
	column('友人との参加', (group) => yesNo(group.firstStep?.withFriendOk)),
	column('対象者', (group) => joinValues(group.audience?.map((one) => AUDIENCE_WORDS[one] ?? one))),
	column('構成員数', (group) => group.members),
	column('うち市民の数', (group) => group.membersResident),
	column('設立年', (group) => group.foundedYear),
	column('会費', (group) => feeWord(group.fee)),
	column('連絡先名称', (group) => group.contact?.name),
	column('連絡先電話番号', (group) => group.contact?.phone),
	column('連絡先FAX番号', (group) => group.contact?.fax),
	column('連絡先メールアドレス', (group) => group.contact?.email),
	column('連絡先FormURL', (group) => group.contact?.formUrl),
	column('連絡先備考', (group) => group.contact?.note),
	// the column says which values are missing here on purpose; without it the importer would take no contact at all
	column(
		'非公開項目',
		(group) =>
			joinValues([...new Set((group.withheld ?? []).map((field) => WITHHELD_WORDS[field] ?? field))]) ?? 'なし',
	),
	column('URL', (group) => group.url),
	column('SNS', (group) => joinValues(group.sns)),
	column('登録制度', (group) => group.registrations?.[0]?.scheme),
	column('登録番号', (group) => group.registrations?.[0]?.number),
	column('登録有効期限', (group) => group.registrations?.[0]?.until),
	column('最終確認日', (group) => group.confirmedAt),
	column('備考', (group) => group.note),
];

function named(ids: readonly string[] | undefined, nameOf: (id: string) => string | undefined): string | undefined {
	return joinValues(ids?.map(nameOf).filter((name) => name !== undefined));
}

function yesNo(value: boolean | undefined): string | undefined {
	return value === undefined ? undefined : permissionWord(value ? 'yes' : 'no');
}
