/**
 * One key for all the ways a person may write the same word, for search and for the kana index.
 *
 * NFKC → lower case → variation selectors off → 異体字 → katakana to hiragana → small kana to large → spaces, ・,
 * punctuation, hyphens and ー dropped. か and が, ハ and バ stay different words.
 *
 * A town has thousands of texts and old tablets are slow, so the steps run once for each *character* ever seen, and a
 * text is one pass over a table of its 16-bit units. Only where a character joins the one before it (a separate ゛, an
 * accent, a Hangul letter) a small piece of the text goes through the steps by itself.
 */
import { foldByDefinition, isJoining } from './fold-definition.ts';

/** The key of a text; linear in its length. Texts that a person would call the same word have equal keys. */
export function foldKey(text: string): string {
	fold(text, undefined);
	return written();
}

export type FoldedText = {
	key: string;
	/** for each UTF-16 unit of `key`, where its character begins in the text; one more entry: the text's length */
	starts: Uint32Array;
};

/** The key and where each of its units came from, to mark in the text what was found in the key. */
export function foldWithMap(text: string): FoldedText {
	const starts: number[] = [];
	fold(text, starts);
	starts.push(text.length);
	return { key: written(), starts: Uint32Array.from(starts) };
}

/** `[from, to)` in the text for `key.slice(from, to)`. */
export function rangeInText({ starts }: FoldedText, from: number, to: number): [from: number, to: number] {
	const start = starts[from] ?? 0;
	// a character that folds to several units (㈱) is marked whole
	let end = to;
	while (end < starts.length - 1 && starts[end] === starts[to - 1]) end++;
	return [start, starts[end] ?? start];
}

export const INDEX_ROWS = ['あ', 'か', 'さ', 'た', 'な', 'は', 'ま', 'や', 'ら', 'わ', '英数', 'その他'] as const;
export type IndexRow = (typeof INDEX_ROWS)[number];

/** First kana of each row, in the order of Unicode; ゔ is beyond わ there and belongs to あ. */
const ROW_STARTS = 'あかさたなはまやらわ';

/** The row of the kana index that a reading belongs to (が in か, ぱ in は); a name without a reading is その他. */
export function foldedIndexRow(kana: string): IndexRow {
	const first = foldKey(kana.slice(0, 32)).charAt(0);
	if (first === 'ゔ') return 'あ';
	if (first >= 'あ' && first <= 'ん') return ROW_STARTS.charAt(rowNumber(first)) as IndexRow;
	return /^[\p{Script=Latin}\p{Nd}]/u.test(first) ? '英数' : 'その他';
}

/** Order of two readings: rows as in the index, then Japanese collation (清音 before 濁音, ー as its vowel), then code. */
export function compareKana(a: string, b: string): number {
	const byRow = INDEX_ROWS.indexOf(foldedIndexRow(a)) - INDEX_ROWS.indexOf(foldedIndexRow(b));
	return byRow || collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Order of things that have names: by reading where one is stored, otherwise by the name itself. */
export function compareNames(a: { name: string; nameKana?: string }, b: { name: string; nameKana?: string }): number {
	return compareKana(a.nameKana || a.name, b.nameKana || b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

const collator = new Intl.Collator('ja');

function rowNumber(kana: string): number {
	let row = 0;
	while (row + 1 < ROW_STARTS.length && kana >= ROW_STARTS.charAt(row + 1)) row++;
	return row;
}

/*
 * The table: for each UTF-16 unit the unit it folds to, or one of these marks. No unit folds to a mark, since control
 * characters are dropped; 0 is a unit not met yet.
 */
const DROPPED = 1;
/** folds to several units, see `several` */
const SEVERAL = 2;
/** may join the character before it */
const JOINING = 3;
/** first half of a character beyond U+FFFF, see `pairs` */
const PAIR = 4;
const MARKS = 5;

const table = new Uint16Array(0x10000);
const several = new Map<number, string>();
/** by code point; null: joining */
const pairs = new Map<number, string | null>();

/** Longer pieces are cut: sorting the accents of one letter takes quadratic time. */
const LONGEST_PIECE = 64;

let out = new Uint16Array(1024);
let length = 0;

function fold(text: string, starts: number[] | undefined): void {
	length = 0;
	// the last character: where it began in the text, and in the key
	let last = 0;
	let lastLength = 0;
	let i = 0;
	if (out.length < text.length) grow(text.length);
	while (i < text.length) {
		const unit = text.charCodeAt(i);
		const code = table[unit] || learn(unit);
		if (code >= MARKS) {
			last = i++;
			lastLength = length;
			if (length === out.length) grow(length + 1);
			out[length++] = code;
			if (starts) starts.push(last);
			continue;
		}
		const isPair = code === PAIR && isLowHalf(text.charCodeAt(i + 1));
		const folded = isPair ? foldPair(text.codePointAt(i) as number) : undefined;
		if (code === JOINING || folded === null) {
			const end = endOfPiece(text, i);
			length = lastLength;
			if (starts) starts.length = lastLength;
			put(foldByDefinition(text.slice(last, end)), last, starts);
			last = i = end;
			lastLength = length;
			continue;
		}
		last = i;
		lastLength = length;
		i += isPair ? 2 : 1;
		if (code === SEVERAL) put(several.get(unit) as string, last, starts);
		else if (code === PAIR) put(folded ?? String.fromCharCode(unit), last, starts);
	}
}

function learn(unit: number): number {
	table[unit] = codeFor(unit);
	return table[unit];
}

function codeFor(unit: number): number {
	if (unit >= 0xd800 && unit <= 0xdbff) return PAIR;
	const char = String.fromCharCode(unit);
	if (isJoining(char)) return JOINING;
	const folded = foldByDefinition(char);
	if (folded.length === 1) return folded.charCodeAt(0);
	if (folded === '') return DROPPED;
	several.set(unit, folded);
	return SEVERAL;
}

function foldPair(codePoint: number): string | null {
	let folded = pairs.get(codePoint);
	if (folded === undefined) {
		const char = String.fromCodePoint(codePoint);
		folded = isJoining(char) ? null : foldByDefinition(char);
		pairs.set(codePoint, folded);
	}
	return folded;
}

function endOfPiece(text: string, from: number): number {
	let end = from;
	while (end < text.length && end - from < LONGEST_PIECE) {
		const unit = text.charCodeAt(end);
		const code = table[unit] || learn(unit);
		const isPair = code === PAIR && isLowHalf(text.charCodeAt(end + 1));
		if (isPair ? foldPair(text.codePointAt(end) as number) !== null : code !== JOINING) break;
		end += isPair ? 2 : 1;
	}
	return end;
}

function put(folded: string, start: number, starts: number[] | undefined): void {
	if (length + folded.length > out.length) grow(length + folded.length);
	for (let i = 0; i < folded.length; i++) {
		out[length++] = folded.charCodeAt(i);
		if (starts) starts.push(start);
	}
}

function grow(needed: number): void {
	const larger = new Uint16Array(Math.max(needed, out.length * 2));
	larger.set(out.subarray(0, length));
	out = larger;
}

/** In slices, because a call takes only so many arguments. */
const SLICE = 4096;

function written(): string {
	let text = '';
	for (let i = 0; i < length; i += SLICE) {
		text += String.fromCharCode.apply(null, out.subarray(i, Math.min(i + SLICE, length)) as unknown as number[]);
	}
	return text;
}

function isLowHalf(unit: number): boolean {
	return unit >= 0xdc00 && unit <= 0xdfff;
}
