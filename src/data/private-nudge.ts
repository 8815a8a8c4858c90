/**
 * Waits at the server, while somebody looks, until something moved that only this device's people may read: scopes of an
 * account and tickets in one held request. One window of a device leads; the others read what it wrote into their common store.
 *
 * Like the nudge of the public log it carries no data and may be lost or lie: what is due by time is asked for all the same.
 */
import { SHORTEST_MS } from './backoff.ts';
import type { World } from './world.ts';

export type PrivateAnswer = 'moved' | 'same' | 'failed';

export type PrivateNudge = {
	/** Waits from now on for what is named so; the same name goes on with what is under way. Null: for nothing. */
	keep(awaited: string | null): void;
	/** Is this window being told, so that it need not ask by the clock? */
	isTold(): boolean;
};

export type PrivateNudgeParts = {
	world: Pick<World, 'now' | 'random' | 'setTimer' | 'clearTimer' | 'locks' | 'report'>;
	/** Resolves when something moved, or after about 25 s. */
	ask(signal: AbortSignal): Promise<PrivateAnswer>;
	/** something moved: it is to be read, and `keep` to be said again */
	moved(): void;
};

const LOCK = 'engawa-private-nudge';
/** An answer that comes sooner than this was not held at all. */
const HELD_MS = 1_000;
const SHORT_MS = 15_000;
const LONG_MS = 5 * 60_000;

export function createPrivateNudge({ world, ask, moved }: PrivateNudgeParts): PrivateNudge {
	let awaited: string | null = null;
	/** ends everything: the place in the queue of windows, or the lead */
	let leading: AbortController | null = null;
	/** ends the request that is held */
	let holding: AbortController | null = null;
	let wasRead: () => void = () => undefined;
	let told = false;

	const lead = async (end: AbortSignal) => {
		let inVain = 0;
		while (!end.aborted) {
			holding = new AbortController();
			const begun = world.now();
			const answer = await ask(holding.signal);
			const wasHeld = world.now() - begun >= HELD_MS;
			if (holding.signal.aborted) continue;
			told = answer !== 'failed';
			inVain = wasHeld && told ? 0 : inVain + 1;
			if (answer === 'failed') {
				const ms = Math.min(LONG_MS, SHORT_MS * 2 ** (inVain - 1)) * (1 + world.random());
				await pause(world, ms, end);
			} else if (answer === 'moved') {
				const reading = new AbortController();
				wasRead = () => reading.abort();
				moved();
				await pause(world, SHORT_MS, end, reading.signal);
			}
			// nobody is asked twice within a second, however wrong he is
			if (inVain > 0) await pause(world, Math.min(2 * SHORT_MS, SHORTEST_MS * 2 ** Math.min(inVain - 1, 10)), end);
		}
	};

	const begin = async (end: AbortController) => {
		try {
			if (world.locks) await world.locks.request(LOCK, { signal: end.signal }, () => lead(end.signal));
			else await lead(end.signal);
		} catch (error) {
			if (!end.signal.aborted) world.report('Answers are not waited for', error);
		}
	};

	return {
		keep: (next) => {
			const isNews = next !== awaited;
			awaited = next;
			if (next === null) {
				leading?.abort();
				leading = null;
				told = false;
			} else if (!leading) {
				leading = new AbortController();
				void begin(leading);
			}
			if (isNews) holding?.abort();
			wasRead();
		},
		isTold: () => told,
	};
}

/** Waits so long, or until one of the signals. */
function pause(
	world: Pick<World, 'setTimer' | 'clearTimer'>,
	ms: number,
	...until: readonly AbortSignal[]
): Promise<void> {
	return new Promise((resolve) => {
		const go = () => {
			world.clearTimer(timer);
			for (const signal of until) signal.removeEventListener('abort', go);
			resolve();
		};
		const timer = world.setTimer(go, ms);
		for (const signal of until) signal.addEventListener('abort', go);
		if (until.some(({ aborted }) => aborted)) go();
	});
}
