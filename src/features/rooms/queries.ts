/** What the screen of one room reads: pure functions over the town. */
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, type LocalMoment } from '../../../contract/dates.ts';
import type { Place, Slot } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import type { BookingOpening, Opening, SlotOfDay } from '../../data/room-days.ts';
import { bookingOpening, openingOfPlace, roomDay } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';

export type RoomWithPlace = { room: Room; place: Place };

export type WeekDay = {
	date: LocalDate;
	isToday: boolean;
	opening: Opening;
	slots: readonly SlotOfDay[];
	/** from when this day can be asked for */
	opens: BookingOpening | null;
};

export function roomWithPlace(town: Town, roomId: string): RoomWithPlace | null {
	const room = town.rooms.get(roomId);
	const place = room && town.places.get(room.placeId);
	return room && place ? { room, place } : null;
}

export function weekOf(town: Town, { room, place }: RoomWithPlace, start: LocalDate, now: LocalMoment): WeekDay[] {
	return Array.from({ length: 7 }, (_, at) => {
		const date = addDays(start, at);
		return {
			date,
			isToday: date === now.date,
			opening: openingOfPlace(town, place, date),
			slots: roomDay(town, place, room, date, now),
			opens: bookingOpening(town, place, date),
		};
	});
}

export type RoomToday =
	| { kind: 'free'; slots: Slot[] }
	/** `next`: the first slot known to be free after today */
	| { kind: 'none' | 'unknown' | 'closed' | 'over'; next: { date: LocalDate; slot: Slot } | null };

/** How far ahead the next free slot is looked for, in days. */
const NEXT_FREE_DAYS = 35;

/** What is true of the room today. Nothing but a slot known to be free makes it free. */
export function roomToday(town: Town, { room, place }: RoomWithPlace, now: LocalMoment): RoomToday {
	const slots = roomDay(town, place, room, now.date, now);
	const free = slots.filter(({ state }) => state === 'free').map(({ slot }) => slot);
	if (free.length > 0) return { kind: 'free', slots: free };
	const next = nextFree(town, { room, place }, now);
	if (openingOfPlace(town, place, now.date).state === 'closed') return { kind: 'closed', next };
	if (slots.length === 0 || slots.some(({ state }) => state === 'unknown')) return { kind: 'unknown', next };
	return { kind: slots.every(({ state }) => state === 'over') ? 'over' : 'none', next };
}

function nextFree(town: Town, { room, place }: RoomWithPlace, now: LocalMoment) {
	for (let ahead = 1; ahead <= NEXT_FREE_DAYS; ahead++) {
		const date = addDays(now.date, ahead);
		const free = roomDay(town, place, room, date, now).find(({ state }) => state === 'free');
		if (free) return { date, slot: free.slot };
	}
	return null;
}
