import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldKey, foldWithMap, rangeInText } from './fold.ts';
import { foldByDefinition } from './fold-definition.ts';
import { VARIANTS } from './fold-variants.ts';

/** Texts as this town's are: kana of both widths, kanji with variants and selectors, marks on their own, anything at times. */
const anyText = fc
	.array(
		fc.oneof(
			fc.constantFrom(...'かガｶﾞﾊﾟ゛゜ー・ 　ヴヵっャ髙﨑邉𠮷吉ＡａÉｅ①㈱㎡№⽇々ゝㇰ-－〜～「」'),
			fc.constantFrom(
				'\u3099',
				'\u309a',
				'\u0301',
				'\u0316',
				'\ufe0f',
				'\u{e0100}',
				'\u200b',
				'ㄱ',
				'ㅏ',
				'\u1100',
				'\u1161',
				'\ud800',
				'👨‍👩‍👧',
				'ﷺ',
			),
			fc.string({ unit: 'binary', maxLength: 3 }),
		),
		{ maxLength: 40 },
	)
	.map((parts) => parts.join(''));

describe('search finds a word however it is written', () => {
	test.each([
		['コーラス', 'こーらす', 'ｺｰﾗｽ', 'コラス'],
		['髙橋', '高橋'],
		['﨑山', '崎山'],
		['葛\u{e0100}飾', '葛飾'],
		['ヴァイオリン', 'ゔぁいおりん'],
		['ＹＯＧＡ', 'yoga', 'Ｙｏｇａ'],
		['が', 'か\u3099', 'か゛', 'ｶﾞ', 'ガ'],
		['𠮷野', '吉野'],
		['渡邊', '渡邉', '渡辺'],
		['斎藤', '齋藤', '斉藤', '齊藤'],
		['コミュニティセンター', 'コミュニティ・センター', 'コミュニティ　センター', 'ｺﾐｭﾆﾃｨ-ｾﾝﾀｰ'],
		['日本語', '⽇本語'],
		['西久保', '⻄久保'],
		['関ヶ原', '関ケ原'],
		['㈱武蔵野', '(株)武藏野'],
		['卓球（初級）', '卓球(初級)', '卓球 初級'],
		['Café', 'cafe\u0301'],
	])('%s and its other writings have one key', (...writings) => {
		expect(new Set(writings.map(foldKey)).size, writings.map(foldKey).join(' ')).toBe(1);
		expect(foldKey(writings[0] as string)).not.toBe('');
	});

	test('different words stay different', () => {
		for (const [a, b] of [
			['か', 'が'],
			['ハ', 'バ'],
			['は', 'ぱ'],
			['cafe', 'café'],
			['境', '堺'],
		] as const)
			expect(foldKey(a)).not.toBe(foldKey(b));
	});
});

describe('the fast way and the definition', () => {
	test('agree on any text', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(foldKey(text)).toBe(foldByDefinition(text));
			}),
			{ numRuns: 1000 },
		);
	});

	test('agree on every Japanese, Korean and Latin character, alone and between others', () => {
		const wrong: string[] = [];
		const look = (from: number, to: number) => {
			for (let code = from; code <= to; code++) {
				const char = String.fromCodePoint(code);
				for (const text of [char, `か${char}`, `${char}゛`])
					if (foldKey(text) !== foldByDefinition(text)) wrong.push(text);
			}
		};
		look(0x0000, 0x05ff);
		look(0x1100, 0x11ff);
		look(0x1e00, 0x1fff);
		look(0x2e80, 0x33ff);
		look(0xf900, 0xfaff);
		look(0xfe00, 0xffff);
		look(0x1b000, 0x1b16f);
		look(0x20b00, 0x20bff);
		expect(wrong).toEqual([]);
	});

	test('a key is its own key, so that stored keys can be folded again', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				fc.pre(!/[\u1100-\u11ff\u3131-\u318e\uffa0-\uffdc]/.test(text));
				expect(foldKey(foldKey(text))).toBe(foldKey(text));
			}),
		);
	});

	test('what was folded before leaves no trace in the next key', () => {
		fc.assert(
			fc.property(anyText, anyText, (a, b) => {
				const before = foldKey(b);
				foldKey(a);
				foldWithMap(a);
				expect(foldKey(b)).toBe(before);
			}),
		);
	});

	test('the work grows with the length only, also for a text made to be slow', () => {
		for (const nasty of ['\u0301\u0316', 'ﾞ', 'ﷺ', '\ud800', 'ㄱㅏ', '゛か', '㍿'])
			expect(foldKey(nasty.repeat(50_000)).length).toBeLessThanOrEqual(nasty.length * 50_000 * 18);
		expect(foldKey('髙ー'.repeat(50_000))).toBe('高'.repeat(50_000));
	});
});

describe('what was found can be marked in the text', () => {
	test('a hit in the key points at the letters it came from', () => {
		const text = '第３回 ｺｰﾗｽの会㈱';
		const folded = foldWithMap(text);
		const at = folded.key.indexOf(foldKey('こらす'));
		expect(text.slice(...rangeInText(folded, at, at + 3))).toBe('ｺｰﾗｽ');
		const last = folded.key.indexOf('株');
		expect(text.slice(...rangeInText(folded, last, last + 1))).toBe('㈱');
		const kana = foldWithMap('ガキの会 ｶﾞｷ');
		expect('ガキの会 ｶﾞｷ'.slice(...rangeInText(kana, 4, 6))).toBe('ｶﾞｷ');
	});

	test('the marks agree with the key, go forward and stay in the text', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const { key, starts } = foldWithMap(text);
				expect(key).toBe(foldKey(text));
				expect(starts.length).toBe(key.length + 1);
				expect(starts[key.length]).toBe(text.length);
				for (let i = 1; i < starts.length; i++) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] as number);
			}),
		);
	});
});

describe('the table of 異体字', () => {
	test('no character stands in it for two others, and none of it is known to NFKC already', () => {
		const firsts = new Set(VARIANTS.map((group) => Array.from(group)[0]));
		const others = VARIANTS.flatMap((group) => Array.from(group).slice(1));
		expect(new Set(others).size).toBe(others.length);
		expect(others.filter((char) => firsts.has(char))).toEqual([]);
		expect(others.filter((char) => char.normalize('NFKC') !== char)).toEqual([]);
		expect(others.length).toBeGreaterThan(60);
	});
});
