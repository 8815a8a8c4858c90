/** Instants of the server's clock and wall-clock times of Japan, as feeds write them. */
import type { LocalDate, LocalTime } from '../../contract/common.ts';
import { addDays, minutesOf, timeOfMinutes } from '../../contract/dates.ts';

/** `2026-11-24T18:30:00+09:00`; a time past 24:00 is on the day after. */
export function tokyoInstant(date: LocalDate, time: LocalTime = '00:00'): string {
	const minutes = minutesOf(time);
	const days = Math.floor(minutes / 1440);
	return `${addDays(date, days)}T${timeOfMinutes(minutes - days * 1440)}:00+09:00`;
}

/** `2026-11-24T09:30:00Z` */
export function instant(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** RFC 822, for RSS. */
export function rfc822(ms: number): string {
	return new Date(ms).toUTCString().replace('GMT', '+0000');
}

const WEEKDAYS = '日月火水木金土';

/** 2026年11月24日（火） */
export function dateWords(date: LocalDate, weekday: number): string {
	return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（${WEEKDAYS[weekday]}）`;
}
