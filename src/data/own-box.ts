/**
 * The rows of `engawa-own` that are written together, in one strict transaction or not at all.
 *
 * Where nothing can be kept (private windows, an older window in the way) they live in memory, and whoever wrote is told so.
 * What was written in memory goes to the disk with the first write that the disk takes again.
 */
import { type Signal, signal } from '@preact/signals-core';
import { createConnection, StoreUnavailable } from './connection.ts';
import { commitNow, makeOwnDb } from './db.ts';
import { type OwnTables, type Rows, TABLES } from './own-tables.ts';
import { browserWorld, type World } from './world.ts';

/** No room: nothing was written, and nothing that was there is lost. */
export class StorageFull extends Error {
	override readonly name = 'StorageFull';
	constructor(cause?: unknown) {
		super('No room is left on this device', { cause });
	}
}

export type Box = {
	/**
	 * One row put, and committed before it is answered: it is kept also when the page is left and frozen in this moment.
	 * Otherwise as `change`.
	 */
	putAtOnce(put: (tables: OwnTables) => PromiseLike<unknown>): Promise<{ kept: boolean }>;
	/**
	 * All of the work or nothing. `kept` is false when it lives in this window only. Rejects with `StorageFull`. Whoever shows
	 * the change in this window without reading everything anew says so.
	 */
	change<T>(
		work: (tables: OwnTables) => PromiseLike<T>,
		shown?: 'by-the-caller',
	): Promise<{ result: T; kept: boolean }>;
	look<T>(work: (tables: OwnTables) => PromiseLike<T>): Promise<T>;
	/** Rejects with `StorageFull` when so many bytes would not fit. Browsers that do not tell are believed to have room. */
	needRoom(bytes: number): Promise<void>;
	/** What lives in this window only; null: nothing does. */
	inMemory(): { waiting: number; returned: number } | null;
	/** grows when rows changed, in this window or another */
	moved: Signal<number>;
	/** grows when this window changed them */
	wrote: Signal<number>;
	/** grows when this window put something in that should leave at once */
	recorded: Signal<number>;
	close(): void;
};

/** Room that a browser needs beside the bytes themselves. */
const SPARE_BYTES = 128 * 1024;

export function createBox(world: World): Box {
	const connection = createConnection(() => makeOwnDb(world), world);
	const memory = createMemory();
	const moved = signal(0);
	const wrote = signal(0);
	const recorded = signal(0);

	const lacksDisk = (error: unknown) => {
		if (!(error instanceof StoreUnavailable)) throw error;
		if (error.reason === 'full') throw new StorageFull(error);
	};
	const wroteSomething = (isShown: boolean) => {
		wrote.value++;
		if (!isShown) moved.value++;
	};

	const write = async <T>(work: (tables: OwnTables) => PromiseLike<T>, isShown: boolean, commitAtOnce: boolean) => {
		try {
			const result = await connection.use((db) =>
				db.transaction('rw', [...TABLES], async () => {
					const tables = db as unknown as OwnTables;
					if (memory.isUsed()) await memory.copyTo(tables);
					const working = work(tables);
					if (commitAtOnce) commitNow();
					const done = await working;
					if (!commitAtOnce) commitNow();
					return done;
				}),
			);
			memory.empty();
			wroteSomething(isShown);
			return { result, kept: true };
		} catch (error) {
			lacksDisk(error);
		}
		const result = await memory.change(work);
		wroteSomething(isShown);
		return { result, kept: false };
	};

	return {
		moved,
		wrote,
		recorded,
		change: (work, shown) => write(work, shown !== undefined, false),
		putAtOnce: async (put) => ({ kept: (await write(put, false, true)).kept }),
		look: async (work) => {
			try {
				if (!memory.isUsed())
					return await connection.use((db) =>
						db.transaction('r', [...TABLES], async () => work(db as unknown as OwnTables)),
					);
			} catch (error) {
				lacksDisk(error);
			}
			return work(memory.tables);
		},
		needRoom: async (bytes) => {
			let left = Number.POSITIVE_INFINITY;
			try {
				const { quota, usage } = (await world.storage?.estimate?.()) ?? {};
				if (quota !== undefined && usage !== undefined) left = quota - usage;
			} catch {
				// some private windows refuse the question; the write itself will tell
			}
			if (left < bytes + SPARE_BYTES) throw new StorageFull();
		},
		inMemory: memory.counts,
		close: () => connection.close(),
	};
}

const KEYS = {
	values: 'key',
	drafts: 'key',
	waiting: 'id',
	returned: 'id',
	lanes: 'lane',
	tickets: 'requestId',
	pictures: 'hash',
} as const satisfies Record<keyof OwnTables, string>;

/** Numberings stay behind: each intent carries the one it was written under, and the disk goes on with its own. */
const MOVED = ['drafts', 'waiting', 'returned', 'tickets', 'pictures'] as const;

function createMemory() {
	let maps = new Map<keyof OwnTables, Map<string, object>>(TABLES.map((name) => [name, new Map()]));
	let before: Promise<unknown> = Promise.resolve();
	const of = (name: keyof OwnTables) => maps.get(name) as Map<string, object>;
	const tableOf = (name: keyof OwnTables): Rows<object, string> => ({
		get: async (key) => of(name).get(key),
		put: async (row) => void of(name).set((row as Record<string, string>)[KEYS[name]] as string, structuredClone(row)),
		delete: async (key) => void of(name).delete(key),
		toArray: async () => [...of(name).values()],
	});
	const unsent = () => [...of('waiting').values()].filter((row) => 'waits' in row).length;
	const tables = Object.fromEntries(TABLES.map((name) => [name, tableOf(name)])) as unknown as OwnTables;

	return {
		tables,
		isUsed: () => TABLES.some((name) => of(name).size > 0),
		counts: () =>
			of('waiting').size + of('returned').size > 0 ? { waiting: unsent(), returned: of('returned').size } : null,
		/** One after the other; what fails leaves nothing behind. */
		change: <T>(work: (tables: OwnTables) => PromiseLike<T>): Promise<T> => {
			const mine = before.then(async () => {
				const saved = new Map([...maps].map(([name, rows]) => [name, new Map(rows)]));
				try {
					return await work(tables);
				} catch (error) {
					maps = saved;
					throw error;
				}
			});
			before = mine.catch(() => undefined);
			return mine;
		},
		copyTo: async (disk: OwnTables) => {
			for (const name of MOVED)
				for (const row of of(name).values()) await (disk[name] as Rows<object, string>).put(row);
		},
		empty: () => {
			for (const rows of maps.values()) rows.clear();
		},
	};
}

/** The box of this page or worker; opened at first use. */
export const box = createBox(browserWorld());
