/** What of a record waits on this device or came back, to be laid beside what everybody sees. */
import type { FieldEdit } from '../../../contract/editing.ts';
import type { IntentName } from '../../../contract/intents.ts';
import { outbox, type Returned, returned } from '../../data/outbox.ts';

export type RecordRef = { kind: 'group' | 'event' | 'guide'; id: string };

const ABOUT: Record<RecordRef['kind'], { names: readonly IntentName[]; id: string }> = {
	group: { names: ['group.edit', 'group.confirm'], id: 'groupId' },
	event: { names: ['event.create', 'event.edit', 'event.status', 'event.confirm'], id: 'eventId' },
	guide: { names: ['guide.create', 'guide.edit', 'guide.confirm', 'guide.end'], id: 'guideId' },
};

function isAbout({ kind, id }: RecordRef, name: string, args: Readonly<Record<string, unknown>>): boolean {
	const about = ABOUT[kind];
	return (about.names as readonly string[]).includes(name) && args[about.id] === id;
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
