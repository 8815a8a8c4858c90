import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Closure } from './closure.ts';
import { addDays, dateOfDay, dayNumber, isLastOfMonth, nthOfMonth, weekdayOf } from './dates.ts';
import { holidayName } from './holidays.ts';
import { openingNow, openingOn, ruleSetOn } from './opening.ts';
import type { ClosureRule, Place, RuleSet } from './place.ts';

const everyDay = [{ days: [0, 1, 2, 3, 4, 5, 6] as const, ranges: [{ from: '09:30', to: '21:30' }] }];
const hours = everyDay.map((entry) => ({ ...entry, days: [...entry.days] }));

function placeWith(...rules: RuleSet[]): Place {
	return { id: 'p', name: '試験コミセン', placeType: 'community-centre', rules };
}

function closedOn(...closures: ClosureRule[]): Place {
	return placeWith({ hours, slots: [], closures });
}

function announced(closure: Partial<Closure>): Closure {
	return { id: 'c', placeId: 'p', from: '2026-02-07', to: '2026-02-08', reason: { ja: '投票所' }, ...closure };
}

const stateOn = (place: Place, date: string, closures: Closure[] = []) => openingOn(place, closures, date).state;
const anyDate = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2030-12-31') }).map(dateOfDay);

describe('regular closing days', () => {
	test('西部: every Thursday and from 29 December to 5 January', () => {
		const place = closedOn({ rule: 'weekly', days: [4] }, { rule: 'yearly', from: '12-29', to: '01-05' });
		expect(stateOn(place, '2026-11-25')).toBe('open');
		expect(openingOn(place, [], '2026-11-26')).toMatchObject({ state: 'closed', ranges: [], closedBy: 'weekly' });
		for (const date of ['2026-12-29', '2026-12-31', '2027-01-01', '2027-01-05'])
			expect(stateOn(place, date), date).toBe('closed');
		for (const date of ['2026-12-28', '2027-01-06']) expect(stateOn(place, date), date).toBe('open');
	});

	test('九浦の家: the fourth Wednesday of each month', () => {
		const place = closedOn({ rule: 'nth', nth: [4], day: 3 });
		expect(stateOn(place, '2026-11-25')).toBe('closed');
		expect(stateOn(place, '2026-11-18')).toBe('open');
		expect(stateOn(place, '2026-12-23')).toBe('closed');
	});

	test('the last Friday, whether it is the fourth or the fifth', () => {
		const place = closedOn({ rule: 'nth', nth: [6], day: 5 });
		expect(stateOn(place, '2026-10-30')).toBe('closed');
		expect(stateOn(place, '2026-10-23')).toBe('open');
		expect(stateOn(place, '2026-11-27')).toBe('closed');
	});

	test('a year-end rule within one year stays within it, and 29 February is closed when it exists', () => {
		const place = closedOn({ rule: 'yearly', from: '02-28', to: '02-29' });
		expect(stateOn(place, '2028-02-29')).toBe('closed');
		expect(stateOn(place, '2027-02-28')).toBe('closed');
		expect(stateOn(place, '2027-03-01')).toBe('open');
	});

	test('every national holiday, with its name as the reason', () => {
		const opening = openingOn(closedOn({ rule: 'holiday' }), [], '2026-09-22');
		expect(opening).toMatchObject({ state: 'closed', closedBy: 'holiday', reason: { ja: '祝日（休日）' } });
	});
});

describe('a closing day that is a holiday', () => {
	// 2026: Monday 4 to Wednesday 6 May are holidays in a row; 21 to 23 September too
	test('stays closed unless the place says otherwise', () => {
		expect(stateOn(closedOn({ rule: 'weekly', days: [1] }), '2026-05-04')).toBe('closed');
		expect(stateOn(closedOn({ rule: 'weekly', days: [1], onHoliday: 'stay' }), '2026-09-21')).toBe('closed');
	});

	test('opens without anything in exchange', () => {
		const place = closedOn({ rule: 'weekly', days: [1], onHoliday: 'open' });
		expect(stateOn(place, '2026-09-21')).toBe('open');
		expect(stateOn(place, '2026-09-24')).toBe('open');
	});

	test('opens, and the first day after the whole row of holidays closes instead', () => {
		const place = closedOn({ rule: 'weekly', days: [1], onHoliday: 'open-then-next-day' });
		for (const date of ['2026-05-04', '2026-05-05', '2026-05-06', '2026-05-08'])
			expect(stateOn(place, date), date).toBe('open');
		expect(openingOn(place, [], '2026-05-07')).toMatchObject({ state: 'closed', closedBy: 'moved' });
		expect(stateOn(place, '2026-09-24')).toBe('closed');
		expect(stateOn(place, '2026-11-23')).toBe('open');
		expect(stateOn(place, '2026-11-24')).toBe('closed');
	});

	test('closes on the next weekday rather than on a weekend', () => {
		// Friday 20 March 2026 is 春分の日
		const nextWeekday = closedOn({ rule: 'weekly', days: [5], onHoliday: 'open-then-next-weekday' });
		const nextDay = closedOn({ rule: 'weekly', days: [5], onHoliday: 'open-then-next-day' });
		expect(stateOn(nextWeekday, '2026-03-21')).toBe('open');
		expect(stateOn(nextWeekday, '2026-03-23')).toBe('closed');
		expect(stateOn(nextDay, '2026-03-21')).toBe('closed');
		expect(stateOn(nextDay, '2026-03-23')).toBe('open');
	});

	test('an nth weekday moves likewise', () => {
		const place = closedOn({ rule: 'nth', nth: [3], day: 1, onHoliday: 'open-then-next-day' });
		expect(stateOn(place, '2026-09-21')).toBe('open');
		expect(stateOn(place, '2026-09-24')).toBe('closed');
		expect(stateOn(place, '2026-09-28')).toBe('open');
	});

	test('moves to the first day after the holidays and nowhere else, never onto a holiday', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 6 }), anyDate, (day, from) => {
				const weekday = day as 0 | 1 | 2 | 3 | 4 | 5 | 6;
				const place = closedOn({ rule: 'weekly', days: [weekday], onHoliday: 'open-then-next-day' });
				const days = Array.from({ length: 60 }, (_, i) => addDays(from, i)).filter((date) => date <= '2030-12-31');
				for (const date of days) {
					const { state, closedBy } = openingOn(place, [], date);
					if (holidayName(date) !== undefined) expect(state).toBe('open');
					else if (weekdayOf(date) === weekday) expect(state).toBe('closed');
					else if (state === 'closed') {
						expect(closedBy).toBe('moved');
						let before = addDays(date, -1);
						while (holidayName(before) !== undefined && weekdayOf(before) !== weekday) before = addDays(before, -1);
						expect([weekdayOf(before), holidayName(before) !== undefined]).toEqual([weekday, true]);
					}
				}
			}),
			{ numRuns: 40 },
		);
	});
});

describe('hours', () => {
	test('weekends and holidays have their own, a weekday without hours is closed', () => {
		const place = placeWith({
			hours: [
				{ days: [2, 3, 4, 5], ranges: [{ from: '09:00', to: '17:00' }] },
				{ days: [0, 6], onHolidays: true, ranges: [{ from: '10:00', to: '19:00' }] },
			],
			slots: [],
			closures: [],
		});
		expect(openingOn(place, [], '2026-11-25').ranges).toEqual([{ from: '09:00', to: '17:00' }]);
		expect(openingOn(place, [], '2026-11-28').ranges).toEqual([{ from: '10:00', to: '19:00' }]);
		expect(openingOn(place, [], '2026-11-23').ranges).toEqual([{ from: '10:00', to: '19:00' }]);
		expect(openingOn(place, [], '2026-11-30')).toMatchObject({ state: 'closed', closedBy: 'weekday' });
	});

	test('without stated hours the slots tell when it is open', () => {
		const slots = [
			{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '12:30' },
			{ id: 'pm', name: { ja: '午後' }, from: '13:30', to: '17:30' },
		];
		const { state, ranges } = openingOn(placeWith({ hours: [], slots, closures: [] }), [], '2026-11-25');
		expect(state).toBe('open');
		expect(ranges).toEqual([
			{ from: '09:30', to: '12:30' },
			{ from: '13:30', to: '17:30' },
		]);
	});

	test('it is open until closing time and says what changes next', () => {
		const place = closedOn({ rule: 'weekly', days: [4] });
		expect(openingNow(place, [], { date: '2026-11-25', time: '09:29' })).toEqual({
			state: 'closed',
			changesAt: '09:30',
		});
		expect(openingNow(place, [], { date: '2026-11-25', time: '09:30' })).toEqual({ state: 'open', changesAt: '21:30' });
		expect(openingNow(place, [], { date: '2026-11-25', time: '21:30' })).toEqual({ state: 'closed' });
		expect(openingNow(placeWith(), [], { date: '2026-11-25', time: '12:00' })).toEqual({ state: 'unknown' });
	});
});

describe('closures announced on their own', () => {
	test('a polling station from 17:30 on the eve closes the evening, and the whole next day', () => {
		const place = closedOn();
		const vote = [announced({ fromTime: '17:30' })];
		expect(openingOn(place, vote, '2026-02-07')).toMatchObject({
			state: 'partly',
			ranges: [{ from: '09:30', to: '17:30' }],
			reason: { ja: '投票所' },
		});
		expect(openingOn(place, vote, '2026-02-08')).toMatchObject({ state: 'closed', closedBy: 'announced' });
		expect(stateOn(place, '2026-02-09', vote)).toBe('open');
	});

	test('the reason of a closed day is that of the closure which closes it, not of one that touches a part of it', () => {
		const place = closedOn({ rule: 'weekly', days: [6] });
		const lift = announced({
			to: '2026-02-07',
			fromTime: '13:00',
			toTime: '17:00',
			reason: { ja: 'エレベーター点検のため、午後は休館します。夜間は開きます。' },
		});
		expect(openingOn(place, [lift], '2026-02-07')).toMatchObject({ state: 'closed', closedBy: 'weekly' });
		// announced for the whole day it says more than the rule does
		const vote = announced({ to: '2026-02-07' });
		expect(openingOn(place, [lift, vote], '2026-02-07').reason).toEqual({ ja: '投票所' });
		// two that close it only together: the announced one speaks
		const evenings = closedOn({ rule: 'weekly', days: [6], fromTime: '12:00' });
		const morning = announced({ to: '2026-02-07', toTime: '12:00' });
		expect(openingOn(evenings, [morning], '2026-02-07')).toMatchObject({ state: 'closed', closedBy: 'announced' });
	});

	test('works of several weeks end in the afternoon of their last day', () => {
		const works = [announced({ from: '2026-03-01', to: '2026-03-15', toTime: '13:00', reason: { ja: '工事' } })];
		expect(stateOn(closedOn(), '2026-03-01', works)).toBe('closed');
		expect(stateOn(closedOn(), '2026-03-10', works)).toBe('closed');
		expect(openingOn(closedOn(), works, '2026-03-15').ranges).toEqual([{ from: '13:00', to: '21:30' }]);
	});

	test('closing one room leaves the place and the other rooms open', () => {
		const floor = [announced({ roomIds: ['gym'] })];
		expect(stateOn(closedOn(), '2026-02-07', floor)).toBe('open');
		expect(openingOn(closedOn(), floor, '2026-02-07', 'gym').state).toBe('closed');
		expect(openingOn(closedOn(), floor, '2026-02-07', 'tea').state).toBe('open');
		expect(stateOn(closedOn(), '2026-02-07', [announced({ placeId: 'other' })])).toBe('open');
	});

	test('a closure in the middle of the day leaves morning and evening', () => {
		const place = closedOn({ rule: 'dates', from: '2026-11-25', to: '2026-11-27', fromTime: '12:00', toTime: '15:00' });
		expect(openingOn(place, [], '2026-11-26').ranges).toEqual([
			{ from: '09:30', to: '12:00' },
			{ from: '15:00', to: '21:30' },
		]);
	});

	test('a closure that ends before it begins closes the rest of the day, and no hour twice', () => {
		const slip = { fromTime: '20:00', toTime: '10:00' };
		const rest = [{ from: '09:30', to: '20:00' }];
		expect(openingOn(closedOn(), [announced({ ...slip, to: '2026-02-07' })], '2026-02-07').ranges).toEqual(rest);
		const place = closedOn({ rule: 'dates', from: '2026-02-07', to: '2026-02-07', ...slip });
		expect(openingOn(place, [], '2026-02-07').ranges).toEqual(rest);
	});

	test('outside opening hours it changes nothing', () => {
		const place = closedOn({ rule: 'dates', from: '2026-11-25', to: '2026-11-25', fromTime: '22:00' });
		expect(openingOn(place, [], '2026-11-25')).toEqual({ state: 'open', ranges: [{ from: '09:30', to: '21:30' }] });
	});

	test('more closures never open anything', () => {
		const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
		const closure = fc
			.record({
				from: anyDate,
				days: fc.integer({ min: 0, max: 20 }),
				fromTime: fc.option(time),
				toTime: fc.option(time),
			})
			.map(({ from, days, fromTime, toTime }) =>
				announced({
					from,
					to: addDays(from, days),
					...(fromTime && { fromTime }),
					...(toTime && { toTime }),
				}),
			);
		const minutes = (ranges: { from: string; to: string }[]) =>
			ranges.reduce(
				(sum, { from, to }) =>
					sum +
					Number(to.slice(0, 2)) * 60 +
					Number(to.slice(3)) -
					Number(from.slice(0, 2)) * 60 -
					Number(from.slice(3)),
				0,
			);
		fc.assert(
			fc.property(
				fc.array(closure, { maxLength: 6 }),
				closure,
				fc.integer({ min: 0, max: 20 }),
				(list, extra, days) => {
					const place = closedOn({ rule: 'weekly', days: [4] });
					const date = addDays(extra.from, days);
					const before = openingOn(place, list, date);
					const after = openingOn(place, [...list, extra], date);
					expect(minutes(after.ranges)).toBeLessThanOrEqual(minutes(before.ranges));
					if (before.state === 'closed') expect(after.state).toBe('closed');
				},
			),
		);
	});
});

describe('rule sets', () => {
	test('a temporary set holds between its dates, the last in the list wins', () => {
		const usual: RuleSet = { hours, slots: [], closures: [{ rule: 'weekly', days: [4] }] };
		const short: RuleSet = {
			validFrom: '2026-11-01',
			validTo: '2026-11-30',
			reason: { ja: '節電のため' },
			hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '10:00', to: '16:00' }] }],
			slots: [],
			closures: [],
		};
		const place = placeWith(usual, short);
		expect(ruleSetOn(place, '2026-11-26')).toBe(short);
		expect(openingOn(place, [], '2026-11-26')).toMatchObject({
			state: 'open',
			ranges: [{ from: '10:00', to: '16:00' }],
			ruleReason: { ja: '節電のため' },
		});
		expect(stateOn(place, '2026-12-03')).toBe('closed');
		expect(ruleSetOn(place, '2026-10-31')).toBe(usual);
	});

	test('a place without rules is unknown, but an announced closure closes it', () => {
		expect(openingOn(placeWith(), [], '2026-11-25')).toEqual({ state: 'unknown', ranges: [] });
		expect(stateOn({ id: 'p', name: 'x', placeType: 'other' }, '2026-11-25')).toBe('unknown');
		expect(stateOn(placeWith(), '2026-02-08', [announced({})])).toBe('closed');
		expect(stateOn(placeWith(), '2026-02-07', [announced({ fromTime: '17:30' })])).toBe('unknown');
	});

	test('before a place exists and after it has moved nothing is known', () => {
		const place = { ...closedOn(), validFrom: '2026-04-01', validTo: '2027-03-31' };
		expect(stateOn(place, '2026-03-31')).toBe('unknown');
		expect(stateOn(place, '2026-04-01')).toBe('open');
		expect(stateOn(place, '2027-04-01')).toBe('unknown');
	});

	test('beyond the list of holidays only what does not depend on them is said', () => {
		const byHoliday = closedOn({ rule: 'holiday' }, { rule: 'yearly', from: '12-29', to: '01-05' });
		expect(stateOn(byHoliday, '2031-05-07')).toBe('unknown');
		expect(stateOn(byHoliday, '2031-01-02')).toBe('closed');
		expect(stateOn(closedOn({ rule: 'weekly', days: [4] }), '2031-05-07')).toBe('open');
		expect(stateOn(closedOn({ rule: 'weekly', days: [3], onHoliday: 'open' }), '2031-05-07')).toBe('unknown');
	});

	test('a holiday that the 官報 has not named makes the answer an expectation', () => {
		expect(openingOn(closedOn({ rule: 'holiday' }), [], '2028-03-20').tentative).toBe(true);
		expect(openingOn(closedOn({ rule: 'holiday' }), [], '2027-03-21').tentative).toBeUndefined();
	});

	test('each rule closes the days that its words say', () => {
		fc.assert(
			fc.property(anyDate, fc.integer({ min: 0, max: 6 }), fc.constantFrom(1, 2, 3, 4, 5, 6), (date, day, nth) => {
				const weekday = day as 0 | 1 | 2 | 3 | 4 | 5 | 6;
				expect(stateOn(closedOn({ rule: 'weekly', days: [weekday] }), date) === 'closed').toBe(weekdayOf(date) === day);
				const isNth = weekdayOf(date) === day && (nth === 6 ? isLastOfMonth(date) : nthOfMonth(date) === nth);
				expect(stateOn(closedOn({ rule: 'nth', nth: [nth as 1], day: weekday }), date) === 'closed').toBe(isNth);
			}),
		);
	});
});
