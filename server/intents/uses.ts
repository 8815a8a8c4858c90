/** Counts one use a day for the limits of a place. */
import type { AskedSlots } from '../../contract/request.ts';
import type { RequestTable } from '../db/writing-tables.ts';
import { join } from './area-memory.ts';
import type { IntentContext } from './intent-context.ts';

export async function countUses(
	context: IntentContext,
	{ id, place_id, asker }: RequestTable,
	slots: readonly AskedSlots[],
): Promise<void> {
	if (asker === null) return;
	await context.memory.uses.of(context.query, join(place_id, asker));
	for (const { date } of slots) {
		context.memory.uses.put({ area: context.area, place_id, asker, date, request_id: id });
	}
}

/** What is given back before its day counts no more. */
export async function uncountUses(
	context: IntentContext,
	{ id, place_id, asker }: RequestTable,
	dates: readonly string[],
): Promise<void> {
	if (asker === null) return;
	const uses = await context.memory.uses.of(context.query, join(place_id, asker));
	for (const use of [...uses.values()]) {
		if (use.request_id === id && dates.includes(use.date)) context.memory.uses.remove(use);
	}
}
