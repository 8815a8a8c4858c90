import { describe, expect, it } from 'vitest';
import { plainText } from './marked.ts';
import { PHRASE_END, withPhraseEnds } from './phrase-ends.ts';

describe('Japanese on the screen', () => {
	it('shows no spaces between its phrases, and may break a line there', () => {
		expect(withPhraseEnds('きょう、あいている [部屋|へや]が {n}つ あります')).toBe(
			`きょう、あいている${PHRASE_END}[部屋|へや]が${PHRASE_END}{n}つ${PHRASE_END}あります`,
		);
	});

	it('keeps the space between two things that are filled in, and between Latin words', () => {
		expect(withPhraseEnds('{date} {time}')).toBe('{date} {time}');
		expect(withPhraseEnds('Web App')).toBe('Web App');
	});

	it('has nothing unseen in labels and titles', () => {
		expect(plainText(withPhraseEnds('つづきを [見る|みる]'))).toBe('つづきを見る');
	});
});
