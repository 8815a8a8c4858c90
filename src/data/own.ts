/**
 * What belongs to this device and to nobody else: settings, saved things, the area it shows; later outbox and drafts.
 *
 * Where nothing can be kept (private windows), it lives in memory until the window closes.
 */
import { createConnection, StoreUnavailable } from './connection.ts';
import { commitNow, makeOwnDb, type OwnDb } from './db.ts';
import { browserWorld, type World } from './world.ts';

/** One value a key. */
export type OwnKey = 'settings' | 'area' | 'marker';
type Saved = { kind: string; id: string; at: number };

export type Own = {
	get(key: OwnKey): Promise<unknown>;
	put(key: OwnKey, value: unknown): Promise<void>;
	putSaved(thing: Saved): Promise<void>;
	removeSaved(kind: string, id: string): Promise<void>;
	allSaved(): Promise<Saved[]>;
	/** how many things wait to be sent */
	countWaiting(): Promise<number>;
	/** false once it was found that nothing can be kept */
	keeps(): boolean;
	close(): void;
};

export function createOwn(world: World): Own {
	const connection = createConnection(() => makeOwnDb(world), world);
	const values = new Map<string, unknown>();
	const saved = new Map<string, Saved>();
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
			(db) =>
				db.transaction('rw', table, async () => {
					await work(db);
					commitNow();
				}),
			() => undefined,
		);

	return {
		get: (key) =>
			onDisk(
				async (db) => (await db.values.get(key))?.value,
				() => values.get(key),
			),
		put: (key, value) => {
			values.set(key, value);
			return write((db) => db.values.put({ key, value }), 'values');
		},
		putSaved: (thing) => {
			saved.set(`${thing.kind}/${thing.id}`, thing);
			return write((db) => db.saved.put(thing), 'saved');
		},
		removeSaved: (kind, id) => {
			saved.delete(`${kind}/${id}`);
			return write((db) => db.saved.delete([kind, id]), 'saved');
		},
		allSaved: () =>
			onDisk(
				(db) => db.saved.toArray(),
				() => [...saved.values()],
			),
		countWaiting: () =>
			onDisk(
				(db) => db.outbox.count(),
				() => 0,
			),
		keeps: () => keeping,
		close: () => connection.close(),
	};
}

/** The own store of this page or worker; opened at first use. */
export const own = createOwn(browserWorld());
