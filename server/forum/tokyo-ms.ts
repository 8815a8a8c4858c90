import type { LocalDate, LocalTime } from '../../contract/common.ts';

/** The moment of a day and time in Tokyo, ms since 1970; Tokyo has no summer time. */
export function tokyoMs(date: LocalDate, time: LocalTime): number {
	return Date.parse(`${date}T${time}:00+09:00`);
}
