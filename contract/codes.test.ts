import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	foldDigits,
	foldPostalCode,
	isAreaCode,
	isCorporateNumber,
	isRoundedNumber,
	phoneDigits,
	repairAreaCode,
} from './codes.ts';

describe('全国地方公共団体コード', () => {
	test.each(['132039', '222127', '372013', '172120', '202142', '131016', '011002', '092011'])(
		'%s has the right check digit',
		(code) => {
			expect(isAreaCode(code)).toBe(true);
			expect(repairAreaCode(code)).toEqual({ code });
		},
	);

	test('a wrong last digit is found and never repaired', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 9 }), (digit) => {
				expect(isAreaCode(`13203${digit}`)).toBe(digit === 9);
			}),
		);
		expect(repairAreaCode('132038')).toEqual({ problem: 'check-digit' });
	});

	test.each([
		['37201', { code: '372013', repaired: 'check-digit-added' }],
		['92011', { code: '092011', repaired: 'leading-zero-restored' }],
		['1100', { code: '011002', repaired: 'zero-and-check-digit-added' }],
		['13', { code: '130001', repaired: 'check-digit-added' }],
		['１３２０３９', { code: '132039' }],
		[' 132039.0 ', { code: '132039' }],
		["'132039", { code: '132039' }],
		['12025', { code: '012025', repaired: 'leading-zero-restored' }],
	])('%s as a spreadsheet leaves it is read', (text, expected) => {
		expect(repairAreaCode(text)).toEqual(expected);
	});

	test.each([
		['', 'empty'],
		['武蔵野市', 'not-digits'],
		['3.7E+05', 'rounded'],
		['1320391', 'no-such-code'],
		['99999', 'no-such-code'],
		['7', 'no-such-code'],
	])('%s is refused by name', (text, problem) => {
		expect(repairAreaCode(text)).toEqual({ problem });
	});

	test('five digits that two towns could have written are not guessed, unless the area is known', () => {
		expect(repairAreaCode('33219')).toEqual({ problem: 'ambiguous', candidates: ['332194', '033219'] });
		expect(repairAreaCode('33219', '033219')).toEqual({ code: '033219', repaired: 'leading-zero-restored' });
	});

	test('whatever is read passes the check, and a six-digit code survives losing its zero when its area is known', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const reading = repairAreaCode(text);
				if ('code' in reading) expect(isAreaCode(reading.code)).toBe(true);
			}),
		);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 100, max: 799 }), (prefecture, town) => {
				const reading = repairAreaCode(`${prefecture}${town}`);
				const code = 'code' in reading ? reading.code : '';
				expect(code.slice(0, 5)).toBe(`0${prefecture}${town}`);
				expect(repairAreaCode(code.slice(1), code)).toMatchObject({ code });
			}),
		);
	});
});

describe('法人番号', () => {
	test.each(['8000020132039', '5000020172120'])('%s is proven by its check digit', (number) => {
		expect(isCorporateNumber(number)).toBe(true);
	});

	test('any single wrong check digit, a short number or a rounded one is refused', () => {
		for (const first of '012345679') expect(isCorporateNumber(`${first}000020132039`)).toBe(false);
		expect(isCorporateNumber('800002013203')).toBe(false);
		expect(isCorporateNumber('4.00E+12')).toBe(false);
		expect(isRoundedNumber('4.00E+12')).toBe(true);
		expect(isRoundedNumber('４．００Ｅ＋１２')).toBe(true);
		expect(isRoundedNumber('8000020132039')).toBe(false);
	});
});

describe('numbers as people type them', () => {
	const anyText = fc
		.array(fc.oneof(fc.constantFrom(...'0１９ー－-ｰ一　 ①～（）'), fc.string({ unit: 'binary', maxLength: 2 })))
		.map((parts) => parts.join(''));

	test('full-width digits and every hyphen are understood', () => {
		for (const dash of '-‐‑‒–—―−－ーｰ─') expect(foldDigits(`０４２２${dash}６０`)).toBe('0422-60');
		expect(foldDigits('　（０５４）６２６ ')).toBe('(054)626');
	});

	test('words, circled numbers and ranges stay as they are', () => {
		expect(foldDigits('コーラス')).toBe('コーラス');
		expect(foldDigits('①９：３０～１３：２０')).toBe('①9:30～13:20');
	});

	test('a postal code is seven digits in any writing', () => {
		for (const text of ['180-8777', '〒180-8777', '１８０ー８７７７', '1808777', '〒 180−8777'])
			expect(foldPostalCode(text)).toBe('180-8777');
		expect(foldPostalCode('180-877')).toBeUndefined();
		expect(foldPostalCode('緑町2-2-28')).toBeUndefined();
	});

	test('a phone number is matched by its digits', () => {
		for (const text of [
			'0422-60-1830',
			'(0422)60-1830',
			' ０４２２ー６０ー１８３０',
			'℡0422-60-1830',
			'+81 422-60-1830',
		])
			expect(phoneDigits(text)).toBe('0422601830');
		expect(phoneDigits('090-1234-5678')).toBe('09012345678');
		expect(phoneDigits('電話番号54-2011')).toBeUndefined();
		expect(phoneDigits('なし')).toBeUndefined();
	});

	test('folding twice changes nothing more', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(foldDigits(foldDigits(text))).toBe(foldDigits(text));
			}),
		);
	});
});
