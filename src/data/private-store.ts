/**
 * The private scopes on this device: a database for each account, so that signing out deletes one whole database.
 *
 * It holds the latest rows of each scope, not a log. Everything in it can be fetched again by whoever signs in.
 */
import { Dexie, type Table } from 'dexie';
import type { LocalDate } from '../../contract/common.ts';
import type { PrivateChanges, ScopeChanges } from '../../contract/private-feed.ts';
import { type Connection, createConnection } from './connection.ts';
import { ableToGiveUp, commitNow } from './db.ts';
import { runOut } from './withdrawn.ts';
import type { World } from './world.ts';

export const PRIVATE_PREFIX = 'engawa-private-';

export type PrivateRecord = { scope: string; kind: string; id: string; rev: number; data: Record<string, unknown> };
export type ScopeAt = { scope: string; epoch: string; head: number };

type PrivateDb = Dexie & {
	rows: Table<PrivateRecord, [string, string, string]>;
	scopes: Table<ScopeAt, string>;
	meta: Table<{ key: 'area'; value: string }, string>;
};

export type PrivateStore = {
	readonly accountId: string;
	/** Everything that is kept. A person whose consent has run out by `today`, and what names them, is deleted here, also without a line. */
	read(today: LocalDate): Promise<PrivateRecord[]>;
	cursors(area: string): Promise<ScopeAt[]>;
	/** Differs when rows may. */
	stamp(): Promise<string>;
	/** Rows and cursors together; scopes that are not among them are deleted. */
	apply(area: string, changes: PrivateChanges): Promise<void>;
	close(): void;
};

export function openPrivateStore(world: World, accountId: string): PrivateStore {
	const connection: Connection<PrivateDb> = createConnection(() => makePrivateDb(world, accountId), world);
	return {
		accountId,
		read: (today) =>
			connection.use((db) =>
				db.transaction('rw', ['rows', 'scopes'], async () => {
					const rows = await db.rows.toArray();
					const over = runOut(rows, today);
					for (const { scope, kind, id } of over) {
						await db.rows.delete([scope, kind, id]);
						// it comes whole with the next answer: this device's clock may be wrong
						await db.scopes.delete(scope);
					}
					return over.size > 0 ? rows.filter((row) => !over.has(row)) : rows;
				}),
			),
		cursors: (area) =>
			connection.use(async (db) => ((await db.meta.get('area'))?.value === area ? db.scopes.toArray() : [])),
		stamp: () => connection.use(async (db) => JSON.stringify(await db.scopes.toArray())),
		apply: (area, { scopes }) =>
			connection.use((db) =>
				db.transaction('rw', ['rows', 'scopes', 'meta'], async () => {
					if ((await db.meta.get('area'))?.value !== area) {
						await Promise.all([db.rows.clear(), db.scopes.clear()]);
						await db.meta.put({ key: 'area', value: area });
					}
					const told = new Set(scopes.map(({ scope }) => scope));
					for (const { scope } of await db.scopes.toArray()) if (!told.has(scope)) await forget(db, scope);
					for (const changes of scopes) await applyScope(db, changes);
					commitNow();
				}),
			),
		close: () => connection.close(),
	};
}

async function forget(db: PrivateDb, scope: string): Promise<void> {
	await db.rows.where('scope').equals(scope).delete();
	await db.scopes.delete(scope);
}

async function applyScope(db: PrivateDb, { scope, epoch, head, whole, rows }: ScopeChanges): Promise<void> {
	const before = await db.scopes.get(scope);
	const isSame = before?.epoch === epoch;
	if (isSame && head < before.head) return; // an answer that came late
	if (whole || !isSame) await db.rows.where('scope').equals(scope).delete();
	for (const [kind, id, rev, data] of rows) {
		if (data === null) await db.rows.delete([scope, kind, id]);
		else await db.rows.put({ scope, kind, id, rev, data });
	}
	await db.scopes.put({ scope, epoch, head });
}

/** Deletes what any account left here. Works without a line; rejects when an older window holds on to it. */
export async function deletePrivateStores(world: World): Promise<void> {
	const { indexedDB } = world;
	if (!indexedDB) return;
	// Firefox before 126 cannot list; Dexie then remembers what it made
	const names = indexedDB.databases
		? (await indexedDB.databases()).map(({ name }) => name ?? '')
		: await Dexie.getDatabaseNames();
	for (const name of names) if (name.startsWith(PRIVATE_PREFIX)) await new Dexie(name, engine(world)).delete();
}

function makePrivateDb(world: World, accountId: string): PrivateDb {
	const db = new Dexie(PRIVATE_PREFIX + accountId, {
		...engine(world),
		chromeTransactionDurability: 'relaxed',
	}) as PrivateDb;
	db.version(1).stores({ rows: '[scope+kind+id], scope', scopes: 'scope', meta: 'key' });
	return ableToGiveUp(db);
}

function engine(world: World) {
	return {
		autoOpen: false,
		...(world.indexedDB ? { indexedDB: world.indexedDB } : {}),
		...(world.keyRange ? { IDBKeyRange: world.keyRange } : {}),
	};
}
