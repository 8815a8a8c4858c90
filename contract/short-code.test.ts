import { describe, expect, test } from 'vitest';
import { RECEIPT_SYMBOLS, readReceiptCode } from './receipt-code.ts';
import { formatShortCode, readShortCode, shortCodeOf, spokenShortCode, thingsWithCode } from './short-code.ts';

describe('the number of a thing', () => {
	test('stays the same for ever: it stands on paper', () => {
		expect(shortCodeOf({ kind: 'event', id: 'e1' })).toBe('23R9429');
		expect(shortCodeOf({ kind: 'group', id: 'e1' })).not.toBe(shortCodeOf({ kind: 'event', id: 'e1' }));
	});

	test('is understood however it is typed, and said without doubt', () => {
		const code = shortCodeOf({ kind: 'place', id: 'c01' });
		const typed = `　${formatShortCode(code).toLowerCase()} `;
		expect(readShortCode(typed)).toEqual({ code });
		expect(spokenShortCode('MK47TXA')).toBe('エム ケー よん、なな ティー エックス エー');
	});

	test('finds every slip of one character and every exchange of neighbours', () => {
		const code = shortCodeOf({ kind: 'event', id: 'summer-festival' });
		for (let at = 0; at < code.length; at++) {
			for (const symbol of RECEIPT_SYMBOLS) {
				if (symbol === code[at]) continue;
				expect(readShortCode(code.slice(0, at) + symbol + code.slice(at + 1))).toEqual({ problem: 'wrong' });
			}
			const [a, b] = [code[at], code[at + 1]];
			if (b === undefined || a === b) continue;
			expect(readShortCode(code.slice(0, at) + b + a + code.slice(at + 2))).toEqual({ problem: 'wrong' });
		}
	});

	test('says whether it is too short or no number, and is never taken for a 受付番号', () => {
		expect(readShortCode('23')).toEqual({ problem: 'short' });
		expect(readShortCode('こんにちはだよ')).toEqual({ problem: 'wrong' });
		expect(readReceiptCode(shortCodeOf({ kind: 'event', id: 'e1' }))).toEqual({ problem: 'short' });
	});

	test('leads to its thing, and to both where two share one', () => {
		const ids = Array.from({ length: 5_000 }, (_, n) => `thing-${n}`);
		const codes = new Map<string, string[]>();
		for (const id of ids) {
			const code = shortCodeOf({ kind: 'group', id });
			codes.set(code, [...(codes.get(code) ?? []), id]);
		}
		expect(codes.size).toBeGreaterThan(4_990);
		const [code, owners] = [...codes].find(([, each]) => each.length > 0) as [string, string[]];
		const found = thingsWithCode(code, (kind) => (kind === 'group' ? ids : []));
		expect(found.map(({ id }) => id)).toEqual(owners);
	});
});
