/** Shows why something was found: the searched words marked in a text, however the text writes them. */
import { foldKey, foldWithMap, rangeInText } from '../../../contract/fold.ts';

export type Piece = { text: string; hit: boolean };

/** The words of a query as the search folds them. */
export function termsOf(query: string): string[] {
	return [...new Set(query.split(/[\s\u3000]/u).map(foldKey))].filter((term) => term !== '');
}

/** The text in pieces, those that a term was found in marked; null when none was. */
export function highlight(text: string, terms: readonly string[]): Piece[] | null {
	const ranges = rangesOf(text, terms);
	if (ranges.length === 0) return null;
	const pieces: Piece[] = [];
	let at = 0;
	for (const [from, to] of ranges) {
		if (from > at) pieces.push({ text: text.slice(at, from), hit: false });
		pieces.push({ text: text.slice(from, to), hit: true });
		at = to;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
	return pieces;
}

/** Characters to read on each side of the first hit. */
const BEFORE = 14;
const AFTER = 50;
/** Longer texts are searched in their beginning only: what is shown must be found while somebody types. */
const LONGEST = 4000;

/** The surroundings of the first hit in the first of the texts that has one. */
export function excerpt(texts: readonly string[], terms: readonly string[]): Piece[] | null {
	for (const text of texts) {
		const searched = text.slice(0, LONGEST);
		const first = rangesOf(searched, terms)[0];
		if (!first) continue;
		const [from, to] = [wholeFrom(searched, first[0] - BEFORE), wholeTo(searched, first[1] + AFTER)];
		const around = searched.slice(from, to).replaceAll('\n', ' ');
		const pieces = highlight(around, terms) ?? [{ text: around, hit: false }];
		if (from > 0) pieces.unshift({ text: '…', hit: false });
		if (to < text.length) pieces.push({ text: '…', hit: false });
		return pieces;
	}
	return null;
}

/** Where the terms are, in order, overlaps joined. */
function rangesOf(text: string, terms: readonly string[]): [number, number][] {
	const folded = foldWithMap(text);
	const ranges: [number, number][] = [];
	for (const term of terms) {
		for (let at = folded.key.indexOf(term); at >= 0; at = folded.key.indexOf(term, at + term.length)) {
			ranges.push(rangeInText(folded, at, at + term.length));
		}
	}
	ranges.sort((a, b) => a[0] - b[0]);
	const joined: [number, number][] = [];
	for (const range of ranges) {
		const last = joined.at(-1);
		if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
		else joined.push(range);
	}
	return joined;
}

/** Never between the halves of a character beyond U+FFFF. */
function wholeFrom(text: string, at: number): number {
	if (at <= 0) return 0;
	return isLowHalf(text, at) ? at - 1 : at;
}

function wholeTo(text: string, at: number): number {
	if (at >= text.length) return text.length;
	return isLowHalf(text, at) ? at + 1 : at;
}

function isLowHalf(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff;
}
