/**
 * When a place is open: its rule set of that day, less the rules that close it, less the closures announced on their own.
 *
 * No rules known means `unknown`, never open. A closure always wins. Where a rule depends on holidays and the list of
 * holidays does not reach that year, the day is `unknown` too.
 */
import { closedByRule, dependsOnHolidays, ruleDependsOnHolidays } from './closing-days.ts';
import type { Closure } from './closure.ts';
import type { LocalDate, LocalTime, Worded } from './common.ts';
import { type LocalMoment, minutesOf, timeOfMinutes, weekdayOf } from './dates.ts';
import { areHolidaysKnown, holidayName, isHolidayTentative } from './holidays.ts';
import type { ClosureRule, Place, RuleSet, TimeRange } from './place.ts';

/** Why it is closed: announced on its own, a rule's kind, `moved` from a holiday, or `weekday` without opening hours. */
export type ClosedBy = 'announced' | 'weekly' | 'nth' | 'yearly' | 'holiday' | 'dates' | 'moved' | 'weekday';

export type Opening = {
	state: 'open' | 'closed' | 'partly' | 'unknown';
	/** what is left of the opening hours, in order, not touching each other; empty when closed or unknown */
	ranges: TimeRange[];
	/** why it is closed or partly closed */
	reason?: Worded;
	closedBy?: ClosedBy;
	/** why other rules than usual hold on this day */
	ruleReason?: Worded;
	/** the answer rests on a holiday that is only expected (予定) */
	tentative?: boolean;
};

/** A closed stretch of one day, in minutes since midnight. */
export type ClosedStretch = { from: number; to: number; by: ClosedBy; reason: Worded };

/** 30:00, the last minute that a day's programme can name. */
const END_OF_DAY = 30 * 60;

/** Does the record of the place hold on that day? Places move and change their names. */
export function isPlaceValid(place: Place, date: LocalDate): boolean {
	return (!place.validFrom || place.validFrom <= date) && (!place.validTo || date <= place.validTo);
}

/** The rules that hold on a day: the last set in the list that covers it; undefined when none is known. */
export function ruleSetOn(place: Place, date: LocalDate): RuleSet | undefined {
	if (!isPlaceValid(place, date)) return undefined;
	return place.rules?.findLast(
		(set) => (!set.validFrom || set.validFrom <= date) && (!set.validTo || date <= set.validTo),
	);
}

/** The opening of a place on a day; of one room when `roomId` is given (some closures shut single rooms). */
export function openingOn(place: Place, closures: readonly Closure[], date: LocalDate, roomId?: string): Opening {
	const set = ruleSetOn(place, date);
	const shut = closedStretches(place, closures, date, roomId);
	const stated = set && openStretches(set, date);
	const base = stated?.length ? stated : [{ from: 0, to: END_OF_DAY }];
	const left = subtract(base, shut);
	const needsHolidays = set !== undefined && !areHolidaysKnown(date) && dependsOnHolidays(set);
	const touching = shut.filter((stretch) => base.some((range) => overlaps(stretch, range)));
	// of several the most particular one speaks, unless the day is closed and another closes it by itself
	const cause =
		(left.length === 0 && touching.find((stretch) => subtract(base, [stretch]).length === 0)) || touching[0];
	const opening: Opening = { state: 'open', ranges: [] };
	if (cause) {
		opening.reason = cause.reason;
		opening.closedBy = cause.by;
	}
	if (set?.reason) opening.ruleReason = set.reason;
	if (set && isHolidayTentative(date) && dependsOnHolidays(set)) opening.tentative = true;
	if (left.length === 0) return { ...opening, state: 'closed' };
	if (!stated || needsHolidays) return { ...opening, state: 'unknown' };
	opening.ranges = left.map(({ from, to }) => ({ from: timeOfMinutes(from), to: timeOfMinutes(to) }));
	return { ...opening, state: cause ? 'partly' : 'open' };
}

/** Is it open at this minute, and until or from when? `changesAt` is absent when nothing changes any more today. */
export function openingNow(
	place: Place,
	closures: readonly Closure[],
	now: LocalMoment,
): { state: 'open' | 'closed' | 'unknown'; changesAt?: LocalTime } {
	const { state, ranges } = openingOn(place, closures, now.date);
	if (state === 'unknown') return { state };
	const current = ranges.find((range) => range.from <= now.time && now.time < range.to);
	if (current) return { state: 'open', changesAt: current.to };
	const next = ranges.find((range) => range.from > now.time);
	return next ? { state: 'closed', changesAt: next.from } : { state: 'closed' };
}

/**
 * Everything that closes the place (or the room) on a day, the most particular first. An announced closure of several
 * days begins at its `fromTime` on the first day and ends at its `toTime` on the last; the times of a rule narrow each
 * of its days.
 */
export function closedStretches(
	place: Place,
	closures: readonly Closure[],
	date: LocalDate,
	roomId?: string,
): ClosedStretch[] {
	const shut: ClosedStretch[] = [];
	for (const closure of closures) {
		if (closure.placeId !== place.id || date < closure.from || date > closure.to) continue;
		if (closure.roomIds && !(roomId !== undefined && closure.roomIds.includes(roomId))) continue;
		shut.push({
			...stretchOf(
				date === closure.from ? closure.fromTime : undefined,
				date === closure.to ? closure.toTime : undefined,
			),
			by: 'announced',
			reason: closure.reason,
		});
	}
	const set = ruleSetOn(place, date);
	if (!set) return shut;
	const areKnown = areHolidaysKnown(date);
	const byRule: ClosedStretch[] = [];
	for (const rule of set.closures) {
		const closed = areKnown || !ruleDependsOnHolidays(rule) ? closedByRule(rule, date) : undefined;
		if (!closed) continue;
		const { fromTime, toTime } = timesOf(rule);
		byRule.push({ ...stretchOf(fromTime, toTime), ...closed });
	}
	byRule.sort((a, b) => Number(b.by === 'dates') - Number(a.by === 'dates'));
	shut.push(...byRule);
	if (openStretches(set, date)?.length === 0 && (areKnown || !set.hours.some((entry) => entry.onHolidays))) {
		shut.push({
			from: 0,
			to: END_OF_DAY,
			by: 'weekday',
			reason: { ja: '開館しない曜日', easy: 'この 曜日は あいていません', en: 'Not open on this day of the week' },
		});
	}
	return shut;
}

type Stretch = { from: number; to: number };

/** A part of a day. An end that does not lie behind its start is a slip of the pen: then the rest of the day is meant. */
function stretchOf(fromTime: LocalTime | undefined, toTime: LocalTime | undefined): Stretch {
	const from = fromTime === undefined ? 0 : minutesOf(fromTime);
	const to = toTime === undefined ? END_OF_DAY : minutesOf(toTime);
	return { from, to: to > from ? to : END_OF_DAY };
}

function timesOf(rule: ClosureRule): { fromTime?: LocalTime | undefined; toTime?: LocalTime | undefined } {
	return rule.rule === 'yearly' ? {} : { fromTime: rule.fromTime, toTime: rule.toTime };
}

/** The hours of that day before any closure: `[]` for a weekday without hours, undefined when the set states no hours at all. */
function openStretches(set: RuleSet, date: LocalDate): readonly Stretch[] | undefined {
	if (set.hours.length === 0 && set.slots.length === 0) return undefined;
	const weekday = weekdayOf(date);
	const isHoliday = holidayName(date) !== undefined;
	const day = `${weekday} ${isHoliday}`;
	let known = stretchesBySet.get(set);
	if (!known) {
		known = new Map();
		stretchesBySet.set(set, known);
	}
	let stretches = known.get(day);
	if (!stretches) {
		// a set without hours but with slots is open at least in its slots
		stretches = set.hours.length === 0 ? merge(set.slots) : hoursOn(set, weekday, isHoliday);
		known.set(day, stretches);
	}
	return stretches;
}

/** Rows never change once they are read, and days of the week are alike. */
const stretchesBySet = new WeakMap<RuleSet, Map<string, readonly Stretch[]>>();

function hoursOn(set: RuleSet, weekday: ReturnType<typeof weekdayOf>, isHoliday: boolean): Stretch[] {
	let entries = set.hours.filter((entry) => entry.days.includes(weekday));
	if (isHoliday) {
		const forHolidays = set.hours.filter((entry) => entry.onHolidays);
		const forBoth = forHolidays.filter((entry) => entry.days.includes(weekday));
		if (forHolidays.length > 0) entries = forBoth.length > 0 ? forBoth : forHolidays;
	}
	return merge(entries.flatMap((entry) => entry.ranges));
}

function merge(ranges: readonly TimeRange[]): Stretch[] {
	const merged: Stretch[] = [];
	const sorted = ranges
		.map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }))
		.filter(({ from, to }) => from < to)
		.sort((a, b) => a.from - b.from);
	for (const range of sorted) {
		const last = merged.at(-1);
		if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
		else merged.push(range);
	}
	return merged;
}

function overlaps(a: Stretch, b: Stretch): boolean {
	return a.from < b.to && b.from < a.to;
}

function subtract(ranges: readonly Stretch[], shut: readonly Stretch[]): Stretch[] {
	let left = [...ranges];
	for (const { from, to } of shut) {
		left = left.flatMap((range) =>
			[
				{ from: range.from, to: Math.min(range.to, from) },
				{ from: Math.max(range.from, to), to: range.to },
			].filter((part) => part.from < part.to),
		);
	}
	return left;
}
