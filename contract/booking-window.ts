/** When asking for a room begins and ends: 前月同日, days that do not exist, closed opening days, ranges opened together. */
import type { Closure } from './closure.ts';
import type { LocalDate, LocalTime } from './common.ts';
import { addDays, addMonths, hasPassed, type LocalMoment } from './dates.ts';
import { openingOn } from './opening.ts';
import type { Place } from './place.ts';

export type BookingOpening = {
	date: LocalDate;
	/** absent when neither the rule nor the opening hours of that day are known: ask the desk */
	time?: LocalTime;
	/**
	 * Which rule gave the date: the same day n months before, what replaces a day that does not exist, a range that opens
	 * at one moment, or a day moved because the place is closed.
	 */
	why: 'same-day' | 'missing-day' | 'together' | 'moved-later' | 'moved-earlier';
	/** months before the day of use; absent for `together` */
	monthsBefore?: number;
	/** the place does not state the rule (or the hours) that was used here: say so on the screen */
	assumed?: boolean;
};

/** Longest closure over which an opening day is moved; beyond it the date stands unmoved, as an assumption. */
const LONGEST_CLOSURE_DAYS = 120;

/**
 * The moment from which a room may be asked for a day of use; null when the place states no such rule.
 *
 * Unstated details are assumed in the way that never makes a person come too early in vain and are marked `assumed`:
 * a missing day becomes the month's last, a closed opening day the next open one.
 */
export function bookingOpens(place: Place, closures: readonly Closure[], date: LocalDate): BookingOpening | null {
	const booking = place.booking;
	if (!booking || booking.channel === 'none') return null;

	const together = booking.openTogether?.findLast((range) => range.from <= date && date <= range.to);
	if (together) {
		const at = openingTime(place, closures, together.opensOn, together.opensAt ?? booking.opensAt);
		const time = together.opensAt ?? at.time;
		return {
			date: together.opensOn,
			why: 'together',
			...(time && { time }),
			...(at.state === 'unknown' && !together.opensAt && { assumed: true }),
		};
	}

	const monthsBefore = booking.opensMonthsBefore;
	if (monthsBefore === undefined) return null;
	const base = addMonths(date, -monthsBefore, booking.missingDay);
	const isMissing = base.slice(8) !== date.slice(8);
	const first = openingTime(place, closures, base, booking.opensAt);
	let assumed = isMissing && booking.missingDay === undefined;

	if (first.state === 'closed' && booking.ifClosed !== 'same-day') {
		const step = booking.ifClosed === 'previous-open-day' ? -1 : 1;
		assumed ||= booking.ifClosed === undefined;
		for (let days = 1; days <= LONGEST_CLOSURE_DAYS; days++) {
			const day = addDays(base, days * step);
			const at = openingTime(place, closures, day, booking.opensAt);
			if (at.state === 'closed') continue;
			assumed ||= at.state === 'unknown';
			const why = step > 0 ? 'moved-later' : 'moved-earlier';
			return { date: day, why, monthsBefore, ...(at.time && { time: at.time }), ...(assumed && { assumed }) };
		}
		assumed = true;
	}
	assumed ||= first.state === 'unknown';
	const time = first.time ?? booking.opensAt;
	return {
		date: base,
		why: isMissing ? 'missing-day' : 'same-day',
		monthsBefore,
		...(time && { time }),
		...(assumed && { assumed }),
	};
}

/** The last day on which asking is possible; undefined when the place states none. */
export function lastBookingDate(place: Place, date: LocalDate): LocalDate | undefined {
	const days = place.booking?.closesDaysBefore;
	return days === undefined || place.booking?.channel === 'none' ? undefined : addDays(date, -days);
}

/** Where a day of use stands: asking has not begun, is possible, or has ended; `unstated` without a rule. */
export function bookingState(
	place: Place,
	closures: readonly Closure[],
	date: LocalDate,
	now: LocalMoment,
): 'not-yet-open' | 'open' | 'ended' | 'unstated' {
	const last = lastBookingDate(place, date);
	if (last !== undefined && now.date > last) return 'ended';
	const opens = bookingOpens(place, closures, date);
	if (!opens) return last === undefined ? 'unstated' : 'open';
	return hasPassed(opens.date, opens.time ?? '00:00', now) ? 'open' : 'not-yet-open';
}

/** From when the window takes requests on a day: the stated time, or the opening of place and window, whichever is later. */
function openingTime(
	place: Place,
	closures: readonly Closure[],
	date: LocalDate,
	opensAt: LocalTime | undefined,
): { state: 'open' | 'closed' | 'unknown'; time?: LocalTime } {
	const { state, ranges } = openingOn(place, closures, date);
	const earliest = opensAt ?? place.booking?.windowHours?.from;
	if (state === 'unknown') return { state, ...(earliest && { time: earliest }) };
	// a morning without opening moves the moment to the afternoon; an evening without opening may leave none
	const range = ranges.find(({ to }) => earliest === undefined || to > earliest);
	if (!range) return { state: 'closed' };
	return { state: 'open', time: earliest !== undefined && earliest > range.from ? earliest : range.from };
}
