import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, listIn, oneIn, textIn } from './filter-address.ts';

describe('a filter in the address', () => {
	it('comes back from its own link exactly as it was chosen, whatever was typed', () => {
		const typed = fc.string({ unit: 'grapheme', minLength: 1 });
		fc.assert(
			fc.property(typed, fc.array(typed, { minLength: 1 }), (q, fields) => {
				const link = addressOf('/groups', { q, field: fields, none: '' });
				const params = new URLSearchParams(link.slice('/groups'.length));
				const address = { q: params.get('q'), field: params.getAll('field') };
				expect(textIn(address, 'q')).toBe(q);
				expect(listIn(address, 'field')).toEqual(fields);
				expect(listIn(address, 'none')).toEqual([]);
			}),
		);
	});

	it('takes only what the screen offers', () => {
		expect(oneIn({ view: 'month' }, 'view', ['day', 'month'], 'day')).toBe('month');
		expect(oneIn({ view: '<script>' }, 'view', ['day', 'month'], 'day')).toBe('day');
		expect(oneIn({}, 'view', ['day', 'month'], '')).toBe('');
	});
});
