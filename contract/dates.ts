/**
 * Dates and times as strings: `2026-11-23`, `18:30`. No `Date` object, no zone but Asia/Tokyo.
 *
 * Counting days uses the proleptic Gregorian calendar in whole numbers (days since 1970-01-01), which has no hours and
 * so no way to slip by one.
 */
import type { LocalDate, LocalMonth, LocalTime } from './common.ts';

/** A wall-clock moment in Japan. */
export type LocalMoment = { date: LocalDate; time: LocalTime };

/** What to do when the day of the month does not exist (31 February). */
export type MissingDay = 'month-end' | 'next-month-first';

/** The last date that a row can carry, for ranges without an end. */
export const LAST_DATE = '9999-12-31';

const TOKYO_OFFSET_MINUTES = 9 * 60;
const MINUTES_A_DAY = 24 * 60;

/** Does the day exist? `2026-02-29` does not. */
export function isValidDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const month = Number(text.slice(5, 7));
	const day = Number(text.slice(8, 10));
	return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(text.slice(0, 7));
}

/** Negative, zero or positive as `a` is before, on or after `b`. */
export function compareDates(a: LocalDate, b: LocalDate): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Stays within the years 0001–9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
	return dateOfDay(dayNumber(date) + days);
}

/** Days from `a` to `b`: 1 from today to tomorrow, -1 the other way. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
	return dayNumber(b) - dayNumber(a);
}

/** 0 日 … 6 土. */
export function weekdayOf(date: LocalDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
	return weekdayOfDay(dayNumber(date));
}

export function weekdayOfDay(day: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
	// 1970-01-01 was a Thursday
	return ((((day + 4) % 7) + 7) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

export function monthOf(date: LocalDate): LocalMonth {
	return date.slice(0, 7);
}

export function daysInMonth(month: LocalMonth): number {
	const year = Number(month.slice(0, 4));
	const index = Number(month.slice(5, 7));
	if (index === 2) return isLeapYear(year) ? 29 : 28;
	return index === 4 || index === 6 || index === 9 || index === 11 ? 30 : 31;
}

/** The month `n` months later (earlier when negative). */
export function shiftMonth(month: LocalMonth, n: number): LocalMonth {
	const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
	return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}`;
}

/** The same day of the month `n` months later; where that day is missing, the month's last day or the first of the next. */
export function addMonths(date: LocalDate, n: number, missingDay: MissingDay = 'month-end'): LocalDate {
	const month = shiftMonth(monthOf(date), n);
	const day = Number(date.slice(8, 10));
	if (day <= daysInMonth(month)) return `${month}-${pad(day, 2)}`;
	return missingDay === 'month-end' ? `${month}-${daysInMonth(month)}` : `${shiftMonth(month, 1)}-01`;
}

/** Which of its weekdays in the month it is: 1 for the first Monday, 5 for a fifth. */
export function nthOfMonth(date: LocalDate): number {
	return Math.ceil(Number(date.slice(8, 10)) / 7);
}

/** Is it the last of its weekday in the month? */
export function isLastOfMonth(date: LocalDate): boolean {
	return Number(date.slice(8, 10)) + 7 > daysInMonth(monthOf(date));
}

/** 年度: April to March. 2026-03-31 belongs to 2025. */
export function fiscalYearOf(date: LocalDate): number {
	const year = Number(date.slice(0, 4));
	return Number(date.slice(5, 7)) >= 4 ? year : year - 1;
}

/** The wall clock in Japan at an instant (milliseconds since 1970-01-01T00:00Z). Japan has no summer time. */
export function toTokyo(instantMs: number): LocalMoment {
	const minutes = Math.floor(instantMs / 60_000) + TOKYO_OFFSET_MINUTES;
	const day = Math.floor(minutes / MINUTES_A_DAY);
	return { date: dateOfDay(day), time: timeOfMinutes(minutes - day * MINUTES_A_DAY) };
}

/** Minutes since midnight; `25:30` is 1530. */
export function minutesOf(time: LocalTime): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function timeOfMinutes(minutes: number): LocalTime {
	return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
}

/** Has the clock reached `time` of `date`? A time past 24:00 is reached on the day after. */
export function hasPassed(date: LocalDate, time: LocalTime, now: LocalMoment): boolean {
	if (time < '24:00') return now.date > date || (now.date === date && now.time >= time);
	return daysBetween(date, now.date) * MINUTES_A_DAY + minutesOf(now.time) >= minutesOf(time);
}

/** Days since 1970-01-01 (H. Hinnant's days_from_civil: years begin in March, so that leap days come last). */
export function dayNumber(date: LocalDate): number {
	const month = Number(date.slice(5, 7));
	const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
	const era = Math.floor(year / 400);
	const yearOfEra = year - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8, 10)) - 1;
	return (
		era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
	);
}

/** The other way round (civil_from_days). */
export function dateOfDay(day: number): LocalDate {
	const shifted = Math.min(Math.max(day, FIRST_DAY), LAST_DAY) + 719_468;
	const era = Math.floor(shifted / 146_097);
	const dayOfEra = shifted - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
	const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
	return `${pad(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

const FIRST_DAY = dayNumber('0001-01-01');
const LAST_DAY = dayNumber(LAST_DATE);

function isLeapYear(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function pad(value: number, digits: number): string {
	return String(value).padStart(digits, '0');
}
