import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookingOpens, bookingState, lastBookingDate } from './booking-window.ts';
import type { Closure } from './closure.ts';
import { addMonths, dateOfDay, dayNumber } from './dates.ts';
import { openingOn } from './opening.ts';
import type { BookingRules, ClosureRule, Place } from './place.ts';

function placeWith(booking: Partial<BookingRules>, ...closures: ClosureRule[]): Place {
	return {
		id: 'p',
		name: '試験コミセン',
		placeType: 'community-centre',
		rules: [
			{ hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }], slots: [], closures },
		],
		booking: { channel: 'counter', opensMonthsBefore: 1, ...booking },
	};
}

const thursdays: ClosureRule = { rule: 'weekly', days: [4] };
const works: Closure = { id: 'w', placeId: 'p', from: '2026-03-01', to: '2026-03-15', reason: { ja: '工事' } };

describe('asking opens on the same day of the month before', () => {
	test('when the place opens, if no time is stated', () => {
		expect(bookingOpens(placeWith({}), [], '2026-12-20')).toEqual({
			date: '2026-11-20',
			time: '09:30',
			why: 'same-day',
			monthsBefore: 1,
		});
		expect(bookingOpens(placeWith({ opensAt: '10:00' }), [], '2026-12-20')).toMatchObject({ time: '10:00' });
		expect(bookingOpens(placeWith({ windowHours: { from: '13:00', to: '20:00' } }), [], '2026-12-20')).toMatchObject({
			time: '13:00',
		});
		expect(bookingOpens(placeWith({ opensMonthsBefore: 2 }), [], '2026-12-20')).toMatchObject({
			date: '2026-10-20',
			monthsBefore: 2,
		});
	});

	test('31 March has no 31 February: the stated rule is used, or the month’s end is assumed and said to be', () => {
		const date = '2026-03-31';
		expect(bookingOpens(placeWith({}), [], date)).toMatchObject({
			date: '2026-02-28',
			why: 'missing-day',
			assumed: true,
		});
		expect(bookingOpens(placeWith({ missingDay: 'month-end' }), [], date)?.assumed).toBeUndefined();
		expect(bookingOpens(placeWith({ missingDay: 'next-month-first' }), [], date)).toEqual({
			date: '2026-03-01',
			time: '09:30',
			why: 'missing-day',
			monthsBefore: 1,
		});
		expect(bookingOpens(placeWith({ missingDay: 'month-end' }), [], '2028-03-29')?.date).toBe('2028-02-29');
	});

	test('a closed opening day moves the way the place says, or later by assumption', () => {
		// 19 November 2026 is a Thursday
		const date = '2026-12-19';
		expect(bookingOpens(placeWith({}, thursdays), [], date)).toMatchObject({
			date: '2026-11-20',
			why: 'moved-later',
			assumed: true,
		});
		expect(bookingOpens(placeWith({ ifClosed: 'next-open-day' }, thursdays), [], date)).toEqual({
			date: '2026-11-20',
			time: '09:30',
			why: 'moved-later',
			monthsBefore: 1,
		});
		expect(bookingOpens(placeWith({ ifClosed: 'previous-open-day' }, thursdays), [], date)).toMatchObject({
			date: '2026-11-18',
			why: 'moved-earlier',
		});
		expect(bookingOpens(placeWith({ ifClosed: 'same-day', opensAt: '09:00' }, thursdays), [], date)).toEqual({
			date: '2026-11-19',
			time: '09:00',
			why: 'same-day',
			monthsBefore: 1,
		});
	});

	test('the year’s end and works of two weeks are crossed', () => {
		const place = placeWith({ ifClosed: 'next-open-day' }, { rule: 'yearly', from: '12-29', to: '01-05' });
		expect(bookingOpens(place, [], '2027-01-30')).toMatchObject({ date: '2027-01-06' });
		expect(bookingOpens(place, [works], '2026-04-03')).toMatchObject({ date: '2026-03-16', why: 'moved-later' });
	});

	test('a morning without opening moves the hour to noon', () => {
		const morning: Closure = { ...works, from: '2026-11-20', to: '2026-11-20', toTime: '13:00' };
		expect(bookingOpens(placeWith({ opensAt: '10:00' }), [morning], '2026-12-20')).toMatchObject({
			date: '2026-11-20',
			time: '13:00',
		});
		const evening: Closure = { ...works, from: '2026-11-20', to: '2026-11-20', fromTime: '17:30' };
		expect(
			bookingOpens(placeWith({ opensAt: '18:00', ifClosed: 'next-open-day' }), [evening], '2026-12-20'),
		).toMatchObject({ date: '2026-11-21', time: '18:00' });
	});

	test('days opened together all open at that moment', () => {
		// after its works 西部 takes all of 16 to 28 March on 28 February at 9:30
		const place = placeWith({
			openTogether: [{ from: '2026-03-16', to: '2026-03-28', opensOn: '2026-02-28', opensAt: '09:30' }],
		});
		for (const date of ['2026-03-16', '2026-03-28'])
			expect(bookingOpens(place, [works], date)).toEqual({ date: '2026-02-28', time: '09:30', why: 'together' });
		expect(bookingOpens(place, [works], '2026-03-29')?.why).not.toBe('together');
	});

	test('a place that states no rule is not given one', () => {
		expect(bookingOpens({ id: 'p', name: 'x', placeType: 'other' }, [], '2026-12-20')).toBeNull();
		expect(bookingOpens(placeWith({ channel: 'none' }), [], '2026-12-20')).toBeNull();
		expect(bookingOpens({ ...placeWith({}), rules: [] }, [], '2026-12-20')).toEqual({
			date: '2026-11-20',
			why: 'same-day',
			monthsBefore: 1,
			assumed: true,
		});
	});

	test('a place that never opens again leaves the date and says that it is assumed', () => {
		const place = placeWith({ ifClosed: 'next-open-day' }, { rule: 'yearly', from: '01-01', to: '12-31' });
		expect(bookingOpens(place, [], '2026-12-20')).toEqual({
			date: '2026-11-20',
			why: 'same-day',
			monthsBefore: 1,
			assumed: true,
		});
	});

	test('whatever the rules, the window opens on an open day or says why not, and never after the day of use by more than a closure', () => {
		const anyDate = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2029-12-31') }).map(dateOfDay);
		fc.assert(
			fc.property(
				anyDate,
				fc.integer({ min: 1, max: 12 }),
				fc.constantFrom(undefined, 'month-end', 'next-month-first'),
				fc.constantFrom('next-open-day', 'previous-open-day'),
				fc.integer({ min: 0, max: 6 }),
				(date, months, missingDay, ifClosed, day) => {
					const place = placeWith(
						{ opensMonthsBefore: months, ifClosed, ...(missingDay && { missingDay }) },
						{ rule: 'weekly', days: [day as 0], onHoliday: 'open-then-next-day' },
						{ rule: 'yearly', from: '12-29', to: '01-05' },
					);
					const opens = bookingOpens(place, [], date);
					const { state } = openingOn(place, [], opens?.date ?? '');
					// before the first year whose holidays are listed no day can be called open: then it is said to be assumed
					if (state === 'unknown') expect(opens?.assumed).toBe(true);
					else expect(state).toBe('open');
					const base = addMonths(date, -months, missingDay);
					if (opens?.why === 'moved-later') expect(opens.date > base).toBe(true);
					else if (opens?.why === 'moved-earlier') expect(opens.date < base).toBe(true);
					else expect(opens?.date).toBe(base);
					expect(opens?.time).toBe(state === 'open' ? '09:30' : undefined);
				},
			),
			// its base is New Year 2024, and the open day before lies in a year whose holidays are not listed
			{ examples: [['2025-01-01', 12, undefined, 'previous-open-day', 0]] },
		);
	});
});

describe('asking ends', () => {
	test('as many days before as the place says', () => {
		const place = placeWith({ closesDaysBefore: 3 });
		expect(lastBookingDate(place, '2026-12-20')).toBe('2026-12-17');
		expect(bookingState(place, [], '2026-12-20', { date: '2026-12-17', time: '21:00' })).toBe('open');
		expect(bookingState(place, [], '2026-12-20', { date: '2026-12-18', time: '00:00' })).toBe('ended');
		expect(lastBookingDate(placeWith({}), '2026-12-20')).toBeUndefined();
	});

	test('it has not begun until the very minute', () => {
		const place = placeWith({});
		expect(bookingState(place, [], '2026-12-20', { date: '2026-11-20', time: '09:29' })).toBe('not-yet-open');
		expect(bookingState(place, [], '2026-12-20', { date: '2026-11-20', time: '09:30' })).toBe('open');
		expect(
			bookingState({ ...place, booking: { channel: 'none' } }, [], '2026-12-20', { date: '2026-11-20', time: '09:30' }),
		).toBe('unstated');
	});
});
