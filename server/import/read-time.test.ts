import { describe, expect, test } from 'vitest';
import { readTime } from './read-time.ts';

const timeOf = (text: string) => {
	const reading = readTime(text);
	return reading.is === 'time' ? reading.time : reading.is;
};

describe('times as cities write them', () => {
	test.each([
		['9:00', '09:00'],
		['9：00', '09:00'],
		['17：００', '17:00'],
		['09:30:00', '09:30'],
		['3:30:00 PM', '15:30'],
		['12:15 AM', '00:15'],
		['午前９時', '09:00'],
		['午後1時半', '13:30'],
		['午後４時３０分', '16:30'],
		['14時05分', '14:05'],
		['正午', '12:00'],
		['0.375', '09:00'],
		['0.729166666666667', '17:30'],
		['24:00', '24:00'],
		['30:00', '30:00'],
		['0930', '09:30'],
	])('%s is %s', (text, time) => expect(timeOf(text)).toBe(time));

	test.each([
		'25時間',
		'30:01',
		'9:75',
		'夕方',
		'13:30頃',
		'9',
		'930',
		'22：00\n※日曜は17：00まで',
		'日の出',
		'①9:30',
		'午前15時',
	])('%s is no certain time', (text) => expect(timeOf(text)).toBe('wrong'));

	test('午後12時 is noon to most and midnight to the law: both are reported', () => {
		expect(readTime('午後12時')).toEqual({ is: 'ambiguous', readings: ['12:00', '24:00'] });
		expect(readTime('午前12時30分')).toEqual({ is: 'ambiguous', readings: ['00:30', '12:30'] });
	});

	test('two times in one cell are told to go into two', () => {
		expect(readTime('9:00～17:00')).toMatchObject({
			is: 'wrong',
			write: '開始時間と終了時間の欄に分けて書いてください。',
		});
	});
});
