/** After something that somebody saved and that is over: one quiet next step, from taking part to lending a hand to holding one. Pure. */
import { isEventLive, lastDateOf, nextOccurrence } from '../../../contract/calendar.ts';
import { addDays } from '../../../contract/dates.ts';
import type { Event } from '../../../contract/event.ts';
import type { Group } from '../../../contract/group.ts';
import type { Now } from '../../data/clock.ts';
import { eventsOfGroup } from '../../data/relations.ts';
import type { SavedThing } from '../../data/saved.ts';
import type { Town } from '../../data/town.ts';

/** Longer ago, and it is no longer what one has on one's mind. */
const REMEMBERED_DAYS = 60;

/** Who went to so many of a group's in a year may have something of their own in mind. */
const REGULAR_TIMES = 3;
const REGULAR_DAYS = 365;

export type NextStep = { after: Event; group: Group } & (
	| { step: 'help' }
	| { step: 'host' }
	| { step: 'again'; event: Event; date: string }
);

/** At most one: of the newest that is over and whose group is known. Null: there is nothing to say, and nothing is said. */
export function nextStep(town: Town, saved: readonly SavedThing[], now: Now): NextStep | null {
	const over = saved
		.flatMap(({ kind, id }) => (kind === 'event' ? (town.events.get(id) ?? []) : []))
		.filter((event) => !isEventLive(event, now.date) && event.status !== 'cancelled')
		.flatMap((event) => {
			const date = lastDateOf(event.when);
			return date && date >= addDays(now.date, -REGULAR_DAYS) ? [{ event, date }] : [];
		})
		.sort((a, b) => (a.date < b.date ? 1 : -1));
	for (const { event, date } of over) {
		const group = town.groups.get(event.groupId ?? '');
		if (!group || date < addDays(now.date, -REMEMBERED_DAYS)) continue;
		const times = over.filter((one) => one.event.groupId === group.id).length;
		if (times >= REGULAR_TIMES) return { after: event, group, step: 'host' };
		if (group.recruiting === 'open' || group.recruiting === 'ask') return { after: event, group, step: 'help' };
		for (const other of eventsOfGroup(town, group.id)) {
			const next = isEventLive(other, now.date) ? nextOccurrence(other, now) : undefined;
			if (next) return { after: event, group, step: 'again', event: other, date: next.date };
		}
	}
	return null;
}
