import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKana, compareNames, foldedIndexRow } from './fold.ts';

test.each([
	['きちじょうじ', 'か'],
	['ガーデニング', 'か'],
	['ぱそこん', 'は'],
	['ﾊﾟｿｺﾝ', 'は'],
	['ゔぁいおりん', 'あ'],
	['ァ', 'あ'],
	['っ', 'た'],
	['ヶ', 'か'],
	['ゆうゆう', 'や'],
	['んだんだ', 'わ'],
	['をどり', 'わ'],
	['「さくら」の会', 'さ'],
	['YOGA', '英数'],
	['３Ｂ体操', '英数'],
	['Éclair', '英数'],
	['関前', 'その他'],
	['★', 'その他'],
	['', 'その他'],
] as const)('%s stands in the row %s', (kana, row) => {
	expect(foldedIndexRow(kana)).toBe(row);
});

test('readings sort as a person looks them up', () => {
	const sorted = [
		'わかば',
		'YOGA',
		'コーラス',
		'がっしょう',
		'かっしょう',
		'せきまえ',
		'さかい',
		'アート',
		'さくらづつみ',
		'☆',
	];
	expect([...sorted].sort(compareKana)).toEqual([
		'アート',
		'かっしょう',
		'がっしょう',
		'コーラス',
		'さかい',
		'さくらづつみ',
		'せきまえ',
		'わかば',
		'YOGA',
		'☆',
	]);
});

test('関前 comes after 境 by its reading, and what has no reading comes last', () => {
	const places = [
		{ name: '関前', nameKana: 'せきまえ' },
		{ name: '八幡町' },
		{ name: '吉祥寺', nameKana: 'キチジョウジ' },
		{ name: '境', nameKana: 'さかい' },
	];
	expect(places.sort(compareNames).map(({ name }) => name)).toEqual(['吉祥寺', '境', '関前', '八幡町']);
});

test('the order is one order: never both ways, never in a circle', () => {
	const text = fc.string({ unit: fc.constantFrom(...'あアかガはぱーっA1関 '), maxLength: 4 });
	fc.assert(
		fc.property(text, text, text, (a, b, c) => {
			expect(Math.sign(compareKana(a, b))).toBe(-Math.sign(compareKana(b, a)) + 0);
			expect(compareKana(a, a)).toBe(0);
			if (compareKana(a, b) <= 0 && compareKana(b, c) <= 0) expect(compareKana(a, c)).toBeLessThanOrEqual(0);
		}),
	);
});
