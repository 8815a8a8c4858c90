import { expect, test } from 'vitest';
import { openingOn, slotsOn } from '../../contract/calendar.ts';
import { addDays, weekdayOf } from '../../contract/dates.ts';
import type { Kind, RowOf } from '../../contract/kinds.ts';
import { generateTown } from './town.ts';

const TODAY = '2026-11-24';
const { rows } = generateTown({ today: TODAY });
function all<K extends Kind>(kind: K): RowOf[K][] {
	return rows.filter((row) => row.kind === kind).map((row) => row.data as RowOf[K]);
}

test('houses keep different hours: one is under works, one has rules for a while, one moves, one has none', () => {
	const places = all('place');
	expect(new Set(places.map((place) => JSON.stringify(place.rules?.[0]?.closures))).size).toBeGreaterThan(8);
	expect(all('closure').some((closure) => closure.from < TODAY && closure.to > TODAY)).toBe(true);
	expect(places.some((place) => (place.rules?.length ?? 0) > 1)).toBe(true);
	expect(places.some((place) => place.validTo && place.note)).toBe(true);
	expect(places.some((place) => !place.rules && place.hoursText)).toBe(true);
	expect(places.some((place) => place.ownership === 'private')).toBe(true);
});

test('rooms tell of the same slots as the rules do', () => {
	const places = new Map(all('place').map((place) => [place.id, place]));
	for (const row of all('availability')) {
		const place = places.get(row.placeId);
		if (!place) throw new Error(row.placeId);
		expect(row.slots.map((slot) => slot.id)).toEqual(
			slotsOn(place, row.roomId, `${row.month}-15`).map((slot) => slot.id),
		);
		for (const day of row.days) if (day !== '') expect(day).toHaveLength(row.slots.length);
	}
});

test('rooms are known for thirteen weeks from this month on, and no news comes from the future', () => {
	const rows = all('availability');
	const letters = rows.flatMap((row) => row.days).join('');
	for (const letter of ['f', 't', 'c', 'n', '?']) expect(letters.includes(letter), letter).toBe(true);
	for (const row of rows) expect(row.asOf < `${TODAY}T00:00:00Z`).toBe(true);
	const last = rows.filter((row) => row.month === addDays(TODAY, 90).slice(0, 7));
	expect(last.length).toBeGreaterThan(50);
	expect(rows.some((row) => row.asOf < `${addDays(TODAY, -8)}T00:00:00Z`)).toBe(true);
});

test('rooms are fuller at weekends', () => {
	let weekend = { free: 0, taken: 0 };
	let week = { free: 0, taken: 0 };
	for (const row of all('availability').filter((one) => one.month === '2026-11')) {
		row.days.forEach((day, i) => {
			const free = day.split('f').length - 1;
			const taken = day.split('t').length - 1;
			const isWeekend = [0, 6].includes(weekdayOf(addDays('2026-11-01', i)));
			const sum = isWeekend ? weekend : week;
			const next = { free: sum.free + free, taken: sum.taken + taken };
			if (isWeekend) weekend = next;
			else week = next;
		});
	}
	expect(weekend.taken / (weekend.free + weekend.taken)).toBeGreaterThan(week.taken / (week.free + week.taken));
});

test('a day on which the house is closed has no free slot', () => {
	const places = new Map(all('place').map((place) => [place.id, place]));
	const closures = all('closure').filter((closure) => !closure.roomIds);
	for (const row of all('availability')) {
		const place = places.get(row.placeId);
		if (!place) throw new Error(row.placeId);
		const mine = closures.filter((closure) => closure.placeId === place.id);
		row.days.forEach((day, i) => {
			if (!day.includes('f')) return;
			expect(openingOn(place, mine, addDays(`${row.month}-01`, i)).state, `${row.id} ${i + 1}`).not.toBe('closed');
		});
	}
});
