/**
 * The life of one window. When it ends, as when a browser is killed, nothing of the window goes on: its promises never answer, its
 * timers never run, its channels are closed, its locks are free for others, its open transactions are rolled back.
 */
import type { World } from '../../src/data/world.ts';
import { mortalFactory } from './mortal-disk.ts';

export type Life = {
	/** The world as a window of this life has it. */
	worldOf(world: World): World;
	/** Kills the window now. */
	end(): void;
	/**
	 * Does the work and kills the window at its `step`-th touch of IndexedDB (a commit is one). The work is not waited for once the
	 * window is dead. Answers whether the work was long enough for that.
	 */
	killedAt(step: number, work: () => Promise<unknown>): Promise<{ wasKilled: boolean }>;
};

export function createLife(): Life {
	let left = Number.POSITIVE_INFINITY;
	let over = false;
	let died: () => void = () => undefined;
	const death = new Promise<void>((resolve) => {
		died = resolve;
	});
	const lastThings: (() => void)[] = [];
	const isOver = () => over;
	const atEnd = (run: () => void) => void lastThings.push(run);
	const end = () => {
		if (over) return;
		const last = lastThings.splice(0);
		for (const run of last.reverse()) run(); // transactions before their connections
		over = true;
		died();
	};
	const touch = () => {
		if (!over && --left <= 0) end();
		return !over;
	};
	/** Answers only the living. */
	const mortal = <T>(work: () => PromiseLike<T>): Promise<T> =>
		new Promise((resolve, reject) => {
			if (over) return;
			work().then(
				(value) => over || resolve(value),
				(error) => over || reject(error),
			);
		});

	const worldOf = (world: World): World => {
		const { indexedDB, subtle, locks, caches, localText, openChannel, storage } = world;
		const timers = new Set<unknown>();
		atEnd(() => {
			for (const timer of timers) world.clearTimer(timer);
		});
		return {
			...world,
			fetch: (path, init) => mortal(() => world.fetch(path, init)),
			setTimer: (run, afterMs) => {
				if (over) return null;
				const timer = world.setTimer(run, afterMs);
				timers.add(timer);
				return timer;
			},
			nextTask: () => mortal(world.nextTask),
			whenIdle: (run) => world.whenIdle((timeLeft) => over || run(timeLeft)),
			report: (message, cause) => over || world.report(message, cause),
			...(indexedDB && { indexedDB: mortalFactory(indexedDB, { isOver, touch, atEnd }) }),
			...(subtle && {
				subtle: {
					digest: (name: string, data: BufferSource) => mortal(() => subtle.digest(name, data)),
				} as SubtleCrypto,
			}),
			...(locks && { locks: mortalLocks(locks, mortal, death) }),
			...(caches && {
				caches: {
					open: async (name: string) => {
						const cache = await mortal(() => caches.open(name));
						return {
							match: (url: string) => mortal(() => cache.match(url)),
							put: (url: string, response: Response) => mortal(() => cache.put(url, response)),
						};
					},
				} as unknown as CacheStorage,
			}),
			...(localText && {
				localText: {
					getItem: (key) => localText.getItem(key),
					setItem: (key, value) => over || localText.setItem(key, value),
				},
			}),
			...(openChannel && {
				openChannel: (name) => {
					const channel = openChannel(name);
					atEnd(() => channel.close());
					return {
						postMessage: (message) => over || channel.postMessage(message),
						addEventListener: (type, listener) => channel.addEventListener(type, (event) => over || listener(event)),
						close: () => channel.close(),
					};
				},
			}),
			...(storage && {
				storage: { estimate: () => mortal(() => storage.estimate()) } as unknown as StorageManager,
			}),
		};
	};

	return {
		worldOf,
		end,
		killedAt: async (step, work) => {
			left = step;
			await Promise.race([work().catch((error) => over || Promise.reject(error)), death]);
			left = Number.POSITIVE_INFINITY;
			// what was open is rolled back before its disk is given to the next
			for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve));
			return { wasKilled: over };
		},
	};
}

/** A lock that a dead window holds is free at once. */
function mortalLocks(
	locks: LockManager,
	mortal: <T>(work: () => PromiseLike<T>) => Promise<T>,
	death: Promise<void>,
): LockManager {
	type Work = (lock: Lock | null) => Promise<unknown>;
	const request = (name: string, options: LockOptions, work: Work) =>
		mortal(() => locks.request(name, options, (lock: Lock | null) => Promise.race([mortal(() => work(lock)), death])));
	return { request } as unknown as LockManager;
}
