/** A meeting as a calendar takes it (RFC 5545): for whoever asked, and for whoever offered the time. */
import { line, textLine, writeLines } from './calendar-lines.ts';
import { utcInstant, utcMoment } from './calendar-moments.ts';
import type { LocalDate, LocalTime } from './common.ts';

export type MeetingEvent = {
	/** of the consultation: a time that was moved takes the place of the former */
	uid: string;
	/** grows with each change */
	sequence: number;
	title: string;
	where?: string | undefined;
	text?: string | undefined;
	date: LocalDate;
	from: LocalTime;
	to: LocalTime;
	/** it takes place no more */
	cancelled?: boolean;
};

export function meetingCalendar({ uid, sequence, title, where, text, ...at }: MeetingEvent, nowMs: number): string {
	return writeLines([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Engawa//Engawa//JA',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'BEGIN:VEVENT',
		line('UID', uid),
		line('DTSTAMP', utcInstant(nowMs)),
		line('SEQUENCE', String(sequence)),
		// the wall clock in Japan, which needs no zone of its own
		line('DTSTART', utcMoment(at.date, at.from)),
		line('DTEND', utcMoment(at.date, at.to)),
		textLine('SUMMARY', title),
		...(where ? [textLine('LOCATION', where)] : []),
		...(text ? [textLine('DESCRIPTION', text)] : []),
		line('CLASS', 'PRIVATE'),
		line('STATUS', at.cancelled ? 'CANCELLED' : 'CONFIRMED'),
		'END:VEVENT',
		'END:VCALENDAR',
	]);
}
