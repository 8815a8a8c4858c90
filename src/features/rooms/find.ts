/**
 * 空きをさがす: which rooms are free for a wish, in all places at once.
 *
 * What is free, what is not known and what cannot be asked for yet are three lists. Nothing moves from the second to the
 * first: a room whose desk we have not heard from is one to telephone about, not one to walk to.
 */

import { occurrencesOf } from '../../../contract/calendar.ts';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, type LocalMoment } from '../../../contract/dates.ts';
import { compareKana } from '../../../contract/fold.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import type { SlotState } from '../../../contract/slot-letters.ts';
import { distanceM } from '../../data/distance.ts';
import type { SlotOfDay } from '../../data/room-days.ts';
import { openingOfPlace, roomDay } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';
import { type Band, repeatOf, type Wish } from './wish.ts';

/** Where and when somebody asks. */
export type Asker = { now: LocalMoment; homePlaceId: string | null };

/** A room that fits a wish, before its slots are looked at. */
export type Candidate = {
	room: Room;
	place: Place;
	isHome: boolean;
	/** metres from my centre */
	distanceM: number | undefined;
};

/** Found for one day: the slots are those of the list it stands in. */
export type FoundRoom = Candidate & { slots: readonly SlotOfDay[] };

export type FoundOnce = {
	free: FoundRoom[];
	/** nobody told us */
	unknown: FoundRoom[];
	/** asking for that day has not begun */
	notYet: FoundRoom[];
	/** used without booking (ロビー・学習室), while the place is open */
	walkIn: Candidate[];
	/** rooms that fit, whatever their state */
	looked: number;
};

/** One slot of a room on each day of a repetition. */
export type FoundSeries = Candidate & {
	slot: { id: string; from: string; to: string };
	perDate: readonly { date: LocalDate; state: SlotState }[];
	free: number;
	unknown: number;
	notYet: number;
};

export type FoundRepeatedly = {
	dates: LocalDate[];
	/** free on at least one day; the most days first */
	free: FoundSeries[];
	/** free on no day that we know of, and not known on some */
	unknown: FoundSeries[];
	notYet: FoundSeries[];
	looked: number;
};

export function findOnce(town: Town, wish: Wish, asker: Asker): FoundOnce {
	const candidates = candidatesFor(town, wish, asker);
	const found: FoundOnce = { free: [], unknown: [], notYet: [], walkIn: [], looked: candidates.length };
	for (const candidate of candidates) {
		const { room, place } = candidate;
		if (room.bookable === false) {
			if (isOpenInBand(town, place, wish, asker.now)) found.walkIn.push(candidate);
			continue;
		}
		const slots = roomDay(town, place, room, wish.date, asker.now);
		const inState = (state: SlotState) =>
			slots.filter((entry) => entry.state === state && isInBand(entry.slot.from, wish.band));
		const free = inState('free');
		if (free.length > 0) {
			found.free.push({ ...candidate, slots: free });
			continue;
		}
		const unknown = inState('unknown');
		const notYet = inState('not-yet-open');
		if (unknown.length > 0) found.unknown.push({ ...candidate, slots: unknown });
		else if (notYet.length > 0) found.notYet.push({ ...candidate, slots: notYet });
	}
	return found;
}

/** For each room the slot of the band that is free on the most days, day by day. */
export function findRepeatedly(town: Town, wish: Wish, asker: Asker): FoundRepeatedly {
	const dates = datesOf(wish);
	const candidates = candidatesFor(town, wish, asker).filter(({ room }) => room.bookable !== false);
	const found: FoundRepeatedly = { dates, free: [], unknown: [], notYet: [], looked: candidates.length };
	for (const candidate of candidates) {
		const best = bestSeries(town, candidate, dates, wish.band, asker.now);
		if (!best) continue;
		if (best.free > 0) found.free.push(best);
		else if (best.unknown > 0) found.unknown.push(best);
		else if (best.notYet > 0) found.notYet.push(best);
	}
	const byFree = (a: FoundSeries, b: FoundSeries) => b.free - a.free || b.unknown - a.unknown || b.notYet - a.notYet;
	// sorting is stable: among equals my centre and the near ones stay first
	found.free.sort(byFree);
	return found;
}

/** The days of a repeated wish, or its one day. */
export function datesOf(wish: Wish): LocalDate[] {
	if (!wish.repeat) return [wish.date];
	const endDate = addDays(wish.date, wish.weeks * 7 - 1);
	const when = { startDate: wish.date, endDate, pattern: wish.repeat };
	return occurrencesOf(when, wish.date, endDate).map((occurrence) => occurrence.date);
}

/** The band a slot belongs to, by when it begins. */
export function bandOf(from: string): Band {
	return from < '12:00' ? 'morning' : from < '17:00' ? 'afternoon' : 'evening';
}

/** Does the wish repeat in a way that can be expanded? */
export function isRepeated(wish: Wish): boolean {
	return repeatOf(wish.repeat) !== null;
}

function candidatesFor(town: Town, wish: Wish, asker: Asker): Candidate[] {
	return allRooms(town, asker.homePlaceId).filter(({ room, place }) => fits(room, place, wish));
}

type KeptRooms = { homePlaceId: string | null; candidates: Candidate[] };
const roomsByTown = new WeakMap<Town, KeptRooms>();

/** All rooms: my centre first, then by distance, then by reading; within a place the smallest first. */
function allRooms(town: Town, homePlaceId: string | null): readonly Candidate[] {
	const kept = roomsByTown.get(town);
	if (kept?.homePlaceId === homePlaceId) return kept.candidates;
	const home = homePlaceId ? town.places.get(homePlaceId) : undefined;
	const distances = new Map<string, number | undefined>();
	const candidates: Candidate[] = [];
	for (const room of town.rooms.values()) {
		const place = town.places.get(room.placeId);
		if (!place) continue;
		if (!distances.has(place.id)) distances.set(place.id, distanceM(home, place));
		candidates.push({ room, place, isHome: place.id === homePlaceId, distanceM: distances.get(place.id) });
	}
	candidates.sort(byMatch);
	roomsByTown.set(town, { homePlaceId, candidates });
	return candidates;
}

function fits(room: Room, place: Place, wish: Wish): boolean {
	if (wish.place && place.id !== wish.place) return false;
	if (wish.purpose && !room.purposes.includes(wish.purpose)) return false;
	if (place.validTo !== undefined && place.validTo < wish.date) return false;
	if (wish.people === 0) return true;
	if (room.capacity !== undefined && room.capacity < wish.people) return false;
	const fewest = room.minPeople ?? place.booking?.minPeople ?? 1;
	return wish.people >= fewest || room.bookable === false;
}

function byMatch(a: Candidate, b: Candidate): number {
	return (
		Number(b.isHome) - Number(a.isHome) ||
		(a.distanceM ?? Number.POSITIVE_INFINITY) - (b.distanceM ?? Number.POSITIVE_INFINITY) ||
		compareKana(a.place.nameKana ?? a.place.name, b.place.nameKana ?? b.place.name) ||
		(a.room.capacity ?? Number.POSITIVE_INFINITY) - (b.room.capacity ?? Number.POSITIVE_INFINITY) ||
		(a.room.order ?? 0) - (b.room.order ?? 0)
	);
}

function bestSeries(
	town: Town,
	candidate: Candidate,
	dates: readonly LocalDate[],
	band: Band | '',
	now: LocalMoment,
): FoundSeries | undefined {
	const bySlot = new Map<string, FoundSeries & { perDate: { date: LocalDate; state: SlotState }[] }>();
	for (const date of dates) {
		for (const { slot, state } of roomDay(town, candidate.place, candidate.room, date, now)) {
			if (!isInBand(slot.from, band)) continue;
			// a temporary rule set may move a slot: only what has the same hours is the same slot
			const key = `${slot.from}-${slot.to}`;
			let series = bySlot.get(key);
			if (!series) {
				series = { ...candidate, slot, perDate: [], free: 0, unknown: 0, notYet: 0 };
				bySlot.set(key, series);
			}
			series.perDate.push({ date, state });
			if (state === 'free') series.free += 1;
			else if (state === 'unknown') series.unknown += 1;
			else if (state === 'not-yet-open') series.notYet += 1;
		}
	}
	let best: FoundSeries | undefined;
	for (const series of bySlot.values()) {
		if (!best || worth(series) > worth(best)) best = series;
	}
	return best;
}

const worth = (series: FoundSeries) => series.free * 1e6 + series.unknown * 1e3 + series.notYet;

function isInBand(from: string, band: Band | ''): boolean {
	return band === '' || bandOf(from) === band;
}

const BAND_HOURS: Record<Band, readonly [string, string]> = {
	morning: ['00:00', '12:00'],
	afternoon: ['12:00', '17:00'],
	evening: ['17:00', '30:00'],
};

/** A place that is known to be open in that part of the day, and not over. */
function isOpenInBand(town: Town, place: Place, wish: Wish, now: LocalMoment): boolean {
	const opening = openingOfPlace(town, place, wish.date);
	if (opening.state !== 'open' && opening.state !== 'partly') return false;
	const [bandFrom, to] = wish.band ? BAND_HOURS[wish.band] : ['00:00', '30:00'];
	const from = wish.date === now.date && now.time > bandFrom ? now.time : bandFrom;
	return opening.ranges.some((range) => range.from < to && range.to > from);
}
