/**
 * What a bench asks of a page: the product's device, and the floors beside it. All times in ms; each function is called
 * once in a fresh page unless it says otherwise.
 */
import { effect } from '@preact/signals-core';
import { device } from '../../../src/data/device.ts';
import { status } from '../../../src/data/status.ts';
import { type Town, town } from '../../../src/data/town.ts';

type Fact = { kind: string; id: string; data: Record<string, unknown> };

const began = (globalThis as unknown as { benchBegan: number }).benchBegan;
/** Opened at once where the address asks for it, as `src/app/main.tsx` does. */
const atOnce = new URLSearchParams(location.search).has('start') ? start() : undefined;

async function start(): Promise<{ ms: number; scriptMs: number; longest: number; rows: number }> {
	const tasks = watchTasks();
	const before = performance.now();
	const shownAt = untilShown(() => true);
	await device.start();
	const ms = (await shownAt) - before;
	await rest();
	return { ms, scriptMs: before - began, longest: tasks(), rows: countRows() };
}

const bench = {
	/** From an empty device to all rows committed and in memory, and the longest task meanwhile (0: none of 50 or more). */
	firstSync: async () => {
		const tasks = watchTasks();
		const before = performance.now();
		await device.start();
		const started = performance.now();
		const shownAt = untilShown(() => true);
		const turn = await device.syncOnce();
		if (turn.result !== 'advanced') throw new Error(`the first sync ended as ${turn.result}, ${turn.problem}`);
		if (status.peek().storage === 'memory') throw new Error('nothing was kept');
		const ms = (await shownAt) - before;
		await rest();
		return { ms, startMs: started - before, longest: tasks(), requests: turn.requests, rows: countRows() };
	},
	/** From `device.start()` to all rows shown, and how long the script took before; the address must have had `?start`. */
	coldStart: async () => {
		if (!atOnce) throw new Error('the address does not ask for a start');
		return await atOnce;
	},
	/** What reading and parsing the very texts of the replica takes, without a check and without a map. */
	coldFloor: async () => {
		const before = performance.now();
		const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
		const db = await openStore(
			() => undefined,
			names.find((name) => name.startsWith('engawa-replica-')),
		);
		const reading = db.transaction('pages').objectStore('pages').getAll();
		const pages = await new Promise<{ text: string }[]>((resolve, reject) => {
			reading.onsuccess = () => resolve(reading.result);
			reading.onerror = () => reject(reading.error);
		});
		const read = performance.now();
		const rows = pages.map(({ text }) => (JSON.parse(text) as { rows: unknown[] }).rows.length);
		return { ms: performance.now() - before, parseMs: performance.now() - read, rows: rows.reduce((a, b) => a + b, 0) };
	},
	/** May be called again and again. */
	catchUp: async () => {
		const before = performance.now();
		const version = town.peek()?.version;
		const shownAt = untilShown((now) => now.version !== version);
		const turn = await device.syncOnce();
		if (turn.result !== 'advanced') throw new Error(`the catch-up ended as ${turn.result}, ${turn.problem}`);
		return { ms: (await shownAt) - before, requests: turn.requests };
	},
	/** A turn that finds nothing. May be called again and again. */
	nothingNew: async () => {
		const before = performance.now();
		const turn = await device.syncOnce();
		if (turn.result !== 'current') throw new Error(`a turn without changes ended as ${turn.result}, ${turn.problem}`);
		return { ms: performance.now() - before, requests: turn.requests };
	},
	loop: () => {
		device.startLoop(true);
	},
	/** F1: one fetch and one parse. */
	floor1: async () => {
		const before = performance.now();
		const facts = (await (await fetch('/bench/facts.json')).json()) as Fact[];
		return { ms: performance.now() - before, rows: facts.length };
	},
	/** F2: the same, and one put per text of 1,000 rows. */
	floor2: async () => {
		const before = performance.now();
		const db = await openStore((open) => open.createObjectStore('texts'));
		const texts = (await (await fetch('/bench/facts-in-texts.json')).text()).split('\n');
		let rows = 0;
		const writing = db.transaction('texts', 'readwrite', { durability: 'relaxed' });
		const written = committed(writing);
		for (const [n, text] of texts.entries()) writing.objectStore('texts').put(text, n);
		writing.commit();
		for (const text of texts) rows += (JSON.parse(text) as Fact[]).length;
		await written;
		return { ms: performance.now() - before, rows };
	},
	/** N: the same as F1, and one put a fact into a store with three indexes, in one transaction (its fastest way). */
	naive: async () => {
		const before = performance.now();
		const db = await openStore(makeFactStore);
		const facts = (await (await fetch('/bench/facts.json')).json()) as Fact[];
		await putFacts(db, facts);
		return { ms: performance.now() - before, rows: facts.length };
	},
	/** Opens the naive store, for `floorCatchUp`. */
	openNaive: async () => {
		naive = await openStore(makeFactStore);
	},
	/** The raw floor of a catch-up: fetch, parse, one put a row. May be called again and again. */
	floorCatchUp: async () => {
		if (!naive) throw new Error('openNaive was not called');
		const before = performance.now();
		const facts = (await (await fetch('/bench/changes.json')).json()) as Fact[];
		await putFacts(naive, facts);
		return { ms: performance.now() - before, rows: facts.length };
	},
};

export type Bench = typeof bench;

let naive: IDBDatabase | undefined;

Object.assign(globalThis, { bench });

/** When a town that fits is shown for the first time. */
function untilShown(fits: (now: Town) => boolean): Promise<number> {
	return new Promise((resolve) => {
		effect(() => {
			const now = town.value;
			if (now !== null && fits(now)) resolve(performance.now()); // only the first counts
		});
	});
}

function countRows(): number {
	const now = town.peek();
	if (!now) return 0;
	let rows = 0;
	for (const [name, value] of Object.entries(now)) if (name !== 'revs' && value instanceof Map) rows += value.size;
	return rows;
}

function watchTasks(): () => number {
	let longest = 0;
	const take = (entries: PerformanceEntryList) => {
		for (const entry of entries) longest = Math.max(longest, entry.duration);
	};
	const observer = new PerformanceObserver((list) => take(list.getEntries()));
	observer.observe({ type: 'longtask' });
	return () => {
		take(observer.takeRecords());
		return longest;
	};
}

/** Entries of a task arrive after it. */
function rest(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 300));
}

function openStore(make: (open: IDBDatabase) => void, name?: string): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const opening = name ? indexedDB.open(name) : indexedDB.open('bench-floor', 1);
		opening.onupgradeneeded = () => make(opening.result);
		opening.onsuccess = () => resolve(opening.result);
		opening.onerror = () => reject(opening.error);
	});
}

function makeFactStore(open: IDBDatabase): void {
	const store = open.createObjectStore('facts', { keyPath: ['kind', 'id'] });
	store.createIndex('kind', 'kind');
	store.createIndex('place', 'data.placeId');
	store.createIndex('date', 'data.date');
}

function putFacts(db: IDBDatabase, facts: readonly Fact[]): Promise<void> {
	const writing = db.transaction('facts', 'readwrite', { durability: 'relaxed' });
	const store = writing.objectStore('facts');
	for (const fact of facts) store.put(fact);
	writing.commit();
	return committed(writing);
}

function committed(writing: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		writing.oncomplete = () => resolve();
		writing.onabort = () => reject(writing.error);
	});
}
