import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarked, plainText } from './marked.ts';

describe('marked texts', () => {
	test('a reading is there for those who want it and gone for those who do not', () => {
		expect(parseMarked('[催し|もよおし]を さがす')).toEqual([
			{ word: '催し', reading: 'もよおし' },
			{ text: 'を さがす' },
		]);
		expect(plainText('[催し|もよおし]を さがす')).toBe('催しを さがす');
	});

	test('parameters are filled in, and one that is missing is not passed over in silence', () => {
		expect(plainText('{n}[件|けん]', { n: 3 })).toBe('3件');
		expect(() => plainText('{n}[件|けん]', {})).toThrow('{n}');
	});

	test('what is filled in never acts as a mark', () => {
		expect(plainText('{name}を ほぞん', { name: '[A|B]{n}' })).toBe('[A|B]{n}を ほぞん');
	});

	test('brackets that mark nothing stay brackets', () => {
		for (const text of ['[x]', '[', 'a ] b', '{}', '[未', '{終', '|', '[|x]']) expect(plainText(text)).toBe(text);
	});

	test('any text can be parsed, and no text is lost', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const back = parseMarked(text)
					.map((part) =>
						'text' in part ? part.text : 'word' in part ? `[${part.word}|${part.reading}]` : `{${part.name}}`,
					)
					.join('');
				expect(back).toBe(text);
			}),
		);
	});
});
