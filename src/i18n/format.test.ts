import { beforeEach, describe, expect, test } from 'vitest';
import { setMessages } from './catalogue.ts';
import { messages as easy } from './easy/messages.ts';
import { messages as en } from './en/messages.ts';
import {
	dateMarked,
	dayTone,
	formatAge,
	formatDate,
	formatMonth,
	formatNumber,
	formatRange,
	formatTime,
	formatYen,
	weekdayName,
} from './format.ts';
import { messages as ja } from './ja/messages.ts';

beforeEach(() => setMessages('ja', ja));

describe('dates', () => {
	test('say the weekday, and name a holiday', () => {
		expect(formatDate('2026-11-23')).toBe('11月23日（月・祝）');
		expect(formatDate('2026-11-24')).toBe('11月24日（火）');
		expect(formatDate('2026-11-24', 'long')).toBe('2026年11月24日（火）');
		expect(formatDate('2026-11-24', 'day')).toBe('11月24日');
	});

	test('are never 11/23 in easy Japanese', () => {
		expect(formatDate('2026-11-23', 'short', 'ja-x-easy')).toBe('11月23日（月ようび・休みの日）');
		expect(formatDate('2026-12-01', 'short', 'ja-x-easy')).toBe('12月1日（火ようび）');
	});

	test('read as people count days: ついたち, はつか', () => {
		expect(dateMarked('2026-04-01', 'day')).toBe('4[月|がつ][1日|ついたち]');
		expect(dateMarked('2026-09-20', 'day')).toBe('9[月|がつ][20日|はつか]');
	});

	test('are plain in English', () => {
		expect(formatDate('2026-11-24', 'short', 'en')).toBe('Tue, Nov 24');
		expect(formatDate('2026-11-23', 'long', 'en')).toBe('Mon, Nov 23, 2026 (holiday)');
		expect(formatMonth('2026-11', 'en')).toBe('Nov 2026');
	});

	test('colour Saturdays, Sundays and holidays, whose names they also say', () => {
		expect(dayTone('2026-11-21')).toBe('saturday');
		expect(dayTone('2026-11-22')).toBe('sunday');
		expect(dayTone('2026-11-23')).toBe('sunday');
		expect(dayTone('2026-11-24')).toBe('weekday');
	});

	test('weekdays have a short and a long name', () => {
		expect(weekdayName(1)).toBe('月');
		expect(weekdayName(1, 'long')).toBe('月曜日');
		expect(weekdayName(0, 'long', 'en')).toBe('Sunday');
		expect(weekdayName(6, 'short', 'ja-x-easy')).toBe('土');
	});
});

describe('times', () => {
	test('are as on the wall clock', () => {
		expect(formatTime('09:30')).toBe('9:30');
		expect(formatRange('09:30', '13:20')).toBe('9:30〜13:20');
		expect(formatRange('18:30', undefined)).toBe('18:30〜');
	});

	test('have 午前 and 午後, and から and まで, in easy Japanese', () => {
		expect(formatTime('18:30', 'ja-x-easy')).toBe('午後6時30分');
		expect(formatTime('09:00', 'ja-x-easy')).toBe('午前9時');
		expect(formatTime('12:00', 'ja-x-easy')).toBe('午後12時');
		expect(formatTime('00:15', 'ja-x-easy')).toBe('午前0時15分');
		expect(formatRange('09:30', '13:20', 'ja-x-easy')).toBe('午前9時30分から 午後1時20分まで');
	});

	test('after midnight belong to the evening before', () => {
		expect(formatTime('25:30')).toBe('翌1:30');
		expect(formatTime('24:00')).toBe('24:00');
		expect(formatTime('24:30')).toBe('24:30');
		expect(formatTime('25:30', 'en')).toBe('1:30 am (next day)');
		expect(formatTime('25:30', 'ja-x-easy')).toBe('次の日の午前1時30分');
	});

	test('are am and pm in English', () => {
		expect(formatTime('12:00', 'en')).toBe('12:00 pm');
		expect(formatTime('00:05', 'en')).toBe('12:05 am');
		expect(formatRange('18:30', '20:00', 'en')).toBe('6:30 pm – 8:00 pm');
	});
});

describe('how old something is', () => {
	const now = Date.parse('2026-11-24T06:00:00Z'); // 15:00 in Tokyo

	test('is said as one would say it', () => {
		expect(formatAge(now - 30_000, now)).toBe('たった今');
		expect(formatAge(now - 25 * 60_000, now)).toBe('25分前');
		expect(formatAge(now - 3 * 3_600_000, now)).toBe('きょう12:00');
		expect(formatAge('2026-11-20T06:02:00Z', now)).toBe('11月20日 15:02');
	});

	test('has a new day at midnight in Tokyo, not in Greenwich', () => {
		expect(formatAge('2026-11-23T14:59:00Z', now)).toBe('11月23日 23:59');
		expect(formatAge('2026-11-23T15:01:00Z', now)).toBe('きょう0:01');
	});

	test('is said in every language', () => {
		setMessages('ja-x-easy', easy);
		expect(formatAge('2026-11-20T06:02:00Z', now)).toBe('11月20日 午後3時2分');
		setMessages('en', en);
		expect(formatAge('2026-11-20T06:02:00Z', now)).toBe('Nov 20, 3:02 pm');
	});

	test('a clock that runs ahead never makes news from the future', () => {
		expect(formatAge(now + 60_000, now)).toBe('たった今');
	});
});

test('numbers have their thousands parted', () => {
	expect(formatNumber(1_234_567)).toBe('1,234,567');
	expect(formatNumber(999)).toBe('999');
	expect(formatYen(1500)).toBe('1,500円');
	expect(formatYen(1500, 'en')).toBe('1,500 yen');
});
