import { expect, test } from 'vitest';
import { findRoughWords } from './rough-words.ts';

test('a coarse word is found however it is written', () => {
	expect(findRoughWords('みんな消えろ')).toEqual(['消えろ']);
	expect(findRoughWords('ＦＵＣＫ')).toEqual(['fuck']);
	expect(findRoughWords('ウザイ人')).toEqual(['うざい']);
});

test('what people say of an evening holds none', () => {
	for (const text of ['もう少しねばりたい', '公園の灯りが消えた', '楽しかったね', '電気を消して帰る']) {
		expect([text, findRoughWords(text)]).toEqual([text, []]);
	}
});

test('a town adds words of its own; an empty one finds nothing', () => {
	expect(findRoughWords('あのばか', ['あのばか', ''])).toEqual(['あのばか']);
});
