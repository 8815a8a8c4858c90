/** What folding a text means, step by step; `fold.ts` does the same in one pass over a table made from this. */
import { VARIANTS } from './fold-variants.ts';

/** The definition, in the order of its steps: what `foldKey` must equal, for a text without a hundred accents on a letter. */
export function foldByDefinition(text: string): string {
	const plain = text
		.replace(/゛/g, '\u3099')
		.replace(/゜/g, '\u309a')
		.normalize('NFKC')
		.toLowerCase()
		.replace(IGNORED, '');
	let key = '';
	for (const char of plain) key += SAME.get(char) ?? char;
	return key;
}

/**
 * Spaces, punctuation, controls, modifier signs, dashes that Unicode calls letters or symbols (ー − ─ ━ ~), variation
 * selectors, and accents that NFKC found no letter for.
 */
const IGNORED =
	/[\p{Z}\p{P}\p{Cc}\p{Cf}\p{Sk}ー~\u2212\u2500\u2501]|[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]|[\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

const SAME = new Map<string, string>([['ς', 'σ']]);
for (const [first = '', ...others] of VARIANTS.map((group) => Array.from(group))) {
	for (const other of others) SAME.set(other, first);
}
const SMALL = 'ぁぃぅぇぉっゃゅょゎゕゖ';
const LARGE = 'あいうえおつやゆよわかけ';
for (let i = 0; i < SMALL.length; i++) SAME.set(SMALL.charAt(i), LARGE.charAt(i));
for (let code = 0x30a1; code <= 0x30fe; code++) {
	// ヷ–ヺ, ・ and ー have no hiragana at that distance
	if (code > 0x30f6 && code < 0x30fd) continue;
	const hiragana = String.fromCharCode(code - 0x60);
	SAME.set(String.fromCharCode(code), SAME.get(hiragana) ?? hiragana);
}
Array.from('わゐゑを').forEach((kana, i) => void SAME.set(String.fromCharCode(0x30f7 + i), kana));
Array.from('くしすとぬはひふへほむらりるれろ').forEach(
	(kana, i) => void SAME.set(String.fromCharCode(0x31f0 + i), kana),
);

/** Marks, and the letters that compose with the one before: Hangul vowels and finals, Kirat Rai vowels. Selectors never do. */
export function isJoining(char: string): boolean {
	if (/^[゛゜]/.test(char)) return true;
	if (/^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(char)) return false;
	return /^[\p{M}\u1100-\u11ff\u{16d40}-\u{16d7f}]/u.test(char.normalize('NFKC'));
}
