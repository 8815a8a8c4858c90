/**
 * The calendar of a place: which slots a room has on a day and what can be said of each. Pure; both sides share it.
 *
 * This file is also the one door to the rules that it stands on, each in a file of its own: `opening.ts`,
 * `closing-days.ts`, `booking-window.ts`, `occurrences.ts`, `deadline.ts`.
 */
import type { Availability } from './availability.ts';
import { bookingOpens, bookingState } from './booking-window.ts';
import type { Closure } from './closure.ts';
import type { LocalDate } from './common.ts';
import { hasPassed, type LocalMoment, minutesOf, monthOf, toTokyo } from './dates.ts';
import { type ClosedStretch, closedStretches, isPlaceValid, type Opening, openingOn, ruleSetOn } from './opening.ts';
import type { Place, RuleSet, Slot } from './place.ts';
import type { Room } from './room.ts';
import { SLOT_STATES, type SlotLetter, type SlotState } from './slot-letters.ts';

export { type BookingOpening, bookingOpens, bookingState, lastBookingDate } from './booking-window.ts';
export { type DeadlineState, daysLeft, deadlineState } from './deadline.ts';
export { formatPattern, isEventLive, lastDateOf, nextOccurrence, occurrencesOf, parsePattern } from './occurrences.ts';
export { type Opening, openingNow, openingOn, ruleSetOn } from './opening.ts';

/**
 * The slots of a room on a day, by time: its own if it has any, else those of the whole place; none without rules.
 * The same list is handed to everybody who asks: it is not to be changed.
 */
export function slotsOn(place: Place, roomId: string, date: LocalDate): Slot[] {
	const set = ruleSetOn(place, date);
	if (!set) return [];
	let ofRooms = slotsBySet.get(set);
	if (!ofRooms) {
		ofRooms = new Map();
		slotsBySet.set(set, ofRooms);
	}
	let slots = ofRooms.get(roomId);
	if (!slots) {
		const own = set.slots.filter((slot) => slot.roomIds?.includes(roomId));
		slots = (own.length > 0 ? own : set.slots.filter((slot) => !slot.roomIds)).sort((a, b) =>
			a.from < b.from ? -1 : 1,
		);
		ofRooms.set(roomId, slots);
	}
	return slots;
}

/** Rows never change once they are read, so each set of rules is sorted once for each room. */
const slotsBySet = new WeakMap<RuleSet, Map<string, Slot[]>>();

/**
 * What can be said of each slot of a room on a day. `availability` is the row of that room and month, if there is one.
 *
 * `free` only if the row says so, nothing closes any part of the slot, asking has begun and has not ended, and the slot is
 * not over. Closed wins over everything; over and taken win over "not yet open"; whatever is left is `unknown`.
 * Without slots in the rules those of the row are used.
 */
export function slotStates(input: {
	place: Place;
	room: Room;
	closures: readonly Closure[];
	availability: Availability | undefined;
	date: LocalDate;
	now: LocalMoment;
}): { slot: Slot; state: SlotState }[] {
	const { place, closures, date, now, room } = input;
	return slotStatesOn(placeDay(place, closures, date, now, room.id), room, input.availability);
}

/** What the slots of all rooms of a place have in common on one day. */
export type PlaceDay = {
	place: Place;
	closures: readonly Closure[];
	date: LocalDate;
	now: LocalMoment;
	opening: Opening;
	shut: ClosedStretch[];
	hasRules: boolean;
	booking: ReturnType<typeof bookingState>;
};

/** For one room when `roomId` is given: some closures shut single rooms. Without it, for each room that none of them names. */
export function placeDay(
	place: Place,
	closures: readonly Closure[],
	date: LocalDate,
	now: LocalMoment,
	roomId?: string,
): PlaceDay {
	return {
		place,
		closures,
		date,
		now,
		opening: openingOn(place, closures, date, roomId),
		shut: closedStretches(place, closures, date, roomId),
		hasRules: ruleSetOn(place, date) !== undefined,
		booking: bookingState(place, closures, date, now),
	};
}

/** `slotStates` for a day whose common part is at hand already: many rooms, many days. */
export function slotStatesOn(
	day: PlaceDay,
	room: Room,
	availability: Availability | undefined,
): { slot: Slot; state: SlotState }[] {
	const row = availability?.roomId === room.id && availability.month === monthOf(day.date) ? availability : undefined;
	const stated = slotsOn(day.place, room.id, day.date);
	const slots = stated.length > 0 ? stated : (row?.slots ?? []).map(asSlot);
	return slots.map((slot) => ({ slot, state: stateOf(slot, day, room, row) }));
}

function stateOf(slot: Slot, day: PlaceDay, room: Room, row: Availability | undefined): SlotState {
	const { place, date, now } = day;
	const said = letterOf(slot, row, date);
	if (said === 'c' || isClosed(slot, day)) return 'closed';
	if (hasPassed(date, slot.to, now)) return 'over';
	if (said === 't' || said === 'o') return SLOT_STATES[said];

	// a room that nobody books (ロビー) has no booking window
	const booking = room.bookable === false ? 'unstated' : day.booking;
	if (booking === 'not-yet-open') return 'not-yet-open';
	const hasBegun = place.booking?.closesDaysBefore !== undefined && hasPassed(date, slot.from, now);
	if (booking === 'ended' || (booking !== 'unstated' && hasBegun)) return 'over';
	if (said === 'n') return isStillShut(day, row) ? 'not-yet-open' : 'unknown';
	if (said !== 'f' || !isPlaceValid(place, date)) return 'unknown';
	return day.hasRules && day.opening.state === 'unknown' ? 'unknown' : 'free';
}

/** Closed if any closure touches the slot, or if the place has hours that day and none of them touches it. */
function isClosed(slot: Slot, { opening, shut }: PlaceDay): boolean {
	if (opening.state === 'closed') return true;
	const from = minutesOf(slot.from);
	const to = minutesOf(slot.to);
	if (shut.some((stretch) => stretch.from < to && from < stretch.to)) return true;
	return opening.ranges.length > 0 && !opening.ranges.some((range) => range.from < slot.to && slot.from < range.to);
}

/**
 * The row's word on a slot. Rules and row may cut the day differently (a temporary rule set): a letter holds for what
 * lies within its own slot; a slot across several is taken when one of them is, and never free.
 */
export function letterOf(slot: Slot, row: Availability | undefined, date: LocalDate): SlotLetter {
	const letters = row?.days[Number(date.slice(8, 10)) - 1];
	if (!row || !letters) return '?';
	const letterAt = (index: number) => letters[index] as SlotLetter | undefined;
	const within = row.slots.findIndex(({ from, to }) => from <= slot.from && slot.to <= to);
	if (within >= 0) return letterAt(within) ?? '?';
	const touching: SlotLetter[] = [];
	row.slots.forEach(({ from, to }, index) => {
		if (from < slot.to && slot.from < to) touching.push(letterAt(index) ?? '?');
	});
	return touching.find((letter) => letter === 't') ?? touching.find((letter) => letter === 'c') ?? '?';
}

/** "Not yet open" was said at some moment; once the stated opening has passed since, it says nothing any more. */
function isStillShut(day: PlaceDay, row: Availability | undefined): boolean {
	const opens = bookingOpens(day.place, day.closures, day.date);
	if (!opens || !row) return true;
	return hasPassed(opens.date, opens.time ?? '00:00', toTokyo(Date.parse(row.asOf)));
}

function asSlot({ id, from, to }: Availability['slots'][number]): Slot {
	return { id, name: { ja: `${from}〜${to}` }, from, to };
}
