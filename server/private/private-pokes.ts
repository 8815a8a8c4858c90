/**
 * Lets those who read private scopes, or bear tickets, wait until something of theirs moved, as the nudge does for the public log.
 *
 * All who wait in an area share each look at the database: a thousand held requests cost no more than the one statement.
 */
import type { Database } from '../db/database.ts';
import type { PrivateScopeTable } from '../db/writing-tables.ts';
import { readTicketRevs, scopesInUse } from './read-private.ts';

/** What is looked at: every scope that is no ticket's, and `rev` by the hash of each ticket somebody waits with. */
export type PrivateHeads = { scopes: readonly PrivateScopeTable[]; tickets: ReadonlyMap<string, number> };

export type Held = {
	/** hashes of the tickets of whoever waits */
	tickets: readonly string[];
	isBehind(heads: PrivateHeads): boolean;
};

export type PrivatePokes = {
	/** True as soon as a look finds whoever asks behind; false after `ms`, when they hang up, or when the server closes. */
	whenBehind(area: string, held: Held, ms: number, hungUp: AbortSignal): Promise<boolean>;
	/** Lets everybody go. */
	close(): void;
};

/** Looks at least so often, where nobody tells this process what another has written. */
const LOOK_EVERY_MS = 2_000;
/** In a busy area not every write is looked at by itself. */
const LOOKS_APART_MS = 50;

type Waiter = Held & { go(moved: boolean): void; isUpToDate(): void; fail(error: unknown): void };

export function createPrivatePokes(db: Database): PrivatePokes {
	const watches = new Map<string, ReturnType<typeof watchArea>>();
	let closed = false;
	const stop = db.listen((area) => {
		if (area !== null) watches.get(area)?.look();
		else for (const watch of watches.values()) watch.look();
	});
	return {
		whenBehind(area, held, ms, hungUp) {
			if (closed || hungUp.aborted) return Promise.resolve(false);
			let watch = watches.get(area);
			if (!watch) {
				watch = watchArea(db, area, () => watches.delete(area));
				watches.set(area, watch);
			}
			return watch.wait(held, ms, hungUp);
		},
		close() {
			closed = true;
			stop();
			for (const watch of watches.values()) watch.letGo();
		},
	};
}

function watchArea(db: Database, area: string, idle: () => void) {
	const waiters = new Set<Waiter>();
	let looking = false;
	let again = false;

	const lookOnce = async () => {
		const those = [...waiters]; // who comes meanwhile is looked at next
		const tickets = new Set(those.flatMap((waiter) => waiter.tickets));
		const [scopes, revs] = await Promise.all([
			scopesInUse(db.kysely, area),
			readTicketRevs(db.kysely, area, [...tickets]),
		]);
		for (const waiter of those) {
			if (waiter.isBehind({ scopes, tickets: revs })) waiter.go(true);
			else waiter.isUpToDate();
		}
	};
	const look = () => {
		again = true;
		if (looking || waiters.size === 0) return;
		looking = true;
		void (async () => {
			while (again && waiters.size > 0) {
				again = false;
				await lookOnce().catch((error) => {
					for (const waiter of [...waiters]) waiter.fail(error);
				});
				if (waiters.size > 0) await new Promise((resolve) => setTimeout(resolve, LOOKS_APART_MS).unref());
			}
			looking = false;
		})();
	};
	const timer = setInterval(look, LOOK_EVERY_MS);
	timer.unref();

	return {
		look,
		wait(held: Held, ms: number, hungUp: AbortSignal): Promise<boolean> {
			return new Promise((resolve, reject) => {
				const leave = () => {
					clearTimeout(late);
					hungUp.removeEventListener('abort', giveUp);
					waiters.delete(waiter);
					if (waiters.size > 0) return;
					clearInterval(timer);
					idle();
				};
				const go = (moved: boolean) => {
					leave();
					resolve(moved);
				};
				const giveUp = () => go(false);
				const fail = (error: unknown) => {
					leave();
					reject(error);
				};
				let wasLookedAt = false;
				let isLate = false;
				const isUpToDate = () => {
					wasLookedAt = true;
					if (isLate) go(false);
				};
				const waiter: Waiter = { ...held, go, isUpToDate, fail };
				// nobody goes without a look
				const late = setTimeout(() => {
					isLate = true;
					if (wasLookedAt) go(false);
				}, ms);
				late.unref();
				hungUp.addEventListener('abort', giveUp);
				waiters.add(waiter);
				look();
			});
		},
		letGo: () => {
			for (const waiter of [...waiters]) waiter.go(false);
		},
	};
}
