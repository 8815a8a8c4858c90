import { describe, expect, test } from 'vitest';
import { nearestFree } from './alternatives.ts';
import { december, NOW, place, room, townWith } from './requests.fixture.ts';

const here = place();
const rooms = [room('和室'), room('会議室', { capacity: 12 }), room('小部屋', { capacity: 4 })];
const town = townWith(here, rooms, [
	december('和室', 'ftf', { 1: 'ttf', 9: 'fff' }),
	december('会議室', 'fff', { 1: 'tff' }),
	december('小部屋', 'fff'),
]);
const wish = { place: here, room: rooms[0] as (typeof rooms)[0], date: '2026-12-01', slotId: 'pm', people: 8 };

describe('when a slot is taken', () => {
	test('another room at the same hours is nearest, then other hours, then other days', () => {
		expect(nearestFree(town, wish, NOW).map(({ room, date, slot }) => `${date} ${room.id} ${slot.id}`)).toEqual([
			'2026-12-01 会議室 pm',
			'2026-12-01 和室 eve',
			'2026-12-09 和室 pm',
		]);
	});

	test('nothing is named that is not known to be free, nor a room that is too small', () => {
		const found = nearestFree(town, { ...wish, people: 15 }, NOW);
		expect(found.some(({ room }) => room.id !== '和室')).toBe(false);
		const unknown = townWith(here, rooms, []);
		expect(nearestFree(unknown, wish, NOW)).toEqual([]);
	});
});
