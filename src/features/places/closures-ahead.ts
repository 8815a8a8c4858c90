/** The next days on which a place is closed, wholly or in part. */
import type { LocalDate, Worded } from '../../../contract/common.ts';
import { addDays } from '../../../contract/dates.ts';
import type { Place, TimeRange } from '../../../contract/place.ts';
import { openingOfPlace } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';

export type ClosureAhead = {
	from: LocalDate;
	/** inclusive */
	to: LocalDate;
	reason?: Worded | undefined;
	/** on a day that is closed in part: when it is open all the same */
	openStill: readonly TimeRange[];
};

const LOOK_AHEAD_DAYS = 120;

/** The next `count` closures from today on; days that touch and have the same reason are one. Nothing when the hours are not known. */
export function closuresAhead(town: Town, place: Place, today: LocalDate, count = 3): ClosureAhead[] {
	const found: ClosureAhead[] = [];
	for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
		const date = addDays(today, ahead);
		const { state, ranges, reason } = openingOfPlace(town, place, date);
		if (state === 'unknown') break;
		if (state === 'open') {
			if (found.length >= count) break;
			continue;
		}
		const last = found.at(-1);
		if (last && state === 'closed' && continues(last, date, reason)) last.to = date;
		else if (found.length >= count) break;
		else found.push({ from: date, to: date, reason, openStill: state === 'partly' ? ranges : [] });
	}
	return found;
}

function continues(last: ClosureAhead, date: LocalDate, reason: Worded | undefined): boolean {
	return last.openStill.length === 0 && addDays(last.to, 1) === date && last.reason?.ja === reason?.ja;
}
