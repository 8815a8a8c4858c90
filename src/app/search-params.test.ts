import { describe, expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './search-params.ts';

describe('what was chosen, in an address', () => {
	test('stays plain words: a number is not dressed in quotes', () => {
		expect(stringifySearch({ q: '12', field: ['03', '04'], empty: '', none: undefined })).toBe(
			'?q=12&field=03&field=04',
		);
		expect(parseSearch('?q=12&field=03&field=04')).toEqual({ q: '12', field: ['03', '04'] });
	});

	test('comes back as it was, in any script', () => {
		const chosen = { q: '合唱 & コーラス+', place: 'c1' };
		expect(parseSearch(stringifySearch(chosen))).toEqual(chosen);
	});

	test('that says nothing leaves the address alone', () => {
		expect(stringifySearch({})).toBe('');
		expect(parseSearch('')).toEqual({});
	});
});
