/**
 * 受付番号: 8 characters that can be said aloud across a counter or on the telephone, made on the device.
 *
 * Seventeen symbols, so that the last can be a check over a prime. Left out is what looks like another (0 O, 1 I L, 2 Z, 5 S,
 * 6 G, 8 B, U V) or sounds like another in Japanese (いち・しち・はち, ビー・ディー・ピー, エム・エヌ, エフ・エス, キュー and 9).
 * The check finds every single wrong character and every two that changed places; 7 free characters make 410 million numbers.
 */

/** The order is the value of each symbol, 0 to 16, and never changes. */
export const RECEIPT_SYMBOLS = '23456789AKMRTUWXY';

const LENGTH = 8;
const PRIME = RECEIPT_SYMBOLS.length;

/** How each symbol is said in Japanese, so that nobody has to wonder about 7 or 4. */
const SPOKEN: Readonly<Record<string, string>> = {
	2: 'に',
	3: 'さん',
	4: 'よん',
	5: 'ご',
	6: 'ろく',
	7: 'なな',
	8: 'はち',
	9: 'きゅう',
	A: 'エー',
	K: 'ケー',
	M: 'エム',
	R: 'アール',
	T: 'ティー',
	U: 'ユー',
	W: 'ダブリュー',
	X: 'エックス',
	Y: 'ワイ',
};

/** What people write for a symbol that they half remember, where no other symbol could be meant. */
const MISTAKEN: Readonly<Record<string, string>> = { Z: '2', S: '5', G: '6', B: '8', V: 'U' };

/** A new number, 8 symbols without the hyphen. `fill` puts random bytes into an array; the platform's own unless told. */
export function makeReceiptCode(fill: (bytes: Uint8Array<ArrayBuffer>) => void = fillWithChance): string {
	let code = '';
	const bytes = new Uint8Array(16);
	while (code.length < LENGTH - 1) {
		fill(bytes);
		for (const byte of bytes) {
			// 255 = 15 · 17: the bytes above would make some symbols likelier than others
			if (byte < 255 && code.length < LENGTH - 1) code += RECEIPT_SYMBOLS[byte % PRIME];
		}
	}
	return code + RECEIPT_SYMBOLS[(PRIME - weighted(code)) % PRIME];
}

/** 「MK47-2TXA」 */
export function formatReceiptCode(code: string): string {
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** 「エム ケー よん なな、に ティー エックス エー」 */
export function spokenReceiptCode(code: string): string {
	return `${spokenSymbols(code.slice(0, 4))}、${spokenSymbols(code.slice(4))}`;
}

/** 「エム ケー よん なな」 */
export function spokenSymbols(code: string): string {
	return [...code].map((symbol) => SPOKEN[symbol] ?? symbol).join(' ');
}

/**
 * The number that somebody typed or read out: full width, small letters, spaces, hyphens of any kind and look-alikes are
 * understood. `short`: not 8 characters yet. `wrong`: 8, but no number of ours: a slip.
 */
export function readReceiptCode(text: string): { code: string } | { problem: 'short' | 'wrong' } {
	const code = readSymbols(text);
	if (code.length < LENGTH) return { problem: 'short' };
	return isReceiptCode(code) ? { code } : { problem: 'wrong' };
}

/** The symbols in what somebody typed, look-alikes put right; other signs stay, so that they can be refused. */
export function readSymbols(text: string): string {
	let code = '';
	// longer than any number ever typed is no number; it is not searched through
	for (const symbol of text.slice(0, 60).normalize('NFKC').toUpperCase()) {
		if (/[\s\-‐‑‒–—―−ー・.]/u.test(symbol)) continue;
		code += MISTAKEN[symbol] ?? symbol;
	}
	return code;
}

/** Is this one of our numbers, written as we store it? */
export function isReceiptCode(code: string): boolean {
	if (code.length !== LENGTH) return false;
	for (const symbol of code) if (!RECEIPT_SYMBOLS.includes(symbol)) return false;
	return weighted(code) === 0;
}

/** The first symbol counts 8 times, the check once: all weights differ and none is a multiple of 17. */
function weighted(code: string): number {
	let sum = 0;
	for (let at = 0; at < code.length; at++) sum += (LENGTH - at) * RECEIPT_SYMBOLS.indexOf(code[at] as string);
	return sum % PRIME;
}

function fillWithChance(bytes: Uint8Array<ArrayBuffer>): void {
	crypto.getRandomValues(bytes);
}
