import { bookingOpens, type Opening, openingOn, ruleSetOn, slotsOn } from '../../contract/calendar.ts';
import type { Closure } from '../../contract/closure.ts';
import type { LocalDate } from '../../contract/common.ts';
import type { Place, RuleSet, Slot } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import { dateOf } from './days.ts';

/** The calendar of one house, each answer remembered: hundreds of events and slots ask for the same day. */
export type HouseDays = {
	openingOf(day: number): Opening;
	/** closed on the whole day */
	closedOn(day: number): boolean;
	/** can something be held then, in this room if one is named? Yes where no hours are known */
	holds(day: number, time: { from: string; to: string }, roomId?: string): boolean;
	/** why not, when it cannot be held: what was announced beside the house's standing rules, if that is the cause */
	announcedCause(day: number, roomId?: string): string | undefined;
	/** is the house open through the whole of this time? */
	opensThrough(day: number, time: { from: string; to: string }): boolean;
	/** none when the room is never booked */
	slotsOf(room: Room, day: number): Slot[];
	/** the day on which asking begins; undefined when no rule says */
	asksFrom(day: number): LocalDate | undefined;
};

export function createHouseDays(place: Place, closures: readonly Closure[]): HouseDays {
	const openingOf = remember((day) => openingOn(place, closures, dateOf(day)));
	const asksFrom = remember((day) => bookingOpens(place, closures, dateOf(day))?.date);
	const ruleSetOf = remember((day) => ruleSetOn(place, dateOf(day)));
	// slots depend on the rule set alone, not on the day
	const slots = new Map<RuleSet | undefined, Map<string, Slot[]>>();
	const openingOfRoom = (day: number, roomId?: string): Opening =>
		roomId !== undefined && closures.some((closure) => closure.roomIds?.includes(roomId))
			? openingOn(place, closures, dateOf(day), roomId)
			: openingOf(day);
	return {
		openingOf,
		asksFrom,
		closedOn: (day) => openingOf(day).state === 'closed',
		holds(day, time, roomId) {
			const { state, ranges } = openingOfRoom(day, roomId);
			return state === 'unknown' || ranges.some((range) => range.from <= time.from && time.to <= range.to);
		},
		announcedCause(day, roomId) {
			const { closedBy, reason, ruleReason } = openingOfRoom(day, roomId);
			return closedBy === 'announced' ? reason?.ja : closedBy === undefined ? ruleReason?.ja : undefined;
		},
		opensThrough: (day, time) => openingOf(day).ranges.some((range) => range.from <= time.from && time.to <= range.to),
		slotsOf(room, day) {
			if (room.bookable === false) return [];
			const set = ruleSetOf(day);
			let rooms = slots.get(set);
			if (!rooms) {
				rooms = new Map();
				slots.set(set, rooms);
			}
			let known = rooms.get(room.id);
			if (!known) {
				known = slotsOn(place, room.id, dateOf(day));
				rooms.set(room.id, known);
			}
			return known;
		},
	};
}

function remember<T>(answer: (day: number) => T): (day: number) => T {
	const known = new Map<number, T>();
	return (day) => {
		const before = known.get(day);
		if (before !== undefined) return before;
		const found = answer(day);
		known.set(day, found);
		return found;
	};
}
