/** The clock of those who are told: quiet at night, a digest once a week. All times of Japan. */
import { addDays, toTokyo, weekdayOf } from '../../contract/dates.ts';
import { DIGEST_TIME, DIGEST_WEEKDAY, isQuiet, type News, QUIET } from '../../contract/follow.ts';

/** Now, or when the night is over. An emergency waits for nobody. */
export function dueAt(now: number, news: News): number {
	const { date, time } = toTokyo(now);
	if (news === 'emergency' || !isQuiet(time)) return now;
	return instantOf(time < QUIET.to ? date : addDays(date, 1), QUIET.to);
}

/** The last moment at which digests began to leave. */
export function lastDigestTime(now: number): number {
	const { date, time } = toTokyo(now);
	const back = (weekdayOf(date) - DIGEST_WEEKDAY + 7) % 7;
	const day = addDays(date, back === 0 && time < DIGEST_TIME ? -7 : -back);
	return instantOf(day, DIGEST_TIME);
}

export function isNight(now: number): boolean {
	return isQuiet(toTokyo(now).time);
}

function instantOf(date: string, time: string): number {
	return Date.parse(`${date}T${time}:00+09:00`);
}
