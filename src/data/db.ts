/** The device's own database. What a person made here exists nowhere else, so unlike the replica it migrates. */
import { Dexie, type Table } from 'dexie';
import type { OwnTables } from './own-tables.ts';
import type { World } from './world.ts';

export const OWN_NAME = 'engawa-own';

export type OwnDb = Dexie &
	Record<keyof OwnTables, Table> & { saved: Table<{ kind: string; id: string; at: number }, [string, string]> };

/** Strict: nothing else holds what is in here. */
export function makeOwnDb(world: World): OwnDb {
	const db = new Dexie(OWN_NAME, { ...engine(world), chromeTransactionDurability: 'strict' }) as OwnDb;
	db.version(1).stores({ values: 'key', saved: '[kind+id], at', outbox: 'n', receipts: 'n', drafts: 'key, at' });
	// nothing was ever written into the outbox of version 1; a primary key cannot change, so its stores get new names
	db.version(2).stores({
		outbox: null,
		receipts: null,
		waiting: 'id, waits',
		returned: 'id',
		lanes: 'lane',
		tickets: 'requestId',
	});
	db.version(3).stores({ pictures: 'hash' });
	return ableToGiveUp(db);
}

/** What is under way in it can be given up when the page is left (`connection.ts`). Dexie itself only waits for it. */
export function ableToGiveUp<DB extends Dexie>(db: DB): DB & { giveUp(): void } {
	const underWay = new Set<IDBTransaction>();
	db.use({
		stack: 'dbcore',
		name: 'give-up',
		create: (core) => ({
			...core,
			transaction: (...args) => {
				const running = core.transaction(...args) as IDBTransaction;
				underWay.add(running);
				const over = () => underWay.delete(running);
				running.addEventListener('complete', over);
				running.addEventListener('abort', over);
				return running;
			},
		}),
	});
	const giveUp = () => {
		for (const running of underWay) {
			try {
				running.abort();
			} catch {
				// it commits, or has ended
			}
		}
	};
	return Object.assign(db, { giveUp });
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
