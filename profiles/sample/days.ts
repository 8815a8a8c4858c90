import type { LocalDate } from '../../contract/common.ts';
import { dateOfDay, dayNumber, fiscalYearOf as fiscalYearOfDate, weekdayOfDay } from '../../contract/dates.ts';

/** A town is made from thousands of dates; day numbers (days since 1970-01-01) and a memory of their dates keep that quick. */
export const dayOf = dayNumber;

const known = new Map<number, LocalDate>();

export function dateOf(day: number): LocalDate {
	let date = known.get(day);
	if (date === undefined) {
		date = dateOfDay(day);
		known.set(day, date);
	}
	return date;
}

/** 0 日 … 6 土 */
export const weekdayOf = weekdayOfDay;

export const WEEKDAY_KANJI = ['日', '月', '火', '水', '木', '金', '土'] as const;
export const WEEKDAY_GIF = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] as const;

export function monthNumber(day: number): number {
	return Number(dateOf(day).slice(5, 7));
}

/** The first day of the month that lies `months` after the day's own. */
export function firstOfMonth(day: number, months = 0): number {
	const [year = 0, month = 1] = dateOf(day).split('-').map(Number);
	const total = year * 12 + month - 1 + months;
	return dayNumber(`${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-01`);
}

/** 11月23日 */
export function spoken(day: number): string {
	const date = dateOf(day);
	return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

/** 11月23日（月） */
export function spokenWithWeekday(day: number): string {
	return `${spoken(day)}（${WEEKDAY_KANJI[weekdayOf(day)]}）`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July'].concat(
	'August,September,October,November,December'.split(','),
);

/** 23 November */
export function spokenInEnglish(day: number): string {
	const date = dateOf(day);
	return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}

/** Japanese fiscal year, April to March. */
export function fiscalYearOf(day: number): number {
	return fiscalYearOfDate(dateOf(day));
}
