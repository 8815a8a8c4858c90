/** Edits that wait for a coordinator's yes: one row for each record, in `coordination` and for the group's own people. */
import type { FieldEdit, PendingRow } from '../../contract/editing.ts';
import { isSame } from '../../contract/merge-fields.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { Target } from '../../contract/roles.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { keepBoth } from './conflicts.ts';
import { isOnlyRepresentative, scopeOf } from './who.ts';

/** What coordinators alone write waits for nobody. */
export type PendingRef = { kind: 'group' | 'event'; id: string };

export function pendingId({ kind, id }: PendingRef): string {
	return `${kind}:${id}`;
}

/** Does what this person writes about that wait for a yes? */
export async function needsYes(context: IntentContext, target: Target): Promise<boolean> {
	const profile = await context.read('profile', context.area);
	return profile?.data.publishing === 'after-a-yes' && isOnlyRepresentative(context.actor, target);
}

export async function readPending(context: IntentContext, record: PendingRef): Promise<PendingRow | undefined> {
	return (await context.privateRead<PendingRow>('coordination', 'pending', pendingId(record)))?.data;
}

export type NewPending = Pick<PendingRow, 'data' | 'edits' | 'withhold' | 'show'> & {
	by: string;
	consent?: string | undefined;
};

/** Lays it beside what waits already; a field that two people wish differently keeps both, as everywhere. */
export async function putPending(
	context: IntentContext,
	record: PendingRef,
	target: Target,
	wish: NewPending,
): Promise<string[]> {
	const known = await readPending(context, record);
	const before = known?.state === 'open' ? known : undefined;
	const { edits, clashes } = joinEdits(before?.edits ?? [], wish.edits ?? []);
	await keepBoth(context, scopeOf(target), record, clashes, wish.by, wish.consent);
	const row: PendingRow = {
		id: pendingId(record),
		record,
		data: wish.data,
		...(wish.edits ? { edits } : {}),
		withhold: [...new Set([...(before?.withhold ?? []), ...(wish.withhold ?? [])])],
		show: [...new Set([...(before?.show ?? []), ...(wish.show ?? [])])],
		...(wish.consent ? { consent: wish.consent } : {}),
		by: wish.by,
		at: context.now.instant,
		state: 'open',
	};
	await writePending(context, record, target, row);
	return clashes.map(({ field }) => field);
}

export async function writePending(
	context: IntentContext,
	record: PendingRef,
	target: Target,
	row: PendingRow | null,
): Promise<void> {
	const scopes = new Set<PrivateScope>(['coordination', scopeOf(target)]);
	for (const scope of scopes) await context.privatePut(scope, 'pending', pendingId(record), row);
}

/** A later wish for a field takes the place of the earlier one when its author had seen it or what was public before. */
function joinEdits(
	before: readonly FieldEdit[],
	added: readonly FieldEdit[],
): { edits: FieldEdit[]; clashes: FieldEdit[] } {
	const edits = new Map(before.map((edit) => [edit.field, edit]));
	const clashes: FieldEdit[] = [];
	for (const edit of added) {
		const known = edits.get(edit.field);
		if (!known) edits.set(edit.field, edit);
		else if (isSame(edit.was, known.to)) edits.set(edit.field, { ...edit, was: known.was });
		else if (!isSame(edit.to, known.to)) clashes.push(edit);
	}
	return { edits: [...edits.values()], clashes };
}
