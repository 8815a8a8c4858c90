/**
 * From what a source states of an event's days to the components of a calendar.
 *
 * A pattern becomes one RRULE where it says exactly the same days; where it does not (every week and the third Friday, say)
 * each day stands alone. Nothing is rounded.
 */

import { basicDate, localMoment, utcMoment } from '../../../contract/calendar-moments.ts';
import type { LocalDate, LocalTime } from '../../../contract/common.ts';
import { addDays, isValidDate, minutesOf } from '../../../contract/dates.ts';
import type { Occurrence, When } from '../../../contract/event.ts';
import { occurrencesOf, type PatternPart, parsePattern } from '../../../contract/occurrences.ts';

/** One VEVENT: lines that say when, and what sets it apart from its siblings. */
export type Component = {
	/** appended to the event's UID; '' for the only one, or for the rule and what it says otherwise of single times */
	suffix: string;
	lines: readonly string[];
	/** the occurrence it stands for, when it is one alone */
	occurrence?: Occurrence;
};

/** Days that stand alone are written from a month back to a year ahead. */
const DAYS_BACK = 31;
const DAYS_AHEAD = 400;
const DAY_NAMES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** `today` decides which of many lone days are written; what one rule can say is written whole. */
export function componentsOf(when: When, today: LocalDate): Component[] {
	const ruled = ruledComponents(when);
	return ruled ?? loneComponents(occurrencesOf(when, addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)));
}

/**
 * Named by the day, so that a time that moves within its day moves in every calendar too instead of becoming another event.
 * Only further times of the same day carry their hour.
 */
function loneComponents(occurrences: readonly Occurrence[]): Component[] {
	const components = new Map<string, Component>();
	const starts = new Set<string>();
	for (const occurrence of occurrences) {
		const { date, from, to } = occurrence;
		const hour = from?.replace(':', '') ?? '';
		if (starts.has(`${date}${hour}`)) continue;
		starts.add(`${date}${hour}`);
		const ofDay = `-${basicDate(date)}`;
		const suffix = components.has(ofDay) ? `${ofDay}${hour}` : ofDay;
		components.set(suffix, { suffix, lines: timesOf(date, from, to), occurrence });
	}
	return [...components.values()];
}

/** DTSTART and, where it is known and later, DTEND. */
export function timesOf(date: LocalDate, from: LocalTime | undefined, to: LocalTime | undefined): string[] {
	if (from === undefined) return [`DTSTART;VALUE=DATE:${basicDate(date)}`];
	const lines = [`DTSTART;TZID=Asia/Tokyo:${localMoment(date, from)}`];
	if (to !== undefined && minutesOf(to) > minutesOf(from)) lines.push(`DTEND;TZID=Asia/Tokyo:${localMoment(date, to)}`);
	return lines;
}

/** One component with a rule, and one for each extra day; undefined when no single rule says exactly this. */
function ruledComponents(when: When): Component[] | undefined {
	if (when.dates?.length || when.startDate === undefined || !isValidDate(when.startDate)) return undefined;
	const { startDate, endDate, startTime, endTime } = when;
	if (endDate !== undefined && (!isValidDate(endDate) || endDate < startDate)) return undefined;
	const except = [...new Set(when.except ?? [])].filter(isValidDate).sort();
	const extra = (when.extra ?? []).filter(({ date }) => isValidDate(date));
	const regular: When = { ...when, extra: [] };
	// a start after midnight lies on the day after, where the rule would name another weekday
	if (startTime !== undefined && startTime >= '24:00') return undefined;

	if (when.pattern === undefined) {
		if (endDate === undefined || endDate === startDate) {
			const isAlone = except.length === 0 && extra.length === 0;
			return isAlone ? [{ suffix: '', lines: timesOf(startDate, startTime, endTime) }] : undefined;
		}
		// a stretch without times is one bar in the calendar
		if (startTime === undefined && except.length === 0 && extra.length === 0) {
			const lines = [...timesOf(startDate, undefined, undefined), `DTEND;VALUE=DATE:${basicDate(addDays(endDate, 1))}`];
			return [{ suffix: '', lines }];
		}
		return withRule('FREQ=DAILY', regular, startDate, except, extra, when);
	}
	const parts = parsePattern(when.pattern);
	const rule = parts && ruleOf(parts);
	if (!rule) return undefined;
	const first = firstDay(regular);
	if (first === undefined) return undefined;
	return withRule(rule, regular, first, except, extra, when);
}

/** Its first day even when that day is an exception: the rule counts from there. */
function firstDay(regular: When): LocalDate | undefined {
	const start = regular.startDate as LocalDate;
	return occurrencesOf({ ...regular, except: [] }, start, addDays(start, 400), 1)[0]?.date;
}

function withRule(
	rule: string,
	regular: When,
	first: LocalDate,
	except: readonly LocalDate[],
	extra: readonly Occurrence[],
	when: When,
): Component[] {
	const { startTime, endTime, endDate } = regular;
	const last = endDate && (startTime === undefined ? basicDate(endDate) : utcMoment(endDate, startTime));
	const until = last === undefined ? '' : `;UNTIL=${last}`;
	const isRegular = (date: LocalDate) => occurrencesOf({ ...regular, except: [] }, date, date).length > 0;
	const stated = extraTimes(when, extra);
	const instead = insteadOfRegular(stated, startTime, except, isRegular);
	const left = except.filter((date) => !instead.has(date) && isRegular(date));
	const lines = [...timesOf(first, startTime, endTime), `RRULE:${rule}${until}`];
	for (const date of left) lines.push(atRegular('EXDATE', date, startTime));
	return [
		{ suffix: '', lines },
		...[...instead].map(([date, occurrence]) => ({
			suffix: '',
			lines: [atRegular('RECURRENCE-ID', date, startTime), ...timesOf(date, occurrence.from, occurrence.to)],
			occurrence,
		})),
		...loneComponents(stated.filter(({ date, from }) => !instead.has(date) || instead.get(date)?.from !== from)),
	];
}

/** Names one time of the rule, in the form of its DTSTART. */
function atRegular(property: string, date: LocalDate, startTime: LocalTime | undefined): string {
	return startTime === undefined
		? `${property};VALUE=DATE:${basicDate(date)}`
		: `${property};TZID=Asia/Tokyo:${localMoment(date, startTime)}`;
}

/** With their hours, by date and time. */
function extraTimes({ startTime, endTime }: When, extra: readonly Occurrence[]): Occurrence[] {
	if (extra.length === 0) return [];
	const only: When = { dates: [...extra], ...(startTime && { startTime }), ...(endTime && { endTime }) };
	return occurrencesOf(only, '0001-01-01', '9999-12-31');
}

/**
 * What is said of single times of the rule, by their day: at the usual hour (cancelled, say), or at another where the usual one
 * is an exception. A time that comes on top of the usual one takes nobody's place.
 */
function insteadOfRegular(
	stated: readonly Occurrence[],
	startTime: LocalTime | undefined,
	except: readonly LocalDate[],
	isRegular: (date: LocalDate) => boolean,
): Map<LocalDate, Occurrence> {
	const instead = new Map<LocalDate, Occurrence>();
	const take = (fits: (occurrence: Occurrence) => boolean) => {
		for (const occurrence of stated) {
			const { date } = occurrence;
			if (!instead.has(date) && fits(occurrence) && isRegular(date)) instead.set(date, occurrence);
		}
	};
	take(({ from }) => from === startTime);
	// a whole day cannot take the place of an hour, nor the other way round
	take(({ date, from }) => (from === undefined) === (startTime === undefined) && except.includes(date));
	return instead;
}

/** The rule that means exactly these parts; undefined when one rule cannot say it. */
export function ruleOf(parts: readonly PatternPart[]): string | undefined {
	const weekly = parts.filter(({ nth }) => nth.includes(0));
	const fortnightly = parts.filter(({ nth }) => nth.includes(7));
	if (weekly.length === parts.length) return `FREQ=WEEKLY;BYDAY=${parts.map(({ day }) => DAY_NAMES[day]).join(',')}`;
	// two weekdays of one fortnight may lie on either side of a week's beginning
	const [only] = fortnightly;
	if (parts.length === 1 && only?.nth.length === 1) return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${DAY_NAMES[only.day]}`;
	if (weekly.length > 0 || fortnightly.length > 0) return undefined;
	const days = parts.flatMap(({ nth, day }) => nth.map((n) => `${n === 6 ? -1 : n}${DAY_NAMES[day]}`));
	return `FREQ=MONTHLY;BYDAY=${[...new Set(days)].join(',')}`;
}
