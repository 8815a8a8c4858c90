import type { Closure } from '../../contract/closure.ts';
import type { ClosureRule, Place, RuleSet, Slot } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import { dateOf, nthOf, weekdayOf } from './days.ts';

/**
 * Whole closed days of a house, remembered, for placing made-up events and packed availability.
 *
 * Coarser than the calendar that screens use: it does not know 祝日, so it may call a day open that the calendar
 * closes; the calendar has the last word there.
 */
export function closedDays(place: Place, closures: readonly Closure[]): (day: number) => boolean {
	const remembered = new Map<number, boolean>();
	return (day) => {
		let closed = remembered.get(day);
		if (closed === undefined) {
			const date = dateOf(day);
			const set = ruleSetAt(place, date);
			closed =
				(set?.closures.some((rule) => closesAllDay(rule, day, date)) ?? false) ||
				closures.some((one) => !one.roomIds && !one.fromTime && !one.toTime && one.from <= date && date <= one.to);
			remembered.set(day, closed);
		}
		return closed;
	};
}

/** Slots of a room on a day: its own where it has any, else those for all. */
export function slotsByRoom(place: Place): (room: Room, day: number) => Slot[] {
	const remembered = new Map<RuleSet, Map<string, Slot[]>>();
	return (room, day) => {
		const set = ruleSetAt(place, dateOf(day));
		if (!set || room.bookable === false) return [];
		let rooms = remembered.get(set);
		if (!rooms) {
			rooms = new Map();
			remembered.set(set, rooms);
		}
		let slots = rooms.get(room.id);
		if (!slots) {
			const own = set.slots.filter((slot) => slot.roomIds?.includes(room.id));
			slots = own.length > 0 ? own : set.slots.filter((slot) => !slot.roomIds);
			rooms.set(room.id, slots);
		}
		return slots;
	};
}

function ruleSetAt(place: Place, date: string): RuleSet | undefined {
	return place.rules?.findLast((set) => (set.validFrom ?? '') <= date && date <= (set.validTo ?? '9999'));
}

function closesAllDay(rule: ClosureRule, day: number, date: string): boolean {
	switch (rule.rule) {
		case 'weekly':
			return !rule.fromTime && rule.days.includes(weekdayOf(day));
		case 'nth':
			return !rule.fromTime && rule.day === weekdayOf(day) && rule.nth.includes(nthOf(day) as 1);
		case 'yearly': {
			const monthDay = date.slice(5);
			return rule.from <= rule.to
				? rule.from <= monthDay && monthDay <= rule.to
				: rule.from <= monthDay || monthDay <= rule.to;
		}
		case 'dates':
			return !rule.fromTime && rule.from <= date && date <= rule.to;
		case 'holiday':
			return false;
	}
}
