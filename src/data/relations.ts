/**
 * Who belongs to whom, derived from the town's maps. Each answer is kept as long as the maps it came from are the same
 * objects, so asking is free until an apply touches those kinds.
 */
import { occurrencesOf } from '../../contract/calendar.ts';
import type { Closure } from '../../contract/closure.ts';
import type { LocalDate } from '../../contract/common.ts';
import type { Event, Occurrence } from '../../contract/event.ts';
import type { Group } from '../../contract/group.ts';
import type { Notice } from '../../contract/notice.ts';
import type { Room } from '../../contract/room.ts';
import type { Town } from './town.ts';

type Rows<R> = ReadonlyMap<string, R>;
export type Happening = { event: Event; occurrence: Occurrence };

/** In the place's own order, then by kana. */
export function roomsOfPlace(town: Town, placeId: string): readonly Room[] {
	return roomsByPlace(town.rooms).get(placeId) ?? NONE;
}

export function eventsOfGroup(town: Town, groupId: string): readonly Event[] {
	return eventsByGroup(town.events).get(groupId) ?? NONE;
}

export function eventsOfPlace(town: Town, placeId: string): readonly Event[] {
	return eventsByPlace(town.events).get(placeId) ?? NONE;
}

/** Groups that usually meet at the place. */
export function groupsOfPlace(town: Town, placeId: string): readonly Group[] {
	return groupsByPlace(town.groups).get(placeId) ?? NONE;
}

export function closuresOfPlace(town: Town, placeId: string): readonly Closure[] {
	return closuresByPlace(town.closures).get(placeId) ?? NONE;
}

/**
 * Notices that hold on the day, for the whole town and, when a place is given, for it. Emergencies first, then pinned,
 * important, newest. Without a place: the town's only.
 */
export function noticesFor(town: Town, placeId: string | null | undefined, today: LocalDate): Notice[] {
	const holds = (notice: Notice) =>
		notice.from <= today &&
		(!notice.until || notice.until >= today) &&
		(!notice.placeIds || (placeId ? notice.placeIds.includes(placeId) : false));
	return [...town.notices.values()].filter(holds).sort(byUrgency);
}

/** What happens on the day, by time; a stretch without times first. Includes cancelled ones: screens show them as such. */
export function occurrencesOn(town: Town, date: LocalDate): readonly Happening[] {
	const days = happeningsByDay(town.events);
	let day = days.get(date);
	if (!day) {
		day = happenings(town.events, date, date);
		if (days.size > DAYS_KEPT) days.clear();
		days.set(date, day);
	}
	return day;
}

/** From `from` to `to`, both inclusive, by day and time. */
export function occurrencesBetween(town: Town, from: LocalDate, to: LocalDate): Happening[] {
	return happenings(town.events, from, to);
}

const NONE: readonly never[] = [];
const DAYS_KEPT = 60;
const LEVELS = { emergency: 0, important: 2, normal: 3 } as const;

const kept =
	<R, Answer>(derive: (rows: Rows<R>) => Answer) =>
	(rows: Rows<R>): Answer => {
		let answer = answers.get(derive)?.get(rows) as Answer | undefined;
		if (answer === undefined) {
			answer = derive(rows);
			const byRows = answers.get(derive) ?? new WeakMap<object, unknown>();
			byRows.set(rows, answer);
			answers.set(derive, byRows);
		}
		return answer;
	};
const answers = new Map<unknown, WeakMap<object, unknown>>();

const roomsByPlace = kept((rooms: Rows<Room>) =>
	grouped(
		[...rooms.values()].sort(
			(a, b) => (a.order ?? 1e9) - (b.order ?? 1e9) || compareText(a.nameKana ?? a.name, b.nameKana ?? b.name),
		),
		(room) => [room.placeId],
	),
);
const eventsByGroup = kept((events: Rows<Event>) => grouped(events.values(), (e) => (e.groupId ? [e.groupId] : NONE)));
const eventsByPlace = kept((events: Rows<Event>) => grouped(events.values(), (e) => (e.placeId ? [e.placeId] : NONE)));
const groupsByPlace = kept((groups: Rows<Group>) => grouped(groups.values(), (group) => group.placeIds ?? NONE));
const closuresByPlace = kept((closures: Rows<Closure>) => grouped(closures.values(), (closure) => [closure.placeId]));
const happeningsByDay = kept((_events: Rows<Event>) => new Map<LocalDate, readonly Happening[]>());

function grouped<R>(rows: Iterable<R>, keysOf: (row: R) => readonly string[]): Map<string, R[]> {
	const groups = new Map<string, R[]>();
	for (const row of rows) {
		for (const key of keysOf(row)) {
			const group = groups.get(key);
			if (group) group.push(row);
			else groups.set(key, [row]);
		}
	}
	return groups;
}

function happenings(events: Rows<Event>, from: LocalDate, to: LocalDate): Happening[] {
	const found: Happening[] = [];
	for (const event of events.values()) {
		if (cannotFall(event, from, to)) continue;
		for (const occurrence of occurrencesOf(event.when, from, to)) found.push({ event, occurrence });
	}
	return found.sort(
		(a, b) =>
			compareText(a.occurrence.date, b.occurrence.date) ||
			compareText(a.occurrence.from ?? '', b.occurrence.from ?? '') ||
			compareText(a.event.nameKana ?? a.event.name, b.event.nameKana ?? b.event.name),
	);
}

/** A cheap look before the calendar is asked: most of a town's events are plainly over or far off. */
function cannotFall({ when }: Event, from: LocalDate, to: LocalDate): boolean {
	if (when.dates || when.extra) return false;
	if (when.startDate && when.startDate > to) return true;
	// an end before the start is a slip of the source: such an event falls on its start
	return when.endDate !== undefined && when.endDate < from && (when.startDate ?? '') < from;
}

function byUrgency(a: Notice, b: Notice): number {
	return (
		LEVELS[a.level] - (a.pinned ? 1.5 : 0) - (LEVELS[b.level] - (b.pinned ? 1.5 : 0)) ||
		compareText(b.from, a.from) ||
		compareText(a.id, b.id)
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
