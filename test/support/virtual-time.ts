/** Time that passes only when a test says so; hours of back-off take milliseconds. */
export type VirtualTime = {
	/** ms since 1970, by this clock */
	now(): number;
	setTimer(run: () => void, afterMs: number): unknown;
	clearTimer(timer: unknown): void;
	/** Lets `ms` pass, timer by timer, and what each sets going come to rest before the next. */
	pass(ms: number): Promise<void>;
	/** Lets what is going on come to rest without letting time pass. */
	settle(): Promise<void>;
	/** Somebody turned the clock; timers do not notice. */
	jump(ms: number): void;
	/** Something that must end before time passes on: a request, a write. */
	during<T>(work: Promise<T>): Promise<T>;
};

type Timer = { at: number; run: () => void };

/** Rounds of the event loop without any sign of life, after which nothing is going on. */
const QUIET_ROUNDS = 80;
/** A loop without a pause would go on for ever. */
const MOST_ROUNDS = 20_000;

export function createVirtualTime(startMs = Date.UTC(2026, 10, 23, 1, 0, 0)): VirtualTime {
	let elapsed = 0;
	let offset = startMs;
	let busy = 0;
	let signs = 0;
	const timers = new Set<Timer>();

	const settle = async () => {
		let seen = signs;
		let rounds = 0;
		for (let quiet = 0; quiet < QUIET_ROUNDS; quiet++) {
			await new Promise<void>((resolve) => setImmediate(resolve));
			if (++rounds > MOST_ROUNDS) throw new Error('it never comes to rest');
			if (busy === 0 && seen === signs) continue;
			seen = signs;
			quiet = 0;
			if (busy > 0) await new Promise<void>((resolve) => setTimeout(resolve, 0));
		}
	};

	return {
		now: () => elapsed + offset,
		setTimer: (run, afterMs) => {
			signs++;
			const timer = { at: elapsed + Math.max(0, afterMs), run };
			timers.add(timer);
			return timer;
		},
		clearTimer: (timer) => {
			timers.delete(timer as Timer);
		},
		pass: async (ms) => {
			const end = elapsed + ms;
			await settle();
			for (;;) {
				let next: Timer | undefined;
				for (const timer of timers) if (timer.at <= end && (!next || timer.at < next.at)) next = timer;
				if (!next) break;
				timers.delete(next);
				elapsed = Math.max(elapsed, next.at);
				next.run();
				await settle();
			}
			elapsed = end;
		},
		settle,
		jump: (ms) => {
			offset += ms;
		},
		during: async (work) => {
			busy++;
			signs++;
			try {
				return await work;
			} finally {
				busy--;
				signs++;
			}
		},
	};
}
