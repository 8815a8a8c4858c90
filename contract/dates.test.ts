import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	addMonths,
	compareDates,
	dateOfDay,
	dayNumber,
	daysBetween,
	daysInMonth,
	fiscalYearOf,
	hasPassed,
	isLastOfMonth,
	isValidDate,
	minutesOf,
	monthOf,
	nthOfMonth,
	shiftMonth,
	timeOfMinutes,
	toTokyo,
	weekdayOf,
} from './dates.ts';

const anyDay = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') });
const anyDate = anyDay.map(dateOfDay);
/** The platform's own calendar, as the judge. */
const isoOf = (ms: number) => new Date(ms).toISOString();

describe('dates', () => {
	test('every day has the date and weekday that the platform gives it', () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				const date = dateOfDay(day);
				expect(date).toBe(isoOf(day * 86_400_000).slice(0, 10));
				expect(dayNumber(date)).toBe(day);
				expect(weekdayOf(date)).toBe(new Date(day * 86_400_000).getUTCDay());
				expect(isValidDate(date)).toBe(true);
			}),
		);
	});

	test('days that do not exist are not dates', () => {
		for (const text of ['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '2026-01-00'])
			expect(isValidDate(text), text).toBe(false);
		for (const text of ['2028-02-29', '2000-02-29', '2026-12-31']) expect(isValidDate(text), text).toBe(true);
	});

	test('adding days and counting them are each other’s reverse', () => {
		fc.assert(
			fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
				const there = addDays(date, days);
				fc.pre(there > '0001-01-01' && there < '9999-12-31');
				expect(daysBetween(date, there)).toBe(days);
				expect(addDays(there, -days)).toBe(date);
				expect(Math.sign(compareDates(date, there))).toBe(-Math.sign(days) + 0);
			}),
		);
	});

	test('the same day next month, or what the centre says when there is none', () => {
		expect(addMonths('2026-11-23', -1)).toBe('2026-10-23');
		expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
		expect(addMonths('2028-03-30', -1)).toBe('2028-02-29');
		expect(addMonths('2026-03-29', -1, 'next-month-first')).toBe('2026-03-01');
		expect(addMonths('2026-01-15', -2)).toBe('2025-11-15');
		expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
		fc.assert(
			fc.property(anyDate, fc.integer({ min: -24, max: 24 }), (date, n) => {
				fc.pre(date > '0004-01-01' && date < '9996-01-01');
				const there = addMonths(date, n);
				expect(isValidDate(there)).toBe(true);
				expect(monthOf(there)).toBe(shiftMonth(monthOf(date), n));
				if (there.slice(8) !== date.slice(8)) expect(Number(there.slice(8))).toBe(daysInMonth(monthOf(there)));
			}),
		);
	});

	test('the fourth Wednesday and the last Friday are found', () => {
		expect(nthOfMonth('2026-11-25')).toBe(4);
		expect(isLastOfMonth('2026-11-25')).toBe(true);
		expect(nthOfMonth('2026-10-30')).toBe(5);
		expect(isLastOfMonth('2026-10-23')).toBe(false);
	});

	test('the fiscal year turns on 1 April', () => {
		expect(fiscalYearOf('2026-03-31')).toBe(2025);
		expect(fiscalYearOf('2026-04-01')).toBe(2026);
	});
});

describe('the clock in Japan', () => {
	test('an evening in London is the next morning in Tokyo', () => {
		expect(toTokyo(Date.parse('2026-11-22T15:00:00Z'))).toEqual({ date: '2026-11-23', time: '00:00' });
		expect(toTokyo(Date.parse('2026-11-22T14:59:59.999Z'))).toEqual({ date: '2026-11-22', time: '23:59' });
		expect(toTokyo(Date.parse('2023-06-17T15:00:00.000Z')).date).toBe('2023-06-18');
	});

	test('it agrees with the platform’s time zone data at any instant since 1970', () => {
		const judge = new Intl.DateTimeFormat('sv-SE', {
			timeZone: 'Asia/Tokyo',
			dateStyle: 'short',
			timeStyle: 'short',
		});
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => {
				const { date, time } = toTokyo(ms);
				expect(`${date} ${time}`).toBe(judge.format(ms));
			}),
		);
	});

	test('times past midnight belong to the day before', () => {
		expect(minutesOf('25:30')).toBe(1530);
		expect(timeOfMinutes(1530)).toBe('25:30');
		expect(hasPassed('2026-11-23', '25:00', { date: '2026-11-24', time: '00:59' })).toBe(false);
		expect(hasPassed('2026-11-23', '25:00', { date: '2026-11-24', time: '01:00' })).toBe(true);
		expect(hasPassed('2026-11-23', '17:20', { date: '2026-11-23', time: '17:19' })).toBe(false);
		expect(hasPassed('2026-11-23', '17:20', { date: '2026-11-23', time: '17:20' })).toBe(true);
		expect(hasPassed('2026-11-23', '17:20', { date: '2026-11-22', time: '23:00' })).toBe(false);
	});
});
