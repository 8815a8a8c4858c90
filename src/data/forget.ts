/** Taking things off this device, when a person asks for it. The page must be opened anew afterwards. */
import { Dexie } from 'dexie';
import { OWN_NAME } from './db.ts';
import { type Device, device } from './device.ts';
import { REPLICA_PREFIX } from './replica-db.ts';
import { SETTINGS_KEY } from './settings.ts';
import { MARKER_CACHE } from './storage.ts';

/** The worker's copy of the home screen, which says which centre is mine. */
const HOME_CACHE = 'engawa-home';

/** Deletes every town's replica; settings, saved things and whatever waits to be sent stay. Rejects when a store is stuck. */
export async function forgetTowns(running: Pick<Device, 'stop'> = device): Promise<void> {
	await running.stop();
	for (const name of await Dexie.getDatabaseNames()) if (name.startsWith(REPLICA_PREFIX)) await Dexie.delete(name);
	await forgetCaches([HOME_CACHE]);
}

/** Deletes all that this app keeps here, except its own files. */
export async function forgetEverything(running: Pick<Device, 'stop'> = device): Promise<void> {
	await forgetTowns(running);
	await Dexie.delete(OWN_NAME);
	try {
		globalThis.localStorage?.removeItem(SETTINGS_KEY);
		globalThis.localStorage?.removeItem('engawa.area');
	} catch {
		// forbidden in this window, so nothing of ours is there
	}
	await forgetCaches([MARKER_CACHE]);
}

async function forgetCaches(names: readonly string[]): Promise<void> {
	if (!globalThis.caches) return;
	for (const name of names) await globalThis.caches.delete(name);
}
