/** What of a record waits on this device or came back, to be laid beside what everybody sees. */
import type { FieldEdit } from '../../../contract/editing.ts';
import type { IntentName } from '../../../contract/intents.ts';
import { outbox, type Returned, returned } from '../../data/outbox.ts';

export type RecordRef = { kind: 'group' | 'event'; id: string };

const OF_GROUPS: readonly IntentName[] = ['group.edit', 'group.confirm'];
const OF_EVENTS: readonly IntentName[] = ['event.create', 'event.edit', 'event.status', 'event.confirm'];

function isAbout({ kind, id }: RecordRef, name: string, args: Readonly<Record<string, unknown>>): boolean {
	const names: readonly string[] = kind === 'group' ? OF_GROUPS : OF_EVENTS;
	return names.includes(name) && (kind === 'group' ? args.groupId : args.eventId) === id;
}

/** Names of the intents about the record that have no answer yet, the oldest first. */
export function waitingIntents(record: RecordRef): string[] {
	return outbox.value.filter(({ name, args }) => isAbout(record, name, args)).map(({ name }) => name);
}

/** The newest wish for each field that has no answer yet. */
export function waitingWishes(record: RecordRef): Map<string, unknown> {
	const wishes = new Map<string, unknown>();
	for (const { name, args } of outbox.value) {
		if (!isAbout(record, name, args)) continue;
		for (const { field, to } of (args.fields as FieldEdit[] | undefined) ?? []) wishes.set(field, to);
	}
	return wishes;
}

/** What the server refused of it, back with everything that was written. */
export function returnedOf(record: RecordRef): Returned[] {
	return returned.value.filter(({ name, args }) => isAbout(record, name, args));
}
