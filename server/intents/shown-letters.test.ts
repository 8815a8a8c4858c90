import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Availability } from '../../contract/availability.ts';
import { type LetterHold, letterAt, type SlotTime, shownMonth, statedMonth, withColumns } from './shown-letters.ts';

const AM = { id: 'am', from: '09:30', to: '13:20' };
const PM = { id: 'pm', from: '13:30', to: '17:20' };
const EVE = { id: 'eve', from: '17:30', to: '21:20' };
/** how temporary rules may cut the afternoon, or join the whole day */
const EARLY = { id: 'early', from: '13:30', to: '15:00' };
const LATE = { id: 'late', from: '15:00', to: '17:20' };
const DAY = { id: 'day', from: '09:30', to: '21:20' };
const DATE = '2026-12-01';

function month(letters: string, slots: SlotTime[] = [AM, PM, EVE]): Availability {
	const days = [letters, ...Array.from({ length: 30 }, () => 'f'.repeat(slots.length))];
	return { id: 'r:2026-12', roomId: 'r', placeId: 'p', month: '2026-12', slots, days, asOf: '2026-11-20T00:00:00Z' };
}

function hold(slot: SlotTime, date = DATE): LetterHold {
	return { date, slot_id: slot.id, from_time: slot.from, to_time: slot.to, beneath: '?' };
}

describe('A month that is shown with what is held in it', () => {
	test('shows held slots as taken and the others as their source says', () => {
		const shown = shownMonth(month('ftc'), [hold(AM)]);
		expect(shown.row.days.slice(0, 2)).toEqual(['ttc', 'fff']);
		expect(shown.holds).toMatchObject([{ beneath: 'f' }]);
		expect(statedMonth(shown.row, shown.holds)).toEqual(month('ftc'));
	});

	test('never shows the afternoon as free while a part of it is held that temporary rules cut out', () => {
		const stated = withColumns(month('fff'), [EARLY, LATE]);
		const { row, holds } = shownMonth(stated, [hold(EARLY)]);
		const letters = Object.fromEntries([AM, EARLY, LATE, PM, EVE].map((slot) => [slot.id, letterAt(row, DATE, slot)]));
		expect(letters).toEqual({ am: 'f', early: 't', late: 'f', pm: 't', eve: 'f' });
		expect(statedMonth(row, holds)).toEqual(stated);
	});

	test('has for a slot that is new in it the word of the longer one on every day of which something is known', () => {
		const row = withColumns({ ...month('ftf'), days: ['ftf', '', ...month('').days.slice(2)] }, [EARLY]);
		expect([DATE, '2026-12-02', '2026-12-03'].map((date) => letterAt(row, date, EARLY))).toEqual(['t', '?', 'f']);
		expect(row.days[1]).toBe('');
	});

	test('gives back what its source said, however holds lie over each other’s times', () => {
		const slots = fc.constantFrom(AM, PM, EVE, EARLY, LATE, DAY);
		const letters = fc.string({ unit: fc.constantFrom('f', 't', 'c', '?'), minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(letters, fc.uniqueArray(slots), fc.uniqueArray(slots), fc.nat(9), (said, columns, held, gone) => {
				const stated = withColumns(month(said), [...columns, ...held]);
				const taken = held.map((slot) => hold(slot));
				const shown = shownMonth(stated, taken);
				for (const each of taken) {
					for (const [at, slot] of stated.slots.entries()) {
						const isTouched = slot.from < each.to_time && each.from_time < slot.to;
						if (isTouched) expect(shown.row.days[0]?.[at]).toBe('t');
					}
				}
				expect(statedMonth(shown.row, shown.holds)).toEqual(stated);
				const rest = shown.holds.filter((_, index) => index !== gone);
				const freed = shownMonth(statedMonth(shown.row, shown.holds), rest);
				expect(statedMonth(freed.row, freed.holds)).toEqual(stated);
			}),
			{ numRuns: 300 },
		);
	});
});
