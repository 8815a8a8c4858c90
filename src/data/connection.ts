/**
 * One connection manager for IndexedDB, in pages and workers.
 *
 * WebKit keeps IndexedDB in a process of its own: when that dies, every handle is dead, for ever. Chromium kills handles
 * of long sleeping workers. So a handle is never trusted: on a sign of death it is dropped, opened again, and the work is
 * done once more. All work passed to `use` must therefore be safe to repeat.
 *
 * An open can hang behind another window's old version without any event (a window queued behind a blocked upgrade gets no
 * `blocked`), hence a time-out beside the event.
 */
import { PLANTED } from './planted.ts';
import type { Openable } from './stores.ts';
import type { World } from './world.ts';

export const OPEN_TIMEOUT_MS = 1_500;

/** The store cannot be used now. `none`: this window keeps nothing at all. */
export class StoreUnavailable extends Error {
	override readonly name = 'StoreUnavailable';
	readonly reason: 'none' | 'blocked' | 'full' | 'broken';
	constructor(reason: StoreUnavailable['reason'], cause?: unknown) {
		super(`IndexedDB: ${reason}`, { cause });
		this.reason = reason;
	}
}

/** What to tell people about a store that cannot be used. */
export function storeProblem(error: StoreUnavailable): 'storage-blocked' | 'storage-full' | null {
	if (error.reason === 'blocked') return 'storage-blocked';
	return error.reason === 'full' ? 'storage-full' : null;
}

export type Connection<DB> = {
	/** Runs the work on an open database. Throws `StoreUnavailable`, or what the work throws twice. */
	use<T>(work: (db: DB) => Promise<T>): Promise<T>;
	close(): void;
};

const waysToGiveUp = new Set<() => void>();

/**
 * The page is being left, and may be frozen at any step from now on: what is under way in any store is given up, so that the
 * next page does not wait for it. Whoever waits tries once more when the page comes back. What was told to commit is not
 * given up: the engine ends it without the page.
 */
export function giveUpAll(): void {
	for (const giveUp of waysToGiveUp) giveUp();
}

/** `make` builds a database object that is not yet open; it may have to be brought first. */
export function createConnection<DB extends Openable>(
	make: () => DB | Promise<DB>,
	world: Pick<World, 'indexedDB' | 'setTimer' | 'clearTimer'>,
): Connection<DB> {
	let current: Promise<DB> | null = null;
	let opened: DB | null = null;

	const drop = (of: Promise<DB> | null) => {
		if (current !== of) return;
		current = null;
	};

	const ready = (): Promise<DB> => {
		if (!current) {
			const opening: Promise<DB> = open(make, world, () => drop(opening));
			current = opening;
			opening.catch(() => drop(opening));
		}
		return current;
	};

	waysToGiveUp.add(() => opened?.giveUp?.());
	return {
		use: async (work) => {
			for (let attempt = 0; ; attempt++) {
				const opening = ready();
				const db = await opening;
				opened = db;
				try {
					return await work(db);
				} catch (error) {
					if (isFull(error)) throw new StoreUnavailable('full', error);
					if (attempt > 0 || !isDeath(error) || PLANTED === 'dead-connection-kept') throw error;
					drop(opening);
					db.close();
				}
			}
		},
		close: () => {
			const closing = current;
			current = null;
			closing?.then(
				(db) => db.close(),
				() => undefined, // it never opened
			);
		},
	};
}

async function open<DB extends Openable>(
	make: () => DB | Promise<DB>,
	world: Pick<World, 'indexedDB' | 'setTimer' | 'clearTimer'>,
	died: () => void,
): Promise<DB> {
	if (!world.indexedDB) throw new StoreUnavailable('none');
	const db = await make();
	db.on('close', died);
	db.on('versionchange', () => {
		died();
		db.close();
	});
	let timer: unknown;
	const blocked = new Promise<never>((_, reject) => {
		const give = () => reject(new StoreUnavailable('blocked'));
		if (PLANTED === 'no-open-timeout') return;
		timer = world.setTimer(give, OPEN_TIMEOUT_MS);
	});
	try {
		await Promise.race([db.open(), blocked]);
		return db;
	} catch (error) {
		db.close();
		if (error instanceof StoreUnavailable) throw error;
		throw new StoreUnavailable(isForbidden(error) ? 'none' : isFull(error) ? 'full' : 'broken', error);
	} finally {
		world.clearTimer(timer);
	}
}

/** Names that a dead handle gives, by engine; `AbortError` when it died under a transaction. */
const DEATHS = new Set([
	'DatabaseClosedError',
	'InvalidStateError',
	'UnknownError',
	'AbortError',
	'TransactionInactiveError',
	'PrematureCommitError',
]);

function isDeath(error: unknown): boolean {
	return namesOf(error).some((name) => DEATHS.has(name));
}

function isFull(error: unknown): boolean {
	return namesOf(error).includes('QuotaExceededError');
}

function isForbidden(error: unknown): boolean {
	return namesOf(error).some((name) => name === 'SecurityError' || name === 'MissingAPIError');
}

/** Dexie wraps the engine's error as `inner`. */
function namesOf(error: unknown): string[] {
	const names: string[] = [];
	for (
		let e = error as { name?: string; inner?: unknown } | undefined;
		e && names.length < 5;
		e = e.inner as typeof e
	) {
		if (e.name) names.push(e.name);
	}
	return names;
}
