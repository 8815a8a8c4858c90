import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, compareDates, dateOfDay, dayNumber, daysBetween, weekdayOf } from './dates.ts';
import type { Event, When } from './event.ts';
import { formatPattern, isEventLive, lastDateOf, nextOccurrence, occurrencesOf, parsePattern } from './occurrences.ts';

const datesOf = (when: When, from = '2026-11-01', to = '2026-12-31') =>
	occurrencesOf(when, from, to).map(({ date }) => date);
const event = (when: When, more: Partial<Event> = {}): Event => ({
	id: 'e',
	name: '催し',
	eventType: 'event',
	status: 'scheduled',
	when,
	...more,
});

describe('the pattern of an event', () => {
	test.each([
		['0We', [{ nth: [0], day: 3 }]],
		['13Mo', [{ nth: [1, 3], day: 1 }]],
		[
			'14Tu4Th',
			[
				{ nth: [1, 4], day: 2 },
				{ nth: [4], day: 4 },
			],
		],
		['6Fr', [{ nth: [6], day: 5 }]],
		['7Su', [{ nth: [7], day: 0 }]],
	])('%s is read and written back', (text, parts) => {
		expect(parsePattern(text)).toEqual(parts);
		expect(formatPattern(parsePattern(text) ?? [])).toBe(text);
	});

	test('anything else is not guessed', () => {
		for (const text of ['', 'We', '0', '8We', '0XX', '0we', '毎週水', '0We ', '0We1', '１Mo', '0'.repeat(1000)])
			expect(parsePattern(text), text).toBeNull();
	});

	test('every week, first and third, two weekdays, the last of the month', () => {
		expect(datesOf({ pattern: '0We', startDate: '2026-11-20', endDate: '2026-12-09' })).toEqual([
			'2026-11-25',
			'2026-12-02',
			'2026-12-09',
		]);
		expect(datesOf({ pattern: '13Mo' })).toEqual(['2026-11-02', '2026-11-16', '2026-12-07', '2026-12-21']);
		expect(datesOf({ pattern: '14Tu4Th' }, '2026-11-01', '2026-11-30')).toEqual([
			'2026-11-03',
			'2026-11-24',
			'2026-11-26',
		]);
		expect(datesOf({ pattern: '6Fr' })).toEqual(['2026-11-27', '2026-12-25']);
	});

	test('every second Sunday counts from its anchor, or from its start, or is not known', () => {
		const when = { pattern: '7Su', startDate: '2026-11-01' };
		expect(datesOf(when, '2026-11-01', '2026-11-30')).toEqual(['2026-11-01', '2026-11-15', '2026-11-29']);
		expect(datesOf({ ...when, patternAnchor: '2026-10-25' }, '2026-11-01', '2026-11-30')).toEqual([
			'2026-11-08',
			'2026-11-22',
		]);
		expect(datesOf({ pattern: '7Su', startDate: '2026-11-04' }, '2026-11-01', '2026-11-30')).toEqual([
			'2026-11-08',
			'2026-11-22',
		]);
		expect(datesOf({ pattern: '7Su' })).toEqual([]);
	});

	test('days off are left out, extra days are added and win', () => {
		const when: When = {
			pattern: '0We',
			startDate: '2026-11-04',
			endDate: '2026-11-25',
			startTime: '10:00',
			endTime: '12:00',
			except: ['2026-11-11', '2026-11-18'],
			extra: [
				{ date: '2026-11-18', from: '14:00' },
				{ date: '2026-11-25', from: '10:00', to: '11:00', status: 'cancelled' },
			],
		};
		expect(occurrencesOf(when, '2026-11-01', '2026-11-30')).toEqual([
			{ date: '2026-11-04', from: '10:00', to: '12:00' },
			{ date: '2026-11-18', from: '14:00' },
			{ date: '2026-11-25', from: '10:00', to: '11:00', status: 'cancelled' },
		]);
	});
});

describe('dates and stretches', () => {
	test('given dates are exactly those, in order, with the event’s time where they have none', () => {
		const when: When = {
			startTime: '13:30',
			startDate: '2026-11-01',
			endDate: '2026-12-31',
			dates: [{ date: '2026-12-05' }, { date: '2026-11-10', from: '19:00' }, { date: '2026-11-10', from: '10:00' }],
		};
		expect(occurrencesOf(when, '2026-11-01', '2026-12-31')).toEqual([
			{ date: '2026-11-10', from: '10:00' },
			{ date: '2026-11-10', from: '19:00' },
			{ date: '2026-12-05', from: '13:30' },
		]);
	});

	test('a stretch is every day of it, one date is one day', () => {
		expect(datesOf({ startDate: '2026-11-29', endDate: '2026-12-02' })).toEqual([
			'2026-11-29',
			'2026-11-30',
			'2026-12-01',
			'2026-12-02',
		]);
		expect(datesOf({ startDate: '2026-11-29', endDate: '2026-12-02', except: ['2026-11-30'] })).toHaveLength(3);
		expect(datesOf({ startDate: '2026-11-29' })).toEqual(['2026-11-29']);
		expect(datesOf({ endDate: '2026-11-29' })).toEqual(['2026-11-29']);
		expect(datesOf({ text: '随時' })).toEqual([]);
	});

	test('an end before the start and a pattern nobody can read invent nothing', () => {
		expect(datesOf({ startDate: '2026-11-29', endDate: '2026-03-31' })).toEqual(['2026-11-29']);
		expect(datesOf({ startDate: '2026-11-29', endDate: '2026-12-31', pattern: '毎週' })).toEqual(['2026-11-29']);
		expect(datesOf({ startDate: '2026-11-31', endDate: '2026-12-31' })).toEqual([]);
		expect(datesOf({ dates: [{ date: '2026-11-31' }, { date: '2026-11-30' }] })).toEqual(['2026-11-30']);
	});

	test('a range of a thousand years costs no more than eleven', () => {
		const when = { startDate: '1000-01-01', endDate: '9999-12-31' };
		expect(occurrencesOf(when, '0001-01-01', '9999-12-31')).toHaveLength(1000);
		expect(occurrencesOf(when, '2026-11-24', '2026-11-25')).toHaveLength(2);
		expect(occurrencesOf({ pattern: '5Mo' }, '0001-01-01', '9999-12-31').length).toBeLessThan(60);
		expect(occurrencesOf({ ...when, pattern: '7Su' }, '2026-11-24', '9999-12-31', 5)).toHaveLength(5);
	});

	test('whatever is asked, the answer lies in the range, in order, without repetition, and asking for less gives the same days', () => {
		const day = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2027-12-31') }).map(dateOfDay);
		const digits = fc.subarray([...'01234567'], { minLength: 1 }).map((list) => list.join(''));
		const weekday = fc.constantFrom('Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa');
		const pattern = fc
			.array(fc.tuple(digits, weekday), { minLength: 1, maxLength: 3 })
			.map((parts) => parts.flat().join(''));
		const when = fc.record(
			{
				startDate: day,
				endDate: day,
				pattern,
				patternAnchor: day,
				except: fc.array(day),
				extra: fc.array(day.map((date) => ({ date }))),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(
				when,
				day,
				fc.integer({ min: 0, max: 400 }),
				fc.integer({ min: 0, max: 400 }),
				(w, from, span, cut) => {
					const to = addDays(from, span);
					const found = datesOf(w, from, to);
					const extra = new Set((w.extra ?? []).map(({ date }) => date));
					for (const [i, date] of found.entries()) {
						expect(date >= from && date <= to).toBe(true);
						if (i > 0 && !extra.has(date)) expect(compareDates(found[i - 1] as string, date)).toBeLessThan(0);
						if (!extra.has(date)) {
							expect(w.except ?? []).not.toContain(date);
							if (w.pattern) expect(w.startDate === undefined || date >= w.startDate).toBe(true);
						}
					}
					const middle = addDays(from, Math.min(cut, span));
					const left = datesOf(w, from, middle);
					const right = middle < to ? datesOf(w, addDays(middle, 1), to) : [];
					expect([...left, ...right]).toEqual(found);
				},
			),
			{ numRuns: 300 },
		);
	});

	test('a fortnight lies between every second Sunday', () => {
		const day = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2027-12-31') }).map(dateOfDay);
		fc.assert(
			fc.property(day, day, (anchor, from) => {
				const found = datesOf({ pattern: '7Su', patternAnchor: anchor }, from, addDays(from, 100));
				expect(found.length).toBeGreaterThanOrEqual(7);
				for (const [i, date] of found.entries()) {
					expect(weekdayOf(date)).toBe(0);
					if (i > 0) expect(daysBetween(found[i - 1] as string, date)).toBe(14);
				}
			}),
		);
	});
});

describe('what is next and what is still worth showing', () => {
	const now = { date: '2026-11-24', time: '12:00' };

	test('the next occurrence is the first that is not over', () => {
		const when = { startDate: '2026-11-24', endDate: '2026-11-25', startTime: '09:00', endTime: '12:00' };
		expect(nextOccurrence(event(when), now)?.date).toBe('2026-11-25');
		expect(nextOccurrence(event(when), { ...now, time: '11:59' })?.date).toBe('2026-11-24');
		expect(nextOccurrence(event({ startDate: '2026-11-24', startTime: '09:00' }), now)?.date).toBe('2026-11-24');
		expect(nextOccurrence(event({ startDate: '2026-11-20' }), now)).toBeUndefined();
		expect(nextOccurrence(event({ startDate: '2031-01-01' }), now)?.date).toBe('2031-01-01');
		expect(nextOccurrence(event({ pattern: '0Fr' }), now)?.date).toBe('2026-11-27');
	});

	test('what runs past midnight is still on after midnight', () => {
		const late = event({ startDate: '2026-11-23', startTime: '22:00', endTime: '26:00' });
		expect(nextOccurrence(late, { date: '2026-11-24', time: '01:59' })?.date).toBe('2026-11-23');
		expect(nextOccurrence(late, { date: '2026-11-24', time: '02:00' })).toBeUndefined();
	});

	test('a cancelled event stays until its date has passed', () => {
		const cancelled = event({ startDate: '2026-11-25' }, { status: 'cancelled' });
		expect(isEventLive(cancelled, '2026-11-25')).toBe(true);
		expect(isEventLive(cancelled, '2026-11-26')).toBe(false);
	});

	test('an event without a date stays while it is published, one that ended is gone', () => {
		expect(isEventLive(event({ text: '随時' }), '2026-11-24')).toBe(true);
		expect(isEventLive(event({ text: '随時' }, { publishUntil: '2026-11-23' }), '2026-11-24')).toBe(false);
		expect(isEventLive(event({ text: '随時' }, { publishFrom: '2026-12-01' }), '2026-11-24')).toBe(false);
		expect(isEventLive(event({ pattern: '0We' }), '2026-11-24')).toBe(true);
		expect(isEventLive(event({ pattern: '0We' }, { status: 'ended' }), '2026-11-24')).toBe(false);
	});

	test('the last date is the latest of all that are stated', () => {
		expect(lastDateOf({ startDate: '2026-11-01', extra: [{ date: '2026-12-01' }] })).toBe('2026-12-01');
		expect(lastDateOf({ startDate: '2026-11-01', dates: [{ date: '2026-10-01' }] })).toBe('2026-10-01');
		expect(lastDateOf({ startDate: '2026-09-01', endDate: '2026-03-31' })).toBe('2026-09-01');
		expect(lastDateOf({ pattern: '0We', endDate: '2026-12-31' })).toBe('2026-12-31');
		expect(lastDateOf({ pattern: '0We', startDate: '2026-01-01' })).toBeUndefined();
	});
});
