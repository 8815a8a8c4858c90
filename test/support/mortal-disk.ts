/** IndexedDB as a window sees it that can die: from then on nothing it asked answers, and nothing it asks is done. */
import { IDBDatabase, IDBIndex, IDBObjectStore, type IDBOpenDBRequest, IDBTransaction } from 'fake-indexeddb';

/** The part of a life that its disk needs. */
export type DiskLife = {
	isOver(): boolean;
	/** One more touch of the disk; false: the window is dead, or died of it. */
	touch(): boolean;
	/** Runs when the life ends. */
	atEnd(run: () => void): void;
};

const READS = ['get', 'getAll', 'getKey', 'getAllKeys', 'openCursor', 'openKeyCursor', 'count'] as const;
const WRITES = ['put', 'add', 'delete', 'clear'] as const;
const HANDLERS = [
	'onabort',
	'onblocked',
	'onclose',
	'oncomplete',
	'onerror',
	'onsuccess',
	'onupgradeneeded',
	'onversionchange',
] as const;

/** Whose each database, transaction, store and index is; what belongs to nobody here cannot die. */
const lives = new WeakMap<object, DiskLife>();

/** What a dead window's calls return: whatever is done with it is nothing, and it never answers. */
const corpse: unknown = new Proxy(() => undefined, {
	get: (_target, key) => (key === 'then' ? undefined : corpse),
	set: () => true,
	apply: () => corpse,
});

/** The factory of one window. What is open when it dies is rolled back and closed, as a browser's store does it. */
export function mortalFactory(factory: IDBFactory, life: DiskLife): IDBFactory {
	const ask = (request: IDBOpenDBRequest) => {
		const own = (thing: object | null) => thing && belongs(thing, life);
		const result = () => request.result as unknown as IDBDatabase;
		request.addEventListener('upgradeneeded', () => {
			if (life.isOver()) return request.transaction?.abort();
			own(result());
			own(request.transaction);
			life.atEnd(() => rollBack(request.transaction));
		});
		request.addEventListener('success', () => {
			const opened = result();
			if (!opened) return; // it was a deletion
			if (life.isOver()) return opened.close();
			own(opened);
			life.atEnd(() => opened.close());
		});
		own(request);
		return request;
	};
	const real = factory as unknown as {
		open(name: string, version?: number): IDBOpenDBRequest;
		deleteDatabase(name: string): IDBOpenDBRequest;
	};
	return {
		open: (name: string, version?: number) => (life.touch() ? ask(real.open(name, version)) : corpse),
		deleteDatabase: (name: string) => (life.touch() ? ask(real.deleteDatabase(name)) : corpse),
		databases: () => (life.isOver() ? new Promise(() => undefined) : factory.databases()),
		cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
	} as IDBFactory;
}

/** From now on its events reach the window only while it lives. */
function belongs(thing: object, life: DiskLife): void {
	if (lives.has(thing)) return;
	lives.set(thing, life);
	for (const name of HANDLERS) {
		if (!(name in thing)) continue;
		let handler: unknown = null;
		Object.defineProperty(thing, name, {
			configurable: true,
			get: () => (life.isOver() ? null : handler),
			set: (next: unknown) => {
				handler = next;
			},
		});
	}
}

function rollBack(transaction: IDBTransaction | null): void {
	try {
		transaction?.abort();
	} catch {
		// it had ended: what it wrote stays
	}
}

type Methods = Record<string, (this: object, ...args: unknown[]) => unknown>;

/** Each use by a dead window is nothing; `made` marks what came of it as the window's. */
function guard(
	prototype: object,
	names: readonly string[],
	isStep: boolean,
	made: (result: object, life: DiskLife) => void = belongs,
): void {
	const methods = prototype as Methods;
	for (const name of names) {
		const original = methods[name];
		if (!original) throw new Error(`IndexedDB has no ${name}`);
		methods[name] = function (this: object, ...args: unknown[]) {
			const life = lives.get(this);
			if (!life) return original.apply(this, args);
			if (isStep ? !life.touch() : life.isOver()) return corpse;
			const result = original.apply(this, args);
			if (typeof result === 'object' && result !== null) made(result, life);
			return result;
		};
	}
}

guard(IDBDatabase.prototype, ['transaction'], false, (transaction, life) => {
	belongs(transaction, life);
	life.atEnd(() => rollBack(transaction as IDBTransaction));
});
guard(IDBDatabase.prototype, ['createObjectStore', 'deleteObjectStore', 'close'], false);
guard(IDBTransaction.prototype, ['objectStore', 'abort'], false);
guard(IDBTransaction.prototype, ['commit'], true);
guard(IDBObjectStore.prototype, ['index', 'createIndex', 'deleteIndex'], false);
guard(IDBObjectStore.prototype, [...READS, ...WRITES], true);
guard(IDBIndex.prototype, READS, true);
