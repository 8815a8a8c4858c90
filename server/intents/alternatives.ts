/** Where else, when somebody was first: the nearest slots that are free. */
import { placeDay, slotStatesOn } from '../../contract/calendar.ts';
import { addDays, monthOf } from '../../contract/dates.ts';
import type { Place } from '../../contract/place.ts';
import type { AskedSlots } from '../../contract/request.ts';
import type { Room } from '../../contract/room.ts';
import { availabilityOf } from './check-asking.ts';
import type { IntentContext } from './intent-context.ts';
import { holderOf } from './slots.ts';

export type Alternative = { roomId: string; date: string; slotIds: string[] };

const MOST = 4;
/** so many days before and after */
const REACH_DAYS = 7;

/**
 * The same length on one day: first the same time in another room that holds as many people for the same purpose, then another
 * time in the same room that day, then the same time on the days around. Nearest first; only what is known to be free.
 */
export async function findAlternatives(
	context: IntentContext,
	place: Place,
	room: Room,
	asked: AskedSlots,
	people: number,
	purpose: string,
): Promise<Alternative[]> {
	const closures = (await context.list('closure')).filter(({ placeId }) => placeId === place.id);
	const { tokyo } = context.now;
	const found: Alternative[] = [];

	async function freeOn(of: Room, date: string): Promise<string[]> {
		const states = slotStatesOn(
			placeDay(place, closures, date, tokyo, of.id),
			of,
			(await availabilityOf(context, of.id, [{ date }])).get(monthOf(date)),
		);
		const free: string[] = [];
		for (const { slot, state } of states) {
			if (state === 'free' && !(await holderOf(context, of.id, { ...slot, date }))) free.push(slot.id);
		}
		return free;
	}
	const add = (alternative: Alternative) => {
		if (found.length < MOST) found.push(alternative);
	};

	const sameTime = (free: readonly string[]) => asked.slotIds.every((id) => free.includes(id));
	const rooms = (await context.list('room'))
		.filter((other) => other.placeId === place.id && other.id !== room.id && other.bookable !== false)
		.filter((other) => (other.capacity ?? people) >= people && other.purposes.some((each) => each === purpose))
		.sort((a, b) => (a.capacity ?? 0) - (b.capacity ?? 0))
		.slice(0, 2 * MOST);
	for (const other of rooms.slice(0, MOST)) {
		if (found.length < 2 && sameTime(await freeOn(other, asked.date))) {
			add({ roomId: other.id, date: asked.date, slotIds: asked.slotIds });
		}
	}
	const today = await freeOn(room, asked.date);
	if (asked.slotIds.length === 1) {
		const [slotId] = today;
		if (slotId !== undefined) add({ roomId: room.id, date: asked.date, slotIds: [slotId] });
	}
	for (let days = 1; days <= REACH_DAYS && found.length < MOST; days++) {
		for (const date of [addDays(asked.date, days), addDays(asked.date, -days)]) {
			if (date >= tokyo.date && sameTime(await freeOn(room, date))) {
				add({ roomId: room.id, date, slotIds: asked.slotIds });
			}
		}
	}
	return found;
}
