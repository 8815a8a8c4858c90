import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../contract/dates.ts';
import { findOnce, findRepeatedly } from './find.ts';
import { alternativesTo } from './find-alternatives.ts';
import { centre, month, NOW, room, townWith } from './made-town.fixture.ts';
import type { Wish } from './wish.ts';

const WISH: Wish = {
	date: '2026-11-25',
	band: '',
	people: 0,
	purpose: '',
	place: '',
	repeat: '',
	weeks: 8,
};
const ASKER = { now: NOW, homePlaceId: null };
const ids = (rooms: { room: { id: string } }[]) => rooms.map(({ room }) => room.id);

describe('free rooms on one day', () => {
	test('a room is found for the part of the day in which it is free', () => {
		const town = townWith([centre('a')], [room('a1', 'a')], [month('a1', '2026-11', 'ttf')]);
		expect(ids(findOnce(town, { ...WISH, band: 'evening' }, ASKER).free)).toEqual(['a1']);
		expect(findOnce(town, { ...WISH, band: 'morning' }, ASKER).free).toEqual([]);
	});

	test('my centre comes first, then the near ones, and each says how far it is', () => {
		const town = townWith(
			[
				centre('far', { lat: 35.73, lon: 139.56 }),
				centre('near', { lat: 35.705, lon: 139.56 }),
				centre('mine', { lat: 35.7, lon: 139.56 }),
			],
			[room('f', 'far'), room('n', 'near'), room('m', 'mine')],
			['f', 'n', 'm'].map((id) => month(id, '2026-11', 'fff')),
		);
		const { free } = findOnce(town, WISH, { now: NOW, homePlaceId: 'mine' });
		expect(ids(free)).toEqual(['m', 'n', 'f']);
		expect(Math.round((free[1]?.distanceM ?? 0) / 10)).toBe(56);
	});

	test('a room must hold the people, and the people must be enough for the room', () => {
		const town = townWith(
			[centre('a')],
			[room('small', 'a', { capacity: 8 }), room('large', 'a', { capacity: 50, minPeople: 5 })],
			[month('small', '2026-11', 'fff'), month('large', '2026-11', 'fff')],
		);
		expect(ids(findOnce(town, { ...WISH, people: 10 }, ASKER).free)).toEqual(['large']);
		expect(ids(findOnce(town, { ...WISH, people: 3 }, ASKER).free)).toEqual(['small']);
	});

	test('a room nobody told us about stands apart, never among the free ones', () => {
		const town = townWith([centre('a')], [room('silent', 'a')], []);
		const found = findOnce(town, WISH, ASKER);
		expect(found.free).toEqual([]);
		expect(ids(found.unknown)).toEqual(['silent']);
	});

	test('a room that cannot be asked for yet stands apart', () => {
		const town = townWith([centre('a')], [room('a1', 'a')], [month('a1', '2026-12', 'fff')]);
		const found = findOnce(town, { ...WISH, date: '2026-12-30' }, ASKER);
		expect(found.free).toEqual([]);
		expect(ids(found.notYet)).toEqual(['a1']);
	});

	test('a lobby needs no booking and is listed only while its place is open', () => {
		const town = townWith([centre('a')], [room('lobby', 'a', { bookable: false })], []);
		expect(ids(findOnce(town, WISH, ASKER).walkIn)).toEqual(['lobby']);
		expect(findOnce(town, { ...WISH, date: '2026-11-26' }, ASKER).walkIn).toEqual([]);
	});

	test('a place that is closed has no free room, whatever its row says', () => {
		const town = townWith([centre('a')], [room('a1', 'a')], [month('a1', '2026-11', 'fff')]);
		const found = findOnce(town, { ...WISH, date: '2026-11-26' }, ASKER);
		expect([...found.free, ...found.unknown, ...found.notYet]).toEqual([]);
	});
});

describe('free rooms on repeated days', () => {
	test('every Tuesday evening for four weeks, day by day', () => {
		const town = townWith(
			[centre('a')],
			[room('a1', 'a')],
			[month('a1', '2026-11', 'fff'), month('a1', '2026-12', 'fff', { 1: 'fft', 8: 'ff?' })],
		);
		const found = findRepeatedly(town, { ...WISH, band: 'evening', repeat: '0Tu', weeks: 4 }, ASKER);
		expect(found.dates).toEqual(['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22']);
		expect(found.free[0]?.perDate.map(({ state }) => state)).toEqual(['taken', 'unknown', 'free', 'free']);
		expect(found.free[0]).toMatchObject({ free: 2, unknown: 1, slot: { from: '17:30' } });
	});

	test('the first and third Tuesday', () => {
		const town = townWith([centre('a')], [room('a1', 'a')], []);
		const found = findRepeatedly(town, { ...WISH, repeat: '13Tu', weeks: 8 }, ASKER);
		expect(found.dates).toEqual(['2026-12-01', '2026-12-15', '2027-01-05', '2027-01-19']);
		expect(found.free).toEqual([]);
		expect(ids(found.unknown)).toEqual(['a1']);
	});
});

describe('when nothing is free', () => {
	test('another time of the same day comes first, then the next days', () => {
		const town = townWith([centre('a')], [room('a1', 'a')], [month('a1', '2026-11', 'fft', { 27: 'fff' })]);
		const found = alternativesTo(town, { ...WISH, band: 'evening' }, ASKER);
		expect(found.map(({ why, patch }) => [why, patch])).toEqual([
			['other-band', { band: 'morning' }],
			['other-band', { band: 'afternoon' }],
			['other-day', { date: '2026-11-27' }],
		]);
	});

	test('another place, when only one was asked for', () => {
		const town = townWith(
			[centre('a'), centre('b')],
			[room('a1', 'a'), room('b1', 'b')],
			[month('a1', '2026-11', 'ttt'), month('b1', '2026-11', 'fff')],
		);
		expect(alternativesTo(town, { ...WISH, place: 'a' }, ASKER)).toContainEqual({
			why: 'other-places',
			patch: { place: '' },
			free: 1,
		});
	});
});

test('unknown never looks free, whatever is known, asked and wished', () => {
	const letters = fc.array(fc.constantFrom('f', 't', 'c', 'n', 'o', '?'), { maxLength: 3 }).map((l) => l.join(''));
	fc.assert(
		fc.property(
			fc.array(letters, { minLength: 30, maxLength: 30 }),
			fc.integer({ min: 0, max: 40 }),
			fc.constantFrom('', 'morning', 'afternoon', 'evening') as fc.Arbitrary<Wish['band']>,
			(days, ahead, band) => {
				const row = { ...month('a1', '2026-11', ''), days };
				const town = townWith([centre('a')], [room('a1', 'a')], [row]);
				const date = addDays(NOW.date, ahead);
				const saysFree = (on: string, slot: string) =>
					on.startsWith('2026-11') && days[Number(on.slice(8)) - 1]?.[['am', 'pm', 'eve'].indexOf(slot)] === 'f';
				for (const { slots } of findOnce(town, { ...WISH, date, band }, ASKER).free) {
					for (const { slot } of slots) expect(saysFree(date, slot.id)).toBe(true);
				}
				const series = findRepeatedly(town, { ...WISH, date, band, repeat: '0We' }, ASKER);
				for (const { slot, perDate } of [...series.free, ...series.unknown]) {
					for (const day of perDate) {
						if (day.state === 'free') expect(saysFree(day.date, slot.id)).toBe(true);
					}
				}
			},
		),
	);
});
