/** A group, an event or a guide as its own people see it: what is public with what it keeps to itself. */

import type { FieldEdit } from '../../../contract/editing.ts';
import type { Event } from '../../../contract/event.ts';
import { flatten, unflatten } from '../../../contract/flat-row.ts';
import type { Group } from '../../../contract/group.ts';
import { joinWithheld } from '../../../contract/group-fields.ts';
import type { Guide } from '../../../contract/guide.ts';
import type { PictureOwner } from '../../../contract/picture.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { session } from '../../data/session.ts';
import type { Town } from '../../data/town.ts';

export function wholeGroup(group: Group): Record<string, unknown> {
	return joinWithheld(group, privateTown.value?.groupPrivate.get(group.id)?.values ?? {});
}

/** The draft of one account: another person on the same device begins anew. */
export function draftKey(kind: 'group' | 'event' | 'new-event' | 'guide' | 'new-guide', id: string): string {
	return `edit/${session.value?.accountId ?? ''}/${kind}/${id}`;
}

export type FoundEvent = {
	event: Event;
	/** `waiting`: on this device; `pending`: at a coordinator; `public`: everybody sees it */
	state: 'public' | 'waiting' | 'pending';
};

/** The event that everybody sees, or one that this person made and that is on its way. */
export function findEvent(town: Town, eventId: string): FoundEvent | undefined {
	const event = town.events.get(eventId);
	if (event) return { event, state: 'public' };
	const pending = privateTown.value?.pending.get(`event:${eventId}`);
	if (pending?.state === 'open') return { event: pending.data as Event, state: 'pending' };
	const made = outbox.value.find(({ name, args }) => name === 'event.create' && args.eventId === eventId);
	return made && { event: eventOfArgs(made.args), state: 'waiting' };
}

/** The person's new events that nobody else sees yet. */
export function newEvents(): Event[] {
	return outbox.value.flatMap(({ name, args }) => (name === 'event.create' ? [eventOfArgs(args)] : []));
}

/** The guide that everybody reads, or one that this person wrote and that is on its way. */
export function findGuide(town: Town, guideId: string): { guide: Guide; isPublic: boolean } | undefined {
	const guide = town.guides.get(guideId);
	if (guide) return { guide, isPublic: true };
	const made = outbox.value.find(({ name, args }) => name === 'guide.create' && args.guideId === guideId)?.args;
	if (!made) return undefined;
	const { guideType, fields } = made as { guideType: Guide['guideType']; fields: readonly FieldEdit[] };
	const said = unflatten(Object.fromEntries(fields.map(({ field, to }) => [field, to])));
	return { guide: { title: '', summary: { ja: '' }, ...said, id: guideId, guideType }, isPublic: false };
}

export function flatEvent(event: Event): Record<string, unknown> {
	return flatten(event);
}

export function pictureOwnerOf({ groupId, placeId }: Pick<Event, 'groupId' | 'placeId'>): PictureOwner {
	if (groupId !== undefined) return `group/${groupId}`;
	return placeId !== undefined ? `place/${placeId}` : 'area';
}

function eventOfArgs(args: Readonly<Record<string, unknown>>): Event {
	const { eventId, groupId, placeId, eventType, data } = args as {
		eventId: string;
		groupId?: string;
		placeId?: string;
		eventType: Event['eventType'];
		data: Partial<Event>;
	};
	return {
		name: '',
		when: {},
		...data,
		id: eventId,
		status: 'scheduled',
		eventType,
		...(groupId ? { groupId } : {}),
		...(placeId ? { placeId } : {}),
	};
}
