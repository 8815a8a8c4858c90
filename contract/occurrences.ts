/** Days on which an event takes place, from what its source states: single dates, a stretch, or a GIF pattern. */
import type { LocalDate } from './common.ts';
import {
	dateOfDay,
	dayNumber,
	hasPassed,
	isLastOfMonth,
	isValidDate,
	LAST_DATE,
	type LocalMoment,
	nthOfMonth,
	weekdayOfDay,
} from './dates.ts';
import type { Event, Occurrence, When } from './event.ts';
import type { Weekday } from './place.ts';

/** One part of a 開催パターン: 0 every week, 1–5 the nth, 6 the last of the month, 7 every second week. */
export type PatternPart = { nth: number[]; day: Weekday };

const DAY_NAMES = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];
/** Every digit with every weekday is 70 characters. */
const LONGEST_PATTERN = 70;
/** Nobody announces further ahead; a thousand-year range costs no more than this. */
const MOST_DAYS_LOOKED_AT = 4000;
const MOST_OCCURRENCES = 1000;

/** Reads a GIF 441 recurrence (`0We`, `13Mo`, `14Tu4Th`, `6Fr`, `7Su`); null when it is anything else. */
export function parsePattern(text: string): PatternPart[] | null {
	if (text.length > LONGEST_PATTERN) return null;
	const parts: PatternPart[] = [];
	let at = 0;
	while (at < text.length) {
		const nth: number[] = [];
		for (let c = text[at]; c !== undefined && c >= '0' && c <= '7'; c = text[++at]) nth.push(Number(c));
		const day = DAY_NAMES.indexOf(text.slice(at, at + 2));
		if (nth.length === 0 || day < 0) return null;
		parts.push({ nth, day: day as Weekday });
		at += 2;
	}
	return parts.length > 0 ? parts : null;
}

/** The other way round, for exports. */
export function formatPattern(parts: readonly PatternPart[]): string {
	return parts.map(({ nth, day }) => nth.join('') + DAY_NAMES[day]).join('');
}

/**
 * The occurrences from `from` to `to` (both inclusive), by date and time, at most `limit`, from at most the first 4,000
 * days of the asked range. Each carries its own times, or else those of the whole event.
 *
 * A pattern that cannot be read, and an end before the start, invent nothing: what is left is the start date. `extra`
 * wins over a pattern's day with the same time, and over `except`.
 */
export function occurrencesOf(when: When, from: LocalDate, to: LocalDate, limit = MOST_OCCURRENCES): Occurrence[] {
	const isAsked = (occurrence: Occurrence) =>
		occurrence.date >= from && occurrence.date <= to && isValidDate(occurrence.date);
	const timed = (occurrence: Occurrence): Occurrence => {
		if (occurrence.from !== undefined || occurrence.to !== undefined) return occurrence;
		const times = { ...(when.startTime && { from: when.startTime }), ...(when.endTime && { to: when.endTime }) };
		return { ...occurrence, ...times };
	};
	if (when.dates?.length) return when.dates.filter(isAsked).map(timed).sort(byStart).slice(0, limit);

	const extra = (when.extra ?? []).filter(isAsked).map(timed);
	const taken = new Set(extra.map(startOf));
	const except = new Set(when.except);
	const regular: Occurrence[] = [];
	for (const date of regularDates(when, from, to)) {
		if (regular.length >= limit) break;
		const occurrence = timed({ date });
		if (!except.has(date) && !taken.has(startOf(occurrence))) regular.push(occurrence);
	}
	return extra.length === 0 ? regular : [...regular, ...extra].sort(byStart).slice(0, limit);
}

/** The first occurrence that is not over; without a stated end it lasts until the end of its day. */
export function nextOccurrence(event: Pick<Event, 'when'>, now: LocalMoment): Occurrence | undefined {
	const today = dayNumber(now.date);
	// yesterday's may run past midnight; most events have their next within weeks
	for (const days of [35, 400, MOST_DAYS_LOOKED_AT]) {
		const to = days === MOST_DAYS_LOOKED_AT ? LAST_DATE : dateOfDay(today + days);
		const found = occurrencesOf(event.when, dateOfDay(today - 1), to).find(
			(occurrence) => !hasPassed(occurrence.date, occurrence.to ?? '24:00', now),
		);
		if (found) return found;
	}
	return undefined;
}

/** The last day it takes place; undefined when it has no end or no date at all. */
export function lastDateOf(when: When): LocalDate | undefined {
	let known = lastDates.get(when);
	if (!known) {
		known = { date: findLastDate(when) };
		lastDates.set(when, known);
	}
	return known.date;
}

/** Asked for thousands of events with each letter that is typed; a `When` that changes is another object. */
const lastDates = new WeakMap<When, { date: LocalDate | undefined }>();

function findLastDate(when: When): LocalDate | undefined {
	const hasDates = (when.dates?.length ?? 0) > 0;
	const days = (hasDates ? when.dates : when.extra)?.map((occurrence) => occurrence.date) ?? [];
	if (!hasDates) {
		if (when.pattern && !when.endDate && parsePattern(when.pattern)) return undefined;
		if (when.startDate) days.push(when.startDate);
		if (when.endDate) days.push(when.endDate);
	}
	return days.sort().at(-1);
}

/**
 * Is it still worth showing on that day? A cancelled or postponed event stays, loudly, until its stated date has passed;
 * what has no date stays until its publication ends.
 */
export function isEventLive(event: Event, today: LocalDate): boolean {
	if (event.status === 'ended') return false;
	if (event.publishFrom && today < event.publishFrom) return false;
	if (event.publishUntil && today > event.publishUntil) return false;
	const last = lastDateOf(event.when);
	return last === undefined || today <= last;
}

/** Days by pattern or stretch, in order, within the asked range and the event's own. */
function* regularDates(when: When, from: LocalDate, to: LocalDate): Generator<LocalDate> {
	const parts = when.pattern === undefined ? undefined : parsePattern(when.pattern);
	const start = when.startDate ?? (parts ? undefined : when.endDate);
	if (start === undefined ? !parts : !isValidDate(start)) return;
	const isDoubtful =
		when.endDate !== undefined && (!isValidDate(when.endDate) || (start !== undefined && when.endDate < start));
	if (parts === null || isDoubtful) {
		if (start !== undefined && start >= from && start <= to) yield start;
		return;
	}
	const end = when.endDate ?? (parts ? to : (start as LocalDate));
	const first = dayNumber(start !== undefined && start > from ? start : from);
	const last = Math.min(dayNumber(end < to ? end : to), first + MOST_DAYS_LOOKED_AT - 1);
	const rhythm = when.patternAnchor && isValidDate(when.patternAnchor) ? when.patternAnchor : start;
	for (let day = first; day <= last; day++) {
		if (!parts || parts.some((part) => matches(part, day, rhythm))) yield dateOfDay(day);
	}
}

function matches(part: PatternPart, day: number, rhythm: LocalDate | undefined): boolean {
	if (weekdayOfDay(day) !== part.day) return false;
	const date = dateOfDay(day);
	return part.nth.some((nth) => {
		if (nth === 0) return true;
		if (nth === 6) return isLastOfMonth(date);
		if (nth !== 7) return nthOfMonth(date) === nth;
		// without a date to count from, every second week could be either one
		if (rhythm === undefined) return false;
		const anchor = dayNumber(rhythm);
		const firstOfRhythm = anchor + ((part.day - weekdayOfDay(anchor) + 7) % 7);
		return (day - firstOfRhythm) % 14 === 0;
	});
}

function startOf(occurrence: Occurrence): string {
	return `${occurrence.date} ${occurrence.from ?? ''}`;
}

function byStart(a: Occurrence, b: Occurrence): number {
	const left = startOf(a);
	const right = startOf(b);
	return left < right ? -1 : left > right ? 1 : 0;
}
