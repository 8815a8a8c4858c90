/**
 * What time it is in the town: the server's clock, carried on by the device's, shown in Asia/Tokyo.
 *
 * A tablet's own clock may say anything. Each good answer of the server teaches the difference; no rule but the display
 * of time depends on it.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { LocalDate, LocalTime } from '../../contract/common.ts';
import { toTokyo } from '../../contract/dates.ts';
import { browserWorld, type World } from './world.ts';

export type Now = { ms: number; date: LocalDate; time: LocalTime };

export type Clock = {
	now: Signal<Now>;
	today: ReadonlySignal<LocalDate>;
	/** server minus device, ms */
	skewMs: Signal<number>;
	/** an answer carried the server's time */
	hear(serverMs: number): void;
	/** the skew that an earlier session learnt */
	remember(skewMs: number): void;
	/** looks at the clock now */
	tick(): void;
	/** begins to tick at each full minute; returns the stop */
	start(): () => void;
};

/** Differences below this are the way of the answer, not the clock. */
const NOISE_MS = 2_000;
const MINUTE_MS = 60_000;

export function createClock(world: Pick<World, 'now' | 'setTimer' | 'clearTimer'>): Clock {
	const skewMs = signal(0);
	const read = (): Now => {
		const ms = world.now() + skewMs.peek();
		return { ms, ...toTokyo(ms) };
	};
	const now = signal<Now>(read());
	const today = computed(() => now.value.date);
	const set = (skew: number) => {
		skewMs.value = skew;
		now.value = read();
	};
	return {
		now,
		today,
		skewMs,
		hear: (serverMs) => {
			const skew = serverMs - world.now();
			if (Math.abs(skew - skewMs.peek()) > NOISE_MS) set(skew);
		},
		remember: set,
		tick: () => {
			now.value = read();
		},
		start: () => {
			let timer: unknown;
			const tick = () => {
				now.value = read();
				timer = world.setTimer(tick, MINUTE_MS - (now.peek().ms % MINUTE_MS) + 5);
			};
			tick();
			return () => world.clearTimer(timer);
		},
	};
}

/** The clock of this page or worker. */
export const clock = createClock(browserWorld());
export const { now, today, skewMs } = clock;
