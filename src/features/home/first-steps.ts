/** はじめての人へ: what one can simply go to. Pure. */
import { addDays, hasPassed } from '../../../contract/dates.ts';
import type { Group } from '../../../contract/group.ts';
import type { Now } from '../../data/clock.ts';
import { statusOf } from '../../data/event-status.ts';
import { type Happening, occurrencesBetween } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';

/** Two weeks: near enough to go, far enough to find something. */
export const FIRST_DAYS = 14;

/**
 * Each event once, at its next time: nothing to register (silence of the source is not "no registration"), nothing for
 * members or committees only, nothing cancelled.
 */
export function firstEvents(town: Town, now: Now): Happening[] {
	const seen = new Set<string>();
	return occurrencesBetween(town, now.date, addDays(now.date, FIRST_DAYS - 1)).filter(({ event, occurrence }) => {
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
export function firstGroups(town: Town): Group[] {
	return [...town.groups.values()]
		.filter((group) => group.firstStep?.onceOk === true && group.recruiting !== 'closed')
		.sort((a, b) => rank(a) - rank(b) || ((a.nameKana ?? a.name) < (b.nameKana ?? b.name) ? -1 : 1));
}

function rank({ firstStep, recruiting }: Group): number {
	return (recruiting === 'open' ? 0 : 2) + (firstStep?.withFriendOk ? 0 : 1);
}
