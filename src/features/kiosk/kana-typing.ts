/** What the keys of our own keyboard do to a text. No conversion to kanji: search folds both sides to kana. */

/** Columns from right to left as on the ticket machines and library terminals everybody here knows: ア行 stands rightmost. */
export const KANA_COLUMNS: readonly (readonly (string | null)[])[] = [
	['わ', 'を', 'ん', 'ー', null],
	['ら', 'り', 'る', 'れ', 'ろ'],
	['や', null, 'ゆ', null, 'よ'],
	['ま', 'み', 'む', 'め', 'も'],
	['は', 'ひ', 'ふ', 'へ', 'ほ'],
	['な', 'に', 'ぬ', 'ね', 'の'],
	['た', 'ち', 'つ', 'て', 'と'],
	['さ', 'し', 'す', 'せ', 'そ'],
	['か', 'き', 'く', 'け', 'こ'],
	['あ', 'い', 'う', 'え', 'お'],
];

export const LATIN_ROWS: readonly (readonly string[])[] = [
	['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'],
	['K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T'],
	['U', 'V', 'W', 'X', 'Y', 'Z', '-', '.', '@', ' '],
];

export const DIGIT_ROWS: readonly (readonly string[])[] = [
	['1', '2', '3'],
	['4', '5', '6'],
	['7', '8', '9'],
	['-', '0', ' '],
];

const VOICED = 'がぎぐげござじずぜぞだぢづでどばびぶべぼゔ';
const VOICELESS = 'かきくけこさしすせそたちつてとはひふへほう';
const HALF = 'ぱぴぷぺぽ';
const HALF_BASE = 'はひふへほ';
const SMALL = 'ぁぃぅぇぉっゃゅょゎ';
const LARGE = 'あいうえおつやゆよわ';

/** 濁点, 半濁点 or 小 on the last letter; a second touch takes it away again. Nothing to change: the text as it was. */
export function changeLast(text: string, mark: 'voiced' | 'half' | 'small'): string {
	const last = text.at(-1);
	if (last === undefined) return text;
	const changed = changeLetter(last, mark);
	return changed === undefined ? text : text.slice(0, -1) + changed;
}

function changeLetter(letter: string, mark: 'voiced' | 'half' | 'small'): string | undefined {
	if (mark === 'small') return swap(letter, LARGE, SMALL);
	const base = swapBack(letter, VOICED, VOICELESS) ?? swapBack(letter, HALF, HALF_BASE) ?? letter;
	const marked = mark === 'voiced' ? pick(base, VOICELESS, VOICED) : pick(base, HALF_BASE, HALF);
	if (marked === undefined) return undefined;
	return marked === letter ? base : marked;
}

function pick(letter: string, from: string, to: string): string | undefined {
	const at = from.indexOf(letter);
	return at < 0 ? undefined : to[at];
}

function swapBack(letter: string, marked: string, plain: string): string | undefined {
	return pick(letter, marked, plain);
}

function swap(letter: string, a: string, b: string): string | undefined {
	return pick(letter, a, b) ?? pick(letter, b, a);
}

/** Takes away the last letter, whole. */
export function dropLast(text: string): string {
	return Array.from(text).slice(0, -1).join('');
}
