import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	formatReceiptCode,
	isReceiptCode,
	makeReceiptCode,
	RECEIPT_SYMBOLS,
	readReceiptCode,
	spokenReceiptCode,
} from './receipt-code.ts';

const codes = fc
	.uint8Array({ minLength: 16, maxLength: 16 })
	.map((bytes) => makeReceiptCode((into) => into.set(bytes.map((byte) => byte % 255))));

describe('a receipt number', () => {
	test('has eight symbols, none of which looks like another', () => {
		fc.assert(
			fc.property(codes, (code) => {
				expect(code).toMatch(/^[23456789AKMRTUWXY]{8}$/);
				expect(isReceiptCode(code)).toBe(true);
			}),
		);
		expect(RECEIPT_SYMBOLS).toHaveLength(17);
	});

	test('is a different one each time', () => {
		const made = new Set(Array.from({ length: 500 }, () => makeReceiptCode()));
		expect(made.size).toBe(500);
	});

	test('with any one character misheard is not a number', () => {
		fc.assert(
			fc.property(codes, (code) => {
				for (let at = 0; at < 8; at++) {
					for (const other of RECEIPT_SYMBOLS) {
						if (other === code[at]) continue;
						expect(isReceiptCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
					}
				}
			}),
			{ numRuns: 60 },
		);
	});

	test('with any two characters in each other’s place is not a number', () => {
		fc.assert(
			fc.property(codes, (code) => {
				for (let a = 0; a < 8; a++) {
					for (let b = a + 1; b < 8; b++) {
						if (code[a] === code[b]) continue;
						const swapped = [...code];
						[swapped[a], swapped[b]] = [swapped[b] as string, swapped[a] as string];
						expect(isReceiptCode(swapped.join(''))).toBe(false);
					}
				}
			}),
			{ numRuns: 60 },
		);
	});

	test('is understood however it is written', () => {
		fc.assert(
			fc.property(codes, (code) => {
				const wide = [...code].map((c) => String.fromCodePoint((c.codePointAt(0) as number) + 0xfee0)).join('');
				for (const text of [
					code,
					formatReceiptCode(code),
					` ${code.toLowerCase()} `,
					`${wide.slice(0, 4)}－${wide.slice(4)}`,
					`${code.slice(0, 4)}ー${code.slice(4)}`,
					[...code].join(' '),
					code.replaceAll('5', 'S').replaceAll('8', 'b').replaceAll('U', 'v'),
				]) {
					expect(readReceiptCode(text)).toEqual({ code });
				}
			}),
		);
	});

	test('that is not finished is told from one that is wrong', () => {
		const code = makeReceiptCode();
		expect(readReceiptCode('')).toEqual({ problem: 'short' });
		expect(readReceiptCode(code.slice(0, 7))).toEqual({ problem: 'short' });
		expect(readReceiptCode(`${code}2`)).toEqual({ problem: 'wrong' });
		expect(readReceiptCode('0000-0000')).toEqual({ problem: 'wrong' });
		expect(readReceiptCode('9'.repeat(100_000))).toEqual({ problem: 'wrong' });
	});

	test('can be said aloud: seven is なな, four is よん', () => {
		expect(formatReceiptCode('MK472TXA')).toBe('MK47-2TXA');
		expect(spokenReceiptCode('MK472TXA')).toBe('エム ケー よん なな、に ティー エックス エー');
	});
});
