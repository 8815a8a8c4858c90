/**
 * What a simulated device keeps: IndexedDB, caches, texts, locks, channels. It outlives its windows; what a window had not
 * committed when it was killed is gone, and what it held is let go.
 *
 * The engine is fake-indexeddb. Its own work runs in a life of the disk; whatever it tells a window becomes a task of that
 * window, so a killed window hears nothing and a frozen one later.
 */
import { IDBDatabase, IDBFactory, IDBKeyRange, IDBTransaction, IDBVersionChangeEvent } from 'fake-indexeddb';
import type { Channel, World } from '../../src/data/world.ts';
import type { Chance } from './chance.ts';
import { type Clockwork, currentLife, type Life } from './clockwork.ts';
import { copyOfDatabases } from './copy-databases.ts';

export type SimDisk = {
	/** The part of a window's world that is stored or shared. */
	forWindow(
		life: Life,
	): Pick<World, 'indexedDB' | 'keyRange' | 'localText' | 'caches' | 'locks' | 'storage'> &
		Required<Pick<World, 'openChannel'>>;
	/** Nothing more fits, or everything does again. */
	setFull(full: boolean): void;
	/** The browser threw everything away. */
	wipe(): void;
	/** Another device with the same content: a profile that was copied, or a back-up of the device. */
	copy(): SimDisk;
	/** Another content in the place of this one: the device was set back. Only while no window is open. */
	putBack(content: Content, withTexts: boolean): void;
	/** What lies on it now, to be put back later. */
	keep(): Content;
	/** Every open connection dies under its window; `told`: the engine says so. */
	loseConnections(told: boolean): void;
	/** Bits flip: something that was written is no longer readable, or is gone. False: there was nothing to damage. */
	damage(chance: Chance): boolean;
	/** Somebody has begun to write and not ended. */
	isWriting(): boolean;
	/** A window holds a lock of this disk. */
	holdsLock(life: Life): boolean;
	/** Databases by name, for whoever looks from outside. */
	factory(): IDBFactory;
};

/** Databases, and what lies beside them. */
export type Content = { factory: IDBFactory; texts: Map<string, string> };

/** What is used of the engine's insides. */
type Inner = {
	life?: Life;
	mode: string;
	dispatchEvent(event: { type: string }): boolean;
	_started: boolean;
	_state: string;
	_abort(name: string | null): void;
	_requests: { request: { listeners: unknown[]; onsuccess: unknown; onerror: unknown } }[];
	_prioritizedListeners: Map<string, () => void>;
	db: Connection;
	listeners: unknown[];
	onabort: unknown;
	onerror: unknown;
	oncomplete: unknown;
};
type Connection = IDBDatabase & {
	_rawDatabase: { processTransactions: (() => void) & { inEngine?: true }; transactions: Inner[] };
	engine?: Life;
	guard?: (mode: unknown) => void;
};

let patched = false;
let clockwork: Clockwork;

/** The engine's transactions belong to the window that began them. Once a process. */
function patchEngine(): void {
	if (patched) return;
	patched = true;
	const prototype = IDBDatabase.prototype as unknown as { transaction(...args: unknown[]): Inner };
	const begin = prototype.transaction;
	prototype.transaction = function (this: Connection, ...args: unknown[]) {
		this.guard?.(args[1]);
		const transaction = begin.apply(this, args);
		const life = currentLife();
		if (life && this.engine) adopt(transaction, life, this.engine);
		return transaction;
	};
	const inner = IDBTransaction.prototype as unknown as { _start(this: Inner): void };
	const start = inner._start;
	inner._start = function () {
		const { life } = this;
		if (!life || currentLife() === life) return start.call(this);
		this._started = true;
		clockwork.enqueue(life, () => start.call(this));
	};
}

/** The engine's own listeners, which each transaction has from the beginning: for `error`, `abort` and `complete`. */
const OWN_LISTENERS = 3;

function adopt(transaction: Inner, life: Life, engine: Life): void {
	transaction.life = life;
	const raw = transaction.db._rawDatabase;
	if (!raw.processTransactions.inEngine) {
		const original = raw.processTransactions;
		const process = () => {
			// the engine never forgets one, and looks through all of them each time
			raw.transactions = raw.transactions.filter(({ _state }) => _state !== 'finished');
			// whoever looks from outside does not wait for the simulated time
			if (currentLife()) clockwork.within(engine, original);
			else original();
		};
		raw.processTransactions = Object.assign(process, { inEngine: true as const });
	}
	const kept = transaction._prioritizedListeners;
	const set = kept.set.bind(kept);
	kept.set = (type, run) => set(type, () => clockwork.within(engine, run));
	const dispatch = transaction.dispatchEvent.bind(transaction);
	transaction.dispatchEvent = (event) => {
		// it may be the last that this window ever wrote: what it has not begun by then it never does
		if (event.type === 'complete' && transaction.mode !== 'readonly' && --life.writesLeft <= 0) life.tasksLeft = 1;
		return dispatch(event);
	};
	life.atDeath.add(() => {
		if (transaction._state === 'finished') return;
		// nobody is there any more to hear of it, but the engine itself
		transaction.listeners = transaction.listeners.filter((listener, i) => {
			return i < OWN_LISTENERS || (listener as { callback: unknown }).callback === raw.processTransactions;
		});
		transaction.onabort = transaction.onerror = transaction.oncomplete = null;
		for (const { request } of transaction._requests) {
			request.listeners = [];
			request.onsuccess = request.onerror = null;
		}
		clockwork.within(engine, () => transaction._abort(null));
	});
}

export function createSimDisk(using: Clockwork, name: string, from: Content = emptyContent()): SimDisk {
	clockwork = using;
	patchEngine();
	const engine = clockwork.born(`${name} disk`, 'engine');
	let { factory, texts } = from;
	let cached = new Map<string, Map<string, Response>>();
	let full = false;
	const locks = createLocks();
	const connections = new Set<{ connection: Connection; life: Life }>();
	const channels = new Set<{ name: string; life: Life; hear: (data: unknown) => void }>();

	const openFor = (life: Life): IDBFactory => {
		const toWindow = (request: IDBOpenDBRequest) => {
			const dispatch = request.dispatchEvent.bind(request);
			request.dispatchEvent = (event: Event) => {
				const connection = request.readyState === 'done' ? (request.result as Connection | undefined) : undefined;
				if (life.dead) {
					if (event.type === 'upgradeneeded') throw new DOMException('The window is gone', 'AbortError');
					connection?.close();
					return true;
				}
				if (connection && event.type !== 'blocked') mind(connection);
				if (event.type === 'upgradeneeded') adopt(request.transaction as unknown as Inner, life, engine);
				return clockwork.within(life, () => dispatch(event));
			};
			return request;
		};
		const mind = (connection: Connection) => {
			if (connection.engine) return;
			connection.engine = engine;
			connection.guard = (mode) => {
				if (life.dead) throw new DOMException('The window is gone', 'InvalidStateError');
				if (mode === 'readwrite' && full) throw new DOMException('No room is left', 'QuotaExceededError');
			};
			const dispatch = connection.dispatchEvent.bind(connection);
			connection.dispatchEvent = (event: Event) => {
				clockwork.enqueue(life, () => void dispatch(event));
				return true;
			};
			const open = { connection, life };
			connections.add(open);
			life.atDeath.add(() => {
				connections.delete(open);
				clockwork.within(engine, () => connection.close());
			});
		};
		const inEngine = <T extends IDBOpenDBRequest>(open: () => T) => {
			if (life.dead) throw new DOMException('The window is gone', 'InvalidStateError');
			return toWindow(clockwork.within(engine, open));
		};
		return {
			open: (database: string, version?: number) => inEngine(() => factory.open(database, version)),
			deleteDatabase: (database: string) => inEngine(() => factory.deleteDatabase(database)),
			databases: () => factory.databases(),
			cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
		} as unknown as IDBFactory;
	};

	const cachesFor = (life: Life): CacheStorage => {
		const gone = new Promise<never>(() => undefined);
		const cacheOf = (cache: string) => {
			const kept = cached.get(cache) ?? new Map<string, Response>();
			cached.set(cache, kept);
			return kept;
		};
		return {
			open: async (cache: string) => ({
				match: async (url: string) => (life.dead ? gone : cacheOf(cache).get(url)?.clone()),
				put: async (url: string, response: Response) => void (life.dead ? gone : cacheOf(cache).set(url, response)),
			}),
		} as unknown as CacheStorage;
	};

	const openChannelFor =
		(life: Life) =>
		(channel: string): Channel => {
			const listeners: ((event: { data: unknown }) => void)[] = [];
			const end = {
				name: channel,
				life,
				hear: (data: unknown) => {
					for (const listener of listeners) listener({ data });
				},
			};
			channels.add(end);
			life.atDeath.add(() => void channels.delete(end));
			return {
				postMessage: (data) => {
					if (life.dead) return;
					for (const other of channels)
						if (other !== end && other.name === channel)
							clockwork.enqueue(other.life, () => channels.has(other) && other.hear(structuredClone(data)));
				},
				addEventListener: (_type, listener) => void listeners.push(listener),
				close: () => void channels.delete(end),
			};
		};

	return {
		forWindow: (life) => ({
			indexedDB: openFor(life),
			keyRange: IDBKeyRange,
			localText: {
				getItem: (key) => texts.get(key) ?? null,
				setItem: (key, value) => {
					if (life.dead) return;
					if (full) throw new DOMException('No room is left', 'QuotaExceededError');
					texts.set(key, value);
				},
			},
			caches: cachesFor(life),
			locks: locks.forWindow(life),
			openChannel: openChannelFor(life),
			storage: { estimate: async () => ({ quota: 1e9, usage: full ? 1e9 : 0 }) } as StorageManager,
		}),
		setFull: (isFull) => {
			full = isFull;
		},
		wipe: () => {
			factory = new IDBFactory();
			texts = new Map();
			cached = new Map();
		},
		copy: () => createSimDisk(clockwork, `${name} copy`, copyOf({ factory, texts })),
		keep: () => copyOf({ factory, texts }),
		putBack: (content, withTexts) => {
			factory = content.factory;
			// the browser's texts lie in a file of their own, which such a back-up may have missed
			if (withTexts) texts = new Map(content.texts);
		},
		loseConnections: (told) => {
			for (const { connection, life } of connections) {
				for (const transaction of connection._rawDatabase.transactions)
					if (transaction.db === connection && transaction._state !== 'finished')
						clockwork.within(engine, () => transaction._abort('AbortError'));
				clockwork.within(engine, () => connection.close());
				if (told && !life.dead) connection.dispatchEvent(new IDBVersionChangeEvent('close') as Event);
			}
			connections.clear();
		},
		damage: (chance) => damageOf(factory, chance),
		isWriting: () => databasesOf(factory).some(({ transactions }) => transactions.some(isOpen)),
		holdsLock: locks.holds,
		factory: () => factory,
	};
}

export const emptyContent = (): Content => ({ factory: new IDBFactory(), texts: new Map() });

/** The same once more: what is done to one does nothing to the other. */
export function copyOf({ factory, texts }: Content): Content {
	return { factory: copyOfDatabases(factory), texts: new Map(texts) };
}

/** A database as it lies there, for whoever looks from outside. */
export type Raw = {
	name: string;
	transactions: { _state: string; mode: string }[];
	rawObjectStores: Map<string, { records: { values(): Iterable<{ value: unknown }> } }>;
};

export function databasesOf(factory: IDBFactory): Raw[] {
	return [...(factory as unknown as { _databases: Map<string, Raw> })._databases.values()];
}

const isOpen = ({ _state, mode }: Raw['transactions'][number]) => _state !== 'finished' && mode !== 'readonly';

/** Rows of a store that were committed; undefined while somebody is writing. */
export function committedIn(factory: IDBFactory, database: string, store: string): unknown[] | undefined {
	const raw = databasesOf(factory).find(({ name }) => name === database);
	if (raw?.transactions.some(isOpen)) return undefined;
	return [...(raw?.rawObjectStores.get(store)?.records.values() ?? [])].map(({ value }) => value);
}

/** A page or a batch of changes that is not what was written any more. */
function damageOf(factory: IDBFactory, chance: Chance): boolean {
	const texts: { value: { text?: string } }[] = [];
	for (const raw of databasesOf(factory)) {
		if (!raw.name.startsWith('engawa-replica-')) continue;
		if (raw.transactions.some(isOpen)) return false;
		for (const store of ['pages', 'changes'])
			for (const record of raw.rawObjectStores.get(store)?.records.values() ?? [])
				texts.push(record as { value: { text?: string } });
	}
	if (texts.length === 0) return false;
	const { value } = chance.pick(texts);
	const { text = '' } = value;
	const at = text.lastIndexOf(',[');
	// a row that is gone from a page that can still be read, or half of it
	value.text =
		at > 0 && chance.is(0.7) ? `${text.slice(0, at)}${text.endsWith(']]}') ? ']}' : ']'}` : text.slice(0, 20);
	return true;
}

/** Exclusive locks with waiting, giving up and stealing; the lock of a killed window is free again, a frozen one's is not. */
function createLocks() {
	type Waiter = { life: Life; grant: () => void };
	const held = new Map<string, { life: Life } | undefined>();
	const waiting = new Map<string, Waiter[]>();
	const grantNext = (name: string) => {
		if (held.get(name)) return;
		const next = waiting.get(name)?.shift();
		if (!next) return;
		if (next.life.dead) return grantNext(name);
		next.grant();
	};
	return {
		holds: (life: Life) => [...held.values()].some((holder) => holder?.life === life),
		forWindow: (life: Life): LockManager => {
			type Options = { signal?: AbortSignal; steal?: boolean };
			const request = async (name: string, options: Options, work: () => Promise<unknown>): Promise<unknown> => {
				const mine = { life };
				const release = () => {
					if (held.get(name) === mine) held.set(name, undefined);
					grantNext(name);
				};
				await new Promise<void>((resolve, reject) => {
					const take = () => {
						held.set(name, mine);
						life.atDeath.add(release);
						clockwork.enqueue(life, resolve);
					};
					if (options.steal || !held.get(name)) return take();
					const waiter: Waiter = { life, grant: take };
					const line = waiting.get(name) ?? [];
					line.push(waiter);
					waiting.set(name, line);
					options.signal?.addEventListener('abort', () => {
						const at = line.indexOf(waiter);
						if (at < 0) return;
						line.splice(at, 1);
						reject(new DOMException('The lock request was given up', 'AbortError'));
					});
				});
				try {
					return await work();
				} finally {
					life.atDeath.delete(release);
					release();
				}
			};
			return { request } as unknown as LockManager;
		},
	};
}
