/**
 * Lets one window at a time turn the loop, or push. An optimisation only: what two windows do at once is still correct, because every
 * apply compares the position on disk. So a holder that was frozen with its tab is not waited for.
 */
import { PLANTED } from './planted.ts';
import type { World } from './world.ts';

const LOCK = 'engawa-sync';
/** An honest turn is shorter; a frozen holder would keep the lock for days. */
export const TAKE_OVER_AFTER_MS = 15_000;

export async function inTurn<T>(
	world: Pick<World, 'locks' | 'setTimer' | 'clearTimer'>,
	work: () => Promise<T>,
	lock = LOCK,
): Promise<T> {
	const { locks } = world;
	if (!locks) return work();
	let working: Promise<T> | undefined;
	const begin = () => {
		world.clearTimer(timer);
		working = work();
		return working;
	};
	const patience = new AbortController();
	const timer = world.setTimer(() => {
		if (PLANTED !== 'lock-waits-for-ever') patience.abort();
	}, TAKE_OVER_AFTER_MS);
	try {
		return (await locks.request(lock, { signal: patience.signal }, begin)) as T;
	} catch (error) {
		if (working) return working; // our lock was taken over; our work goes on and ends by itself
		if (!patience.signal.aborted) throw error;
	} finally {
		world.clearTimer(timer);
	}
	try {
		return (await locks.request(lock, { steal: true }, begin)) as T;
	} catch (error) {
		if (working) return working;
		throw error;
	}
}
