/** はじめての人へ (地域デビュー): what one can simply go to, and what of it fits what somebody answered. Pure. */
import type { Audience } from '../../../contract/common.ts';
import { addDays, hasPassed, weekdayOf } from '../../../contract/dates.ts';
import type { Event } from '../../../contract/event.ts';
import type { Group } from '../../../contract/group.ts';
import { holidayName } from '../../../contract/holidays.ts';
import type { Now } from '../../data/clock.ts';
import { distanceM } from '../../data/distance.ts';
import { statusOf } from '../../data/event-status.ts';
import { eventsOfGroup, type Happening, occurrencesBetween } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';

/** Two weeks: near enough to go, far enough to find something. */
export const DEBUT_DAYS = 14;

/** What moves somebody. */
export const MOVES = ['body', 'make', 'learn', 'talk', 'help', 'town'] as const;
export type Move = (typeof MOVES)[number];
/** When somebody has time. */
export const TIMES = ['day', 'evening', 'weekend'] as const;
export type Time = (typeof TIMES)[number];
/** 人生の場面, or with whom. */
export const LIVES = ['alone', 'friend', 'child', 'carer', 'retired'] as const;
export type Life = (typeof LIVES)[number];
/** `''`: not answered, everything fits. */
export type Answers = { move: Move | ''; time: Time | ''; life: Life | '' };

/** What a thing is about, by what its owner stated: kinds of events, and fields of the NPO law. */
const ABOUT: Record<Move, { types: readonly Event['eventType'][]; fields: readonly string[] }> = {
	body: { types: ['sports'], fields: [] },
	make: { types: ['concert', 'exhibition'], fields: ['06'] },
	learn: { types: ['course'], fields: ['02', '14', '15', '17'] },
	talk: { types: ['exchange', 'forum'], fields: ['10', '11', '12'] },
	help: { types: ['volunteer'], fields: ['01', '08', '09', '13'] },
	town: { types: ['festival', 'market', 'forum'], fields: ['03', '04', '05', '07', '16'] },
};

const FOR: Record<Exclude<Life, 'alone' | 'friend'>, readonly Audience[]> = {
	child: ['infants', 'children', 'parents'],
	carer: ['carers'],
	retired: ['seniors'],
};

const EVENING = '17:00';

export type Debut = {
	events: Happening[];
	groups: Group[];
	/** no answer was given, or everything fits */
	narrowed: boolean;
};

/** What fits; an answer that leaves nothing is not given up silently: the lists are empty, and the screen says so. */
export function debut(town: Town, now: Now, answers: Answers, homePlaceId: string | null = null): Debut {
	const events = easyEvents(town, now).filter((one) => fitsEvent(one, answers));
	return {
		events: nearFirst(town, events, homePlaceId),
		groups: easyGroups(town).filter((group) => fitsGroup(town, group, answers)),
		narrowed: answers.move !== '' || answers.time !== '' || answers.life !== '',
	};
}

/** What is within a walk of one's centre comes first, each in the order of its time; without a centre of one's own, nothing is near. */
const NEAR_M = 1500;

function nearFirst(town: Town, events: readonly Happening[], homePlaceId: string | null): Happening[] {
	const home = town.places.get(homePlaceId ?? '');
	if (!home) return [...events];
	const isNear = ({ event }: Happening) =>
		event.placeId === home.id || (distanceM(home, town.places.get(event.placeId ?? '')) ?? NEAR_M) < NEAR_M;
	return [...events.filter(isNear), ...events.filter((one) => !isNear(one))];
}

/**
 * Each event once, at its next time: nothing to register (silence of the source is not "no registration"), nothing for
 * members or committees only, nothing cancelled.
 */
function easyEvents(town: Town, now: Now): Happening[] {
	const seen = new Set<string>();
	return occurrencesBetween(town, now.date, addDays(now.date, DEBUT_DAYS - 1)).filter(({ event, occurrence }) => {
		const status = statusOf(event, occurrence);
		if (seen.has(event.id) || event.apply?.needed !== 'no') return false;
		if (status !== 'scheduled' && status !== 'changed') return false;
		if (event.eventType === 'meeting') return false;
		if (occurrence.from !== undefined && hasPassed(occurrence.date, occurrence.from, now)) return false;
		seen.add(event.id);
		return true;
	});
}

/** Groups that say one may come once, and that look for people; those nearest to a first hour first. */
function easyGroups(town: Town): Group[] {
	return [...town.groups.values()]
		.filter((group) => group.firstStep?.onceOk === true && group.recruiting !== 'closed')
		.sort((a, b) => rank(a) - rank(b) || ((a.nameKana ?? a.name) < (b.nameKana ?? b.name) ? -1 : 1));
}

function rank({ firstStep, recruiting }: Group): number {
	return (recruiting === 'open' ? 0 : 2) + (firstStep?.withFriendOk ? 0 : 1);
}

function fitsEvent({ event, occurrence }: Happening, { move, time, life }: Answers): boolean {
	if (move && !isAbout(event, move)) return false;
	if (time && timeOf(occurrence.date, occurrence.from) !== time) return false;
	return !(life === 'child' || life === 'carer' || life === 'retired') || isFor(event.audience, life);
}

function fitsGroup(town: Town, group: Group, { move, time, life }: Answers): boolean {
	if (move && !hasField(group.fields, move) && !eventsOfGroup(town, group.id).some((event) => isAbout(event, move))) {
		return false;
	}
	if (time && !meetsAt(group, time)) return false;
	if (life === 'friend') return group.firstStep?.withFriendOk === true;
	return life === '' || life === 'alone' || isFor(group.audience, life);
}

function isAbout(event: Event, move: Move): boolean {
	return ABOUT[move].types.includes(event.eventType) || hasField(event.fields ?? [], move);
}

function hasField(fields: readonly string[], move: Move): boolean {
	return fields.some((field) => ABOUT[move].fields.includes(field));
}

/** What is said to be for everybody is also for them; what says nothing may be for others. */
function isFor(audience: readonly Audience[] | undefined, life: keyof typeof FOR): boolean {
	return audience?.some((one) => one === 'everyone' || FOR[life].includes(one)) ?? false;
}

/** null: the source gives no time of the day */
function timeOf(date: string, from: string | undefined): Time | null {
	if (isWeekend(weekdayOf(date)) || holidayName(date) !== undefined) return 'weekend';
	if (from === undefined) return null;
	return from >= EVENING ? 'evening' : 'day';
}

function meetsAt({ weekdays = [], timeBands = [] }: Group, time: Time): boolean {
	if (time === 'weekend') return weekdays.some(isWeekend);
	const isWeekday = weekdays.some((day) => !isWeekend(day));
	const bands: readonly string[] = time === 'evening' ? ['evening'] : ['morning', 'afternoon'];
	return isWeekday && timeBands.some((band) => bands.includes(band));
}

function isWeekend(day: number): boolean {
	return day === 0 || day === 6;
}
