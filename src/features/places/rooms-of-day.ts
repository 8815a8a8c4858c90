/** All rooms of a place on one day, and what is true now and next. */
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, type LocalMoment } from '../../../contract/dates.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { roomsOfPlace } from '../../data/relations.ts';
import { type Known, knownOf, openingOfPlace, roomDay, type SlotOfDay } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';
import type { SignState } from '../../ui/state-sign.tsx';

export type RoomOfDay = {
	room: Room;
	slots: readonly SlotOfDay[];
	/** who said so, and when; null: nobody */
	known: Known | null;
	/** today: the slot that runs now, and the one after it */
	now?: SlotOfDay | undefined;
	next?: SlotOfDay | undefined;
};

export type DayOfPlace = { date: LocalDate; state: SignState };

export function roomsOfDay(town: Town, place: Place, date: LocalDate, now: LocalMoment & { ms: number }): RoomOfDay[] {
	return roomsOfPlace(town, place.id).map((room) => {
		const slots = roomDay(town, place, room, date, now);
		const known = knownOf(town, room.id, date, date, now.ms);
		return { room, slots, known, ...(date === now.date ? nowAndNext(slots, now) : {}) };
	});
}

/** One sign per day for a strip of days. */
export function daysOfPlace(town: Town, place: Place, from: LocalDate, count: number, now: LocalMoment): DayOfPlace[] {
	return Array.from({ length: count }, (_, at) => {
		const date = addDays(from, at);
		return { date, state: stateOfDay(town, place, date, now) };
	});
}

/**
 * 休 when the place is closed, ○ only when every slot of every room that can be booked is free, △ when at least one is.
 * Where none is known to be free and any is not known, the day is not known.
 */
export function stateOfDay(town: Town, place: Place, date: LocalDate, now: LocalMoment): SignState {
	if (openingOfPlace(town, place, date).state === 'closed') return 'closed';
	const seen = new Set<SignState>();
	for (const room of roomsOfPlace(town, place.id)) {
		if (room.bookable === false) continue;
		for (const { state } of roomDay(town, place, room, date, now)) seen.add(state);
	}
	// a slot that is over says nothing about what is left of the day
	if (seen.size > 1) seen.delete('over');
	if (seen.has('free')) return seen.size === 1 ? 'free' : 'partly';
	if (seen.size === 0 || seen.has('unknown')) return 'unknown';
	if (seen.has('not-yet-open')) return 'not-yet-open';
	if (seen.has('taken')) return 'taken';
	return seen.has('closed') ? 'closed' : 'over';
}

function nowAndNext(slots: readonly SlotOfDay[], now: LocalMoment): Pick<RoomOfDay, 'now' | 'next'> {
	const next = slots.find(({ slot }) => slot.from > now.time);
	// a slot that runs but cannot be had any more is over for whoever asks
	const current = slots.find(({ slot, state }) => slot.from <= now.time && now.time < slot.to && state !== 'over');
	return { now: current, next };
}
