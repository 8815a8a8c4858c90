/**
 * A rest after failures: `least` must pass in any case, `most` unless something speaks for trying again. Ends by itself and
 * tells so, because what waits must leave without anybody touching the device.
 */
import { pauseAfterFailure, SHORTEST_MS } from './backoff.ts';
import { PLANTED } from './planted.ts';
import type { World } from './world.ts';

export type Rest = {
	isResting(): boolean;
	/** One more attempt failed, after so many requests. */
	failed(requests: number, retryAfterMs: number): void;
	succeeded(): void;
	/** The line may be back, or a person asks: rests no longer than it must. */
	wake(): void;
	stop(): void;
};

export function createRest(world: Pick<World, 'random' | 'setTimer' | 'clearTimer'>, over: () => void): Rest {
	let failures = 0;
	let mustRest: unknown = null;
	let mayRest: unknown = null;
	let woken = false;

	const end = () => {
		world.clearTimer(mayRest);
		mayRest = null;
		if (mustRest === null) over();
	};
	const clear = () => {
		world.clearTimer(mustRest);
		world.clearTimer(mayRest);
		mustRest = null;
		mayRest = null;
		woken = false;
	};
	return {
		isResting: () => mustRest !== null || mayRest !== null,
		failed: (requests, retryAfterMs) => {
			clear();
			if (PLANTED === 'push-without-pause') {
				mayRest = world.setTimer(end, 1);
				return;
			}
			failures++;
			const most = pauseAfterFailure(failures, requests, retryAfterMs, world.random);
			const least = Math.min(most, Math.max(requests, Math.min(failures, 30)) * SHORTEST_MS);
			mustRest = world.setTimer(() => {
				mustRest = null;
				if (woken || mayRest === null) end();
			}, least);
			mayRest = world.setTimer(end, most);
		},
		succeeded: () => {
			failures = 0;
			clear();
		},
		wake: () => {
			if (mayRest === null) return;
			if (mustRest === null) end();
			else woken = true;
		},
		stop: clear,
	};
}
