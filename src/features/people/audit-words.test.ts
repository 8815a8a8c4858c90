import { expect, test } from 'vitest';
import { changesOf, workOf } from './audit-words.ts';

test('a line shows only what changed, what came, and what went', () => {
	const before = { name: '絵手紙の会', fee: 500, withheld: ['phone'] };
	const after = { name: '絵手紙の会', fee: 800, withheld: ['phone'], note: '新しい' };
	expect(changesOf({ before, after })).toEqual([
		{ field: 'fee', before: '500', after: '800' },
		{ field: 'note', before: '', after: '新しい' },
	]);
	expect(changesOf({ before: null, after: { a: 1 } })).toEqual([{ field: 'a', before: '', after: '1' }]);
	expect(changesOf({ before: { a: 1 }, after: null })).toEqual([{ field: 'a', before: '1', after: '' }]);
	expect(changesOf({ before: null, after: null })).toEqual([]);
});

test('what is done has words, whoever does it; what a newer server does is shown as it is written', () => {
	expect(workOf('request.answer')).toBe('outbox.whatAnswer');
	expect(workOf('expire')).toBe('people.workExpire');
	expect(workOf('toString')).toBeUndefined();
});
