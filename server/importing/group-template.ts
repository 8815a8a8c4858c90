/** An Excel book for whoever collects a town's groups: the sheet to fill in, one filled as an example, and what each column wants. */
import type { Profile } from '../../contract/profile.ts';
import { GROUP_SHEET } from '../open/csv/group-sheet.ts';
import { type BookSheet, columnName, writeWorkbook } from './write-workbook.ts';

/** What a column wants, and an example of it. */
type Explained = { how: string; example: string; needed?: true };

const PERMISSION = ['可', '不可'];
const CHOICES: Record<string, readonly string[]> = {
	公益性: ['公益', '共益', '私益'],
	会員募集: ['募集中', '要相談', '募集していない'],
	'1回だけの参加': PERMISSION,
	友人との参加: PERMISSION,
	活動時間帯: ['午前', '午後', '夜間'],
	非公開項目: ['なし', '連絡先', '連絡先電話番号', '連絡先メールアドレス', '構成員数', '会費'],
};

const EXPLAINED: Record<string, Explained> = {
	全国地方公共団体コード: { how: '6けたの番号', example: '' },
	ID: { how: '新しい団体は空欄のまま。書き出した表にある番号は消さないでください', example: '' },
	地方公共団体名: { how: '市区町村の名前', example: '' },
	団体名: { how: '必ず書いてください', example: '朗読ボランティア ひばり', needed: true },
	団体名_カナ: { how: 'カタカナで', example: 'ロウドクボランティア ヒバリ' },
	団体名_英字: { how: 'あれば', example: 'Hibari Reading Volunteers' },
	団体名_通称: { how: '二つ以上は ; で区切る', example: 'ひばり' },
	一言PR: { how: '一文で', example: '目の不自由な方へ、声で広報をお届けします' },
	設立目的: { how: '文で', example: '誰もが町の知らせを受け取れるようにする' },
	主な活動内容: { how: '文で', example: '市報と図書の朗読、録音、対面での代読' },
	活動分野: { how: '一覧から選ぶか、番号か名前を ; で区切って書く', example: '' },
	活動エリア: { how: '町の地区の名前。; で区切る', example: '' },
	活動場所: { how: '場所の名前。; で区切る', example: '' },
	活動曜日: { how: '月火水木金土日のうち、続けて書く', example: '火木' },
	活動時間帯: { how: '午前・午後・夜間。; で区切る', example: '午前;午後' },
	活動日時説明: { how: '文で', example: '第1・3火曜 10:00～12:00' },
	活動ステージ: { how: '町で決めた段階の名前', example: '' },
	公益性: { how: '公益・共益・私益', example: '公益' },
	会員募集: { how: '募集中・要相談・募集していない', example: '募集中' },
	会員募集説明: { how: '文で', example: '経験は問いません' },
	はじめての人へ: { how: '文で', example: 'まず一度、となりで聞いてみてください' },
	'はじめての人の所要時間(分)': { how: '数だけ', example: '60' },
	'1回だけの参加': { how: '可・不可', example: '可' },
	友人との参加: { how: '可・不可', example: '可' },
	対象者: { how: '; で区切る', example: '大人;高齢者' },
	構成員数: { how: '数だけ', example: '18' },
	うち市民の数: { how: '数だけ', example: '15' },
	設立年: { how: '西暦の4けた。平成23年 のような書き方も読みます', example: '2011' },
	会費: { how: '文で。ないときは「無料」', example: '年1,000円' },
	連絡先名称: { how: '公開してよい名前。個人の名前は書かない', example: 'ひばり 事務局' },
	連絡先電話番号: { how: '公開してよいものだけ', example: '03-0000-0000' },
	連絡先FAX番号: { how: '公開してよいものだけ', example: '' },
	連絡先メールアドレス: { how: '公開してよいものだけ', example: 'hibari@example.jp' },
	連絡先FormURL: { how: 'https:// から', example: '' },
	連絡先備考: { how: '文で', example: '平日の午前にお願いします' },
	非公開項目: { how: '見せない列の名前を ; で区切る。全部見せてよいときは「なし」', example: 'なし' },
	URL: { how: 'https:// から', example: 'https://hibari.example.jp/' },
	SNS: { how: 'https:// から。; で区切る', example: '' },
	登録制度: { how: '市の登録制度の名前', example: '' },
	登録番号: { how: '登録証のとおり', example: '' },
	登録有効期限: { how: '2027-03-31 のように', example: '' },
	最終確認日: { how: '2026-11-23 のように', example: '2026-11-01' },
	備考: { how: '文で', example: '' },
};

/** `profile`: the town whose groups are collected; its fields, stages and areas are offered. */
export function groupTemplate(area: string, profile: Profile | undefined): Uint8Array {
	const headers = GROUP_SHEET.map(({ header }) => header);
	const lists: Record<string, readonly string[]> = {
		活動分野: (profile?.fields ?? []).map(({ name }) => name.ja),
		活動ステージ: (profile?.stages ?? []).map(({ name }) => name.ja),
		活動エリア: (profile?.areas ?? []).map(({ name }) => name),
		...CHOICES,
	};
	const offered = Object.entries(lists).filter(([, items]) => items.length > 0);
	const known: Record<string, string> = { 全国地方公共団体コード: area, 地方公共団体名: profile?.name ?? '' };
	const example = headers.map(
		(header) =>
			known[header] ?? (lists[header] && (EXPLAINED[header]?.example || lists[header][0])) ?? exampleOf(header),
	);
	const fill: BookSheet = {
		name: '団体',
		rows: [headers],
		widths: headers.map((header) => Math.max(12, header.length * 2)),
		choices: offered.map(([header, items], at) => ({
			column: headers.indexOf(header),
			from: `選択肢!$${columnName(at)}$2:$${columnName(at)}$${items.length + 1}`,
			hint: EXPLAINED[header]?.how ?? '',
		})),
	};
	const longest = Math.max(...offered.map(([, items]) => items.length));
	return writeWorkbook([
		fill,
		{ name: '記入例', rows: [headers, example], widths: fill.widths ?? [] },
		{
			name: '書き方',
			rows: [
				['列', '必ず', '書き方', '例'],
				...headers.map((header, at) => [
					header,
					EXPLAINED[header]?.needed ? '必ず' : '',
					EXPLAINED[header]?.how ?? '',
					example[at] ?? '',
				]),
			],
			widths: [28, 8, 56, 40],
		},
		{
			name: '選択肢',
			hidden: true,
			rows: [
				offered.map(([header]) => header),
				...Array.from({ length: longest }, (_, line) => offered.map(([, items]) => items[line] ?? '')),
			],
		},
	]);
}

function exampleOf(header: string): string {
	return EXPLAINED[header]?.example ?? '';
}
