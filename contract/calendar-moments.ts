/** Dates and times as iCalendar writes them. Times past 24:00 are on the day after. */
import type { LocalDate, LocalTime } from './common.ts';
import { addDays, minutesOf, timeOfMinutes } from './dates.ts';

const MINUTES_A_DAY = 24 * 60;
const TOKYO_MINUTES = 9 * 60;

/** `20261124` */
export function basicDate(date: LocalDate): string {
	return date.replaceAll('-', '');
}

/** `20261124T183000`, wall clock in Japan. */
export function localMoment(date: LocalDate, time: LocalTime): string {
	return fromMinutes(date, minutesOf(time));
}

/** `20261124T093000Z` of a wall clock in Japan. */
export function utcMoment(date: LocalDate, time: LocalTime): string {
	return `${fromMinutes(date, minutesOf(time) - TOKYO_MINUTES)}Z`;
}

/** `20261124T093000Z` of an instant. */
export function utcInstant(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function fromMinutes(date: LocalDate, minutes: number): string {
	const days = Math.floor(minutes / MINUTES_A_DAY);
	const time = timeOfMinutes(minutes - days * MINUTES_A_DAY);
	return `${basicDate(addDays(date, days))}T${time.replace(':', '')}00`;
}
