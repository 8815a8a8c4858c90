/** One field, two wishes: the public value stays, and what was wished is kept where somebody can decide. */
import type { ConflictRow, FieldEdit } from '../../contract/editing.ts';
import { isSame } from '../../contract/merge-fields.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { IntentContext } from '../intents/intent-context.ts';

export type Wish = ConflictRow['wishes'][number];
export type RecordRef = { kind: 'group' | 'event' | 'guide'; id: string };

/** Older wishes for one field have been seen by everybody by then. */
const MOST_WISHES = 10;

export function conflictId(record: RecordRef, field: string): string {
	return `${record.kind}:${record.id}:${field}`;
}

export async function keepBoth(
	context: IntentContext,
	scope: PrivateScope,
	record: RecordRef,
	clashes: readonly FieldEdit[],
	by: string,
	consent?: string,
): Promise<void> {
	for (const { field, to } of clashes) {
		const id = conflictId(record, field);
		const known = await context.privateRead<ConflictRow>(scope, 'conflict', id);
		const others = (known?.data.wishes ?? []).filter((wish) => !isSame(wish.to, to));
		const wish: Wish = { to, by, at: context.now.instant, ...(consent ? { consent } : {}) };
		const row = { id, record, field, wishes: [...others, wish].slice(-MOST_WISHES) };
		await context.privatePut(scope, 'conflict', id, row);
	}
}
