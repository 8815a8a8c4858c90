/** What a device keeps between starts, and what its windows share: IndexedDB, caches, texts, locks, a channel. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Channel, TextStore } from '../../src/data/world.ts';

export type Disk = {
	indexedDB: IDBFactory;
	keyRange: typeof IDBKeyRange;
	localText: TextStore;
	/** what `localText` holds */
	texts: ReadonlyMap<string, string>;
	caches: CacheStorage;
	locks: LockManager;
	openChannel(name: string): Channel;
	storage: StorageManager;
	/** Every open connection dies as WebKit's do: without an event, and each use of it throws. */
	killConnections(): void;
	/** From now on nothing more fits, or everything does again. */
	setFull(full: boolean): void;
};

export function createDisk(): Disk {
	const texts = new Map<string, string>();
	let openings = 0;
	let dead = 0;
	let full = false;
	class Factory extends IDBFactory {
		override open(name: string, version?: number): IDBOpenDBRequest {
			const request = super.open(name, version);
			request.addEventListener('success', () => {
				const opened = ++openings;
				guard(
					request.result,
					() => opened <= dead,
					() => full,
				);
			});
			return request;
		}
	}
	return {
		indexedDB: new Factory(),
		killConnections: () => {
			dead = openings;
		},
		setFull: (isFull) => {
			full = isFull;
		},
		keyRange: IDBKeyRange,
		localText: { getItem: (key) => texts.get(key) ?? null, setItem: (key, value) => void texts.set(key, value) },
		texts,
		caches: createCaches(),
		locks: createLocks(),
		openChannel: createChannels(),
		storage: { estimate: async () => ({ quota: 1e9, usage: full ? 1e9 : 0 }) } as StorageManager,
	};
}

/** A dead connection refuses every transaction, a full disk the writing ones. Dexie binds `transaction` when it opens. */
function guard(connection: IDBDatabase, isDead: () => boolean, isFull: () => boolean): void {
	const begin = connection.transaction.bind(connection);
	connection.transaction = (names, mode, options) => {
		if (isDead()) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
		if (mode === 'readwrite' && isFull()) throw new DOMException('No room is left', 'QuotaExceededError');
		return begin(names, mode, options);
	};
}

function createCaches(): CacheStorage {
	const caches = new Map<string, Map<string, Response>>();
	const open = async (name: string) => {
		const kept = caches.get(name) ?? new Map<string, Response>();
		caches.set(name, kept);
		return {
			match: async (url: string) => kept.get(url)?.clone(),
			put: async (url: string, response: Response) => void kept.set(url, response),
		};
	};
	return { open } as unknown as CacheStorage;
}

/** Exclusive locks with waiting, giving up and stealing, as far as the turn lock uses them. */
function createLocks(): LockManager {
	const queues = new Map<string, Promise<unknown>>();
	type Options = { signal?: AbortSignal; steal?: boolean };
	const request = async (name: string, options: Options, work: () => Promise<unknown>): Promise<unknown> => {
		const before = options.steal ? Promise.resolve() : (queues.get(name) ?? Promise.resolve());
		let begin: () => void = () => undefined;
		const mine = new Promise<void>((resolve) => {
			begin = resolve;
		});
		queues.set(
			name,
			before.then(() => mine),
		);
		try {
			await new Promise<void>((resolve, reject) => {
				const giveUp = () => reject(new DOMException('The lock request was given up', 'AbortError'));
				if (options.signal?.aborted) return giveUp();
				options.signal?.addEventListener('abort', giveUp);
				before.then(() => resolve());
			});
			return await work();
		} finally {
			begin();
		}
	};
	return { request } as unknown as LockManager;
}

function createChannels(): (name: string) => Channel {
	type Listener = (event: { data: unknown }) => void;
	const open = new Set<{ name: string; listeners: Listener[] }>();
	return (name) => {
		const end = { name, listeners: [] as Listener[] };
		open.add(end);
		return {
			postMessage: (data) => {
				for (const other of open)
					if (other !== end && other.name === name)
						for (const hear of other.listeners) setImmediate(() => hear({ data }));
			},
			addEventListener: (_type, listener) => void end.listeners.push(listener),
			close: () => void open.delete(end),
		};
	};
}
