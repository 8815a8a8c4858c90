/** Whether one can still apply, by the clock in Japan. What has expired, or might have, never looks open. */
import { daysBetween, hasPassed, type LocalMoment } from './dates.ts';
import type { Application } from './event.ts';

export type DeadlineState = 'open' | 'not-yet' | 'closed' | 'unknown';

/**
 * `open` needs a stated end that has not come: a start without an end may be full long ago, so it is `unknown`, as is
 * silence. The day of 終了日 counts whole; its 終了時間 is the first minute that is too late.
 */
export function deadlineState(apply: Application | undefined, now: LocalMoment): DeadlineState {
	if (!apply) return 'unknown';
	if (apply.until && hasPassed(apply.until, apply.untilTime ?? '24:00', now)) return 'closed';
	if (apply.from && apply.until && apply.from > apply.until) return 'unknown';
	if (apply.from && !hasPassed(apply.from, apply.fromTime ?? '00:00', now)) return 'not-yet';
	return apply.until ? 'open' : 'unknown';
}

/** Whole days until the last day of applying: 0 on that day; undefined unless applying is open or about to open. */
export function daysLeft(apply: Application | undefined, now: LocalMoment): number | undefined {
	const state = deadlineState(apply, now);
	if (!apply?.until || (state !== 'open' && state !== 'not-yet')) return undefined;
	return daysBetween(now.date, apply.until);
}
