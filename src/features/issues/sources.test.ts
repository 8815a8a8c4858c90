import { expect, test } from 'vitest';
import { readSources, writeSources } from './sources.ts';

test('a line is a title with an address, a title alone, or an address alone', () => {
	const text = '調べの まとめ https://example.jp/a\n会の記録\n\nhttps://example.jp/b';
	const sources = [
		{ title: '調べの まとめ', url: 'https://example.jp/a' },
		{ title: '会の記録' },
		{ title: 'https://example.jp/b', url: 'https://example.jp/b' },
	];
	expect(readSources(text)).toEqual(sources);
	expect(writeSources(sources.slice(0, 2))).toBe('調べの まとめ https://example.jp/a\n会の記録');
});

test('nothing but web addresses becomes an address', () => {
	expect(readSources('押す javascript:alert(1)')).toEqual([{ title: '押す javascript:alert(1)' }]);
});
