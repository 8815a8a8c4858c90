import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldKey } from '../../../contract/fold.ts';
import { excerpt, highlight, termsOf } from './highlight.ts';

const marked = (text: string, query: string) =>
	highlight(text, termsOf(query))
		?.map(({ text, hit }) => (hit ? `[${text}]` : text))
		.join('') ?? null;

describe('what was found', () => {
	it('is marked in the text however the text writes it', () => {
		expect(marked('けやきコーラス', 'ｺｰﾗｽ')).toBe('けやき[コーラス]');
		expect(marked('髙橋さんの会', '高橋')).toBe('[髙橋]さんの会');
		expect(marked('コミュニティ・センター', 'コミュニティセンター')).toBe('[コミュニティ・センター]');
		expect(marked('茶道と花', '華道')).toBeNull();
	});

	it('is marked for each word of the query, overlaps once', () => {
		expect(marked('子ども食堂で食べる', '食堂　子ども')).toBe('[子ども食堂]で食べる');
	});

	it('never changes the text, for any text and query', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
				const pieces = highlight(text, termsOf(query));
				if (pieces) expect(pieces.map((piece) => piece.text).join('')).toBe(text);
				else for (const term of termsOf(query)) expect(foldKey(text)).not.toContain(term);
			}),
		);
	});

	it('is shown with its surroundings when it stands deep in a long text', () => {
		const long = `${'あ'.repeat(100)}囲碁${'い'.repeat(100)}`;
		const shown = excerpt(['短い', long], ['囲碁'])
			?.map((piece) => piece.text)
			.join('');
		expect(shown).toMatch(/^…あ+囲碁い+…$/);
		expect(shown?.length).toBeLessThan(80);
	});
});
