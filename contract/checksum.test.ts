import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRow, EMPTY_SUM, hashRow, hexToSum, type Sum, sumToHex } from './checksum.ts';

const row = fc.tuple(fc.constantFrom('place', 'event', 'group'), fc.string(), fc.integer({ min: 1, max: 1_000_000 }));
const rows = fc.array(row, { maxLength: 30 });
const sumOf = (list: [string, string, number][]): Sum => list.reduce((sum, r) => addRow(sum, 1, ...r), EMPTY_SUM);

test('the order in which rows arrive does not matter', () => {
	fc.assert(
		fc.property(
			rows.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
			([list, shuffled]) => {
				expect(sumOf(shuffled)).toEqual(sumOf(list));
			},
		),
	);
});

test('a row that is taken out leaves the sum as if it had never been there', () => {
	fc.assert(
		fc.property(rows, row, (list, extra) => {
			expect(addRow(addRow(sumOf(list), 1, ...extra), -1, ...extra)).toEqual(sumOf(list));
		}),
	);
});

test('a missing, added or outdated row is seen', () => {
	fc.assert(
		fc.property(rows, row, (list, extra) => {
			const [kind, id, rev] = extra;
			expect(sumOf([...list, extra])).not.toEqual(sumOf(list));
			expect(sumOf([...list, [kind, id, rev + 1]])).not.toEqual(sumOf([...list, extra]));
		}),
	);
	expect(hashRow('a', 'bc', 1)).not.toEqual(hashRow('ab', 'c', 1));
	expect(hashRow('a', 'b', 11)).not.toEqual(hashRow('a', 'b1', 1));
});

test('ten thousand rows have ten thousand hashes', () => {
	const hashes = new Set(Array.from({ length: 10_000 }, (_, i) => hashRow('event', `e${i}`, 1).join()));
	expect(hashes.size).toBe(10_000);
});

test('sixteen hexadecimal digits carry the sum there and back', () => {
	const lane = fc.integer({ min: 0, max: 0xffffffff });
	fc.assert(
		fc.property(fc.tuple(lane, lane), (sum) => {
			expect(sumToHex(sum)).toMatch(/^[0-9a-f]{16}$/);
			expect(hexToSum(sumToHex(sum))).toEqual(sum);
		}),
	);
	expect(sumToHex(EMPTY_SUM)).toBe('0000000000000000');
});

test('the hash is the same on every device, today and in ten years', () => {
	expect(sumToHex(hashRow('place', 'seibu', 1))).toBe('cf077aad30d2175c');
	expect(sumToHex(hashRow('event', '催し-1', 42))).toBe('a42f9e41036e6eb4');
});
