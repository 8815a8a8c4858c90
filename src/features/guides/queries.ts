/** What the screens about grants, courses and desks read: pure functions over the town. */

import { type DeadlineState, daysLeft, deadlineState, nextOccurrence } from '../../../contract/calendar.ts';
import type { LocalDate, LocalTime } from '../../../contract/common.ts';
import { addDays, type LocalMoment, weekdayOf } from '../../../contract/dates.ts';
import type { Occurrence } from '../../../contract/event.ts';
import { compareKana } from '../../../contract/fold.ts';
import type { Guide } from '../../../contract/guide.ts';
import { type GuideView, viewOf } from '../../../contract/guide-view.ts';
import { areHolidaysKnown, holidayName } from '../../../contract/holidays.ts';
import { openingOn } from '../../../contract/opening.ts';
import { isPublished } from '../../../contract/published.ts';
import { type Faceted, facet } from '../../data/facets.ts';
import { closuresOfPlace } from '../../data/relations.ts';
import { search } from '../../data/search.ts';
import type { Town } from '../../data/town.ts';

export type GuideFilter = { type: GuideView; q: string; stage: string; field: string; ability: string };

/** Where a guide stands today. `over`: applying has ended, its dates have passed, or it is no longer published. */
export type Standing =
	| { is: 'open'; daysLeft?: number }
	| { is: 'not-yet'; from: LocalDate | undefined }
	| { is: 'unknown' }
	| { is: 'always' }
	| { is: 'over' };
export type GuideEntry = { guide: Guide; standing: Standing };
export type GuideFacet = 'stage' | 'field' | 'ability';
export type GuideList = {
	/** what one can still use: the nearest deadline first, then what opens, then what nobody dated */
	current: GuideEntry[];
	/** what is over, last: it may come again next year */
	over: GuideEntry[];
	counts: Faceted<GuideEntry, GuideFacet>['counts'];
	/** how many there are of each type, whatever else is chosen */
	ofType: Record<GuideView, number>;
};

export function guideList(town: Town, filter: GuideFilter, now: LocalMoment): GuideList {
	const ofType = { grant: 0, course: 0, path: 0, article: 0, desk: 0 };
	const entries: GuideEntry[] = [];
	const found = filter.q.trim()
		? new Set(search(town, filter.q, { kinds: ['guide'] }).map((hit) => hit.id))
		: undefined;
	for (const guide of town.guides.values()) {
		if (!isPublished(guide, now.date)) continue;
		if (found && !found.has(guide.id)) continue;
		const view = viewOf(guide);
		ofType[view] += 1;
		if (view === filter.type) entries.push({ guide, standing: standingOf(guide, now) });
	}
	const { hits, counts } = facet(inOrder(town, entries, filter.type, now), {
		// without stages it suits all of them
		stage: asked(filter.stage, ({ guide }) => guide.stages ?? (town.profile?.stages ?? []).map((stage) => stage.code)),
		field: asked(filter.field, ({ guide }) => guide.fields ?? (town.profile?.fields ?? []).map((field) => field.code)),
		ability: asked(filter.ability, ({ guide }) => guide.abilities ?? []),
	});
	const isOver = ({ standing }: GuideEntry) => standing.is === 'over';
	return { current: hits.filter((entry) => !isOver(entry)), over: hits.filter(isOver), counts, ofType };
}

function asked(value: string, valuesOf: (entry: GuideEntry) => readonly string[]) {
	return { chosen: new Set(value ? [value] : []), valuesOf };
}

/** Can one still apply or go? What has expired, or might have, never looks open. */
export function standingOf(guide: Guide, now: LocalMoment): Standing {
	if (guide.publishUntil && guide.publishUntil < now.date) return { is: 'over' };
	if (guide.guideType === 'desk' || guide.guideType === 'article') return { is: 'always' };
	if (guide.when && !isStillToCome(guide, now)) return { is: 'over' };
	const state: DeadlineState = deadlineState(guide.apply, now);
	if (state === 'closed') return { is: 'over' };
	if (state === 'not-yet') return { is: 'not-yet', from: guide.apply?.from };
	if (state === 'unknown') return guide.apply?.needed === 'no' && guide.when ? { is: 'open' } : { is: 'unknown' };
	const left = daysLeft(guide.apply, now);
	return left === undefined ? { is: 'open' } : { is: 'open', daysLeft: left };
}

/** The next time of a course or a desk by appointment. */
export function nextTime(guide: Guide, now: LocalMoment): Occurrence | undefined {
	return guide.when ? nextOccurrence({ when: guide.when }, now) : undefined;
}

function isStillToCome(guide: Guide, now: LocalMoment): boolean {
	const isDated = guide.when?.startDate || guide.when?.dates?.length || guide.when?.pattern;
	return !isDated || nextTime(guide, now) !== undefined;
}

/** Desks that are open now come first: somebody may be standing in the lobby. */
function inOrder(town: Town, entries: GuideEntry[], type: GuideView, now: LocalMoment): GuideEntry[] {
	entries.sort(byUse);
	if (type !== 'desk') return entries;
	const open = entries.filter(({ guide }) => deskState(town, guide, now).is === 'open');
	return [...open, ...entries.filter((entry) => !open.includes(entry))];
}

const ORDER: Record<Standing['is'], number> = { open: 0, 'not-yet': 1, unknown: 2, always: 2, over: 3 };
const NO_DEADLINE = 10_000;

function byUse(a: GuideEntry, b: GuideEntry): number {
	const left = (entry: GuideEntry) =>
		entry.standing.is === 'open' ? (entry.standing.daysLeft ?? NO_DEADLINE) : NO_DEADLINE;
	return (
		ORDER[a.standing.is] - ORDER[b.standing.is] ||
		left(a) - left(b) ||
		compareKana(a.guide.titleKana ?? a.guide.title, b.guide.titleKana ?? b.guide.title)
	);
}

/**
 * Whether somebody is at the desk at this minute. Said only from hours that are known: on a 祝日, about which weekly hours
 * say nothing, and where the place itself may be closed, it is `unknown` or `closed`, never `open` by guess.
 */
export type DeskState =
	| { is: 'open'; until: LocalTime }
	| { is: 'closed'; next?: { date: LocalDate; from: LocalTime } }
	| { is: 'holiday' }
	| { is: 'place-closed' }
	| { is: 'unknown' };

/** Nobody plans a visit further ahead than this. */
const LOOK_AHEAD_DAYS = 14;

export function deskState(town: Town, desk: Guide, now: LocalMoment): DeskState {
	if (!desk.hours?.length) return { is: 'unknown' };
	const today = deskDay(town, desk, now.date);
	if (today === 'holiday' && hoursOn(desk, now.date).length > 0) return { is: 'holiday' };
	if (today === 'place-closed' && hoursOn(desk, now.date).length > 0) return { is: 'place-closed' };
	const ranges = typeof today === 'string' ? [] : today;
	const current = ranges.find((range) => range.from <= now.time && now.time < range.to);
	if (current) return { is: 'open', until: current.to };
	const later = ranges.find((range) => range.from > now.time);
	if (later) return { is: 'closed', next: { date: now.date, from: later.from } };
	for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
		const date = addDays(now.date, ahead);
		const day = deskDay(town, desk, date);
		const first = typeof day === 'string' ? undefined : day[0];
		if (first) return { is: 'closed', next: { date, from: first.from } };
	}
	return { is: 'closed' };
}

function hoursOn(desk: Guide, date: LocalDate) {
	const weekday = weekdayOf(date);
	return (desk.hours ?? [])
		.filter((hours) => hours.days.includes(weekday))
		.flatMap((hours) => hours.ranges)
		.sort((a, b) => (a.from < b.from ? -1 : 1));
}

function deskDay(town: Town, desk: Guide, date: LocalDate) {
	if (!areHolidaysKnown(date) || holidayName(date) !== undefined) return 'holiday';
	const place = desk.placeId ? town.places.get(desk.placeId) : undefined;
	if (place && openingOn(place, closuresOfPlace(town, place.id), date).state === 'closed') return 'place-closed';
	return hoursOn(desk, date);
}

/** The others that one cannot have together with this one, whichever of the two says so. */
export function exclusiveWith(town: Town, guide: Guide): Guide[] {
	const ids = new Set(guide.exclusiveWith ?? []);
	return [...town.guides.values()].filter(
		(other) => other.id !== guide.id && (ids.has(other.id) || other.exclusiveWith?.includes(guide.id)),
	);
}
