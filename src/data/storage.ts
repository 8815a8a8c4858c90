/**
 * Storage is disposable, and can vanish: a marker in two places (IndexedDB and the Cache API) tells when one of them was
 * cleared, and the browser is asked to keep what is here. Everything in the replica is then fetched again by itself.
 */
import type { Own } from './own.ts';
import { REPLICA_PREFIX, replicaName } from './replica-db.ts';
import type { World } from './world.ts';

/** Its own cache, so that no clean-up of the worker's files takes it. */
export const MARKER_CACHE = 'engawa-marker';
const MARKER_URL = '/engawa-marker';

export type Found =
	/** this device never had anything */
	| 'new'
	| 'kept'
	/** it had, and IndexedDB is empty now */
	| 'lost'
	/** the browser offers no second place, so loss cannot be told from a first visit */
	| 'unknown';

/** Looks for both markers, then sets both. */
export async function checkMarkers(world: World, own: Own): Promise<Found> {
	if (!world.caches) return 'unknown';
	try {
		const cache = await world.caches.open(MARKER_CACHE);
		const [inCache, inStore] = await Promise.all([cache.match(MARKER_URL), own.get('marker')]);
		if (!inStore) await own.put('marker', true);
		if (!inCache) await cache.put(MARKER_URL, new Response('1'));
		if (inStore) return 'kept';
		return inCache ? 'lost' : 'new';
	} catch (error) {
		world.report('The marker of this device cannot be read', error);
		return 'unknown';
	}
}

/** Asks the browser not to clear this device. Browsers decide by themselves; nobody is shown a question here. */
export async function askToKeep(world: World): Promise<'kept' | 'may-vanish'> {
	// the worker's view of StorageManager has no `persist`, nor have old browsers
	const storage = world.storage as { persisted?(): Promise<boolean>; persist?(): Promise<boolean> } | undefined;
	if (!storage?.persisted) return 'may-vanish';
	try {
		if (await storage.persisted()) return 'kept';
		return (await storage.persist?.()) ? 'kept' : 'may-vanish';
	} catch {
		return 'may-vanish'; // workers and some private windows refuse the question itself
	}
}

/** Deletes replicas of this area whose shape an older version of the page kept: they are never read again. */
export async function forgetOldShapes(world: World, area: string): Promise<void> {
	const { indexedDB } = world;
	if (!indexedDB?.databases) return; // Firefox before 126 cannot list; the browser clears what nobody opens
	for (const { name } of await indexedDB.databases()) {
		if (name?.startsWith(REPLICA_PREFIX) && name.endsWith(`-${area}`) && name !== replicaName(area))
			indexedDB.deleteDatabase(name);
	}
}
