/**
 * The one writer of the replica's stores.
 *
 * Rows, cursor, checksum and the list of pages are written in one transaction, in which nothing but IndexedDB is awaited.
 * The transaction begins by comparing the position on disk with the one the rows were computed from: if another window was
 * quicker, nothing is written and the caller starts again from what is there now.
 *
 * The checksum is computed from this device's own rows and only ever compared with the server's.
 */
import { sumToHex } from '../../contract/checksum.ts';
import type { Change, Head, PageRef } from '../../contract/feed.ts';
import { StoreUnavailable } from './connection.ts';
import { PLANTED } from './planted.ts';
import { isTaken, withUnseen, writeInHalves } from './planted-apply.ts';
import { isSame, type Replica } from './replica.ts';
import type { Position, ReplicaDb, StoredPage } from './replica-db.ts';
import { type Rows, withChanges } from './rows.ts';
import { asked } from './stores.ts';

export type Applied =
	/** written and shown */
	| 'applied'
	/** everything in it was here already */
	| 'nothing-new'
	/** another window wrote in between; nothing was written */
	| 'moved'
	/** it does not continue what is here: another epoch, an older head, a gap */
	| 'refused'
	/** a listed page is not in the store (another window cleaned up); nothing was written */
	| 'incomplete';

export type Outcome = { applied: Applied; diverged: boolean };

/** Changes after `from` up to `to`, dense. `sum`: the server's checksum at `to`, when the answer carried one. */
export type Batch = { epoch: string; from: number; to: number; changes: Change[]; sum?: string };

/** A new ground and what follows it. `rows`: those of the pages alone; `sum`: the server's at `to`. */
export type Snapshot = {
	epoch: string;
	at: number;
	pages: PageRef[];
	rows: Rows;
	changes: Change[];
	to: number;
	sum: string;
};

/** Applies what comes after the cursor. Repeated and older batches change nothing. */
export async function applyChanges(replica: Replica, batch: Batch): Promise<Outcome> {
	const before = replica.position();
	if (!before || batch.epoch !== before.epoch || batch.from > before.cursor) return done('refused');
	if (batch.to <= before.cursor && PLANTED !== 'old-changes-applied') return done('nothing-new');
	const fresh = batch.changes.filter((change) => isFresh(change, before.cursor));
	if (fresh.length !== batch.to - before.cursor && PLANTED !== 'old-changes-applied') return done('refused');

	const rows = withChanges(replica.rows(), PLANTED ? fresh.filter((change) => isTaken(PLANTED, change)) : fresh);
	const sum = PLANTED === 'checksum-copied' ? (batch.sum ?? before.sum) : sumToHex(rows.sum);
	const diverged = batch.sum !== undefined && batch.sum !== sum && PLANTED !== 'checksum-ignored';
	const after: Position = {
		...before,
		cursor: batch.to,
		sum,
		divergences: before.divergences + (diverged ? 1 : 0),
	};
	const stored = { from: before.cursor, to: batch.to, text: JSON.stringify(fresh) };
	const written =
		PLANTED === 'cursor-before-rows' || PLANTED === 'rows-and-cursor-apart'
			? await writeInHalves(replica, PLANTED, stored, after)
			: await write(replica, before, async (store) => {
					store('changes').put(stored);
					store('meta').put(after);
					return 'applied';
				});
	if (written === 'applied') replica.adopt(after, rows);
	return done(written, diverged);
}

/**
 * Replaces the ground: first sync, new epoch, too far behind, or healing. The old rows are shown, and are on disk, until the
 * one transaction that switches; after it nothing of the old remains.
 */
export async function switchTo(replica: Replica, snapshot: Snapshot): Promise<Outcome> {
	const before = replica.position();
	if (isStale(before, { epoch: snapshot.epoch, head: snapshot.to })) return done('refused');

	const ground = PLANTED === 'unseen-rows-kept' ? withUnseen(replica.rows(), snapshot.rows) : snapshot.rows;
	const rows = withChanges(ground, snapshot.changes);
	const sum = PLANTED === 'checksum-copied' ? snapshot.sum : sumToHex(rows.sum);
	const diverged = sum !== snapshot.sum && PLANTED !== 'checksum-ignored';
	const after: Position = {
		key: 'position',
		epoch: snapshot.epoch,
		cursor: snapshot.to,
		sum,
		snapshotAt: snapshot.at,
		pages: snapshot.pages,
		generation: (before?.generation ?? 0) + 1,
		retired: retiredAfter(before, snapshot.epoch),
		divergences: (before?.divergences ?? 0) + (diverged ? 1 : 0),
	};
	const written = await write(replica, before, async (store) => {
		const listed = new Set<IDBValidKey>(snapshot.pages.map((page) => page.hash));
		const stored = await asked(store('pages').getAllKeys());
		const kept = stored.filter((hash) => listed.has(hash));
		if (kept.length !== listed.size) return 'incomplete';
		if (PLANTED !== 'snapshot-keeps-changes') store('changes').clear();
		if (snapshot.to > snapshot.at) {
			const changes = { from: snapshot.at, to: snapshot.to, text: JSON.stringify(snapshot.changes) };
			store('changes').put(changes);
		}
		for (const hash of stored) if (!listed.has(hash)) store('pages').delete(hash);
		store('meta').put(after);
		return 'applied';
	});
	if (written === 'applied') replica.adopt(after, rows);
	return done(written, diverged);
}

/** Keeps a proven page for a later switch; it is shown nowhere before. A repeat changes nothing. */
export async function stagePage(replica: Replica, page: StoredPage): Promise<void> {
	if (!replica.keeps()) return;
	await kept(replica, () => replica.db.use((db) => db.write(['pages'], async (store) => store('pages').put(page))));
}

/** Texts of those of the pages that are in the store. */
export async function stagedTexts(replica: Replica, hashes: string[]): Promise<Map<string, string>> {
	const texts = new Map<string, string>();
	if (!replica.keeps()) return texts;
	const pages = await kept(replica, () =>
		replica.db.use((db) =>
			db.read(['pages'], (store) =>
				Promise.all(hashes.map((hash) => asked<StoredPage | undefined>(store('pages').get(hash)))),
			),
		),
	);
	for (const page of pages ?? []) if (page) texts.set(page.hash, page.text);
	return texts;
}

/** The server was heard; kept apart from the position, so that it never contends with rows. */
export async function noteHeard(replica: Replica, at: number, skewMs: number): Promise<void> {
	if (!replica.keeps()) return;
	await kept(replica, () =>
		replica.db.use((db) => db.write(['meta'], async (store) => store('meta').put({ key: 'heard', at, skewMs }))),
	);
}

/** The server's checksum at the cursor differs from ours; counted once, by whoever finds it. */
export async function noteDivergence(replica: Replica): Promise<void> {
	const before = replica.position();
	if (!before) return;
	const after = { ...before, divergences: before.divergences + 1 };
	const written = await write(replica, before, async (store) => {
		store('meta').put(after);
		return 'applied';
	});
	if (written === 'applied') replica.adopt(after, replica.rows());
}

/** A head that this device may follow: not from an epoch it has left, nor older than what it has. */
export function isStale(position: Position | null, frame: Pick<Head, 'epoch' | 'head'>): boolean {
	if (!position) return false;
	if (position.retired.includes(frame.epoch)) return PLANTED !== 'retired-epoch-accepted';
	return frame.epoch === position.epoch && frame.head < position.cursor && PLANTED !== 'stale-answer-accepted';
}

const done = (applied: Applied, diverged = false): Outcome => ({
	applied,
	diverged: diverged && applied === 'applied',
});

type StoreOf = Parameters<Parameters<ReplicaDb['write']>[1]>[0];

async function write(
	replica: Replica,
	expected: Position | null,
	work: (store: StoreOf) => Promise<Applied>,
): Promise<Applied> {
	if (!replica.keeps()) return 'applied';
	const written = await kept(replica, () =>
		replica.db.use((db) =>
			db.write(['pages', 'changes', 'meta'], async (store): Promise<Applied> => {
				const onDisk = await asked<Position | undefined>(store('meta').get('position'));
				if (!isSame(onDisk ?? null, expected)) return 'moved';
				if (PLANTED === 'foreign-await-in-transaction') await new Promise((resolve) => setTimeout(resolve, 5));
				return work(store);
			}),
		),
	);
	return written ?? 'applied';
}

/** When the store stops taking anything, this window goes on from memory, and says so. */
async function kept<T>(replica: Replica, work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof StoreUnavailable)) throw error;
		replica.stopKeeping(error);
		return undefined;
	}
}

/** Enough for a town that is restored every day for a month. */
const RETIRED_KEPT = 32;

function retiredAfter(before: Position | null, epoch: string): string[] {
	if (!before) return [];
	if (before.epoch === epoch) return before.retired;
	return [before.epoch, ...before.retired].slice(0, RETIRED_KEPT);
}

function isFresh(change: Change, cursor: number): boolean {
	if (PLANTED === 'old-changes-applied') return true;
	return PLANTED === 'log-read-inclusive' ? change[0] >= cursor : change[0] > cursor;
}
