/**
 * What belongs to this device and to nobody else: settings, saved things, the area it shows. What waits to be sent lies in
 * the same database and is written by `outbox.ts`; here it is only counted.
 *
 * Its database comes when it is first asked for: the home screen of a device that has a town waits for nothing in it.
 *
 * Where nothing can be kept (private windows), it lives in memory until the window closes.
 */
import { createConnection, StoreUnavailable } from './connection.ts';
import type { OwnDb } from './db.ts';
import { browserWorld, type World } from './world.ts';

/** One value a key. */
export type OwnKey = 'settings' | 'area' | 'marker' | 'session' | 'kiosk' | 'kiosk-staff' | 'usage';
type Saved = { kind: string; id: string; at: number };

export type Own = {
	get(key: OwnKey): Promise<unknown>;
	/** Resolves to whether it was kept; false: it lives in this window only. */
	put(key: OwnKey, value: unknown): Promise<boolean>;
	putSaved(thing: Saved): Promise<void>;
	removeSaved(kind: string, id: string): Promise<void>;
	allSaved(): Promise<Saved[]>;
	/** how many things wait to be sent, and how many came back */
	countWaiting(): Promise<{ waiting: number; returned: number }>;
	/** false once it was found that nothing can be kept */
	keeps(): boolean;
	close(): void;
};

export function createOwn(world: World): Own {
	const bring = () => import('./db.ts');
	const connection = createConnection(async () => (await bring()).makeOwnDb(world), world);
	const values = new Map<string, unknown>();
	const saved = new Map<string, Saved>();
	/** what the disk did not take: it still holds what was before, which is true no longer */
	const unkept = new Set<OwnKey>();
	let keeping = true;

	/** Memory is written first, so that a store that fails in the middle of a session takes nothing off the screen. */
	const onDisk = async <T>(work: (db: OwnDb) => Promise<T>, inMemory: () => T): Promise<T> => {
		try {
			const result = await connection.use(work);
			keeping = true;
			return result;
		} catch (error) {
			if (!(error instanceof StoreUnavailable)) throw error;
			keeping = false;
			return inMemory();
		}
	};
	const write = (work: (db: OwnDb) => Promise<unknown>, table: 'values' | 'saved') =>
		onDisk(
			async (db) => {
				const { commitNow } = await bring();
				await db.transaction('rw', table, async () => {
					await work(db);
					commitNow();
				});
				return true;
			},
			() => false,
		);

	return {
		get: async (key) =>
			unkept.has(key)
				? values.get(key)
				: onDisk(
						async (db) => (await db.values.get(key))?.value,
						() => values.get(key),
					),
		put: async (key, value) => {
			values.set(key, value);
			unkept.add(key);
			const kept = await write((db) => db.values.put({ key, value }), 'values');
			if (kept && values.get(key) === value) unkept.delete(key);
			return kept;
		},
		putSaved: async (thing) => {
			saved.set(`${thing.kind}/${thing.id}`, thing);
			await write((db) => db.saved.put(thing), 'saved');
		},
		removeSaved: async (kind, id) => {
			saved.delete(`${kind}/${id}`);
			await write((db) => db.saved.delete([kind, id]), 'saved');
		},
		allSaved: () =>
			onDisk(
				(db) => db.saved.toArray(),
				() => [...saved.values()],
			),
		countWaiting: () =>
			onDisk(
				(db) =>
					db.transaction('r', ['waiting', 'returned'], async () => {
						const [waiting, returned] = await Promise.all([
							db.waiting.where('waits').equals(1).count(),
							db.returned.count(),
						]);
						return { waiting, returned };
					}),
				() => ({ waiting: 0, returned: 0 }),
			),
		keeps: () => keeping,
		close: () => connection.close(),
	};
}

/** The own store of this page or worker; opened at first use. */
export const own = createOwn(browserWorld());
