/** At which moments asking opens next, and for which days: so that nobody comes a day too early. */
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, compareDates, hasPassed, type LocalMoment } from '../../../contract/dates.ts';
import type { Place } from '../../../contract/place.ts';
import { type BookingOpening, bookingOpening } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';

export type BookingMoment = {
	opens: BookingOpening;
	/** the days of use that open together, in order */
	days: LocalDate[];
};

/** The longest lead known is two months; a day more than three covers it. */
const LOOK_AHEAD_DAYS = 93;

/** The next moments, soonest first. Closed days are among the days of use only where the rule itself names them. */
export function bookingMoments(town: Town, place: Place, now: LocalMoment, count = 3): BookingMoment[] {
	const byMoment = new Map<string, BookingMoment>();
	for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
		const date = addDays(now.date, ahead);
		const opens = bookingOpening(town, place, date);
		if (!opens || hasPassed(opens.date, opens.time ?? '00:00', now)) continue;
		const key = `${opens.date}T${opens.time ?? ''}`;
		const moment = byMoment.get(key);
		if (moment) moment.days.push(date);
		else byMoment.set(key, { opens, days: [date] });
	}
	const moments = [...byMoment.values()];
	return moments
		.sort((a, b) => compareDates(a.opens.date, b.opens.date) || compareDates(a.opens.time ?? '', b.opens.time ?? ''))
		.slice(0, count);
}
