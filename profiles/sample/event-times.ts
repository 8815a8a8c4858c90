import type { Room } from '../../contract/room.ts';
import type { Random } from './random.ts';
import type { House } from './town-context.ts';

/** The wanted day, or the nearest later one on which the house is open; today moves only if it must. */
export function openDay(house: House, wanted: number, today: number): number {
	for (let day = wanted; day < wanted + 60; day++) {
		if (!house.closedOn(day)) return day;
	}
	return Math.max(wanted, today);
}

export function roomFor(house: House, purposes: readonly string[]): Room | undefined {
	return house.rooms.find((room) => room.purposes.some((purpose) => purposes.includes(purpose)));
}

const STARTS = ['10:00', '10:00', '10:30', '13:00', '13:30', '13:30', '14:00', '15:00', '18:30', '19:00'];

/** A time inside one slot of the room, as people choose it: on the hour or the half. */
export function timeIn(
	random: Random,
	house: House,
	room: Room | undefined,
	day: number,
): { from: string; to: string } {
	const slots = (room ? house.slotsOf(room, day) : []).filter((slot) => house.opensThrough(day, slot));
	if (slots.length === 0) {
		const from = random.pick(STARTS.slice(0, 7));
		return { from, to: later(from, random.pick([60, 90, 120])) };
	}
	const slot = random.pick(slots);
	const starts = STARTS.filter((start) => slot.from <= start && later(start, 60) <= slot.to);
	const from = starts.length > 0 ? random.pick(starts) : slot.from;
	const wanted = later(from, random.pick([60, 90, 90, 120]));
	return { from, to: earlier(wanted, slot.to) };
}

function earlier(time: string, other: string): string {
	if (time < other) return time;
	return other;
}

function later(time: string, minutes: number): string {
	const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
	return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
