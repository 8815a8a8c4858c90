/**
 * The two databases of a device.
 *
 * The replica can be fetched again at any time, so it is never migrated: its name carries the version of its shape, and a
 * new shape is a new name and a new first sync. What a person made here exists nowhere else, so `engawa-own` migrates.
 */
import { Dexie, type Table } from 'dexie';
import type { PageRef } from '../../contract/feed.ts';
import type { World } from './world.ts';

/** Raise this when the stores below change. */
const REPLICA_SHAPE = 1;
export const REPLICA_PREFIX = 'engawa-replica-';
export const OWN_NAME = 'engawa-own';

/** A snapshot page exactly as it came; `hash` is of its UTF-8 bytes. Unlisted pages wait for a switch or for removal. */
export type StoredPage = { hash: string; kind: string; text: string };

/** Changes that were applied together after the snapshot: `from` exclusive, `to` inclusive, as the JSON text of `Change[]`. */
export type StoredChanges = { to: number; from: number; text: string };

/** Where the replica stands. Written only in the transaction that writes its rows. */
export type Position = {
	key: 'position';
	epoch: string;
	cursor: number;
	/** checksum of the rows at `cursor`, computed on this device, 16 hex digits */
	sum: string;
	/** the change number that the listed pages contain */
	snapshotAt: number;
	/** the pages that are the replica's ground */
	pages: PageRef[];
	/** grows whenever the ground is replaced; other windows then read everything again */
	generation: number;
	/** epochs this device has left; an answer from one of them is stale */
	retired: string[];
	/** how often the rows were found to differ from the server's */
	divergences: number;
};

/** When the server was last heard; outside the position because it changes without it. */
export type Heard = {
	key: 'heard';
	/** the server's clock, ms since 1970 */
	at: number;
	/** server minus device, ms */
	skewMs: number;
};

export type ReplicaDb = Dexie & {
	pages: Table<StoredPage, string>;
	changes: Table<StoredChanges, number>;
	meta: Table<Position | Heard, string>;
};

export type OwnDb = Dexie & {
	/** settings, area, device marker: one value a key */
	values: Table<{ key: string; value: unknown }, string>;
	saved: Table<{ kind: string; id: string; at: number }, [string, string]>;
	/** things a person wants done, until the server has answered */
	outbox: Table<{ n: number }, number>;
	receipts: Table<{ n: number }, number>;
	/** forms not yet finished */
	drafts: Table<{ key: string; at: number }, string>;
};

export function replicaName(area: string): string {
	return `${REPLICA_PREFIX}${REPLICA_SHAPE}-${area}`;
}

/** Relaxed: whatever a power cut takes is fetched again. */
export function makeReplicaDb(world: World, area: string): ReplicaDb {
	const db = new Dexie(replicaName(area), { ...engine(world), chromeTransactionDurability: 'relaxed' }) as ReplicaDb;
	db.version(1).stores({ pages: 'hash', changes: 'to', meta: 'key' });
	return db;
}

/** Strict: nothing else holds what is in here. */
export function makeOwnDb(world: World): OwnDb {
	const db = new Dexie(OWN_NAME, { ...engine(world), chromeTransactionDurability: 'strict' }) as OwnDb;
	db.version(1).stores({ values: 'key', saved: '[kind+id], at', outbox: 'n', receipts: 'n', drafts: 'key, at' });
	return db;
}

function engine(world: World) {
	return {
		autoOpen: false,
		...(world.indexedDB ? { indexedDB: world.indexedDB } : {}),
		...(world.keyRange ? { IDBKeyRange: world.keyRange } : {}),
	};
}

/** Ends the running transaction now, so that a window frozen right after it cannot block the others. */
export function commitNow(): void {
	const running = Dexie.currentTransaction as unknown as { idbtrans?: { commit?(): void } } | null;
	running?.idbtrans?.commit?.();
}
