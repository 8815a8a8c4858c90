/** When a slot cannot be had: the nearest ones that can, each a link away. */
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, type LocalMoment } from '../../../contract/dates.ts';
import type { Place, Slot } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { roomsOfPlace } from '../../data/relations.ts';
import { roomDay } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';

export type Alternative = { room: Room; date: LocalDate; slot: Slot; why: 'other-room' | 'other-slot' | 'other-day' };

const MOST_OTHER_ROOMS = 2;
const MOST_OTHER_SLOTS = 2;
const MOST_OTHER_DAYS = 2;
const DAYS_AHEAD = 28;

/**
 * Only slots known to be free: first another room of the house at the same hours, then the same room at other hours of that
 * day, then the same room on the next days. `people` 0: not said.
 */
export function nearestFree(
	town: Town,
	wish: { place: Place; room: Room; date: LocalDate; slotId: string; people: number },
	now: LocalMoment,
): Alternative[] {
	const { place, room, date, people } = wish;
	const day = (of: Room, on: LocalDate) => roomDay(town, place, of, on, now);
	const wished = day(room, date).find(({ slot }) => slot.id === wish.slotId)?.slot;
	const fits = (other: Room) =>
		other.id !== room.id &&
		other.bookable !== false &&
		(people === 0 || other.capacity === undefined || other.capacity >= people) &&
		(people === 0 || other.minPeople === undefined || other.minPeople <= people);
	const isWished = (slot: Slot) => wished !== undefined && slot.from === wished.from && slot.to === wished.to;

	const otherRooms = roomsOfPlace(town, place.id)
		.filter(fits)
		.sort((a, b) => shared(b, room) - shared(a, room))
		.flatMap((other) =>
			day(other, date)
				.filter(({ slot, state }) => state === 'free' && isWished(slot))
				.map(({ slot }) => ({ room: other, date, slot, why: 'other-room' as const })),
		);
	const otherSlots = day(room, date)
		.filter(({ slot, state }) => state === 'free' && slot.id !== wish.slotId)
		.map(({ slot }) => ({ room, date, slot, why: 'other-slot' as const }));
	const otherDays: Alternative[] = [];
	for (let ahead = 1; ahead <= DAYS_AHEAD && otherDays.length < MOST_OTHER_DAYS; ahead++) {
		const on = addDays(date, ahead);
		const free = day(room, on).find(({ slot, state }) => state === 'free' && isWished(slot));
		if (free) otherDays.push({ room, date: on, slot: free.slot, why: 'other-day' });
	}
	return [...otherRooms.slice(0, MOST_OTHER_ROOMS), ...otherSlots.slice(0, MOST_OTHER_SLOTS), ...otherDays];
}

/** How many things both rooms are good for. */
function shared(a: Room, b: Room): number {
	return a.purposes.filter((purpose) => b.purposes.includes(purpose)).length;
}
