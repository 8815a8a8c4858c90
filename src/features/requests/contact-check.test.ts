import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactOf } from './contact-check.ts';

test('a telephone number is taken however it is written, and its owner’s hyphens stay', () => {
	for (const value of ['0422-00-1234', '０４２２－００－１２３４', '0422−00−1234', '042200ー1234', '+81 422 00 1234']) {
		expect(contactOf('phone', { name: '見本 花子', value }), value).not.toBeNull();
	}
	expect(contactOf('phone', { name: ' 見本 花子 ', value: '０４２２－００－１２３４' })).toEqual({
		name: '見本 花子',
		kind: 'phone',
		value: '0422-00-1234',
	});
});

test('what cannot be called or written to is no contact', () => {
	expect(contactOf('phone', { name: '花子', value: '1234' })).toBeNull();
	expect(contactOf('phone', { name: '', value: '0422-00-1234' })).toBeNull();
	expect(contactOf('email', { name: '花子', value: 'hanako@' })).toBeNull();
	expect(contactOf('email', { name: '花子', value: 'a b@example.jp' })).toBeNull();
	expect(contactOf('email', { name: '花子', value: 'ｈａｎａ@example.jp' })?.value).toBe('hana@example.jp');
	expect(contactOf('none', { name: '花子', value: '0422-00-1234' })).toBeNull();
});

test('nothing that is typed takes long to look at', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 20 }), (text) => {
			const begun = performance.now();
			contactOf('email', { name: 'x', value: text.repeat(5_000) });
			expect(performance.now() - begun).toBeLessThan(500);
		}),
		{ numRuns: 20 },
	);
});
