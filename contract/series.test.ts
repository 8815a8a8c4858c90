import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Closure } from './closure.ts';
import { addDays, weekdayOf } from './dates.ts';
import type { Place } from './place.ts';
import type { Room } from './room.ts';
import { seriesDates, seriesDays, slotsOfSeries } from './series.ts';

const place: Place = {
	id: 'p1',
	name: '榎町コミュニティセンター',
	placeType: 'community-centre',
	rules: [
		{
			hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
			slots: [{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' }],
			closures: [{ rule: 'yearly', from: '12-29', to: '01-05' }],
		},
	],
	booking: { channel: 'request', opensMonthsBefore: 3, closesDaysBefore: 0, perMonth: 2, individuals: 'no' },
};
const room: Room = { id: 'r1', placeId: 'p1', name: '和室', purposes: ['tea'] };
const works: Closure = { id: 'c1', placeId: 'p1', from: '2026-12-14', to: '2026-12-16', reason: { ja: '床の工事' } };
const question = {
	place,
	room,
	closures: [works],
	availability: new Map(),
	now: { date: '2026-11-24', time: '10:00' },
	ask: { people: 8, groupName: '茶の湯の会' },
};
const tuesdays = { weekday: 2, nth: [1, 3], from: '2026-11-24', until: '2027-03-31' };

describe('a series', () => {
	test('names the first and third Tuesdays until March', () => {
		expect(seriesDates(tuesdays)).toEqual([
			'2026-12-01',
			'2026-12-15',
			'2027-01-05',
			'2027-01-19',
			'2027-02-02',
			'2027-02-16',
			'2027-03-02',
			'2027-03-16',
		]);
		expect(seriesDates({ ...tuesdays, nth: [6], until: '2027-01-31' })).toEqual([
			'2026-11-24',
			'2026-12-29',
			'2027-01-26',
		]);
		expect(seriesDates({ ...tuesdays, nth: [], until: '2026-12-08' })).toEqual([
			'2026-11-24',
			'2026-12-01',
			'2026-12-08',
		]);
	});

	test('leaves out what is closed or cannot be asked for yet, and says why of each', () => {
		const days = seriesDays(question, tuesdays, ['am']);
		const left = days.flatMap((day) => (day.take ? [] : [[day.date, day.problem.code, day.problem.detail.reason?.ja]]));
		expect(left).toEqual([
			['2026-12-15', 'slot-closed', '床の工事'],
			['2027-01-05', 'slot-closed', '年末年始'],
			['2027-03-02', 'not-yet-open', undefined],
			['2027-03-16', 'not-yet-open', undefined],
		]);
		expect(slotsOfSeries(days, ['am'])).toEqual([
			{ date: '2026-12-01', slotIds: ['am'] },
			{ date: '2027-01-19', slotIds: ['am'] },
			{ date: '2027-02-02', slotIds: ['am'] },
			{ date: '2027-02-16', slotIds: ['am'] },
		]);
	});

	test('takes no more days of a month than the place allows', () => {
		const days = seriesDays(question, { ...tuesdays, nth: [], from: '2027-02-01', until: '2027-02-28' }, ['am']);
		expect(days.map((day) => (day.take ? 'taken' : day.problem.code))).toEqual([
			'taken',
			'taken',
			'limit-per-month',
			'limit-per-month',
		]);
	});

	test('leaves out a slot that a day does not have', () => {
		const days = seriesDays(question, { ...tuesdays, until: '2026-12-10' }, ['night']);
		expect(days).toMatchObject([{ take: false, problem: { code: 'no-such-slot' } }]);
	});

	test('does not count what speaks against the whole request as a matter of days', () => {
		const alone = { ...question, ask: { people: 1 } };
		expect(seriesDays(alone, { ...tuesdays, until: '2026-12-10' }, ['am'])).toEqual([
			{ date: '2026-12-01', take: true },
		]);
	});

	test('has only days of its weekday, in order, and never too many for one request', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 6 }),
				fc.subarray([1, 2, 3, 4, 5, 6]),
				fc.integer({ min: 0, max: 900 }),
				(weekday, nth, days) => {
					const dates = seriesDates({ weekday, nth, from: '2026-11-24', until: addDays('2026-11-24', days) });
					expect(dates.every((date) => weekdayOf(date) === weekday)).toBe(true);
					expect([...dates].sort()).toEqual(dates);
					expect(dates.length).toBeLessThanOrEqual(60);
				},
			),
		);
	});
});
