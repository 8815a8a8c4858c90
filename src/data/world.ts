/**
 * Everything outside the program that the road on the device touches, as one value: the page and the worker pass the
 * browser's, a test passes its own and so controls network, disk, clock, chance and time.
 */

/** The part of `Storage` that is used; a worker has none. */
export type TextStore = { getItem(key: string): string | null; setItem(key: string, value: string): void };

/** The part of `BroadcastChannel` that is used. */
export type Channel = {
	postMessage(message: unknown): void;
	addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
	close(): void;
};

export type World = {
	/** `path` is same-origin and begins with `/`. */
	fetch(path: string, init?: RequestInit): Promise<Response>;
	/** the device's own clock, ms since 1970; any value is possible */
	now(): number;
	/** 0 ≤ n < 1 */
	random(): number;
	setTimer(run: () => void, afterMs: number): unknown;
	clearTimer(timer: unknown): void;
	/** lets input and painting go first, then continues */
	nextTask(): Promise<void>;
	/** runs when nothing more urgent waits; `timeLeft()` says how many ms this slice still has */
	whenIdle(run: (timeLeft: () => number) => void): void;
	/** absent: nothing can be kept (a private window of some browsers) */
	indexedDB?: IDBFactory;
	keyRange?: typeof IDBKeyRange;
	/** absent on plain-HTTP addresses */
	subtle?: SubtleCrypto;
	locks?: LockManager;
	caches?: CacheStorage;
	storage?: StorageManager;
	localText?: TextStore;
	openChannel?(name: string): Channel;
	/** an error nobody could act on; shown to developers, never to people */
	report(message: string, cause?: unknown): void;
};

/** The browser's world, in a page or in a worker. Nothing is touched before it is needed. */
export function browserWorld(): World {
	const g = globalThis as typeof globalThis & {
		localStorage?: TextStore;
		scheduler?: { yield?(): Promise<void> };
		requestIdleCallback?: (run: (deadline: { timeRemaining(): number }) => void, o?: { timeout: number }) => number;
	};
	return {
		fetch: (path, init) => g.fetch(path, init),
		now: () => Date.now(),
		random: () => Math.random(),
		setTimer: (run, afterMs) => setTimeout(run, afterMs),
		clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
		nextTask: () =>
			g.scheduler?.yield
				? g.scheduler.yield()
				: new Promise((resolve) => {
						const { port1, port2 } = new MessageChannel(); // setTimeout would wait 4 ms each time
						port1.onmessage = () => {
							port1.close();
							resolve();
						};
						port2.postMessage(null);
					}),
		whenIdle: (run) => {
			if (g.requestIdleCallback) g.requestIdleCallback((d) => run(() => d.timeRemaining()), { timeout: 2_000 });
			else
				setTimeout(() => {
					const end = Date.now() + 8;
					run(() => end - Date.now());
				}, 1);
		},
		...present('indexedDB', () => g.indexedDB),
		...present('keyRange', () => g.IDBKeyRange),
		...present('subtle', () => g.crypto?.subtle),
		...present('locks', () => g.navigator?.locks),
		...present('caches', () => g.caches),
		...present('storage', () => g.navigator?.storage),
		...present('localText', () => g.localStorage),
		...present('openChannel', () =>
			g.BroadcastChannel ? (name: string) => new g.BroadcastChannel(name) as Channel : undefined,
		),
		report: (message, cause) => console.error(message, cause ?? ''),
	};
}

/** Some browsers throw `SecurityError` when a forbidden store is merely named: that means absent. */
function present<K extends keyof World>(key: K, find: () => World[K] | undefined): Partial<Pick<World, K>> {
	try {
		const value = find();
		return value === undefined || value === null ? {} : ({ [key]: value } as Partial<Pick<World, K>>);
	} catch {
		return {};
	}
}
