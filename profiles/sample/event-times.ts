import type { When } from '../../contract/event.ts';
import type { Room } from '../../contract/room.ts';
import type { DayPart } from './day-parts.ts';
import { dateOf, spokenWithWeekday, WEEKDAY_KANJI, weekdayOf } from './days.ts';
import type { Diary } from './diary.ts';
import type { Random } from './random.ts';
import type { House } from './town-context.ts';

/** How an event fills its time: once, in `meetings` weekly meetings, or as an exhibition of `days` on end. */
export type Shape = { days?: number; meetings?: number };

type Sitting = { day: number; from: string; to: string };
/** When and where: `day` is the first, `room` is absent when none is needed or none was to be had. */
export type Timing = { day: number; when: When; sittings: Sitting[]; room: Room | undefined };

const EXHIBITION = { from: '10:00', to: '16:30' };
/** Nobody hangs pictures over a closure of more days than that. */
const LONGEST_PAUSE = 2;
/** After so many the room is given up, and at the end the time is taken as it comes. */
const ATTEMPTS_WITH_ROOM = 60;
const ATTEMPTS = 120;

/**
 * A time at which the house is open and the room and all that `keys` name are free: on the wanted day or soon after.
 * It is written into the diary. `title` is what one house offers only once a day.
 */
export function findTime(
	random: Random,
	diary: Diary,
	wish: {
		house: House;
		pickRoom: () => Room | undefined;
		part: DayPart;
		shape: Shape;
		wanted: number;
		title: string;
		groupId?: string;
	},
): Timing {
	const { house, shape } = wish;
	let timing: Timing | undefined;
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		const room = attempt < ATTEMPTS_WITH_ROOM ? wish.pickRoom() : undefined;
		// near the wanted day first; what is offered often has to wait for weeks
		const delay = attempt < 40 ? Math.floor(attempt / 4) : attempt - 30;
		const day = openDay(random, house, wish.wanted + delay);
		timing = timingOf(house, room, shape, day, shape.days ? EXHIBITION : timeIn(random, house, room, day, wish.part));
		if (!timing) continue;
		const keys = [room?.id, wish.groupId].filter((key) => key !== undefined);
		const title = `${house.place.id} ${wish.title}`;
		const isFree = timing.sittings.every(
			(sitting) =>
				diary.isFree(title, sitting.day, ALL_DAY) && keys.every((key) => diary.isFree(key, sitting.day, sitting)),
		);
		if (!isFree) continue;
		for (const sitting of timing.sittings) {
			diary.take(title, sitting.day, ALL_DAY);
			for (const key of keys) diary.take(key, sitting.day, sitting);
		}
		return timing;
	}
	if (!timing) throw new RangeError(`${house.place.id}: no time for ${wish.title}`);
	return timing;
}

const ALL_DAY = { from: '00:00', to: '30:00' };

/** Undefined when the house cannot hold it on its first day. */
function timingOf(
	house: House,
	room: Room | undefined,
	shape: Shape,
	day: number,
	time: { from: string; to: string },
): Timing | undefined {
	const holds = (at: number) => house.holds(at, time, room?.id);
	if (!holds(day)) return undefined;
	const start = dateOf(day);
	const times = { startTime: time.from, endTime: time.to };
	const sit = (at: number): Sitting => ({ day: at, ...time });
	if (shape.days) {
		const held: number[] = [];
		for (let at = day; at < day + shape.days && at - (held.at(-1) ?? at) <= LONGEST_PAUSE + 1; at++) {
			if (holds(at)) held.push(at);
		}
		const last = held.at(-1) ?? day;
		if (last === day) return undefined;
		const except: string[] = [];
		for (let at = day; at < last; at++) if (!held.includes(at)) except.push(dateOf(at));
		const pause = except.length > 0 ? '（休館日を除く）' : '';
		const text = `${spokenWithWeekday(day)}から${spokenWithWeekday(last)}まで${pause}。最終日は15時まで`;
		const when = { startDate: start, endDate: dateOf(last), ...times, ...(pause && { except }), text };
		return { day, room, when, sittings: held.map(sit) };
	}
	if (shape.meetings) {
		const held: number[] = [];
		for (let week = 0; held.length < shape.meetings && week < shape.meetings * 3; week++) {
			if (holds(day + week * 7)) held.push(day + week * 7);
		}
		const dates = held.map((at) => ({ date: dateOf(at), ...time }));
		const text = `${WEEKDAY_KANJI[weekdayOf(day)]}曜日、全${dates.length}回`;
		const when = { startDate: start, endDate: dates.at(-1)?.date ?? start, ...times, dates, text };
		return { day, room, when, sittings: held.map(sit) };
	}
	return { day, room, when: { startDate: start, endDate: start, ...times }, sittings: [sit(day)] };
}

/** The wanted day or one of the next three; after a long closure some day of the fortnight that follows. */
function openDay(random: Random, house: House, wanted: number): number {
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
function timeIn(
	random: Random,
	house: House,
	room: Room | undefined,
	day: number,
	part: DayPart,
): { from: string; to: string } {
	const starts = STARTS.filter((start) => part.from <= start && start <= part.to);
	const length = random.pick([60, 90, 90, 120]);
	const slots = room ? house.slotsOf(room, day).filter((slot) => house.holds(day, slot, room.id)) : [];
	// out of doors, or in a room that nobody books, the house's own hours set the limits
	const limits: readonly { from: string; to: string }[] = slots.length > 0 ? slots : house.openingOf(day).ranges;
	const fitting = (list: readonly string[]) =>
		limits.flatMap((slot) =>
			list.filter((start) => slot.from <= start && later(start, 60) <= slot.to).map((from) => ({ from, slot })),
		);
	let inSlots = fitting(starts);
	// a house that closes at five has no evening: then as late (or as early) as it can be
	if (inSlots.length === 0)
		inSlots = fitting(STARTS)
			.slice(part.from < '12:00' ? 0 : -1)
			.slice(0, 1);
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
