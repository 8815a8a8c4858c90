import type { Room } from '../../contract/room.ts';
import type { DayPart } from './day-parts.ts';
import type { Random } from './random.ts';
import type { House } from './town-context.ts';

/** The wanted day or one of the next three; after a long closure some day of the fortnight that follows. */
export function openDay(random: Random, house: House, wanted: number): number {
	for (let day = wanted; day < wanted + 4; day++) if (!house.closedOn(day)) return day;
	let day = wanted + random.between(4, 18);
	for (const last = day + 60; house.closedOn(day) && day < last; ) day++;
	return day;
}

/** One of the rooms that suit; a concert in the lobby takes the lobby. */
export function roomFor(random: Random, house: House, purposes: readonly string[], title: string): Room | undefined {
	const wanted = title.includes('ロビー') ? ['lobby'] : purposes;
	const fitting = house.rooms.filter((room) => room.purposes.some((purpose) => wanted.includes(purpose)));
	return fitting.length > 0 ? random.pick(fitting) : undefined;
}

const STARTS = [
	'09:30',
	'10:00',
	'10:00',
	'10:30',
	'13:00',
	'13:30',
	'13:30',
	'14:00',
	'15:00',
	'16:00',
	'16:30',
	'18:00',
	'18:30',
	'19:00',
];

/** A time inside one slot of the room, as people choose it: on the hour or the half, in the part of the day that suits. */
export function timeIn(
	random: Random,
	house: House,
	room: Room | undefined,
	day: number,
	part: DayPart,
): { from: string; to: string } {
	const starts = STARTS.filter((start) => part.from <= start && start <= part.to);
	const length = random.pick([60, 90, 90, 120]);
	const slots = (room ? house.slotsOf(room, day) : []).filter((slot) => house.opensThrough(day, slot));
	const inSlots = slots.flatMap((slot) =>
		starts.filter((start) => slot.from <= start && later(start, 60) <= slot.to).map((from) => ({ from, slot })),
	);
	if (inSlots.length === 0) {
		const from = random.pick(starts);
		return { from, to: later(from, length) };
	}
	const { from, slot } = random.pick(inSlots);
	return { from, to: earlier(later(from, length), slot.to) };
}

function earlier(time: string, other: string): string {
	if (time < other) return time;
	return other;
}

function later(time: string, minutes: number): string {
	const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
	return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
