import { describe, expect, test } from 'vitest';
import { proveSlashOrder, readDate } from './read-date.ts';

const dateOf = (text: string, order: Parameters<typeof readDate>[1] = null) => {
	const reading = readDate(text, order);
	return reading.is === 'date' ? reading.date : reading.is;
};

describe('dates as cities and Excel write them', () => {
	test.each([
		['2026-11-23', '2026-11-23'],
		['2026/11/3', '2026-11-03'],
		['2020.10/5', '2020-10-05'],
		['２０２６年１１月３日（月・祝）', '2026-11-03'],
		['2026-1-5 (月)', '2026-01-05'],
		['20261103', '2026-11-03'],
		['5/16/2020', '2020-05-16'],
		['16/5/2020', '2020-05-16'],
		['5/5/2020', '2020-05-05'],
		['令和元年5月1日', '2019-05-01'],
		['R8.11.23', '2026-11-23'],
		['平成31年4月30日', '2019-04-30'],
		['昭和64年1月7日', '1989-01-07'],
		['㋿2年2月29日', '2020-02-29'],
		['45017', '2023-04-01'],
		['2023-06-18T00:00:00+09:00', '2023-06-18'],
		['2023-06-18T00:00:00', '2023-06-18'],
	])('%s is %s', (text, date) => expect(dateOf(text)).toBe(date));

	test.each([
		'2026-02-29',
		'2026/13/1',
		'5月16日',
		'2026年5月',
		'8月5日（水）～8月16日（日）\n※10日（月）以外',
		'未定',
		'第2火曜',
		'9999-99-99',
		'12345',
		'令和0年1月1日',
	])('%s is no date', (text) => expect(dateOf(text)).toBe('wrong'));

	test('a time that Excel glued to the date is kept as a time, its empty 0:00 is not', () => {
		expect(readDate('8/22/2020  3:30:00 PM')).toMatchObject({ date: '2020-08-22', time: '15:30' });
		expect(readDate('2020/8/2 0:00:00')).not.toHaveProperty('time');
		expect(readDate('45017.375')).toMatchObject({ date: '2023-04-01', time: '09:00' });
	});

	test('a year of an era that had ended is counted on, and said', () => {
		expect(readDate('平成33年4月1日')).toEqual({ is: 'date', date: '2021-04-01', remarks: ['era-overrun'] });
	});
});

describe('what can be read in two ways is not guessed', () => {
	test('6/7/2020 alone is both June and July', () => {
		expect(readDate('6/7/2020')).toMatchObject({ is: 'ambiguous', readings: ['2020-06-07', '2020-07-06'] });
	});

	test('the column proves the order when one of its rows can only be read in one way', () => {
		expect(proveSlashOrder(['6/7/2020', '5/16/2020', ''])).toBe('month-first');
		expect(proveSlashOrder(['6/7/2020', '16/5/2020'])).toBe('day-first');
		expect(dateOf('6/7/2020', 'month-first')).toBe('2020-06-07');
		expect(dateOf('6/7/2020', 'day-first')).toBe('2020-07-06');
	});

	test('a column that proves both orders proves none', () => {
		expect(proveSlashOrder(['5/16/2020', '16/5/2020'])).toBeNull();
		expect(proveSlashOrder(['5/6/2020', '2020/16/5'])).toBeNull();
	});

	test('a year of two digits is reported with every reading', () => {
		expect(readDate('2/5/16')).toMatchObject({
			is: 'ambiguous',
			readings: ['2002-05-16', '2020-05-16', '2016-02-05', '2016-05-02'],
		});
	});

	test('midnight in London is not midnight in Japan', () => {
		expect(readDate('2023-06-18T00:00:00.000Z')).toEqual({ is: 'date', date: '2023-06-18', remarks: ['utc'] });
		expect(readDate('2023-06-17T15:00:00Z')).toMatchObject({ is: 'ambiguous', readings: ['2023-06-17', '2023-06-18'] });
	});
});
