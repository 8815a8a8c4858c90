import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSame, mergeFields } from './merge-fields.ts';

const group = { id: 'g', name: '桜の会', purpose: '花を植える', members: 12, fee: { kind: 'paid', yen: 500 } };

describe('two people edit one group', () => {
	test('fields that differ merge', () => {
		const first = mergeFields(group, [{ field: 'name', was: '桜の会', to: '桜堤の会' }]);
		const second = mergeFields(first.row, [{ field: 'members', was: 12, to: 14 }]);
		expect(second).toMatchObject({ row: { name: '桜堤の会', members: 14 }, taken: ['members'], clashes: [] });
	});

	test('the same field keeps the first wish and hands back the second', () => {
		const first = mergeFields(group, [{ field: 'purpose', was: '花を植える', to: '花と木を植える' }]);
		const second = mergeFields(first.row, [{ field: 'purpose', was: '花を植える', to: '庭をつくる' }]);
		expect(second.row.purpose).toBe('花と木を植える');
		expect(second.clashes).toEqual([{ field: 'purpose', was: '花を植える', to: '庭をつくる' }]);
	});

	test('two who wish the same agree', () => {
		const first = mergeFields(group, [{ field: 'members', was: 12, to: 15 }]);
		expect(mergeFields(first.row, [{ field: 'members', was: 12, to: 15 }])).toMatchObject({ taken: [], clashes: [] });
	});

	test('an emptied field is absent, and was empty for whoever saw nothing', () => {
		const emptied = mergeFields(group, [{ field: 'purpose', was: '花を植える', to: '' }]);
		expect(emptied.row).not.toHaveProperty('purpose');
		expect(mergeFields(emptied.row, [{ field: 'purpose', was: null, to: '新しく' }]).taken).toEqual(['purpose']);
	});

	test('what the server writes nobody edits', () => {
		const merged = mergeFields(group, [
			{ field: 'id', was: 'g', to: 'h' },
			{ field: 'confirmedAt', to: '2030-01-01' },
		]);
		expect(merged).toEqual({ row: group, taken: [], clashes: [] });
	});

	test('a field called as something every object has is a field like others', () => {
		const merged = mergeFields({}, [{ field: 'toString', to: 'x' }]);
		expect(merged.taken).toEqual(['toString']);
	});
});

test('the order of keys makes no difference, the order of a list does', () => {
	expect(isSame({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
	expect(isSame([1, 2], [2, 1])).toBe(false);
	expect(isSame([], {})).toBe(false);
});

test('whatever two people wish for different fields, either order of arrival ends in the same row', () => {
	const value = fc.oneof(fc.string(), fc.integer(), fc.constant(undefined), fc.array(fc.string(), { maxLength: 3 }));
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value), value, value, (row, forA, forB) => {
			const a = [{ field: 'a', was: row.a, to: forA }];
			const b = [{ field: 'b', was: row.b, to: forB }];
			const ab = mergeFields(mergeFields(row, a).row, b).row;
			const ba = mergeFields(mergeFields(row, b).row, a).row;
			expect(isSame(ab, ba)).toBe(true);
		}),
	);
});
