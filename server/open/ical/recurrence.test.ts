import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { writeLines } from '../../../contract/calendar-lines.ts';
import { addDays, dateOfDay, dayNumber } from '../../../contract/dates.ts';
import type { When } from '../../../contract/event.ts';
import { occurrencesOf, parsePattern } from '../../../contract/occurrences.ts';
import { componentsOf, ruleOf } from './recurrence.ts';
import { TIME_ZONE } from './time-zone.ts';

ICAL.TimezoneService.register(new ICAL.Timezone(new ICAL.Component(ICAL.parse(writeLines(TIME_ZONE)))));

const TODAY = '2026-11-24';
const FROM = addDays(TODAY, -20);
const TO = addDays(TODAY, 120);

/** What a calendar program makes of the components: starts as `YYYY-MM-DD HH:MM`, in order. */
function startsSeenBy(when: When, from = FROM, to = TO): string[] {
	const starts: string[] = [];
	const see = (time: ICAL.Time) => {
		const text = time.toString();
		starts.push(time.isDate ? text : `${text.slice(0, 10)} ${text.slice(11, 16)}`);
	};
	const events = componentsOf(when, TODAY).map(({ suffix, lines }) => {
		const text = writeLines(['BEGIN:VEVENT', `UID:1${suffix}`, ...lines, 'END:VEVENT']);
		return new ICAL.Event(new ICAL.Component(ICAL.parse(text)));
	});
	const whole = events.filter((event) => !event.isRecurrenceException());
	expect(new Set(whole.map(({ uid }) => uid)).size).toBe(whole.length);
	for (const event of whole) {
		for (const other of events) {
			if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other);
		}
		if (!event.isRecurring()) {
			see(event.startDate);
			continue;
		}
		const iterator = event.iterator();
		for (let next = iterator.next(); next; next = iterator.next()) {
			if (next.toString().slice(0, 10) > to) break;
			see(event.getOccurrenceDetails(next).startDate);
		}
	}
	return starts.filter((start) => start.slice(0, 10) >= from && start.slice(0, 10) <= to).sort();
}

/** What the town's own screens say. */
function startsStated(when: When, from = FROM, to = TO): string[] {
	return occurrencesOf(when, from, to)
		.map(({ date, from: time }) => (time === undefined ? date : `${date} ${time}`))
		.sort();
}

const day = fc.integer({ min: dayNumber('2026-09-01'), max: dayNumber('2027-03-31') }).map(dateOfDay);
const time = fc.integer({ min: 6 * 4, max: 22 * 4 }).map((quarters) => {
	const minutes = String((quarters % 4) * 15).padStart(2, '0');
	return `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${minutes}`;
});
const pattern = fc
	.array(
		fc.tuple(
			fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 2 }),
			fc.constantFrom('Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'),
		),
		{ minLength: 1, maxLength: 2 },
	)
	.map((parts) => parts.map(([nth, name]) => nth.sort().join('') + name).join(''));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const whenAnything: fc.Arbitrary<When> = fc
	.record({
		startDate: day,
		endDate: maybe(day),
		startTime: maybe(time),
		pattern: maybe(pattern),
		except: maybe(fc.array(day, { maxLength: 3 })),
		extra: maybe(fc.array(fc.record({ date: day, from: maybe(time) }), { maxLength: 2 })),
		dates: maybe(fc.array(fc.record({ date: day, from: maybe(time) }), { maxLength: 4 })),
	})
	.map((fields) => {
		const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
		const when = Object.fromEntries(kept) as When;
		for (const list of [when.extra, when.dates])
			for (const one of list ?? []) if (one.from === undefined) delete one.from;
		return when;
	});

describe('A calendar program', () => {
	test('sees exactly the days and hours that the screens show, whatever the source states', () => {
		fc.assert(
			fc.property(whenAnything, (when) => {
				// a stretch without hours is one bar in the calendar and a line a day on the screens
				const isBar = !when.pattern && !when.dates?.length && !when.startTime && when.endDate !== undefined;
				fc.pre(!isBar);
				expect(startsSeenBy(when)).toEqual([...new Set(startsStated(when))]);
			}),
			{ numRuns: 400 },
		);
	});

	test('keeps a time under its name when it moves within its day, and tells two times of one day apart', () => {
		const names = (...dates: { date: string; from?: string }[]) =>
			componentsOf({ dates }, TODAY).map(({ suffix }) => suffix);
		const date = '2026-12-01';
		expect(names({ date, from: '10:00' })).toEqual(names({ date, from: '10:30' }));
		expect(names({ date, from: '10:00' }, { date, from: '14:00' })).toEqual(['-20261201', '-202612011400']);
		expect(names({ date, from: '10:00' }, { date, from: '10:00' })).toEqual(['-20261201']);
	});

	test('is told of a single time of a rule under the name of that time: cancelled, moved within its day, and back again', () => {
		const weekly: When = { startDate: '2026-12-02', startTime: '10:00', endTime: '12:00', pattern: '0We' };
		const ofDay = 'RECURRENCE-ID;TZID=Asia/Tokyo:20261209T100000';
		const about = (when: When) =>
			componentsOf(when, TODAY).flatMap(({ suffix, lines, occurrence }) =>
				occurrence ? [[suffix, lines, occurrence.status]] : [],
			);
		const usual = ['DTSTART;TZID=Asia/Tokyo:20261209T100000', 'DTEND;TZID=Asia/Tokyo:20261209T120000'];
		const off = { date: '2026-12-09', from: '10:00', to: '12:00', status: 'cancelled' as const };
		expect(about({ ...weekly, extra: [off] })).toEqual([['', [ofDay, ...usual], 'cancelled']]);
		const later = { date: '2026-12-09', from: '14:00', to: '16:00' };
		const moved = [ofDay, 'DTSTART;TZID=Asia/Tokyo:20261209T140000', 'DTEND;TZID=Asia/Tokyo:20261209T160000'];
		expect(about({ ...weekly, except: ['2026-12-09'], extra: [later] })).toEqual([['', moved, undefined]]);
		// on top of the usual one it is a time of its own, and so is one that moved to another day
		expect(about({ ...weekly, extra: [later] }).map(([suffix]) => suffix)).toEqual(['-20261209']);
		const otherDay = { ...later, date: '2026-12-10', status: 'changed' as const };
		expect(about({ ...weekly, extra: [{ ...off, status: 'postponed' }, otherDay] }).map(([suffix]) => suffix)).toEqual([
			'',
			'-20261210',
		]);
		const [rule] = componentsOf({ ...weekly, except: ['2026-12-09', '2026-12-16'], extra: [later] }, TODAY);
		expect(rule?.lines.filter((line) => line.startsWith('EXDATE'))).toEqual(['EXDATE;TZID=Asia/Tokyo:20261216T100000']);
	});

	test('draws a stretch of days without hours as one bar, the last day included', () => {
		const [bar, ...others] = componentsOf({ startDate: '2026-12-01', endDate: '2026-12-06' }, TODAY);
		expect(others).toEqual([]);
		expect(bar?.lines).toEqual(['DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261207']);
	});

	test('is given one rule where a rule says it, and single days where none does', () => {
		const rule = (text: string) => ruleOf(parsePattern(text) ?? []);
		expect(rule('0We')).toBe('FREQ=WEEKLY;BYDAY=WE');
		expect(rule('13Mo')).toBe('FREQ=MONTHLY;BYDAY=1MO,3MO');
		expect(rule('14Tu4Th')).toBe('FREQ=MONTHLY;BYDAY=1TU,4TU,4TH');
		expect(rule('6Fr')).toBe('FREQ=MONTHLY;BYDAY=-1FR');
		expect(rule('7Su')).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=SU');
		expect(rule('0We3Fr')).toBeUndefined();
		expect(rule('7Su7Mo')).toBeUndefined();
	});
});
