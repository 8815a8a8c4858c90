/**
 * What is known of rooms and places on a day. `contract/calendar.ts` has the rules; here its answers are kept, because a
 * search over all rooms and many days asks the same questions again and again.
 *
 * Answers that depend on the rows alone are kept as long as the town is the same object; those that depend on the clock
 * (over, not yet open) as long as it is also the same minute.
 */
import type { Availability } from '../../contract/availability.ts';
import {
	type BookingOpening,
	bookingOpens,
	type Opening,
	openingOn,
	type PlaceDay,
	placeDay,
	slotStatesOn,
} from '../../contract/calendar.ts';
import type { Instant, LocalDate } from '../../contract/common.ts';
import { addDays, daysBetween, type LocalMoment } from '../../contract/dates.ts';
import type { Place, Slot } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import type { SlotState } from '../../contract/slot-letters.ts';
import { availabilityId } from '../../contract/slot-letters.ts';
import { closuresOfPlace } from './relations.ts';
import type { Town } from './town.ts';

export type SlotOfDay = { slot: Slot; state: SlotState };
export type { BookingOpening, Opening };

/** The slots of a room on a day, in the order of the day, each with its state now. */
export function roomDay(town: Town, place: Place, room: Room, date: LocalDate, now: LocalMoment): readonly SlotOfDay[] {
	const { rooms } = keptDay(town, date, now);
	let day = rooms.get(room.id);
	if (!day) {
		day = slotStatesOn(dayOfPlace(town, place, room, date, now), room, availabilityOf(town, room.id, date));
		rooms.set(room.id, day);
	}
	return day;
}

/** What all rooms of a place share on a day; on its own for a room that a closure names. */
function dayOfPlace(town: Town, place: Place, room: Room, date: LocalDate, now: LocalMoment): PlaceDay {
	const closures = closuresOfPlace(town, place.id);
	if (closures.some((closure) => closure.roomIds?.includes(room.id))) {
		return placeDay(place, closures, date, now, room.id);
	}
	const { places } = keptDay(town, date, now);
	let day = places.get(place.id);
	if (!day) {
		day = placeDay(place, closures, date, now);
		places.set(place.id, day);
	}
	return day;
}

/** The row that speaks of that day; absent: nobody told us anything. */
export function availabilityOf(town: Town, roomId: string, date: LocalDate): Availability | undefined {
	return town.availability.get(availabilityId(roomId, date.slice(0, 7)));
}

/** Who last said something about the days shown, and when that was. */
export type Known = { asOf: Instant; statedBy?: string | undefined; isOld: boolean };

/** After this long without word from its desk, what is known of a room is said to be old. */
export const OLD_AFTER_MS = 3 * 24 * 60 * 60_000;

/** The older of the statements that the days from `from` to `to` rest on; null when nobody said anything. */
export function knownOf(town: Town, roomId: string, from: LocalDate, to: LocalDate, nowMs: number): Known | null {
	const first = availabilityOf(town, roomId, from);
	const last = availabilityOf(town, roomId, to);
	const row = !first || (last && last.asOf < first.asOf) ? last : first;
	if (!row) return null;
	return { asOf: row.asOf, statedBy: row.statedBy, isOld: nowMs - Date.parse(row.asOf) > OLD_AFTER_MS };
}

/** Whether and when the place is open that day. */
export function openingOfPlace(town: Town, place: Place, date: LocalDate): Opening {
	const { openings } = keptRows(town);
	const key = `${date}${place.id}`;
	let opening = openings.get(key);
	if (!opening) {
		opening = openingOn(place, closuresOfPlace(town, place.id), date);
		openings.set(key, opening);
	}
	return opening;
}

/** The moment from which rooms of the place can be asked for, for that day of use; null: no rule says. */
export function bookingOpening(town: Town, place: Place, date: LocalDate): BookingOpening | null {
	const { bookings } = keptRows(town);
	const key = `${date}${place.id}`;
	let opens = bookings.get(key);
	if (opens === undefined) {
		opens = bookingOpens(place, closuresOfPlace(town, place.id), date);
		bookings.set(key, opens);
	}
	return opens;
}

/** First day of the week of seven that holds `date`; weeks are counted from today, because the past helps nobody. */
export function weekStart(date: LocalDate, today: LocalDate): LocalDate {
	return date <= today ? today : addDays(today, Math.floor(daysBetween(today, date) / 7) * 7);
}

type KeptRows = { openings: Map<string, Opening>; bookings: Map<string, BookingOpening | null> };
type KeptDay = { rooms: Map<string, readonly SlotOfDay[]>; places: Map<string, PlaceDay> };
type KeptNow = { minute: string; days: Map<LocalDate, KeptDay> };

const rowsByTown = new WeakMap<Town, KeptRows>();
const nowByTown = new WeakMap<Town, KeptNow>();

function keptRows(town: Town): KeptRows {
	let kept = rowsByTown.get(town);
	if (!kept) {
		kept = { openings: new Map(), bookings: new Map() };
		rowsByTown.set(town, kept);
	}
	return kept;
}

function keptDay(town: Town, date: LocalDate, now: LocalMoment): KeptDay {
	const minute = `${now.date}T${now.time}`;
	let kept = nowByTown.get(town);
	if (!kept || kept.minute !== minute) {
		kept = { minute, days: new Map() };
		nowByTown.set(town, kept);
	}
	let day = kept.days.get(date);
	if (!day) {
		day = { rooms: new Map(), places: new Map() };
		kept.days.set(date, day);
	}
	return day;
}
