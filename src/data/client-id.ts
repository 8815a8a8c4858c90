/**
 * Numberings. Each author in each area numbers their intents 1, 2, 3 … under a client id made with the database, so that the
 * server can tell a repeat from something new, and so that one author's waiting holds up nobody else's.
 *
 * A database that was copied or set back would give the same numbers again: then a new client id is taken and what is
 * unsent is numbered anew. The intents' own ids stay, so whatever was sent already still runs once.
 */
import type { Lane, OwnTables, Waiting } from './own-tables.ts';
import { PLANTED } from './planted.ts';
import { reopened } from './sent.ts';
import { newUuid } from './uuid.ts';
import type { TextStore } from './world.ts';

/** `account` null: nobody is signed in. */
export function laneName(area: string, account: string | null): string {
	return `${area}/${account ?? ''}`;
}

/** The next number of the lane, taken. */
export async function takeNumber(
	tables: OwnTables,
	lane: string,
	nowMs: number,
): Promise<{ client: string; n: number }> {
	const { client, nextN } = (await tables.lanes.get(lane)) ?? { client: newUuid(nowMs), nextN: 1 };
	await tables.lanes.put({ lane, client, nextN: PLANTED === 'numbers-reused' ? 1 : nextN + 1 });
	return { client, n: nextN };
}

/**
 * Gives a new client id and numbers from 1 to what waits under the old one; what the server has answered keeps its receipt,
 * unless `after` is given: then everything above that number is open again, because the server has lost it.
 */
export async function renumber(tables: OwnTables, client: string, nowMs: number, after?: number): Promise<void> {
	const fresh = newUuid(nowMs);
	let n = 0;
	for (const waiting of await inOrder(tables, client)) {
		if (after === undefined ? !waiting.waits : waiting.n <= after) continue;
		await tables.waiting.put({ ...reopened(waiting), client: fresh, n: ++n });
	}
	for (const lane of await tables.lanes.toArray())
		if (lane.client === client) await tables.lanes.put({ ...lane, client: fresh, nextN: n + 1 });
}

/** What lies here under this client id, by number. */
export async function inOrder(tables: OwnTables, client: string): Promise<Waiting[]> {
	return (await tables.waiting.toArray()).filter((one) => one.client === client).sort((a, b) => a.n - b.n);
}

const MARK_PREFIX = 'engawa.number.';

/** Writes beside the database how far a lane's numbering went, after it went there. */
export function markNumber(texts: TextStore | undefined, lane: string, client: string, n: number): void {
	try {
		texts?.setItem(MARK_PREFIX + lane, `${client}:${n}`);
	} catch {
		// full or forbidden: the server will notice a copy
	}
}

/** What `markNumber` wrote last; to be read before the database is, so that it cannot be ahead of a sound one. */
export function readMark(texts: TextStore | undefined, lane: string): string {
	try {
		return texts?.getItem(MARK_PREFIX + lane) ?? '';
	} catch {
		return '';
	}
}

/** Whether the database has fallen behind the mark beside it: it was set back to an earlier state. */
export function wasSetBack(lane: Lane | undefined, mark: string): lane is Lane {
	const [client, n] = mark.split(':');
	return lane !== undefined && client === lane.client && Number(n) >= lane.nextN;
}
