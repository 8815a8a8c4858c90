/** 制度・講座・相談一覧: our own sheet. The importer refuses it: these are written on screens, beside what they lead to. */
import type { Guide } from '../../../contract/guide.ts';
import { GUIDE_WORDS, guideAmount, guideConditions, guideTimes } from '../pages/guide-words.ts';
import { joinValues, katakana, type SheetRow } from './sheet-row.ts';
import type { Column } from './write-csv.ts';

const column = (header: string, of: (guide: Guide) => string | number | undefined): Column<SheetRow<Guide>> => ({
	header,
	cell: ({ row }) => of(row),
});

export const GUIDE_SHEET: readonly Column<SheetRow<Guide>>[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	column('ID', (guide) => guide.id),
	column('案内の種類', (guide) => GUIDE_WORDS[guide.guideType]),
	column('タイトル', (guide) => guide.title),
	column('タイトル_カナ', (guide) => katakana(guide.titleKana)),
	column('タイトル_英字', (guide) => guide.titleEn),
	column('概要', (guide) => guide.summary.ja),
	column('内容', (guide) => guide.body),
	column('制度所管組織', (guide) => guide.organization),
	column('対象者', (guide) => guide.audienceText),
	column('条件', (guide) => joinValues(guideConditions(guide))),
	column('金額', guideAmount),
	column('年度', (guide) => guide.fiscalYear),
	column('受付開始日', (guide) => guide.apply?.from),
	column('受付終了日', (guide) => guide.apply?.until),
	column('受付終了時刻', (guide) => guide.apply?.untilTime),
	column('受付の説明', (guide) => guide.applyText ?? guide.nextText),
	column('申込方法', (guide) => guide.apply?.method),
	column('申込URL', (guide) => guide.apply?.url),
	column('必要な書類', (guide) => joinValues(guide.documents)),
	column('日時', guideTimes),
	column('施設ID', (guide) => guide.placeId),
	{
		header: '場所',
		cell: ({ row, town }) => row.placeName ?? town.rows('place').get(row.placeId ?? '')?.data.name,
	},
	// names, as in the sheet of groups
	{
		header: '活動分野',
		cell: ({ row, profile }) =>
			joinValues(row.fields?.map((code) => profile?.fields.find((field) => field.code === code)?.name.ja ?? code)),
	},
	column('連絡先名称', (guide) => guide.contact?.name),
	column('電話番号', (guide) => guide.contact?.phone),
	column('連絡先メールアドレス', (guide) => guide.contact?.email),
	column('URL', (guide) => guide.url),
	column('最終確認日', (guide) => guide.confirmedAt),
];
