/**
 * What looks like a person's own data in a text that everybody will read: asked about while it is written, never forbidden.
 *
 * A telephone number of a centre looks like one of a home, so this finds candidates and a person decides. Every pattern is
 * bounded, so a long text costs time in proportion to its length.
 */
import { foldDigits } from './codes.ts';

export type PersonalWhat = 'phone' | 'email' | 'address' | 'name';
/** `text`: as it stands in what was searched, digits and hyphens folded. */
export type PersonalFind = { what: PersonalWhat; text: string };

/** Longer texts are looked at this far; no field of ours takes more. */
const MOST_LETTERS = 20_000;

/** 0422-00-0000, (0422)00-0000, 090 0000 0000, +81 …: digits with at most one sign between them */
const PHONE = /(?<![\d-])(?:\+81[- ]?|\(?0)\d(?:[-() ]{0,2}\d){7,10}(?![\d-])/g;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
/** 〒180-0000, 3丁目, 12番地, 5番6号, 境3-4-5 */
const ADDRESS = [
	/〒 ?\d{3}-?\d{4}/g,
	/\p{Script=Han}{0,6}[\d一二三四五六七八九十]{1,3}丁目[\d番地号の-]{0,12}/gu,
	/\d{1,4}番(?:地|町|\d{1,3}号)/g,
	/\p{Script=Han}{1,6}\d{1,2}-\d{1,3}-\d{1,4}(?![\d-])/gu,
];
/** 山田様, 山田 太郎さま, 鈴木氏 */
const TITLED =
	/(?<![\p{Script=Han}々])(\p{Script=Han}{1,6}(?: [\p{Script=Han}\p{Script=Hiragana}]{1,4})?) ?(?:様|さま|氏|殿)(?![\p{Script=Han}々])/gu;
/** 山田さん: two or three characters, since 子さん and 娘さん are nobody */
const CALLED = /(?<![\p{Script=Han}々])(\p{Script=Han}{2,3})さん(?!\p{Script=Han})/gu;
/** 学生さん, 患者さん, 業者さん: what somebody is, not who. */
const ROLE_END = /[者達方会々員生工屋長客人母父師徒童児族先輩商店社校御輩主]$/u;
/** 代表：山田太郎, 連絡先 山田（やまだ） */
const LABELLED =
	/(?:代表者?|連絡先|連絡係|担当者?|会長|責任者|世話人)[:： ]{1,2}(\p{Script=Han}{2,4} ?\p{Script=Han}{0,4})(?![\p{Script=Han}])/gu;

/** 皆様, お客様, 多様: words that end like a name with its title and are none. */
const NO_NAMES = new Set(
	'皆 客 子 神 王 奥 姫 同 多 模 仕 有 一 異 外 何 両 別 各 殿 皆々 旦那 会員 参加者 利用者 保護者 子供 市民 方々 御 宮 住民 地域住民 関係者 希望者 高齢者 来場者'.split(
		' ',
	),
);

/** In the order they stand in the text; each text once. */
export function findPersonalData(text: string): PersonalFind[] {
	const folded = foldDigits(text.slice(0, MOST_LETTERS));
	const found: (PersonalFind & { at: number })[] = [];
	const add = (what: PersonalWhat, matched: string, at: number) => {
		const trimmed = matched.trim();
		if (trimmed && !found.some((other) => other.what === what && other.text === trimmed)) {
			found.push({ what, text: trimmed, at });
		}
	};
	for (const match of folded.matchAll(PHONE)) {
		const digits = match[0].replace(/\D/g, '').length;
		if (match[0].startsWith('+') ? digits >= 11 && digits <= 12 : digits === 10 || digits === 11) {
			add('phone', match[0], match.index);
		}
	}
	for (const match of folded.matchAll(EMAIL)) add('email', match[0], match.index);
	for (const pattern of ADDRESS) for (const match of folded.matchAll(pattern)) add('address', match[0], match.index);
	for (const match of folded.matchAll(TITLED)) if (isName(match[1] ?? '')) add('name', match[0], match.index);
	for (const match of folded.matchAll(CALLED)) {
		const name = match[1] ?? '';
		if (isName(name) && !ROLE_END.test(name)) add('name', match[0], match.index);
	}
	for (const match of folded.matchAll(LABELLED)) if (isName(match[1] ?? '')) add('name', match[1] ?? '', match.index);
	return found.sort((a, b) => a.at - b.at).map(({ what, text }) => ({ what, text }));
}

function isName(words: string): boolean {
	const name = words.replaceAll(' ', '');
	if (NO_NAMES.has(name)) return false;
	// 参加者様, 先生方様: a group of people
	return !/[者達方会々]$/u.test(name);
}
