/** What the screen of one event reads. */
import {
	type DeadlineState,
	daysLeft,
	deadlineState,
	nextOccurrence,
	occurrencesOf,
} from '../../../contract/calendar.ts';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, hasPassed, type LocalMoment } from '../../../contract/dates.ts';
import type { Application, Event, EventStatus, Occurrence } from '../../../contract/event.ts';
import { statusOf } from '../../data/event-status.ts';

const LISTED = 6;
/** Far enough for what meets twice a year. */
const LOOK_AHEAD_DAYS = 400;

export type Timetable = {
	/** the time this screen is about: the one asked for, else the next one, else the first */
	shown: (Occurrence & { status: EventStatus }) | undefined;
	isOver: boolean;
	/** the next times that are not over, without the one shown; empty for a stretch, which `until` describes */
	others: (Occurrence & { status: EventStatus })[];
	/** are there more than those? */
	hasMore: boolean;
	until: LocalDate | undefined;
	/** days still to come on which it does not take place although its rhythm says so */
	skipped: LocalDate[];
};

/** When it takes place, seen from now. `asked`: the date in the address, if any. */
export function timetableOf(event: Event, asked: LocalDate | '', now: LocalMoment, isStretch: boolean): Timetable {
	const { when } = event;
	const withStatus = (occurrence: Occurrence) => ({ ...occurrence, status: statusOf(event, occurrence) });
	const onAsked = asked ? occurrencesOf(when, asked, asked, 1)[0] : undefined;
	const next = nextOccurrence(event, now);
	const shown = onAsked ?? next ?? lastOccurrence(event, now.date);
	const coming = isStretch
		? []
		: occurrencesOf(when, now.date, addDays(now.date, LOOK_AHEAD_DAYS), LISTED + 3).filter(
				(occurrence) =>
					!hasPassed(occurrence.date, occurrence.to ?? '24:00', now) &&
					(occurrence.date !== shown?.date || occurrence.from !== shown.from),
			);
	return {
		shown: shown && withStatus(shown),
		isOver: next === undefined && when.startDate !== undefined,
		others: coming.slice(0, LISTED).map(withStatus),
		hasMore: coming.length > LISTED,
		until: isStretch ? when.endDate : undefined,
		skipped: (when.except ?? []).filter((date) => date >= now.date).sort(),
	};
}

function lastOccurrence(event: Event, today: LocalDate): Occurrence | undefined {
	return occurrencesOf(event.when, addDays(today, -LOOK_AHEAD_DAYS), today).at(-1) ?? event.when.dates?.at(-1);
}

export type Applying = {
	state: DeadlineState | 'not-needed';
	/** whole days to the last day; 0 is today */
	daysLeft?: number;
};

/** Whether and how long one can still apply. `needed: no` is stated; silence about it is not. */
export function applyingOf(apply: Application | undefined, now: LocalMoment): Applying {
	if (apply?.needed === 'no') return { state: 'not-needed' };
	const state = deadlineState(apply, now);
	const left = state === 'open' ? daysLeft(apply, now) : undefined;
	return left === undefined ? { state } : { state, daysLeft: left };
}
