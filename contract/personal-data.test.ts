import { describe, expect, test } from 'vitest';
import { findPersonalData } from './personal-data.ts';

const whats = (text: string) => findPersonalData(text).map(({ what }) => what);

describe('what everybody will read is looked through for what belongs to one person', () => {
	test.each([
		['連絡は 0422-12-3456 へ', '0422-12-3456'],
		['連絡は ０４２２−１２−３４５６ へ', '0422-12-3456'],
		['携帯 09012345678', '09012345678'],
		['(0422)12-3456', '(0422)12-3456'],
		['+81 90-1234-5678', '+81 90-1234-5678'],
	])('the telephone number in 「%s」 is noticed', (text, found) => {
		expect(findPersonalData(text)).toEqual([{ what: 'phone', text: found }]);
	});

	test('an e-mail address is noticed', () => {
		expect(findPersonalData('メールは tanpopo.kai@example.jp まで')).toEqual([
			{ what: 'email', text: 'tanpopo.kai@example.jp' },
		]);
	});

	test.each(['〒180-0000', '境5丁目1番地', '境南町三丁目', '吉祥寺北町5−11−30', '関前12番3号'])(
		'the address 「%s」 is noticed',
		(text) => expect(whats(text)).toContain('address'),
	);

	test.each([
		'山田様まで',
		'山田 太郎様',
		'佐藤さまにご連絡ください',
		'鈴木氏',
		'山田さんの家の前',
		'代表：山田太郎',
		'連絡先 山田',
	])('the name in 「%s」 is noticed', (text) => expect(whats(text)).toEqual(['name']));

	test.each([
		'第1・3火曜 10:00〜12:00',
		'2026-11-23 から 2027-03-31 まで',
		'皆様のお越しをお待ちしています',
		'お客様、お子様、参加者様もどうぞ',
		'多様な模様の仕様。会員募集中、定員20名、会費月1,000円',
		'午前9:30-13:20、午後13:30-17:20',
		'代表者会議を開きます',
		'0〜3歳未満と保護者、20組',
		'令和8年度 第12回',
		'学生さん、患者さん、業者さん、店員さん、大工さん、お母さん、皆さん',
	])('nothing is noticed in 「%s」', (text) => expect(findPersonalData(text)).toEqual([]));

	test('each thing is named once, in the order of the text', () => {
		expect(findPersonalData('山田様 0422-12-3456、山田様 0422-12-3456')).toEqual([
			{ what: 'name', text: '山田様' },
			{ what: 'phone', text: '0422-12-3456' },
		]);
	});

	test.each(['0', '0-', '山', 'a', 'a@', '一', '代表 ', '1丁目', '(0', 'a.a@a.'])(
		'100,000 letters of 「%s」 take no longer than their length',
		(piece) => {
			const text = piece.repeat(Math.ceil(100_000 / piece.length));
			const begun = performance.now();
			findPersonalData(text);
			expect(performance.now() - begun).toBeLessThan(400);
		},
	);
});
