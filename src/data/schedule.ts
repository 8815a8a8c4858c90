/**
 * When the loop turns: at the start, when the server nudges, when the window is looked at again, when the line may be back,
 * and by a timer. The nudge carries no data and may be lost or wrong: polling alone is enough.
 *
 * No failure leads to more than one request a second. What a page knows of visibility and line comes in through `hint`.
 */
import { pauseAfterFailure, SHORTEST_MS } from './backoff.ts';
import { PLANTED } from './planted.ts';
import type { Turn } from './sync.ts';
import type { World } from './world.ts';

export type Hint =
	| 'visible'
	| 'hidden'
	| 'online'
	| 'focus'
	/** something was written here, or is due to be asked for */
	| 'due';

export type Loop = {
	hint(why: Hint): void;
	/** Ends the loop; resolves when nothing of it runs any more. */
	stop(): Promise<void>;
};

/** `moved`: the head is not where this device is; `same`: it still is, after `heldMs`; `failed`: no believable answer. */
export type NudgeAnswer = { answer: 'moved' | 'same' | 'failed'; heldMs: number };

export type LoopParts = {
	world: Pick<World, 'now' | 'random' | 'setTimer' | 'clearTimer' | 'report'>;
	turn(): Promise<Turn>;
	/** Waits until the server's head moves, at most about 25 s. */
	nudge(signal: AbortSignal): Promise<NudgeAnswer>;
	visible: boolean;
};

/** A hidden window asks rarely; the worker does it where there is periodic sync. */
const HIDDEN_MS = 15 * 60_000;
/** Without nudges: a kiosk's rhythm. */
const POLL_MS = 15_000;
/** Nudges may lie: now and then ask anyway. */
const NUDGES_TRUSTED_MS = 5 * 60_000;
/** A server that is newer than this page will be so in an hour. */
const OUTDATED_MS = 60 * 60_000;
/** An answer that comes sooner than this was not held at all. */
const HELD_MS = 1_000;

export function startLoop({ world, turn, nudge, visible: visibleAtStart }: LoopParts): Loop {
	const pause = createPause(world);
	let stopped = false;
	let visible = visibleAtStart;
	let listening: AbortController | null = null;
	let due = false;

	/** Something came due since this was last asked: then a turn that found nothing new in the town was not in vain. */
	const wasDue = () => {
		const was = due;
		due = false;
		return was;
	};

	const run = async () => {
		let failures = 0;
		let inVain = 0;
		while (!stopped) {
			const { result, requests, retryAfterMs } = await turn();
			if (result === 'failed') {
				failures++;
				const most = pauseAfterFailure(failures, requests, retryAfterMs, world.random);
				// hints come in storms when a line flaps; even they do not shorten the pause below what the requests cost
				const least = Math.min(most, Math.max(requests, Math.min(failures, 30)) * SHORTEST_MS);
				if (PLANTED === 'retry-without-pause') await pause.wait(1, 1);
				else await pause.wait(least, most);
				continue;
			}
			failures = 0;
			if (result === 'outdated') {
				await pause.wait(10 * SHORTEST_MS, OUTDATED_MS);
				continue;
			}
			inVain = result === 'advanced' ? 0 : inVain + 1;
			if (await pause.wait(SHORTEST_MS, SHORTEST_MS)) {
				if (wasDue()) inVain = 0;
				continue;
			}
			if (visible) {
				if (await listen(inVain)) inVain = 0;
			} else {
				await pause.wait(0, HIDDEN_MS * (1 + world.random() * 0.2));
				inVain = 0;
			}
		}
	};

	/** Waits for a reason to turn. True when it took long enough that nobody in between can be repeating himself. */
	const listen = async (inVain: number): Promise<boolean> => {
		let waited = 0;
		let hasty = 0;
		if (inVain > 1) {
			const ms = Math.min(POLL_MS, SHORTEST_MS * 2 ** Math.min(inVain, 10));
			// listening now would sleep through what woke it
			if (await pause.wait(ms, ms)) return wasDue();
		}
		while (!stopped && visible && waited < NUDGES_TRUSTED_MS) {
			listening = new AbortController();
			const { answer, heldMs } = await nudge(listening.signal);
			const wasHinted = listening.signal.aborted;
			listening = null;
			waited += Math.max(heldMs, SHORTEST_MS);
			if (wasHinted && wasDue()) return true;
			if (answer === 'moved' || wasHinted) return waited >= POLL_MS;
			if (answer === 'failed') {
				await pause.wait(SHORTEST_MS, POLL_MS * (1 + world.random()));
				return true;
			}
			if (heldMs >= HELD_MS) continue;
			hasty++;
			const ms = Math.min(2 * POLL_MS, SHORTEST_MS * 2 ** hasty);
			waited += ms;
			if (await pause.wait(SHORTEST_MS, ms)) return false;
		}
		return true;
	};

	const running = run().catch((error) => world.report('The loop has ended', error));
	return {
		hint: (why) => {
			visible = why === 'visible' || (visible && why !== 'hidden');
			if (why === 'due') due = true;
			if (why === 'hidden') listening?.abort();
			else {
				pause.wake();
				listening?.abort();
			}
		},
		stop: async () => {
			stopped = true;
			listening?.abort();
			pause.stop();
			await running;
		},
	};
}

type Pause = {
	/** Waits `leastMs` in any case, then up to `mostMs` in all unless woken. True when it was woken. */
	wait(leastMs: number, mostMs: number): Promise<boolean>;
	wake(): void;
	/** No wait lasts from now on. */
	stop(): void;
};

function createPause(world: Pick<World, 'setTimer' | 'clearTimer'>): Pause {
	let stopped = false;
	let woken = false;
	let endRest: () => void = () => undefined;
	let endAny: () => void = () => undefined;
	const sleep = (ms: number) =>
		new Promise<void>((resolve) => {
			if (stopped || ms <= 0) return resolve();
			const timer = world.setTimer(resolve, ms);
			endAny = () => {
				world.clearTimer(timer);
				resolve();
			};
		});
	return {
		wait: async (leastMs, mostMs) => {
			woken = false;
			await sleep(leastMs);
			if (woken || mostMs <= leastMs) return woken;
			const rest = sleep(mostMs - leastMs);
			endRest = endAny;
			await rest;
			endRest = () => undefined;
			return woken;
		},
		wake: () => {
			woken = true;
			endRest();
		},
		stop: () => {
			stopped = true;
			endAny();
		},
	};
}
