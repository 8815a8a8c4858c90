/** A whole calendar: its own properties (RFC 5545, RFC 7986), the one time zone, and what is in it. */

import { line, textLine, writeLines } from '../../../contract/calendar-lines.ts';
import { basicDate, localMoment, utcInstant } from '../../../contract/calendar-moments.ts';
import type { Closure } from '../../../contract/closure.ts';
import { addDays } from '../../../contract/dates.ts';
import type { Event } from '../../../contract/event.ts';
import { isEventLive, lastDateOf } from '../../../contract/occurrences.ts';
import type { Entry } from '../open-town.ts';
import { type CalendarDay, dayLines } from './days.ts';
import { type CalendarPlace, eventLines, uidOf } from './event-component.ts';
import { TIME_ZONE } from './time-zone.ts';

export type CalendarContent = {
	name: string;
	description: string;
	/** the address at which the calendar is read */
	source: string;
	/** the screen that shows the same */
	url: string;
	events: readonly Entry<Event>[];
	/** with the name of the place that they close */
	closures?: readonly { entry: Entry<Closure>; placeName: string }[];
	/** of issues, forums, needs and offers */
	days?: readonly CalendarDay[];
};

/** How often a calendar is asked for again: devices that follow the wish wait for an hour. */
const REFRESH = 'PT1H';
/** What is over stays for a month. */
const DAYS_KEPT = 31;

export function writeCalendar(content: CalendarContent, at: CalendarPlace): string {
	return writeLines(calendarLines(content, at));
}

/** Which events a calendar shows on that day: published, and not over for longer than a month. */
export function isInCalendar(event: Event, today: string): boolean {
	if (event.publishFrom !== undefined && today < event.publishFrom) return false;
	if (isEventLive(event, today)) return true;
	const last = lastDateOf(event.when);
	return last !== undefined && last >= addDays(today, -DAYS_KEPT);
}

export function* calendarHead(
	content: Pick<CalendarContent, 'name' | 'description' | 'source' | 'url'>,
): Generator<string> {
	yield 'BEGIN:VCALENDAR';
	yield 'VERSION:2.0';
	yield 'PRODID:-//Engawa//Engawa//JA';
	yield 'CALSCALE:GREGORIAN';
	yield 'METHOD:PUBLISH';
	yield textLine('NAME', content.name);
	yield textLine('X-WR-CALNAME', content.name);
	yield textLine('DESCRIPTION', content.description);
	yield textLine('X-WR-CALDESC', content.description);
	yield line('X-WR-TIMEZONE', 'Asia/Tokyo');
	yield line('URL', content.url);
	yield line('SOURCE;VALUE=URI', content.source);
	yield line('REFRESH-INTERVAL;VALUE=DURATION', REFRESH);
	yield line('X-PUBLISHED-TTL', REFRESH);
}

function* calendarLines(content: CalendarContent, at: CalendarPlace): Generator<string> {
	yield* calendarHead(content);
	yield* TIME_ZONE;
	for (const entry of content.events) if (isInCalendar(entry.data, at.today)) yield* eventLines(entry, at);
	for (const { entry, placeName } of content.closures ?? []) yield* closureLines(entry, placeName, at);
	for (const day of content.days ?? []) yield* dayLines(day, at);
	yield 'END:VCALENDAR';
}

/** 休館: a bar over whole days, or from the hour at which it begins. */
function* closureLines(
	{ data, rev, at: changed }: Entry<Closure>,
	placeName: string,
	at: CalendarPlace,
): Generator<string> {
	if (data.to < addDays(at.today, -DAYS_KEPT) || data.to < data.from) return;
	yield 'BEGIN:VEVENT';
	yield line('UID', uidOf(at.town, 'closure', data.id));
	yield line('DTSTAMP', utcInstant(changed));
	yield line('SEQUENCE', String(rev));
	if (data.fromTime === undefined && data.toTime === undefined) {
		yield `DTSTART;VALUE=DATE:${basicDate(data.from)}`;
		yield `DTEND;VALUE=DATE:${basicDate(addDays(data.to, 1))}`;
	} else {
		yield `DTSTART;TZID=Asia/Tokyo:${localMoment(data.from, data.fromTime ?? '00:00')}`;
		yield `DTEND;TZID=Asia/Tokyo:${localMoment(data.to, data.toTime ?? '24:00')}`;
	}
	yield textLine('SUMMARY', `休館：${placeName}`);
	yield textLine('DESCRIPTION', data.reason.ja);
	yield textLine('CATEGORIES', '休館');
	yield line('TRANSP', 'TRANSPARENT');
	yield 'END:VEVENT';
}
