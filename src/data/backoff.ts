/**
 * How long to wait after failures: doubling from 1 s to 5 min, with jitter so that a town's devices do not return together.
 *
 * `requests` of the failed attempt are paid for with a second each, so no failure of any kind leads to more than one request
 * a second on average. `retryAfterMs` is what the server asked for.
 */
export function pauseAfterFailure(
	failures: number,
	requests: number,
	retryAfterMs: number,
	random: () => number,
): number {
	const doubled = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(failures - 1, 20));
	const jittered = doubled * (1 + random() * 0.5);
	return Math.max(jittered, requests * SHORTEST_MS, Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS));
}

export const SHORTEST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
/** A server that asks for more is not believed to mean it for everybody's tablets. */
const LONGEST_RETRY_AFTER_MS = 30 * 60_000;
