import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startLoop } from './schedule.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const world = {
	now: () => Date.now(),
	random: () => 0.5,
	setTimer: (work: () => void, ms: number) => setTimeout(work, ms) as never,
	clearTimer: (timer: unknown) => clearTimeout(timer as never),
	report: (what: string) => {
		throw new Error(what);
	},
};

test('what is due every few seconds is asked for every few seconds, also when the town never moves', async () => {
	let turns = 0;
	const loop = startLoop({
		world,
		visible: true,
		// as a forum's board that somebody looks at: due again 4 s after each turn
		turn: async () => {
			turns++;
			setTimeout(() => loop.hint('due'), 4_000);
			return { result: 'current', requests: 1, problem: null, retryAfterMs: 0 } as never;
		},
		nudge: (signal) =>
			new Promise((resolve) => {
				const began = Date.now();
				const end = () => resolve({ answer: 'same', heldMs: Date.now() - began });
				const timer = setTimeout(end, 25_000);
				signal.addEventListener('abort', () => {
					clearTimeout(timer);
					end();
				});
			}),
	});
	await vi.advanceTimersByTimeAsync(120_000);
	expect(turns).toBeGreaterThan(24);
	expect(turns).toBeLessThan(32);
	const stopped = loop.stop();
	await vi.advanceTimersByTimeAsync(30_000);
	await stopped;
});
