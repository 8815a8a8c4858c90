/** Which rows belong to which: the questions that several exports ask of a town. */
import type { Event } from '../../contract/event.ts';
import { savedKey } from '../../contract/saved-key.ts';
import type { Entry, OpenTown } from './open-town.ts';

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

/** The events that a list of saved keys names: by themselves, by their group, or by their place. No event twice. */
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
	return [...events.values()];
}
