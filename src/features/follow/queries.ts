/** What is followed, looked up in the town as it is now. Pure. */
import { isEventLive, nextOccurrence } from '../../../contract/calendar.ts';
import type { Worded } from '../../../contract/common.ts';
import { addDays } from '../../../contract/dates.ts';
import type { Event, Occurrence } from '../../../contract/event.ts';
import type { FollowedKind, FollowedThing } from '../../../contract/follow.ts';
import { paths } from '../../../contract/paths.ts';
import type { Now } from '../../data/clock.ts';
import type { Town } from '../../data/town.ts';

export type ThingName =
	| { name: string; nameKana?: string | undefined; nameEn?: string | undefined }
	| { worded: Worded };
export type Shown = FollowedThing & { called: ThingName; href: string };

/** Undefined: the town does not have it any more. */
export function shownThing(town: Town, { kind, id }: FollowedThing): Shown | undefined {
	if (kind === 'field') {
		const field = town.profile?.fields.find(({ code }) => code === id);
		return field && { kind, id, called: { worded: field.name }, href: `/groups?field=${encodeURIComponent(id)}` };
	}
	if (kind === 'issue') {
		const issue = town.issues.get(id);
		return issue && { kind, id, called: { name: issue.title }, href: paths.issue(id) };
	}
	const row = kind === 'place' ? town.places.get(id) : town.groups.get(id);
	const { name, nameKana, nameEn } = row ?? { name: '' };
	return (
		row && { kind, id, called: { name, nameKana, nameEn }, href: kind === 'place' ? paths.place(id) : paths.group(id) }
	);
}

/** What the address asks for: the thing whose screen led here. */
export function askedThing(of: Record<FollowedKind, string>): FollowedThing | undefined {
	for (const kind of ['place', 'group', 'field', 'issue'] as const) if (of[kind]) return { kind, id: of[kind] };
	return undefined;
}

export type Coming = { event: Event; next: Occurrence };
const DAYS_AHEAD = 14;
const MOST = 20;

/** Events of what is followed, in the next two weeks. */
export function comingEvents(town: Town, things: readonly FollowedThing[], now: Now): Coming[] {
	const last = addDays(now.date, DAYS_AHEAD);
	const has = (kind: FollowedKind, id: string | undefined) => things.some((one) => one.kind === kind && one.id === id);
	const coming: Coming[] = [];
	for (const event of town.events.values()) {
		const isOurs =
			has('place', event.placeId) || has('group', event.groupId) || event.fields?.some((code) => has('field', code));
		const next = isOurs && isEventLive(event, now.date) ? nextOccurrence(event, now) : undefined;
		if (next && next.date <= last) coming.push({ event, next });
	}
	const key = ({ event, next }: Coming) => `${next.date} ${next.from ?? ''} ${event.id}`;
	return coming.sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, MOST);
}
