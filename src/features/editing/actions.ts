/** What editing writes: intents, and nothing else. */
import { CONSENT_WORDS } from '../../../contract/editing.ts';
import type { Event, EventStatus } from '../../../contract/event.ts';
import type { StatusChange } from '../../../contract/event-changes.ts';
import { unflatten } from '../../../contract/flat-row.ts';
import type { GuideType } from '../../../contract/guide.ts';
import { type EditDraft, editsOf } from '../../data/edit-draft.ts';
import { record } from '../../data/outbox.ts';
import { newUuid } from '../../data/uuid.ts';

export function sendGroupEdit(groupId: string, draft: EditDraft, key: string): Promise<unknown> {
	const { withhold, show, consent } = draft;
	return record(
		'group.edit',
		{
			groupId,
			fields: editsOf(draft),
			...(withhold.length > 0 ? { withhold } : {}),
			...(show.length > 0 ? { show } : {}),
			...(consent ? { consent: { words: CONSENT_WORDS } } : {}),
		},
		{ draft: key },
	);
}

export function sendEventEdit(eventId: string, draft: EditDraft, key: string): Promise<unknown> {
	return record('event.edit', { eventId, fields: editsOf(draft) }, { draft: key });
}

/** Gives back the new event's id. */
export async function sendNewEvent(
	target: { groupId?: string | undefined; placeId?: string | undefined },
	draft: EditDraft,
	key: string,
): Promise<string> {
	const eventId = newUuid(Date.now());
	const wishes = Object.fromEntries(editsOf(draft).map(({ field, to }) => [field, to]));
	const { eventType = 'event', groupId: _, ...data } = unflatten(wishes) as Partial<Event>;
	await record(
		'event.create',
		{
			eventId,
			...(target.groupId ? { groupId: target.groupId } : {}),
			...((data.placeId ?? target.placeId) ? { placeId: data.placeId ?? target.placeId } : {}),
			eventType,
			data,
		},
		{ draft: key },
	);
	return eventId;
}

export function sendStatus(eventId: string, change: StatusChange & { status: EventStatus }): Promise<unknown> {
	return record('event.status', { eventId, ...change });
}

export function confirmGroup(groupId: string): Promise<unknown> {
	return record('group.confirm', { groupId });
}

export function confirmEvent(eventId: string): Promise<unknown> {
	return record('event.confirm', { eventId });
}

/** Gives back the new guide's id. */
export async function sendNewGuide(guideType: GuideType, draft: EditDraft, key: string): Promise<string> {
	const guideId = newUuid(Date.now());
	await record('guide.create', { guideId, guideType, fields: editsOf(draft) }, { draft: key });
	return guideId;
}

export function sendGuideEdit(guideId: string, draft: EditDraft, key: string): Promise<unknown> {
	return record('guide.edit', { guideId, fields: editsOf(draft) }, { draft: key });
}

export function confirmGuide(guideId: string): Promise<unknown> {
	return record('guide.confirm', { guideId });
}

export function endGuide(guideId: string): Promise<unknown> {
	return record('guide.end', { guideId });
}

export function decideConflict(scope: string, conflictId: string, take: number | 'kept'): Promise<unknown> {
	return record('conflict.decide', { scope, conflictId, take });
}

export function decidePending(pendingId: string, decision: 'publish' | 'decline', words: string): Promise<unknown> {
	return record('pending.decide', { pendingId, decision, ...(words.trim() ? { words: words.trim() } : {}) });
}
