import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../../contract/event.ts';
import { readFile } from './read-file.ts';

const CONTEXT = { area: '132039', dataset: 'd', today: '2026-11-24' };

const calendar = (...lines: string[]) =>
	new TextEncoder().encode(
		['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//JA', ...lines, 'END:VCALENDAR', ''].join('\r\n'),
	);
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

function eventsOf(bytes: Uint8Array): Event[] {
	const reading = readFile(bytes, CONTEXT);
	if ('refused' in reading) throw new Error(reading.refused.wrong);
	expect(reading.encoding).toBe('iCalendar');
	return reading.rows.map(({ data }) => data as Event);
}

test('a calendar becomes events: times of Japan, of the world, whole days, and what was called off', () => {
	const events = eventsOf(
		calendar(
			...event(
				'UID:a',
				'SUMMARY:朗読会\\, 冬',
				'DTSTART;TZID=Asia/Tokyo:20261201T100000',
				'DTEND;TZID=Asia/Tokyo:20261201T113000',
				'LOCATION:西公民館',
			),
			...event('UID:b', 'SUMMARY:夜の会', 'DTSTART:20261201T150000Z', 'DTEND:20261201T160000Z'),
			...event(
				'UID:c',
				'SUMMARY:文化祭',
				'DTSTART;VALUE=DATE:20261205',
				'DTEND;VALUE=DATE:20261207',
				'STATUS:CANCELLED',
			),
			...event('UID:old', 'SUMMARY:昔の会', 'DTSTART:20200101T000000'),
		),
	);
	expect(events.map(({ name, when, status, placeName }) => [name, when, status, placeName])).toMatchObject([
		['朗読会, 冬', { startDate: '2026-12-01', startTime: '10:00', endTime: '11:30' }, 'scheduled', '西公民館'],
		['夜の会', { startDate: '2026-12-02', startTime: '00:00', endTime: '01:00' }, 'scheduled', undefined],
		['文化祭', { startDate: '2026-12-05', endDate: '2026-12-06' }, 'cancelled', undefined],
	]);
});

test('a rule gives one event for each time, with its exceptions, and each keeps its id when the calendar comes again', () => {
	const weekly = calendar(
		...event(
			'UID:w',
			'SUMMARY:体操',
			'DTSTART;TZID=Asia/Tokyo:20261202T100000',
			'RRULE:FREQ=WEEKLY;COUNT=4',
			'EXDATE;TZID=Asia/Tokyo:20261209T100000',
		),
		...event(
			'UID:w',
			'RECURRENCE-ID;TZID=Asia/Tokyo:20261216T100000',
			'SUMMARY:体操（場所が変わります）',
			'DTSTART;TZID=Asia/Tokyo:20261217T130000',
		),
	);
	const events = eventsOf(weekly);
	expect(events.map(({ id, name, when }) => [id, name, when.startDate])).toEqual([
		['d:w/2026-12-02', '体操', '2026-12-02'],
		['d:w/2026-12-16', '体操（場所が変わります）', '2026-12-17'],
		['d:w/2026-12-23', '体操', '2026-12-23'],
	]);
	expect(eventsOf(weekly).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
});

test('a rule without end is followed for about a year; one that repeats by the second is refused; neither takes long', () => {
	const begin = performance.now();
	expect(
		eventsOf(calendar(...event('UID:d', 'SUMMARY:毎日', 'DTSTART:20261124T090000', 'RRULE:FREQ=DAILY'))).length,
	).toBe(401);
	const bombs = ['FREQ=SECONDLY', 'FREQ=MINUTELY;INTERVAL=1', 'FREQ=HOURLY;BYSECOND=0,1,2,3'];
	for (const rule of bombs) {
		const reading = readFile(
			calendar(...event('UID:s', 'SUMMARY:爆', 'DTSTART:20261124T090000', `RRULE:${rule}`)),
			CONTEXT,
		);
		expect(reading, rule).toMatchObject({ refused: { reason: 'file-too-big' } });
	}
	// begun long ago, and so dense that it never reaches today
	const dense = calendar(
		...event(
			'UID:e',
			'SUMMARY:密',
			'DTSTART:19000101T090000',
			`RRULE:FREQ=DAILY;BYHOUR=${[...Array(24).keys()]};BYMINUTE=${[...Array(60).keys()]}`,
		),
	);
	expect('refused' in readFile(dense, CONTEXT)).toBe(true);
	expect(performance.now() - begin).toBeLessThan(20_000);
}, 60_000);

test('whatever a calendar says, it is read or refused', () => {
	const line = fc.oneof(
		fc.constantFrom(
			'BEGIN:VEVENT',
			'END:VEVENT',
			'BEGIN:VTIMEZONE',
			'END:VTIMEZONE',
			'UID:1',
			'SUMMARY:会',
			'DTSTART:20261201T100000',
			'DTSTART;VALUE=DATE:20261301',
			'DTEND:2026',
			'RRULE:FREQ=YEARLY;BYMONTH=13',
			'RRULE:FREQ=MONTHLY;BYDAY=9XX',
			'EXDATE:x',
			'DURATION:P',
			'RECURRENCE-ID:20261201',
		),
		fc.string({ maxLength: 30 }),
	);
	fc.assert(
		fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
			const reading = readFile(calendar(...event(...lines)), CONTEXT);
			expect('refused' in reading || Array.isArray(reading.rows)).toBe(true);
		}),
		{ numRuns: Number(process.env.ENGAWA_FUZZ_RUNS ?? 200) },
	);
}, 60_000);
