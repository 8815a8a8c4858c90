/** What a push does with photographs: sends them before the intents that name them, and lets go of what nothing names. */
import type { Batch } from './envelopes.ts';
import { readOneHeld } from './held-forum.ts';
import type { Box } from './own-box.ts';
import type { OwnTables } from './own-tables.ts';
import type { Why, WritingWire } from './writing-wire.ts';

/** A draft that was begun and not yet written down names its picture within this time. */
const LEAVE_ALONE_MS = 60 * 60_000;

/**
 * Sends what the batch's intents name. Null: they may leave; a picture that the server does not want goes with them, and the
 * intent comes back to its author with the reason.
 */
export async function sendPictures(
	box: Box,
	wire: WritingWire,
	batch: Batch,
): Promise<{ why: Why; retryAfterMs?: number } | null> {
	const named = new Set(batch.intents.flatMap(({ args }) => hashesIn(args)));
	for (const hash of named) {
		const kept = await box.look(async (tables) => await tables.pictures.get(hash));
		if (!kept) continue;
		const [, forumId] = kept.owner.split('forum/');
		const forum = forumId && (await box.look((tables) => readOneHeld(tables, forumId)));
		const reply = await wire.picture(kept, forum ? forum.key : undefined);
		if (reply.ok || reply.why === 'not-wanted') continue;
		return { why: reply.why, ...(reply.retryAfterMs ? { retryAfterMs: reply.retryAfterMs } : {}) };
	}
	return null;
}

/** Lets go of pictures that nothing on this device names any more. */
export async function sweepKeptPictures(tables: OwnTables, now: number): Promise<void> {
	const kept = await tables.pictures.toArray();
	if (kept.length === 0) return;
	const papers = [
		...(await tables.waiting.toArray()),
		...(await tables.returned.toArray()),
		...(await tables.drafts.toArray()),
	];
	const named = new Set(papers.flatMap((paper) => hashesIn(paper)));
	for (const { hash, at } of kept) {
		if (!named.has(hash) && Math.abs(now - at) > LEAVE_ALONE_MS) await tables.pictures.delete(hash);
	}
}

/** SHA-256 in hex wherever it stands. */
function hashesIn(value: unknown): string[] {
	if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? [value] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(hashesIn);
}
