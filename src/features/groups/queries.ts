/** What the screens about groups read: pure functions over the town. */
import { isEventLive, nextOccurrence } from '../../../contract/calendar.ts';
import type { Audience, LocalDate } from '../../../contract/common.ts';
import { addMonths, type LocalMoment } from '../../../contract/dates.ts';
import type { Event, EventStatus, Occurrence } from '../../../contract/event.ts';
import { compareNames, foldedIndexRow } from '../../../contract/fold.ts';
import type { Group } from '../../../contract/group.ts';
import type { Profile } from '../../../contract/profile.ts';
import { statusOf } from '../../data/event-status.ts';
import { type Faceted, facet } from '../../data/facets.ts';
import { eventsOfGroup } from '../../data/relations.ts';
import { search } from '../../data/search.ts';
import type { Town } from '../../data/town.ts';

export const BANDS = ['morning', 'afternoon', 'evening'] as const;
export type Band = (typeof BANDS)[number];
export const RECRUITING = ['open', 'ask'] as const;

/** Everything that can be chosen on the list of groups. Empty means: not chosen. */
export type GroupFilter = {
	/** free text */
	q: string;
	row: string;
	fields: readonly string[];
	/** an area of the profile */
	area: string;
	/** 0 日 … 6 土, as text */
	days: readonly string[];
	bands: readonly string[];
	stage: string;
	recruiting: '' | (typeof RECRUITING)[number];
	audience: Audience | '';
	/** where it meets */
	place: string;
	/** somebody may simply come once */
	first: boolean;
};

export const ANY_GROUP: GroupFilter = {
	q: '',
	row: '',
	fields: [],
	area: '',
	days: [],
	bands: [],
	stage: '',
	recruiting: '',
	audience: '',
	place: '',
	first: false,
};

export type GroupFacet =
	| 'row'
	| 'fields'
	| 'area'
	| 'days'
	| 'bands'
	| 'stage'
	| 'recruiting'
	| 'audience'
	| 'place'
	| 'first';

/** A group with what the filters ask of it, worked out once. */
type Entry = { group: Group; values: Record<GroupFacet, readonly string[]> };

const entriesByMap = new WeakMap<ReadonlyMap<string, Group>, Entry[]>();

/** All groups in the order of their readings. */
function entries(town: Town): Entry[] {
	let known = entriesByMap.get(town.groups);
	if (!known) {
		known = [...town.groups.values()].sort(compareNames).map(entryOf);
		entriesByMap.set(town.groups, known);
	}
	return known;
}

const readingOf = (group: Group) => group.nameKana ?? group.name;

function entryOf(group: Group): Entry {
	return {
		group,
		values: {
			row: [foldedIndexRow(readingOf(group))],
			fields: group.fields,
			area: group.areaIds ?? [],
			days: (group.weekdays ?? []).map(String),
			bands: group.timeBands ?? [],
			stage: group.stage ? [group.stage] : [],
			recruiting: [group.recruiting],
			audience: group.audience ?? [],
			place: group.placeIds ?? [],
			first: group.firstStep ? ['yes'] : [],
		},
	};
}

export type GroupList = { groups: Group[]; counts: Faceted<Entry, GroupFacet>['counts']; total: number };

/**
 * The groups that fit, in the order of their readings (or of relevance, when a text is looked for), and how many each
 * further choice would leave.
 */
export function groupList(town: Town, filter: GroupFilter): GroupList {
	const key = JSON.stringify(filter);
	const last = lastLists.get(town);
	if (last?.key === key) return last.list;
	const list = makeGroupList(town, filter);
	lastLists.set(town, { key, list });
	return list;
}

/** Whoever comes back to the list, or only sees it drawn again, asks the same. */
const lastLists = new WeakMap<Town, { key: string; list: GroupList }>();

function makeGroupList(town: Town, filter: GroupFilter): GroupList {
	const all = entries(town);
	const among = filter.q.trim() ? foundByText(town, all, filter.q) : all;
	const one = (name: GroupFacet, value: string) => asked(name, value ? [value] : []);
	const { hits, counts } = facet(among, {
		row: one('row', filter.row),
		fields: asked('fields', filter.fields),
		area: one('area', filter.area),
		days: asked('days', filter.days),
		bands: asked('bands', filter.bands),
		stage: one('stage', filter.stage),
		recruiting: one('recruiting', filter.recruiting),
		audience: one('audience', filter.audience),
		place: one('place', filter.place),
		first: one('first', filter.first ? 'yes' : ''),
	});
	return { groups: hits.map((entry) => entry.group), counts, total: all.length };
}

function asked(name: GroupFacet, values: readonly string[]) {
	return { chosen: new Set(values), valuesOf: (entry: Entry) => entry.values[name] };
}

function foundByText(town: Town, all: Entry[], query: string): Entry[] {
	const byId = new Map(all.map((entry) => [entry.group.id, entry]));
	const found: Entry[] = [];
	for (const hit of search(town, query, { kinds: ['group'] })) {
		const entry = byId.get(hit.id);
		if (entry) found.push(entry);
	}
	return found;
}

/** A record that nobody vouched for during a year may be wrong (directories rot). Never confirmed counts as old. */
export function isUnconfirmed(group: Group, today: LocalDate): boolean {
	return !group.confirmedAt || group.confirmedAt < addMonths(today, -12);
}

/** The stage as the profile words it; a group that did not say has none, and none is guessed. */
export function stageOf(group: Group, profile: Profile | undefined): Profile['stages'][number] | undefined {
	return group.stage ? profile?.stages.find((stage) => stage.code === group.stage) : undefined;
}

/** Registrations, those that still hold first. */
export function registrationsOf(group: Group, today: LocalDate) {
	return (group.registrations ?? [])
		.map((registration) => ({ ...registration, ended: registration.until !== undefined && registration.until < today }))
		.sort((a, b) => Number(a.ended) - Number(b.ended));
}

/** The group's events that are not over, the next one first; those whose date is still open come last. */
export function comingEvents(
	town: Town,
	groupId: string,
	now: LocalMoment,
): { event: Event; next: Occurrence | undefined; status: EventStatus }[] {
	const startOf = (next: Occurrence | undefined) => (next ? `${next.date} ${next.from ?? ''}` : '~');
	return eventsOfGroup(town, groupId)
		.filter((event) => isEventLive(event, now.date))
		.map((event) => {
			const next = nextOccurrence(event, now);
			return { event, next, status: statusOf(event, next) };
		})
		.filter(({ event, next }) => next !== undefined || !event.when.startDate)
		.sort((a, b) => (startOf(a.next) < startOf(b.next) ? -1 : startOf(a.next) > startOf(b.next) ? 1 : 0));
}
