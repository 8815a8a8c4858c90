/** Whether a place is open now, in the terms a person uses at its door. */
import type { LocalDate, LocalTime, Worded } from '../../../contract/common.ts';
import { addDays, type LocalMoment } from '../../../contract/dates.ts';
import type { Place, TimeRange } from '../../../contract/place.ts';
import { openingOfPlace } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';

export type PlaceToday =
	/** open now; `reason` when something closes part of the day */
	| { kind: 'open'; until: LocalTime; reason?: Worded | undefined }
	/** opens later today, at first or again */
	| { kind: 'later'; from: LocalTime; reason?: Worded | undefined }
	/** was open today and is not any more */
	| { kind: 'over'; next: NextOpening | null }
	| { kind: 'closed'; reason?: Worded | undefined; next: NextOpening | null }
	/** no rules that a machine could read */
	| { kind: 'unknown' };

export type NextOpening = { date: LocalDate; from: LocalTime };

/** Works that close a place for longer than this have their own notice. */
const LOOK_AHEAD_DAYS = 62;

export function placeToday(town: Town, place: Place, now: LocalMoment): PlaceToday {
	const { state, ranges, reason } = openingOfPlace(town, place, now.date);
	if (state === 'unknown') return { kind: 'unknown' };
	if (state === 'closed') return { kind: 'closed', reason, next: nextOpening(town, place, now.date) };
	const current = ranges.find((range) => range.from <= now.time && now.time < range.to);
	if (current) return { kind: 'open', until: lastOf(ranges, current).to, reason };
	const later = ranges.find((range) => now.time < range.from);
	if (later) return { kind: 'later', from: later.from, reason };
	return { kind: 'over', next: nextOpening(town, place, now.date) };
}

/** The first opening after that day; null when none is known within two months. */
export function nextOpening(town: Town, place: Place, after: LocalDate): NextOpening | null {
	for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
		const date = addDays(after, ahead);
		const { state, ranges } = openingOfPlace(town, place, date);
		if (state === 'unknown') return null;
		const first = ranges[0];
		if (first) return { date, from: first.from };
	}
	return null;
}

/** Ranges that follow one another without a gap are one stretch for whoever stands at the door. */
function lastOf(ranges: readonly TimeRange[], range: TimeRange): TimeRange {
	const next = ranges.find((other) => other.from === range.to);
	return next ? lastOf(ranges, next) : range;
}
