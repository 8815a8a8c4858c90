/**
 * What a phone understands from a QR code without a line: an event for its calendar, or where and whom to ring. Bytes are
 * dear: more than 300 make squares that a phone at arm's length cannot tell apart.
 */
import type { LocalDate, LocalTime } from '../../../contract/common.ts';
import { addDays, minutesOf, timeOfMinutes } from '../../../contract/dates.ts';
import { byteLength } from '../../ui/qr-code.tsx';

export const MOST_BYTES = 300;

export type DatedThing = {
	name: string;
	where: string | undefined;
	date: LocalDate;
	from: LocalTime | undefined;
	to: LocalTime | undefined;
};

/** An iCalendar event (RFC 5545). Long names are cut at a whole letter, the place before the name. */
export function eventForCamera({ name, where, date, from, to }: DatedThing): string {
	const when = from
		? [`DTSTART:${utc(date, from)}`, ...(to ? [`DTEND:${utc(date, to)}`] : [])]
		: [`DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`];
	const text = (summary: string, location: string) =>
		[
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'BEGIN:VEVENT',
			`SUMMARY:${escaped(summary)}`,
			...when,
			...(location ? [`LOCATION:${escaped(location)}`] : []),
			'END:VEVENT',
			'END:VCALENDAR',
		].join('\n');
	const place = shortened(where ?? '', (some) => text(name, some));
	return text(
		shortened(name, (some) => text(some, place)),
		place,
	);
}

/** Lines as they are: a name, an address, a telephone number. The last lines are the first to go. */
export function linesForCamera(lines: readonly (string | undefined)[]): string {
	const said = lines.filter((line): line is string => Boolean(line));
	while (said.length > 1 && byteLength(said.join('\n')) > MOST_BYTES) said.pop();
	return shortened(said.join('\n'), (some) => some);
}

/** As much of the text as fits; nothing rather than a few letters that say nothing. */
function shortened(text: string, into: (some: string) => string): string {
	if (byteLength(into(text)) <= MOST_BYTES) return text;
	const letters = Array.from(text);
	while (letters.length > 4 && byteLength(into(`${letters.join('')}…`)) > MOST_BYTES) letters.pop();
	return letters.length > 4 ? `${letters.join('')}…` : '';
}

function escaped(text: string): string {
	return text.replace(/[\\;,]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

const DAY = 24 * 60;
const TOKYO = 9 * 60;

/** `20261124T093000Z` of a wall clock in Japan; times past 24:00 are on the day after. */
function utc(date: LocalDate, time: LocalTime): string {
	const minutes = minutesOf(time) - TOKYO;
	const days = Math.floor(minutes / DAY);
	const ofDay = timeOfMinutes(minutes - days * DAY);
	return `${addDays(date, days).replaceAll('-', '')}T${ofDay.replace(':', '')}00Z`;
}
