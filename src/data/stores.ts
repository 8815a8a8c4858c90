/**
 * IndexedDB as it is, with promises: a database that opens, transactions that end, requests that answer.
 *
 * The replica needs five verbs of it, in the page and in the worker, so nothing larger stands between (Dexie holds what
 * is migrated, see `db.ts`). Only requests of its own transaction may be awaited inside `read` and `write`.
 */
import type { World } from './world.ts';

/** What `connection.ts` needs to know of a database. */
export type Openable = {
	open(): PromiseLike<unknown>;
	close(): void;
	/** `close`: the engine let go of it; `versionchange`: another window wants to change or delete it */
	on(event: 'close' | 'versionchange', run: () => void): unknown;
	/** Gives up every transaction that is under way: nothing of it is written, and whoever waits hears an `AbortError`. */
	giveUp?(): void;
};

export type Stores<Name extends string = string> = Openable & {
	/** Answers what the work answers. All of it sees the same moment. */
	read<T>(names: readonly Name[], work: (store: (name: Name) => IDBObjectStore) => Promise<T>): Promise<T>;
	/**
	 * The same, and commits: it answers when the engine has taken everything, or rejects and nothing was written. What is
	 * put need not be awaited in the work.
	 */
	write<T>(names: readonly Name[], work: (store: (name: Name) => IDBObjectStore) => Promise<T>): Promise<T>;
};

export type StoresOptions<Name extends string> = {
	name: string;
	/** absent: whatever is there; opening rejects where nothing is */
	version?: number;
	/** store → path of its key; made where they are missing */
	keys: Partial<Record<Name, string>>;
	/** `relaxed`: a power cut may take the last transactions */
	durability: 'relaxed' | 'strict';
};

/** A database that is not open yet. */
export function makeStores<Name extends string>(
	{ indexedDB }: Pick<World, 'indexedDB'>,
	{ name, version, keys, durability }: StoresOptions<Name>,
): Stores<Name> {
	let db: IDBDatabase | null = null;
	let closed = false;
	const underWay = new Set<IDBTransaction>();
	const listeners: { event: string; run: () => void }[] = [];
	const tell = (event: string) => {
		for (const listener of listeners) if (listener.event === event) listener.run();
	};

	const begin = (names: readonly Name[], mode: IDBTransactionMode) => {
		if (!db || closed) throw new DOMException('The database is closed', 'InvalidStateError');
		const running = db.transaction([...names], mode, { durability });
		underWay.add(running);
		const ended = new Promise<void>((resolve, reject) => {
			running.oncomplete = () => resolve();
			running.onabort = () => reject(running.error ?? new DOMException('The transaction was given up', 'AbortError'));
		});
		const over = () => underWay.delete(running);
		ended.then(over, over); // whoever asked hears it from the request that failed, or awaits it below
		return { running, ended, store: (of: Name) => running.objectStore(of) };
	};

	return {
		open: async () => {
			if (!indexedDB) throw new DOMException('There is no IndexedDB', 'MissingAPIError');
			const opening = indexedDB.open(name, version);
			opening.onupgradeneeded = () => {
				if (version === undefined) return opening.transaction?.abort(); // there was nothing
				for (const [store, keyPath] of Object.entries(keys) as [Name, string][])
					if (!opening.result.objectStoreNames.contains(store)) opening.result.createObjectStore(store, { keyPath });
			};
			const opened = await asked(opening);
			if (closed) return opened.close(); // it came after its time
			opened.onclose = () => tell('close');
			opened.onversionchange = () => tell('versionchange');
			db = opened;
		},
		close: () => {
			closed = true;
			db?.close();
		},
		on: (event, run) => listeners.push({ event, run }),
		giveUp: () => {
			for (const running of underWay) giveUp(running);
		},
		read: (names, work) => work(begin(names, 'readonly').store),
		write: async (names, work) => {
			const { running, ended, store } = begin(names, 'readwrite');
			try {
				const result = await work(store);
				running.commit(); // now, so that a window frozen right after it cannot block the others
				await ended;
				return result;
			} catch (error) {
				giveUp(running);
				throw running.error ?? error;
			}
		},
	};
}

/** The request's answer. */
export function asked<T>(request: IDBRequest<T>): Promise<T> {
	const answer = new Promise<T>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
	answer.catch(() => undefined); // a work that broke off does not wait for the answers it no longer needs
	return answer;
}

function giveUp(running: IDBTransaction): void {
	try {
		running.abort();
	} catch {
		// it has ended already
	}
}
