/** What the list of events reads: pure functions over the town. */

import { isEventLive, nextOccurrence } from '../../../contract/calendar.ts';
import type { Audience, LocalDate, LocalMonth } from '../../../contract/common.ts';
import { addDays, daysInMonth, hasPassed, type LocalMoment, monthOf, weekdayOf } from '../../../contract/dates.ts';
import type { EVENT_TYPES, Event, EventStatus, Occurrence } from '../../../contract/event.ts';
import { isShown } from '../../../contract/published.ts';
import { isOff, statusOf } from '../../data/event-status.ts';
import { type Faceted, facet } from '../../data/facets.ts';
import { type Happening, occurrencesBetween, occurrencesOn } from '../../data/relations.ts';
import { search } from '../../data/search.ts';
import type { Town } from '../../data/town.ts';

export const VIEWS = ['day', 'week', 'month', 'list'] as const;
export type View = (typeof VIEWS)[number];

/** Everything that can be chosen on the list of events. Empty means: not chosen. */
export type EventFilter = {
	view: View;
	/** the day, a day of the week, or of the month that is shown; '' is today */
	date: LocalDate | '';
	q: string;
	place: string;
	audience: Audience | '';
	type: (typeof EVENT_TYPES)[number] | '';
	/** a field of the profile */
	field: string;
};

/** One event at one time. */
export type Entry = {
	event: Event;
	occurrence: Occurrence;
	status: EventStatus;
	/** last day of a stretch (会期): it is listed once and not on each of its days */
	until?: LocalDate;
};
export type EventFacet = 'place' | 'audience' | 'type' | 'field';
export type EventList = { entries: Entry[]; counts: Faceted<Entry, EventFacet>['counts'] };

/** First and last day of what the filter shows, both inclusive; weeks begin on Sunday. */
export function daysShown(filter: Pick<EventFilter, 'view' | 'date'>, today: LocalDate): [LocalDate, LocalDate] {
	const date = filter.date || today;
	if (filter.view === 'week') {
		// the week that contains today begins today: what lies behind is of no use
		const from = filter.date ? addDays(date, -weekdayOf(date)) : today;
		return [from, addDays(from, 6)];
	}
	if (filter.view === 'month') return [`${monthOf(date)}-01`, lastDayOf(monthOf(date))];
	return [date, date];
}

/** The events that fit, by day and time, and how many each further choice would leave. */
export function eventList(town: Town, filter: EventFilter, now: LocalMoment): EventList {
	const all = filter.view === 'list' ? comingOnce(town, now) : entriesIn(town, daysShown(filter, now.date), now.date);
	const among = filter.q.trim() ? withText(town, all, filter.q) : all;
	const { hits, counts } = facet(among, {
		place: asked(filter.place, ({ event }) => (event.placeId ? [event.placeId] : [])),
		audience: asked(filter.audience, ({ event }) => event.audience ?? []),
		type: asked(filter.type, ({ event }) => [event.eventType]),
		field: asked(filter.field, ({ event }) => event.fields ?? []),
	});
	return { entries: hits, counts };
}

function asked(value: string, valuesOf: (entry: Entry) => readonly string[]) {
	return { chosen: new Set(value ? [value] : []), valuesOf };
}

function withText(town: Town, entries: readonly Entry[], query: string): Entry[] {
	const ids = new Set(search(town, query, { kinds: ['event'] }).map((hit) => hit.id));
	return entries.filter((entry) => ids.has(entry.event.id));
}

/** Kept per map of events: an apply that touches no event changes nothing here. */
const kept = new WeakMap<ReadonlyMap<string, Event>, Map<string, Entry[]>>();
const RANGES_KEPT = 24;

function remembered(town: Town, key: string, make: () => Entry[]): Entry[] {
	let ranges = kept.get(town.events);
	if (!ranges) {
		ranges = new Map();
		kept.set(town.events, ranges);
	}
	let entries = ranges.get(key);
	if (!entries) {
		if (ranges.size >= RANGES_KEPT) ranges.clear();
		entries = make();
		ranges.set(key, entries);
	}
	return entries;
}

function entriesIn(town: Town, [from, to]: [LocalDate, LocalDate], today: LocalDate): Entry[] {
	return remembered(town, `${from}/${to}/${today}`, () =>
		(from === to ? occurrencesOn(town, from) : occurrencesBetween(town, from, to))
			.filter(({ event }) => isShown(event, today))
			.map(entryOf),
	);
}

function entryOf({ event, occurrence }: Happening): Entry {
	const entry = { event, occurrence, status: statusOf(event, occurrence) };
	return isStretch(event) ? { ...entry, until: event.when.endDate as LocalDate } : entry;
}

/** Goes on day after day: an exhibition, a week of collecting. */
export function isStretch({ when }: Pick<Event, 'when'>): boolean {
	return (
		!when.pattern &&
		!when.dates &&
		when.startDate !== undefined &&
		when.endDate !== undefined &&
		when.endDate > when.startDate
	);
}

/** Every event that is not over, once, at its next time. */
function comingOnce(town: Town, now: LocalMoment): Entry[] {
	// by the minute would be more exact; by the hour it can be kept
	const hour = `${now.time.slice(0, 2)}:00`;
	return remembered(town, `coming/${now.date}/${hour}`, () => {
		const entries: Entry[] = [];
		for (const event of town.events.values()) {
			if (!isEventLive(event, now.date)) continue;
			const occurrence = nextOccurrence(event, { date: now.date, time: hour });
			if (occurrence) entries.push(entryOf({ event, occurrence }));
		}
		return entries.sort(byTime);
	});
}

function byTime(a: Entry, b: Entry): number {
	const left = `${a.occurrence.date} ${a.occurrence.from ?? ''}`;
	const right = `${b.occurrence.date} ${b.occurrence.from ?? ''}`;
	return left < right ? -1 : left > right ? 1 : 0;
}

/** The entries under their days; a stretch stands on the first of its days that is shown. */
export function byDay(entries: readonly Entry[]): { date: LocalDate; entries: Entry[] }[] {
	const days = new Map<LocalDate, Entry[]>();
	const stretches = new Set<string>();
	for (const entry of entries) {
		if (entry.until) {
			if (stretches.has(entry.event.id)) continue;
			stretches.add(entry.event.id);
		}
		const day = days.get(entry.occurrence.date);
		if (day) day.push(entry);
		else days.set(entry.occurrence.date, [entry]);
	}
	return [...days].map(([date, list]) => ({ date, entries: list }));
}

/** Where an entry of today stands by the clock. Without an end nobody can say whether it still goes on. */
export type Phase = 'now' | 'next' | 'begun' | 'all-day' | 'over';
export const PHASES: readonly Phase[] = ['now', 'next', 'begun', 'all-day', 'over'];

export function phaseOf({ occurrence }: Pick<Entry, 'occurrence'>, now: LocalMoment): Phase {
	const { date, from, to } = occurrence;
	if (to && hasPassed(date, to, now)) return 'over';
	if (!from) return 'all-day';
	if (!hasPassed(date, from, now)) return 'next';
	return to ? 'now' : 'begun';
}

/** How many events take place, and how many were called off altogether: what the heading says. */
export function countTakingPlace(entries: readonly Entry[]): { on: number; off: number } {
	const all = new Set<string>();
	const on = new Set<string>();
	for (const { event, status } of entries) {
		all.add(event.id);
		if (!isOff(status)) on.add(event.id);
	}
	return { on: on.size, off: all.size - on.size };
}

/** The month as whole weeks from Sunday to Saturday; days of other months are null. */
export function weeksOf(month: LocalMonth): (LocalDate | null)[][] {
	const first = `${month}-01`;
	const cells: (LocalDate | null)[] = Array.from({ length: weekdayOf(first) }, () => null);
	for (let day = 0; day < daysInMonth(month); day++) cells.push(addDays(first, day));
	while (cells.length % 7 > 0) cells.push(null);
	const weeks: (LocalDate | null)[][] = [];
	for (let at = 0; at < cells.length; at += 7) weeks.push(cells.slice(at, at + 7));
	return weeks;
}

function lastDayOf(month: LocalMonth): LocalDate {
	return `${month}-${String(daysInMonth(month)).padStart(2, '0')}`;
}
