/**
 * What calling off, moving and postponing do to an event: pure, so that a screen can show it before it is sent.
 *
 * Nothing vanishes: the day that was announced stays, struck, with the reason, and the day it moves to stands beside it. So
 * whoever comes to look finds the answer on the day they remember.
 */
import type { Worded } from './common.ts';
import { isValidDate } from './dates.ts';
import type { Event, EventStatus, Occurrence, When } from './event.ts';
import { occurrencesOf } from './occurrences.ts';

export type StatusChange = {
	status: EventStatus;
	reason?: Worded | undefined;
	/** only this day; absent: the whole event */
	date?: string | undefined;
	/** where it moves to */
	to?: { date: string; from?: string | undefined; to?: string | undefined } | undefined;
};

export type ChangeProblem =
	/** it does not take place on that day */
	| 'no-such-date'
	/** the day it moves to does not exist, or is the same time */
	| 'bad-target'
	/** an event with many days moves day by day */
	| 'which-date';

export type Changed = { event: Event } | { problem: ChangeProblem };

/** The event after the change; its other fields are untouched. */
export function changeStatus(event: Event, change: StatusChange): Changed {
	if (change.to) return move(event, change, change.to);
	if (change.date === undefined) return { event: withStatus(event, change.status, change.reason) };
	const found = onDate(event.when, change.date);
	if (found.length === 0) return { problem: 'no-such-date' };
	const note = change.reason?.ja;
	const marked = found.map((occurrence) => stated(occurrence, change.status, note));
	return { event: { ...event, when: withOccurrences(event.when, marked) } };
}

/** The day that was announced becomes 延期 with the reason, the new one 変更; a single event as a whole is 変更. */
function move(event: Event, change: StatusChange, to: NonNullable<StatusChange['to']>): Changed {
	const date = change.date ?? onlyDate(event.when);
	if (date === undefined) return { problem: 'which-date' };
	const [from] = onDate(event.when, date);
	if (!from) return { problem: 'no-such-date' };
	const target: Occurrence = {
		date: to.date,
		...((to.from ?? from.from) ? { from: to.from ?? from.from } : {}),
		...((to.from ? to.to : from.to) ? { to: to.from ? to.to : from.to } : {}),
	};
	if (!isValidDate(to.date) || (to.date === from.date && target.from === from.from)) return { problem: 'bad-target' };
	const note = change.reason?.ja;
	const moved = withOccurrences(event.when, [stated(from, 'postponed', note), stated(target, 'changed', note)]);
	const next = { ...event, when: moved };
	return { event: onlyDate(event.when) === undefined ? next : withStatus(next, 'changed', change.reason) };
}

function withStatus(event: Event, status: EventStatus, reason: Worded | undefined): Event {
	const { statusNote: _, ...rest } = event;
	return { ...rest, status, ...(reason ? { statusNote: reason } : {}) };
}

function stated(occurrence: Occurrence, status: EventStatus, note: string | undefined): Occurrence {
	const { status: _, note: __, ...rest } = occurrence;
	return { ...rest, ...(status === 'scheduled' ? {} : { status }), ...(note ? { note } : {}) };
}

function onDate(when: When, date: string): Occurrence[] {
	return isValidDate(date) ? occurrencesOf(when, date, date) : [];
}

/** The day of an event that takes place once. */
function onlyDate(when: When): string | undefined {
	if (when.pattern || when.extra?.length || !when.startDate) {
		return when.dates?.length === 1 && !when.pattern ? when.dates[0]?.date : undefined;
	}
	if (when.dates?.length) return when.dates.length === 1 ? when.dates[0]?.date : undefined;
	return !when.endDate || when.endDate === when.startDate ? when.startDate : undefined;
}

/** Writes single days over what the rhythm says; where days are listed one by one, into that list. */
function withOccurrences(when: When, marked: readonly Occurrence[]): When {
	const list = when.dates?.length ? 'dates' : 'extra';
	const keys = new Set(marked.map(keyOf));
	// the times of the whole event stand for a day that has none of its own
	const timed = (each: Occurrence) => ({
		...each,
		...(each.from === undefined && each.to === undefined && when.startTime ? { from: when.startTime } : {}),
	});
	const others = (when[list] ?? []).filter((each) => !keys.has(keyOf(timed(each))));
	const added = marked.filter((each) => list === 'dates' || each.status !== undefined || each.note !== undefined);
	const next = [...others, ...added].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	const { [list]: _, ...rest } = when;
	return next.length > 0 ? { ...rest, [list]: next } : rest;
}

function keyOf({ date, from }: Occurrence): string {
	return `${date} ${from ?? ''}`;
}
