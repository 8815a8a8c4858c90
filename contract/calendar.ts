/**
 * The calendar of a place: which slots a room has on a day and what can be said of each. Pure; both sides share it.
 *
 * This file is also the one door to the rules that it stands on, each in a file of its own: `opening.ts`,
 * `closing-days.ts`, `booking-window.ts`, `occurrences.ts`, `deadline.ts`.
 */
import { type Availability, SLOT_STATES, type SlotLetter, type SlotState } from './availability.ts';
import { bookingOpens, bookingState } from './booking-window.ts';
import type { Closure } from './closure.ts';
import type { LocalDate } from './common.ts';
import { hasPassed, type LocalMoment, minutesOf, monthOf, toTokyo } from './dates.ts';
import { type ClosedStretch, closedStretches, isPlaceValid, type Opening, openingOn, ruleSetOn } from './opening.ts';
import type { Place, Slot } from './place.ts';
import type { Room } from './room.ts';

export { type BookingOpening, bookingOpens, bookingState, lastBookingDate } from './booking-window.ts';
export { type DeadlineState, daysLeft, deadlineState } from './deadline.ts';
export { formatPattern, isEventLive, lastDateOf, nextOccurrence, occurrencesOf, parsePattern } from './occurrences.ts';
export { type Opening, openingNow, openingOn, ruleSetOn } from './opening.ts';

/** The slots of a room on a day, by time: its own if it has any, else those of the whole place; none without rules. */
export function slotsOn(place: Place, roomId: string, date: LocalDate): Slot[] {
	const slots = ruleSetOn(place, date)?.slots ?? [];
	const own = slots.filter((slot) => slot.roomIds?.includes(roomId));
	return (own.length > 0 ? own : slots.filter((slot) => !slot.roomIds)).sort((a, b) => (a.from < b.from ? -1 : 1));
}

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
	const { place, room, closures, date } = input;
	const row =
		input.availability?.roomId === room.id && input.availability.month === monthOf(date)
			? input.availability
			: undefined;
	const stated = slotsOn(place, room.id, date);
	const slots = stated.length > 0 ? stated : (row?.slots ?? []).map(asSlot);
	if (slots.length === 0) return [];
	const day: Day = {
		opening: openingOn(place, closures, date, room.id),
		shut: closedStretches(place, closures, date, room.id),
		hasRules: ruleSetOn(place, date) !== undefined,
		row,
	};
	return slots.map((slot) => ({ slot, state: stateOf(slot, input, day) }));
}

type Day = { opening: Opening; shut: ClosedStretch[]; hasRules: boolean; row: Availability | undefined };

function stateOf(slot: Slot, input: Parameters<typeof slotStates>[0], day: Day): SlotState {
	const { place, room, closures, date, now } = input;
	const said = letterOf(slot, day.row, date);
	if (said === 'c' || isClosed(slot, day)) return 'closed';
	if (hasPassed(date, slot.to, now)) return 'over';
	if (said === 't' || said === 'o') return SLOT_STATES[said];

	// a room that nobody books (ロビー) has no booking window
	const booking = room.bookable === false ? 'unstated' : bookingState(place, closures, date, now);
	if (booking === 'not-yet-open') return 'not-yet-open';
	const hasBegun = place.booking?.closesDaysBefore !== undefined && hasPassed(date, slot.from, now);
	if (booking === 'ended' || (booking !== 'unstated' && hasBegun)) return 'over';
	if (said === 'n') return isStillShut(input, day.row) ? 'not-yet-open' : 'unknown';
	if (said !== 'f' || !isPlaceValid(place, date)) return 'unknown';
	return day.hasRules && day.opening.state === 'unknown' ? 'unknown' : 'free';
}

/** Closed if any closure touches the slot, or if the place has hours that day and none of them touches it. */
function isClosed(slot: Slot, { opening, shut }: Day): boolean {
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
function letterOf(slot: Slot, row: Availability | undefined, date: LocalDate): SlotLetter {
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
function isStillShut(input: Parameters<typeof slotStates>[0], row: Availability | undefined): boolean {
	const opens = bookingOpens(input.place, input.closures, input.date);
	if (!opens || !row) return true;
	return hasPassed(opens.date, opens.time ?? '00:00', toTokyo(Date.parse(row.asOf)));
}

function asSlot({ id, from, to }: Availability['slots'][number]): Slot {
	return { id, name: { ja: `${from}〜${to}` }, from, to };
}
