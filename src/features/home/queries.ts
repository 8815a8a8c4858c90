/**
 * What the home screen says, as plain data. Pure: the worker asks the same question when it keeps the screen as HTML.
 *
 * Everything is about my centre and today. Without a centre it is the town's day, and the choice of a centre comes first.
 */
import type { Instant, LocalDate, LocalTime, Worded } from '../../../contract/common.ts';
import { addDays, hasPassed } from '../../../contract/dates.ts';
import type { Notice } from '../../../contract/notice.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import type { Story } from '../../../contract/story.ts';
import type { Now } from '../../data/clock.ts';
import { isOff, statusOf } from '../../data/event-status.ts';
import { type Happening, noticesFor, occurrencesOn, roomsOfPlace } from '../../data/relations.ts';
import { availabilityOf, openingOfPlace, roomDay } from '../../data/room-days.ts';
import type { Settings } from '../../data/settings.ts';
import { storiesOn, storyOfDay } from '../../data/stories.ts';
import type { Town } from '../../data/town.ts';
import { centresByKana } from '../../ui/centres.ts';

export type HomeModel = {
	date: LocalDate;
	/** my centre */
	place: Place | null;
	/** centres to choose from while there is none, by kana */
	choices: readonly CentreToday[];
	headline: Headline;
	/** today's opening hours at my centre, and why they are shorter than usual */
	ranges: readonly { from: LocalTime; to: LocalTime }[];
	partlyReason: Worded | null;
	/** what is on, soonest first; what is over is only counted, unless it was cancelled */
	events: readonly HomeEvent[];
	eventsOver: number;
	/** what does not fit on the screen */
	eventsMore: number;
	/** at my centre on the coming days, when today has nothing more */
	comingEvents: readonly HomeEvent[];
	/** how many things happen in the whole town today */
	townEvents: number;
	rooms: RoomsToday | null;
	notices: readonly Notice[];
	closures: readonly ClosedDay[];
	/** one a day, of my centre before others */
	story: Story | undefined;
	/** datasets whose rows are shown */
	sources: readonly string[];
};

/** A centre one may choose, with enough of its day to be worth choosing. */
export type CentreToday = {
	place: Place;
	/** today's hours; null: nobody told us */
	hours: readonly { from: LocalTime; to: LocalTime }[] | null;
	isClosed: boolean;
	/** events there today that take place, over or not */
	events: number;
};

export type Headline =
	| { kind: 'choose' }
	| { kind: 'closed'; reason?: Worded | undefined }
	| { kind: 'free'; rooms: number }
	| { kind: 'none-free' }
	| { kind: 'over' }
	| { kind: 'unknown' };

export type HomeEvent = Happening & {
	when: 'now' | 'later' | 'all-day' | 'over' | 'coming';
	placeName: PlaceName | null;
};
export type PlaceName = { name: string; nameKana?: string | undefined; nameEn?: string | undefined };

export type RoomsToday = {
	/** free slots that run now, then those that begin next; a room may stand in both */
	now: readonly FreeRoom[];
	next: readonly FreeRoom[];
	/** rooms of which nobody told us anything for the rest of the day: they are not counted as free */
	unknown: number;
	/** when the oldest of what is shown was true at its source */
	asOf: Instant | null;
	statedBy: string | null;
};
export type FreeRoom = { room: Room; from: LocalTime; to: LocalTime };
export type ClosedDay = { date: LocalDate; reason?: Worded | undefined };

const EVENTS_SHOWN = 8;
const COMING_SHOWN = 3;
const NOTICES_SHOWN = 3;
const CLOSURES_SHOWN = 3;
const CLOSURE_DAYS = 45;
const COMING_DAYS = 14;
const STORIES_IN_TURN = 7;

export function homeModel(inputs: {
	town: Town;
	placeId: string | null;
	now: Now;
	settings?: Pick<Settings, 'language'>;
}): HomeModel {
	const { town, now } = inputs;
	const place = (inputs.placeId === null ? undefined : town.places.get(inputs.placeId)) ?? null;
	const today = occurrencesOn(town, now.date);
	const here = (place ? today.filter(({ event }) => event.placeId === place.id) : today).map((one) =>
		toHomeEvent(town, one, now),
	);
	const shown = here.filter((one) => one.when !== 'over' || isLoud(one));
	const rooms = place ? roomsToday(town, place, now) : null;
	const notices = noticesFor(town, place?.id, now.date).slice(0, NOTICES_SHOWN);
	const opening = place ? openingOfPlace(town, place, now.date) : null;
	return {
		date: now.date,
		place,
		choices: place ? [] : centresToday(town, now.date),
		headline: place ? headlineOf(opening, rooms, now) : { kind: 'choose' },
		ranges: opening?.ranges ?? [],
		partlyReason: (opening?.state === 'partly' && opening.reason) || null,
		events: shown.slice(0, EVENTS_SHOWN),
		eventsOver: here.length - shown.length,
		eventsMore: Math.max(0, shown.length - EVENTS_SHOWN),
		comingEvents: place && shown.length === 0 ? comingEvents(town, place, now) : [],
		townEvents: today.length,
		rooms: opening?.state === 'closed' ? null : rooms,
		notices,
		closures: place ? closedDays(town, place, now.date) : [],
		story: storyOfDay(storiesOn(town, now.date, place?.id ?? null).slice(0, STORIES_IN_TURN), now.date),
		sources: sourcesOf(place, shown, notices),
	};
}

function centresToday(town: Town, date: LocalDate): CentreToday[] {
	const events = new Map<string, number>();
	for (const { event, occurrence } of occurrencesOn(town, date)) {
		if (!event.placeId || isOff(statusOf(event, occurrence))) continue;
		events.set(event.placeId, (events.get(event.placeId) ?? 0) + 1);
	}
	return centresByKana(town).map((place) => {
		const { state, ranges } = openingOfPlace(town, place, date);
		return {
			place,
			hours: ranges.length > 0 ? ranges : null,
			isClosed: state === 'closed',
			events: events.get(place.id) ?? 0,
		};
	});
}

function headlineOf(
	opening: { state: string; ranges: readonly { to: LocalTime }[]; reason?: Worded } | null,
	rooms: RoomsToday | null,
	now: Now,
): Headline {
	if (opening?.state === 'closed') return { kind: 'closed', reason: opening.reason };
	if (rooms) {
		const free = new Set([...rooms.now, ...rooms.next].map(({ room }) => room.id)).size;
		if (free > 0) return { kind: 'free', rooms: free };
		if (rooms.unknown > 0) return { kind: 'unknown' };
	}
	const last = opening?.ranges.at(-1)?.to;
	if (last !== undefined && hasPassed(now.date, last, now)) return { kind: 'over' };
	return rooms ? { kind: 'none-free' } : { kind: 'unknown' };
}

/** Rooms that can be asked for, with what is free of the slot that runs and of the one that follows. */
function roomsToday(town: Town, place: Place, now: Now): RoomsToday | null {
	const rooms = roomsOfPlace(town, place.id).filter((room) => room.bookable !== false);
	if (rooms.length === 0) return null;
	const running: FreeRoom[] = [];
	const later: FreeRoom[] = [];
	let unknown = 0;
	let asOf: Instant | null = null;
	let statedBy: string | null = null;
	for (const room of rooms) {
		const day = roomDay(town, place, room, now.date, now);
		const rest = day.filter(({ slot }) => !hasPassed(now.date, slot.to, now));
		// no slots at all: nobody told us the rules, which is not the same as nothing being free
		if (day.length === 0 || (rest.length > 0 && rest.every(({ state }) => state === 'unknown'))) unknown += 1;
		for (const { slot, state } of rest) {
			if (state !== 'free') continue;
			const begun = hasPassed(now.date, slot.from, now);
			(begun ? running : later).push({ room, from: slot.from, to: slot.to });
		}
		const row = availabilityOf(town, room.id, now.date);
		if (row && (asOf === null || row.asOf < asOf)) {
			asOf = row.asOf;
			statedBy = row.statedBy ?? null;
		}
	}
	return { now: running, next: nextOfEach(later), unknown, asOf, statedBy };
}

/** Of each room the first free slot to come, soonest first. */
function nextOfEach(later: readonly FreeRoom[]): FreeRoom[] {
	const first = new Map<string, FreeRoom>();
	for (const one of later) {
		const known = first.get(one.room.id);
		if (!known || one.from < known.from) first.set(one.room.id, one);
	}
	return [...first.values()].sort((a, b) => byText(a.from, b.from));
}

function toHomeEvent(town: Town, happening: Happening, now: Now): HomeEvent {
	const { event, occurrence } = happening;
	const place = event.placeId ? town.places.get(event.placeId) : undefined;
	const placeName = place ?? (event.placeName ? { name: event.placeName } : null);
	return { ...happening, placeName, when: whenOf(occurrence, now) };
}

function whenOf({ date, from, to }: Happening['occurrence'], now: Now): HomeEvent['when'] {
	if (date !== now.date) return 'coming';
	if (from === undefined) return 'all-day';
	if (to !== undefined && hasPassed(date, to, now)) return 'over';
	return hasPassed(date, from, now) ? (to === undefined ? 'over' : 'now') : 'later';
}

/** What must be seen until the day has passed, even when its hour is over. */
function isLoud({ event, occurrence }: Happening): boolean {
	return isOff(statusOf(event, occurrence));
}

function comingEvents(town: Town, place: Place, now: Now): HomeEvent[] {
	const found: HomeEvent[] = [];
	for (let n = 1; n <= COMING_DAYS && found.length < COMING_SHOWN; n++) {
		for (const one of occurrencesOn(town, addDays(now.date, n))) {
			if (one.event.placeId === place.id && found.length < COMING_SHOWN) found.push(toHomeEvent(town, one, now));
		}
	}
	return found;
}

/** The next days on which the place is closed, today left out: that is the headline's. */
function closedDays(town: Town, place: Place, today: LocalDate): ClosedDay[] {
	const days: ClosedDay[] = [];
	for (let n = 1; n <= CLOSURE_DAYS && days.length < CLOSURES_SHOWN; n++) {
		const date = addDays(today, n);
		const opening = openingOfPlace(town, place, date);
		if (opening.state === 'closed') days.push({ date, reason: opening.reason });
	}
	return days;
}

function sourcesOf(place: Place | null, events: readonly Happening[], notices: readonly Notice[]): string[] {
	const rows = [place, ...events.map(({ event }) => event), ...notices];
	return [...new Set(rows.flatMap((row) => row?.source?.dataset ?? []))];
}

function byText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
