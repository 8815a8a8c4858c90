/** Groups and events: edited field by field, vouched for, called off and moved; two wishes for one field wait for a person. */
import type { ConflictRow } from '../../contract/editing.ts';
import type { Event } from '../../contract/event.ts';
import { changeStatus } from '../../contract/event-changes.ts';
import { flatten } from '../../contract/flat-row.ts';
import { joinWithheld } from '../../contract/group-fields.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { Target } from '../../contract/roles.ts';
import type { RecordRef, Wish } from '../editing/conflicts.ts';
import { createEvent, findEvent, publishEvent, submitEventEdit, vouched } from '../editing/edit-event.ts';
import { publishGroup, submitGroupEdit } from '../editing/edit-group.ts';
import { editGuide } from '../editing/edit-guide.ts';
import { type PendingRef, readPending, writePending } from '../editing/pending.ts';
import { isCoordinating, roleInWords, scopeOf, targetOfEvent } from '../editing/who.ts';
import type { Handler } from './handler.ts';
import type { IntentContext, Outcome } from './intent-context.ts';

export const editGroup: Handler<'group.edit'> = {
	target: (context, { groupId }) => groupTarget(context, groupId),
	run: (context, { groupId, fields, withhold, show, consent }) =>
		submitGroupEdit(context, groupId, { edits: fields, withhold, show, consent: consent?.words }),
};

/** 「まちがいありません」 */
export const confirmGroup: Handler<'group.confirm'> = {
	target: (context, { groupId }) => groupTarget(context, groupId),
	async run(context, { groupId }) {
		const seen = await context.read('group', groupId);
		if (!seen) return { refused: 'not-found' };
		const data = vouched(context, seen.data, await roleInWords(context, { groupId }));
		await context.put({ kind: 'group', id: groupId, data });
		context.audit({ kind: 'group', recordId: groupId, after: { confirmedAt: data.confirmedAt } });
		return { accepted: true };
	},
};

/** By its desk. A room without a day of its own is confirmed with its place; one that has one gets the new day too. */
export const confirmPlace: Handler<'place.confirm'> = {
	target: async (context, { placeId }) => ((await context.read('place', placeId)) ? { placeId } : null),
	async run(context, { placeId }) {
		const seen = await context.read('place', placeId);
		if (!seen) return { refused: 'not-found' };
		const by = await roleInWords(context, { placeId });
		const data = vouched(context, seen.data, by);
		await context.put({ kind: 'place', id: placeId, data });
		for (const room of await context.list('room')) {
			if (room.placeId !== placeId || !room.confirmedAt) continue;
			await context.put({ kind: 'room', id: room.id, data: vouched(context, room, by) });
		}
		context.audit({ kind: 'place', recordId: placeId, placeId, after: { confirmedAt: data.confirmedAt } });
		return { accepted: true };
	},
};

export const makeEvent: Handler<'event.create'> = {
	target: (_, { groupId, placeId }) => ({ groupId, placeId }),
	run: (context, args) => createEvent(context, args),
};

export const editEvent: Handler<'event.edit'> = {
	target: (context, { eventId }) => eventTarget(context, eventId),
	run: (context, { eventId, fields }) => submitEventEdit(context, eventId, fields),
};

/** At once, whatever the profile says of publishing: somebody may be on the way. */
export const changeEventStatus: Handler<'event.status'> = {
	target: (context, { eventId }) => eventTarget(context, eventId),
	async run(context, { eventId, ...change }) {
		const seen = await context.read('event', eventId);
		if (!seen) return { refused: 'not-found' };
		const changed = changeStatus(seen.data, change);
		if ('problem' in changed) return { refused: 'invalid', detail: { field: 'date', why: changed.problem } };
		await context.put({ kind: 'event', id: eventId, data: changed.event });
		const { placeId } = seen.data;
		const states = ({ status, when }: Event) => ({ status, dates: when.dates ?? null, extra: when.extra ?? null });
		context.audit({
			kind: 'event',
			recordId: eventId,
			placeId,
			before: states(seen.data),
			after: states(changed.event),
		});
		return { accepted: true };
	},
};

export const confirmEvent: Handler<'event.confirm'> = {
	target: (context, { eventId }) => eventTarget(context, eventId),
	async run(context, { eventId }) {
		const seen = await context.read('event', eventId);
		if (!seen) return { refused: 'not-found' };
		const data = vouched(context, seen.data, await roleInWords(context, targetOfEvent(seen.data)));
		await context.put({ kind: 'event', id: eventId, data });
		context.audit({
			kind: 'event',
			recordId: eventId,
			placeId: data.placeId,
			after: { confirmedAt: data.confirmedAt },
		});
		return { accepted: true };
	},
};

/** The wish that is taken goes the way of any edit, from the value that is there now. */
export const decideConflict: Handler<'conflict.decide'> = {
	hidden: true,
	async target(context, { scope, conflictId }) {
		const conflict = await readConflict(context, scope, conflictId);
		return conflict ? recordTarget(context, conflict.record) : null;
	},
	async run(context, { scope, conflictId, take }) {
		const conflict = await readConflict(context, scope, conflictId);
		if (!conflict) return { refused: 'not-found' };
		if (take !== 'kept') {
			const wish = conflict.wishes[take];
			if (!wish) return { refused: 'changed-since', detail: { wishes: conflict.wishes.length } };
			const outcome = await takeWish(context, conflict, wish);
			if ('refused' in outcome) return outcome;
		}
		await context.privatePut(scope as PrivateScope, 'conflict', conflictId, null);
		return { accepted: true };
	},
};

export const decidePending: Handler<'pending.decide'> = {
	target: () => ({}),
	async run(context, { pendingId, decision, words }) {
		const found = await context.privateRead<{ record: PendingRef }>('coordination', 'pending', pendingId);
		const waiting = found && (await readPending(context, found.data.record));
		if (!waiting) return { refused: 'not-found' };
		const { record } = waiting;
		const target = (await recordTarget(context, record)) ?? {};
		if (decision === 'decline') {
			// the group's own people read why; nobody has to decide any more
			await writePending(context, record, target, null);
			const declined = { ...waiting, state: 'declined', ...(words ? { words } : {}) };
			await context.privatePut(scopeOf(target), 'pending', waiting.id, declined);
			context.audit({ kind: record.kind, recordId: record.id, after: { decision, words: words ?? null } });
			return { accepted: true };
		}
		await writePending(context, record, target, null);
		if (record.kind === 'group') {
			const group = await context.read('group', record.id);
			if (!group) return { refused: 'not-found' };
			const { edits = [], withhold, show, consent, by } = waiting;
			return publishGroup(context, group.data, { edits, withhold, show, consent }, by);
		}
		const event = await context.read('event', record.id);
		if (event) return publishEvent(context, event.data, waiting.edits ?? [], waiting.by);
		const data = vouched(context, waiting.data as Event, waiting.by);
		await context.put({ kind: 'event', id: record.id, data });
		context.audit({ kind: 'event', recordId: record.id, placeId: data.placeId, after: { decision } });
		return { accepted: true };
	},
};

async function groupTarget(context: IntentContext, groupId: string): Promise<Target | null> {
	return (await context.read('group', groupId)) ? { groupId } : null;
}

async function eventTarget(context: IntentContext, eventId: string): Promise<Target | null> {
	const found = await findEvent(context, eventId);
	return found ? targetOfEvent(found.event) : null;
}

async function recordTarget(context: IntentContext, { kind, id }: RecordRef): Promise<Target | null> {
	if (kind === 'guide') return (await context.read('guide', id)) ? {} : null;
	return kind === 'group' ? groupTarget(context, id) : eventTarget(context, id);
}

/** Only from the scope where it belongs: a person may not decide through another's. */
async function readConflict(context: IntentContext, scope: string, id: string): Promise<ConflictRow | undefined> {
	const row = (await context.privateRead<ConflictRow>(scope as PrivateScope, 'conflict', id))?.data;
	if (!row || isCoordinating(context.actor)) return row;
	const target = await recordTarget(context, row.record);
	return target && scopeOf(target) === scope ? row : undefined;
}

async function takeWish(context: IntentContext, { record, field }: ConflictRow, wish: Wish): Promise<Outcome> {
	if (record.kind === 'guide') {
		const guide = await context.read('guide', record.id);
		if (!guide) return { refused: 'not-found' };
		return editGuide(context, record.id, [{ field, was: flatten(guide.data)[field], to: wish.to }]);
	}
	if (record.kind === 'event') {
		const event = await context.read('event', record.id);
		if (!event) return { refused: 'not-found' };
		return submitEventEdit(context, record.id, [{ field, was: flatten(event.data)[field], to: wish.to }]);
	}
	const group = await context.read('group', record.id);
	if (!group) return { refused: 'not-found' };
	const own = await context.privateRead<{ values: Record<string, unknown> }>(
		scopeOf({ groupId: record.id }),
		'group-private',
		record.id,
	);
	const was = joinWithheld(group.data, own?.data.values ?? {})[field];
	return submitGroupEdit(context, record.id, { edits: [{ field, was, to: wish.to }], consent: wish.consent });
}
