import type { LocalDate } from '../../contract/common.ts';

/**
 * A town is made from thousands of dates; whole day numbers (days since 1970-01-01) keep that quick.
 * Nothing here knows a zone: a day number is a calendar date and nothing else.
 */
export function dayOf(date: LocalDate): number {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

const known = new Map<number, LocalDate>();

export function dateOf(day: number): LocalDate {
	let date = known.get(day);
	if (date === undefined) {
		date = new Date(day * 86_400_000).toISOString().slice(0, 10);
		known.set(day, date);
	}
	return date;
}

/** 0 日 … 6 土; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
	return ((((day + 4) % 7) + 7) % 7) as 0;
}

export const WEEKDAY_KANJI = ['日', '月', '火', '水', '木', '金', '土'] as const;
export const WEEKDAY_GIF = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] as const;

/** Which 1st … 5th weekday of its month the day is. */
export function nthOf(day: number): number {
	return Math.ceil(Number(dateOf(day).slice(8)) / 7);
}

export function monthNumber(day: number): number {
	return Number(dateOf(day).slice(5, 7));
}

/** The first day of the month that lies `months` after the day's own. */
export function firstOfMonth(day: number, months = 0): number {
	const [year = 0, month = 1] = dateOf(day).split('-').map(Number);
	return Math.round(Date.UTC(year, month - 1 + months, 1) / 86_400_000);
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
	const [year = 0, month = 1] = dateOf(day).split('-').map(Number);
	return month >= 4 ? year : year - 1;
}
