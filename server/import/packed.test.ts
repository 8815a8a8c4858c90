import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Packed, SortedParts } from './packed.ts';

test('what waits comes out as it went in, whatever it says and however long it is', () => {
	fc.assert(
		fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 50 }), fc.nat(200_000), (texts, length) => {
			const packed = new Packed<string>();
			const all = [...texts, '縁'.repeat(length), ...texts];
			for (const text of all) packed.push(text);
			expect([...packed]).toEqual(all);
			expect([...new Packed<string>(packed.blocks())]).toEqual(all);
			packed.push('more');
			expect([...packed]).toEqual([...all, 'more']);
		}),
		{ numRuns: 30 },
	);
});

test('parts that are sorted each are walked as one that is sorted, here and in another thread', () => {
	const code = { write: (item: number) => String(item).padStart(4, '0'), read: Number };
	const byValue = (one: number, other: number) => one - other;
	fc.assert(
		fc.property(fc.array(fc.array(fc.nat(1000), { maxLength: 20 }), { maxLength: 10 }), (parts) => {
			const sorted = new SortedParts<number>([], 0, code);
			for (const part of parts) sorted.pushPart(part.toSorted(byValue));
			const all = parts.flat().sort(byValue);
			expect([...sorted]).toEqual(all);
			expect(sorted.length).toBe(all.length);
			expect([...new SortedParts<number>(sorted.blocks(), sorted.length, code)]).toEqual(all);
		}),
	);
});
