/** Which rows belong to which: the questions that several exports ask of a town. */
import type { LocalDate } from '../../contract/common.ts';
import type { Event } from '../../contract/event.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { Forum } from '../../contract/forum.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Issue } from '../../contract/issue.ts';
import { isLentOn } from '../../contract/lent.ts';
import type { Place } from '../../contract/place.ts';
import { savedKey } from '../../contract/saved-key.ts';
import { byId, type Entry, type OpenTown } from './open-town.ts';

/** In order of id. A place that its keeper lends is shown only as long as they agree. */
export function placesShown(town: OpenTown, today: LocalDate): Entry<Place>[] {
	return [...town.rows('place').values()].filter(({ data }) => isLentOn(data, today)).sort(byId);
}

export function eventsAt(town: OpenTown, placeId: string) {
	return town.index('event', 'place', ({ placeId }) => (placeId === undefined ? [] : [placeId])).get(placeId) ?? [];
}

export function eventsOfGroup(town: OpenTown, groupId: string) {
	return town.index('event', 'group', ({ groupId }) => (groupId === undefined ? [] : [groupId])).get(groupId) ?? [];
}

export function eventsOfField(town: OpenTown, field: string) {
	return town.index('event', 'field', ({ fields }) => fields ?? []).get(field) ?? [];
}

export function roomsOf(town: OpenTown, placeId: string) {
	return town.index('room', 'place', ({ placeId }) => [placeId]).get(placeId) ?? [];
}

export function closuresOf(town: OpenTown, placeId: string) {
	return town.index('closure', 'place', ({ placeId }) => [placeId]).get(placeId) ?? [];
}

export function groupsAt(town: OpenTown, placeId: string) {
	return town.index('group', 'place', ({ placeIds }) => placeIds ?? []).get(placeId) ?? [];
}

export function noticesOf(town: OpenTown, placeId: string) {
	return town.index('notice', 'place', ({ placeIds }) => placeIds ?? []).get(placeId) ?? [];
}

/** The events that a list of saved keys names: by themselves, by their group, their place or an issue. No event twice. */
export function eventsOfSaved(town: OpenTown, keys: ReadonlySet<string>): Entry<Event>[] {
	const events = new Map<string, Entry<Event>>();
	const add = (entries: readonly Entry<Event>[]) => {
		for (const entry of entries) events.set(entry.id, entry);
	};
	const byKey = town.index('event', 'saved', ({ id }) => [savedKey('event', id)]);
	const groups = town.index('group', 'saved', ({ id }) => [savedKey('group', id)]);
	const places = town.index('place', 'saved', ({ id }) => [savedKey('place', id)]);
	for (const key of keys) {
		add(byKey.get(key) ?? []);
		for (const { id } of groups.get(key) ?? []) add(eventsOfGroup(town, id));
		for (const { id } of places.get(key) ?? []) add(eventsAt(town, id));
	}
	for (const issue of issuesOfSaved(town, keys)) add(eventsOfIssue(town, issue.data));
	return [...events.values()];
}

/** Each once, under the name by which it goes on. */
export function issuesOfSaved(town: OpenTown, keys: ReadonlySet<string>): Entry<Issue>[] {
	const issues = town.index('issue', 'saved', ({ id }) => [savedKey('issue', id)]);
	const saved = [...keys].flatMap((key) => issues.get(key) ?? []);
	return [...new Set(saved.map((entry) => goingIssue(town, entry)))];
}

/** An issue that was joined to another goes on there. */
export function goingIssue(town: OpenTown, entry: Entry<Issue>): Entry<Issue> {
	return (entry.data.joinedInto !== undefined && town.rows('issue').get(entry.data.joinedInto)) || entry;
}

export function exchangesOfSaved(town: OpenTown, keys: ReadonlySet<string>): Entry<Exchange>[] {
	const exchanges = town.index('exchange', 'saved', ({ id }) => [savedKey('exchange', id)]);
	return [...keys].flatMap((key) => exchanges.get(key) ?? []);
}

export function guidesOfSaved(town: OpenTown, keys: ReadonlySet<string>): Entry<Guide>[] {
	const guides = town.index('guide', 'saved', ({ id }) => [savedKey('guide', id)]);
	return [...keys].flatMap((key) => guides.get(key) ?? []);
}

/** What people do about it. */
export function eventsOfIssue(town: OpenTown, { eventIds = [] }: Issue): Entry<Event>[] {
	return eventIds.flatMap((id) => town.rows('event').get(id) ?? []);
}

export function forumsOfIssue(town: OpenTown, { forumIds = [] }: Issue): Entry<Forum>[] {
	return forumIds.flatMap((id) => town.rows('forum').get(id) ?? []);
}
