import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Availability } from './availability.ts';
import { bookingOpens, slotStates, slotsOn } from './calendar.ts';
import type { Closure } from './closure.ts';
import { dateOfDay, dayNumber, monthOf, timeOfMinutes } from './dates.ts';
import { closedStretches } from './opening.ts';
import type { Place } from './place.ts';
import type { Room } from './room.ts';
import type { SlotState } from './slot-letters.ts';

const SLOTS = [
	{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' },
	{ id: 'pm', name: { ja: '午後' }, from: '13:30', to: '17:20' },
	{ id: 'eve', name: { ja: '夜間' }, from: '17:30', to: '21:20' },
];
const place: Place = {
	id: 'seibu',
	name: '西部',
	placeType: 'community-centre',
	rules: [
		{
			hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
			slots: SLOTS,
			closures: [
				{ rule: 'weekly', days: [4] },
				{ rule: 'yearly', from: '12-29', to: '01-05' },
			],
		},
	],
	booking: { channel: 'counter', opensMonthsBefore: 1, missingDay: 'month-end', ifClosed: 'next-open-day' },
};
const room: Room = { id: 'wa', name: '和室', placeId: 'seibu', purposes: ['tea'] };
const now = { date: '2026-11-24', time: '12:00' };

/** A row in which every day of the month has the same letters. */
function row(letters: string, month = '2026-11', asOf = '2026-11-24T00:00:00Z', slots = SLOTS): Availability {
	return {
		id: `wa:${month}`,
		roomId: 'wa',
		placeId: 'seibu',
		month,
		slots: slots.map(({ id, from, to }) => ({ id, from, to })),
		days: Array.from({ length: 31 }, () => letters),
		asOf,
	};
}

type Given = Partial<Parameters<typeof slotStates>[0]>;
function states(given: Given): SlotState[] {
	const input = { place, room, closures: [], availability: row('fff'), date: '2026-11-25', now, ...given };
	return slotStates(input).map(({ state }) => state);
}

describe('slots of a room', () => {
	test('are those of the place, by time, unless the room has its own', () => {
		const gym = [
			{ id: 'g2', name: { ja: '②' }, from: '11:30', to: '13:30', roomIds: ['gym'] },
			{ id: 'g1', name: { ja: '①' }, from: '09:30', to: '11:30', roomIds: ['gym'] },
		];
		const [rules] = place.rules ?? [];
		if (!rules) throw new Error('the place has rules');
		const withGym = { ...place, rules: [{ ...rules, slots: [...SLOTS, ...gym] }] };
		expect(slotsOn(withGym, 'wa', '2026-11-25').map(({ id }) => id)).toEqual(['am', 'pm', 'eve']);
		expect(slotsOn(withGym, 'gym', '2026-11-25').map(({ id }) => id)).toEqual(['g1', 'g2']);
	});

	test('a place without rules has none of its own; those of the row are shown', () => {
		const bare: Place = { id: 'seibu', name: 'x', placeType: 'other' };
		expect(slotsOn(bare, 'wa', '2026-11-25')).toEqual([]);
		expect(states({ place: bare, availability: undefined })).toEqual([]);
		expect(states({ place: bare, availability: row('ft?') })).toEqual(['free', 'taken', 'unknown']);
	});
});

describe('what can be said of a slot', () => {
	test('free, taken and unknown are as the desk said', () => {
		expect(states({ availability: row('ft?') })).toEqual(['free', 'taken', 'unknown']);
	});

	test('without a row, with an empty day or with the row of another room or month it is unknown, never free', () => {
		expect(states({ availability: undefined })).toEqual(['unknown', 'unknown', 'unknown']);
		expect(states({ availability: row('') })).toEqual(['unknown', 'unknown', 'unknown']);
		expect(states({ availability: row('f') })).toEqual(['free', 'unknown', 'unknown']);
		expect(states({ availability: row('fff', '2026-12') })).toEqual(['unknown', 'unknown', 'unknown']);
		expect(states({ availability: { ...row('fff'), roomId: 'other' } })).toEqual(['unknown', 'unknown', 'unknown']);
	});

	test('a closing day closes it, whatever the row says', () => {
		expect(states({ date: '2026-11-26', availability: row('ft?') })).toEqual(['closed', 'closed', 'closed']);
	});

	test('a polling station from 17:30 closes the evening slot only', () => {
		const vote: Closure = {
			id: 'v',
			placeId: 'seibu',
			from: '2026-11-25',
			to: '2026-11-26',
			fromTime: '17:30',
			reason: { ja: '投票所' },
		};
		expect(states({ closures: [vote] })).toEqual(['free', 'free', 'closed']);
		expect(states({ closures: [{ ...vote, fromTime: '15:00' }] })).toEqual(['free', 'closed', 'closed']);
		expect(states({ closures: [{ ...vote, roomIds: ['gym'] }] })).toEqual(['free', 'free', 'free']);
		expect(states({ closures: [{ ...vote, roomIds: ['wa'] }] })).toEqual(['free', 'free', 'closed']);
	});

	test('a slot that has ended is over, one under way is not; closed wins over over', () => {
		const date = '2026-11-24';
		expect(states({ date, now: { date, time: '13:20' } })).toEqual(['over', 'free', 'free']);
		expect(states({ date, now: { date, time: '13:19' } })).toEqual(['free', 'free', 'free']);
		expect(states({ date: '2026-11-20' })).toEqual(['over', 'over', 'over']);
		expect(states({ date: '2026-11-19' })).toEqual(['closed', 'closed', 'closed']);
	});

	test('before asking opens it is not yet open, but what is taken is taken', () => {
		const december = { date: '2026-12-25', availability: row('ft?', '2026-12') };
		expect(states({ ...december, now: { date: '2026-11-25', time: '09:29' } })).toEqual([
			'not-yet-open',
			'taken',
			'not-yet-open',
		]);
		expect(states({ ...december, now: { date: '2026-11-25', time: '09:30' } })).toEqual(['free', 'taken', 'unknown']);
	});

	test('"not yet open" is forgotten when the opening has passed since it was said', () => {
		const december = { date: '2026-12-25', now: { date: '2026-11-25', time: '10:00' } };
		expect(states({ ...december, availability: row('nnn', '2026-12', '2026-11-24T00:00:00Z') })).toContain('unknown');
		expect(states({ ...december, availability: row('nnn', '2026-12', '2026-11-25T00:45:00Z') })).toContain(
			'not-yet-open',
		);
	});

	test('after asking has closed nothing looks free', () => {
		const strict = { ...place, booking: { ...place.booking, channel: 'request' as const, closesDaysBefore: 2 } };
		expect(states({ place: strict, date: '2026-11-25', availability: row('ft?') })).toEqual(['over', 'taken', 'over']);
		expect(states({ place: strict, date: '2026-11-27' })).toEqual(['free', 'free', 'free']);
		const untilBegin = { ...place, booking: { ...place.booking, channel: 'request' as const, closesDaysBefore: 0 } };
		expect(states({ place: untilBegin, date: '2026-11-24', now })).toEqual(['over', 'free', 'free']);
	});

	test('a lobby that nobody books has no booking window', () => {
		const lobby = { ...room, bookable: false };
		expect(states({ room: lobby, date: '2026-12-25', availability: row('fff', '2026-12') })).toContain('free');
	});

	test('a row that cuts the day otherwise than the rules is read with care', () => {
		const whole = [{ id: 'all', name: { ja: '一日' }, from: '09:00', to: '22:00' }];
		expect(states({ availability: row('f', undefined, undefined, whole) })).toEqual(['free', 'free', 'free']);
		expect(states({ availability: row('t', undefined, undefined, whole) })).toEqual(['taken', 'taken', 'taken']);
		const halves = [
			{ id: '1', name: { ja: '' }, from: '09:30', to: '11:30' },
			{ id: '2', name: { ja: '' }, from: '11:30', to: '13:30' },
		];
		expect(states({ availability: row('ft', undefined, undefined, halves) })).toEqual(['taken', 'unknown', 'unknown']);
		expect(states({ availability: row('ff', undefined, undefined, halves) })).toEqual([
			'unknown',
			'unknown',
			'unknown',
		]);
	});

	test('a place that has moved away has nothing free', () => {
		expect(states({ place: { ...place, validTo: '2026-10-31' } })).toEqual(['unknown', 'unknown', 'unknown']);
	});

	test('free means: the desk said so, it is open, asking is open, and it is not over', () => {
		const anyDay = fc.integer({ min: dayNumber('2026-11-01'), max: dayNumber('2027-01-31') }).map(dateOfDay);
		const anyTime = fc.integer({ min: 0, max: 1439 }).map(timeOfMinutes);
		const letters = fc.string({ unit: fc.constantFrom(...'ffftcno?'), maxLength: 3 });
		const closures = fc.array(
			fc.record({ from: anyDay, to: anyDay, fromTime: fc.option(anyTime) }).map(
				({ from, to, fromTime }): Closure => ({
					id: 'c',
					placeId: 'seibu',
					from,
					to,
					...(fromTime && { fromTime }),
					reason: { ja: '工事' },
				}),
			),
			{ maxLength: 2 },
		);
		let free = 0;
		fc.assert(
			fc.property(anyDay, anyDay, anyTime, letters, closures, (date, today, time, said, list) => {
				const availability = row(said, monthOf(date));
				const input = { place, room, closures: list, availability, date, now: { date: today, time } };
				slotStates(input).forEach(({ slot, state }, i) => {
					if (state !== 'free') return;
					free++;
					expect(said[i]).toBe('f');
					expect(`${today} ${time}` < `${date} ${slot.to}`).toBe(true);
					const opens = bookingOpens(place, list, date);
					expect(`${opens?.date} ${opens?.time ?? ''}` <= `${today} ${time}`).toBe(true);
					expect(
						closedStretches(place, list, date).filter(
							(s) => timeOfMinutes(s.from) < slot.to && slot.from < timeOfMinutes(s.to),
						),
					).toEqual([]);
				});
			}),
			{ numRuns: 1000 },
		);
		expect(free).toBeGreaterThan(10);
	});
});
