/**
 * Headers that look the same become the same: `都道府県コ―ド` written with U+2015 is `都道府県コード`, `料金（基本）` is
 * `料金(基本)`, `名称_カナ` is `名称（カナ）`. Only letters, digits and long-vowel marks are left.
 */

/** Anything a keyboard, a PDF or a converter has written where ー belongs. */
const LONG_VOWEL_LOOKALIKES =
	/([\u30a1-\u30fa])[-‐‑‒–—―−─━﹘﹣－ｰ~〜～](?=[\u30a1-\u30fa]|$|[^\p{L}\p{N}]|\p{Script=Han})/gu;
/** 「必須」 and the like that some sheets write into the header itself. */
const MARKS = /[([【](?:必須|任意|推奨|必|非公開可|半角|全角|西暦)[)\]】]/g;

export function foldHeader(header: string): string {
	return header
		.slice(0, 200)
		.normalize('NFKC')
		.toLowerCase()
		.replace(MARKS, '')
		.replace(LONG_VOWEL_LOOKALIKES, '$1ー')
		.replace(/[^\p{L}\p{N}ー]/gu, '');
}
