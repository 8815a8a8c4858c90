/**
 * The replica's database. It can be fetched again at any time, so it is never migrated: its name carries the version of
 * its shape, and a new shape is a new name and a new first sync.
 */
import type { PageRef } from '../../contract/feed.ts';
import { makeStores, type Stores } from './stores.ts';
import type { World } from './world.ts';

/** Raise this when the stores below change. */
const REPLICA_SHAPE = 1;
export const REPLICA_PREFIX = 'engawa-replica-';

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

/** `pages`: hash → `StoredPage`; `changes`: `to` → `StoredChanges`; `meta`: `Position` and `Heard` */
export type ReplicaDb = Stores<'pages' | 'changes' | 'meta'>;

export function replicaName(area: string): string {
	return `${REPLICA_PREFIX}${REPLICA_SHAPE}-${area}`;
}

/** Relaxed: whatever a power cut takes is fetched again. */
export function makeReplicaDb(world: Pick<World, 'indexedDB'>, area: string): ReplicaDb {
	return makeStores(world, {
		name: replicaName(area),
		version: 10, // as those that are on devices already were numbered
		keys: { pages: 'hash', changes: 'to', meta: 'key' },
		durability: 'relaxed',
	});
}
