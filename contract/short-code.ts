/**
 * 番号: seven characters under which a thing of the town is found, to be said aloud, written down from the glass of a lobby or
 * typed from paper.
 *
 * It follows from the thing's kind and id alone. Whoever has the town finds the thing without a line, nobody hands numbers
 * out, and the number stays the same for ever. Symbols and check are those of the 受付番号, which has one character more, so
 * that neither is ever taken for the other. 17⁶ = 24 million numbers: in four of ten towns with 5,000 things, two share
 * one, and then both are shown.
 */
import { RECEIPT_SYMBOLS, readSymbols, spokenSymbols } from './receipt-code.ts';

/** What a number may lead to. */
export const CODED_KINDS = ['group', 'event', 'place', 'room', 'guide', 'notice'] as const;
export type CodedKind = (typeof CODED_KINDS)[number];
export type Coded = { kind: CodedKind; id: string };

const LENGTH = 7;
const PRIME = RECEIPT_SYMBOLS.length;
const NUMBERS = PRIME ** (LENGTH - 1);

/** Seven symbols without the hyphen. */
export function shortCodeOf({ kind, id }: Coded): string {
	let rest = hash(`${kind} ${id}`) % NUMBERS;
	let code = '';
	for (let at = 1; at < LENGTH; at++) {
		code += RECEIPT_SYMBOLS[rest % PRIME];
		rest = Math.floor(rest / PRIME);
	}
	return code + RECEIPT_SYMBOLS[(PRIME - weighted(code)) % PRIME];
}

/** 「MK4-7TXA」 */
export function formatShortCode(code: string): string {
	return `${code.slice(0, 3)}-${code.slice(3)}`;
}

/** 「エム ケー よん、なな ティー エックス エー」 */
export function spokenShortCode(code: string): string {
	return `${spokenSymbols(code.slice(0, 3))}、${spokenSymbols(code.slice(3))}`;
}

/** What somebody typed, as in `readReceiptCode`. `short`: not 7 characters yet. `wrong`: a slip, or not one of ours. */
export function readShortCode(text: string): { code: string } | { problem: 'short' | 'wrong' } {
	const code = readSymbols(text);
	if (code.length < LENGTH) return { problem: 'short' };
	for (const symbol of code) if (!RECEIPT_SYMBOLS.includes(symbol)) return { problem: 'wrong' };
	return code.length === LENGTH && weighted(code) === 0 ? { code } : { problem: 'wrong' };
}

/** Everything of the town that has that number: one thing, rarely two. */
export function thingsWithCode(code: string, ids: (kind: CodedKind) => Iterable<string>): Coded[] {
	const found: Coded[] = [];
	for (const kind of CODED_KINDS) {
		for (const id of ids(kind)) if (shortCodeOf({ kind, id }) === code) found.push({ kind, id });
	}
	return found;
}

/** All weights differ and none is a multiple of 17: every slip of one symbol or exchange of two is found. */
function weighted(code: string): number {
	let sum = 0;
	for (let at = 0; at < code.length; at++) sum += (LENGTH - at) * RECEIPT_SYMBOLS.indexOf(code[at] as string);
	return sum % PRIME;
}

/** FNV-1a over UTF-16 units, 32 bits, with a last stir so that ids that differ at the end lie far apart. */
function hash(text: string): number {
	let h = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}
