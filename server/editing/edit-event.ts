/** Edits of an event: by the group that holds it, the desk of the place where it is, or coordinators. */
import type { FieldEdit } from '../../contract/editing.ts';
import type { Event } from '../../contract/event.ts';
import { EVENT_FIELDS, hasSoundDeadline, whenProblem } from '../../contract/event-fields.ts';
import { flatten, unflatten } from '../../contract/flat-row.ts';
import { mergeFields } from '../../contract/merge-fields.ts';
import type { PictureOwner } from '../../contract/picture.ts';
import { may, type Target } from '../../contract/roles.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { badValue, type Refused, withPicture } from './check-values.ts';
import { keepBoth } from './conflicts.ts';
import { needsYes, putPending, readPending } from './pending.ts';
import { roleInWords, scopeOf, targetOfEvent } from './who.ts';

/** The event as it is, or as it waits for its first yes. */
export async function findEvent(
	context: IntentContext,
	eventId: string,
): Promise<{ event: Event; isPublic: boolean } | undefined> {
	const seen = await context.read('event', eventId);
	if (seen) return { event: seen.data, isPublic: true };
	const waiting = await readPending(context, { kind: 'event', id: eventId });
	if (waiting?.state !== 'open' || waiting.edits) return undefined;
	return { event: waiting.data as Event, isPublic: false };
}

/** Whose pictures an event shows: one group's or place's, so that the quota is theirs. */
export function pictureOwner({ groupId, placeId }: Target): PictureOwner {
	if (groupId !== undefined) return `group/${groupId}`;
	return placeId !== undefined ? `place/${placeId}` : 'area';
}

export async function createEvent(
	context: IntentContext,
	args: {
		eventId: string;
		groupId?: string | undefined;
		placeId?: string | undefined;
		eventType: string;
		data: object;
	},
): Promise<Outcome> {
	const { eventId, groupId, placeId, eventType } = args;
	if (await findEvent(context, eventId)) return { refused: 'conflict', detail: { field: 'eventId' } };
	const given = Object.entries(flatten(args.data as Record<string, unknown>))
		.filter(([field]) => EVENT_FIELDS.includes(field))
		.map(([field, to]): FieldEdit => ({ field, to }));
	const target = { groupId, placeId };
	const ready = badValue(given) ?? (await withPicture(context, pictureOwner(target), given, undefined));
	if ('refused' in ready) return ready;
	const { row } = mergeFields({}, ready.edits);
	const event = {
		...unflatten(row),
		id: eventId,
		status: 'scheduled',
		eventType,
		...(groupId ? { groupId } : {}),
		...(placeId ? { placeId } : {}),
	} as Event;
	const unsound = await checkEvent(context, 'event.create', event);
	if (unsound) return unsound;
	const by = await roleInWords(context, target);
	if (await needsYes(context, target)) {
		await putPending(context, { kind: 'event', id: eventId }, target, { data: event, by });
		return { accepted: true, result: { pending: true } };
	}
	await context.put({ kind: 'event', id: eventId, data: vouched(context, event, by) });
	context.audit({ kind: 'event', recordId: eventId, placeId, after: forAudit(event) });
	return { accepted: true };
}

export async function submitEventEdit(
	context: IntentContext,
	eventId: string,
	wished: readonly FieldEdit[],
): Promise<Outcome> {
	const found = await findEvent(context, eventId);
	if (!found) return { refused: 'not-found' };
	const { event, isPublic } = found;
	const unknown = wished.find(({ field }) => !EVENT_FIELDS.includes(field));
	if (unknown) return { refused: 'invalid', detail: { field: unknown.field } };
	const target = targetOfEvent(event);
	const ready = badValue(wished) ?? (await withPicture(context, pictureOwner(target), wished, event.picture));
	if ('refused' in ready) return ready;
	const by = await roleInWords(context, target);
	if (isPublic && !(await needsYes(context, target))) return publishEvent(context, event, ready.edits, by);

	const merged = mergeEvent(event, ready.edits);
	const unsound = await checkEvent(context, 'event.edit', merged.event);
	if (unsound) return unsound;
	const record = { kind: 'event', id: eventId } as const;
	const clashes = await putPending(context, record, target, {
		data: merged.event,
		...(isPublic ? { edits: ready.edits } : {}),
		by,
	});
	return { accepted: true, result: { pending: true, clashes } };
}

/** Lays the wish into the row, now. */
export async function publishEvent(
	context: IntentContext,
	event: Event,
	edits: readonly FieldEdit[],
	by: string,
): Promise<Outcome> {
	const merged = mergeEvent(event, edits);
	const unsound = await checkEvent(context, 'event.edit', merged.event);
	if (unsound) return unsound;
	await context.put({ kind: 'event', id: event.id, data: merged.event });
	const target = targetOfEvent(event);
	await keepBoth(context, scopeOf(target), { kind: 'event', id: event.id }, merged.clashes, by);
	context.audit({
		kind: 'event',
		recordId: event.id,
		placeId: event.placeId,
		before: forAudit(event, merged.taken),
		after: forAudit(merged.event, merged.taken),
	});
	return { accepted: true, result: { taken: merged.taken, clashes: merged.clashes.map(({ field }) => field) } };
}

/** 最終確認日 is today by the server's clock. */
export function vouched<R extends { confirmedAt?: string | undefined }>(context: IntentContext, row: R, by: string): R {
	return { ...row, confirmedAt: context.now.tokyo.date, confirmedBy: by };
}

function mergeEvent(event: Event, edits: readonly FieldEdit[]) {
	const { row, taken, clashes } = mergeFields(flatten(event), edits);
	const next = unflatten(row) as Event;
	// a person has put right what the importer doubted
	if (taken.includes('when')) delete next.doubts;
	return { event: next, taken, clashes };
}

/** Sound times, places and groups that exist, and nothing given away to somebody this person may not write for. */
async function checkEvent(
	context: IntentContext,
	intent: 'event.create' | 'event.edit',
	event: Event,
): Promise<Refused | undefined> {
	if (may(context.actor, intent, targetOfEvent(event)) !== 'yes') {
		return { refused: 'not-allowed', detail: { field: event.groupId ? 'groupId' : 'placeId' } };
	}
	if (typeof event.name !== 'string' || event.name.trim() === '')
		return { refused: 'invalid', detail: { field: 'name' } };
	if (typeof event.when !== 'object' || event.when === null) return { refused: 'invalid', detail: { field: 'when' } };
	const why = whenProblem(event.when);
	if (why) return { refused: 'invalid', detail: { field: 'when', why } };
	if (!hasSoundDeadline(event)) return { refused: 'invalid', detail: { field: 'apply.until' } };
	if (event.placeId && !(await context.read('place', event.placeId))) return notThere('placeId');
	if (event.groupId && !(await context.read('group', event.groupId))) return notThere('groupId');
	for (const roomId of event.roomIds ?? []) {
		const room = await context.read('room', roomId);
		if (!room || room.data.placeId !== event.placeId) return notThere('roomIds');
	}
	return undefined;
}

function notThere(field: string): Refused {
	return { refused: 'not-found', detail: { field } };
}

function forAudit(event: Event, fields?: readonly string[]): Record<string, unknown> {
	const flat = flatten(event);
	const noted: Record<string, unknown> = {};
	for (const field of fields ?? Object.keys(flat)) {
		noted[field] = field.startsWith('contact.') ? flat[field] !== undefined : (flat[field] ?? null);
	}
	return noted;
}
