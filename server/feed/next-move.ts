/** The waiting of a nudge: everyone who asks shares one promise and one timer, however many they are. */

/** A nudge is held for at most so long. */
export const HOLD_MS = 25_000;

export type NextMove = {
	/** Resolves when the log has moved, or after `HOLD_MS`. */
	wait(): Promise<void>;
	/** The log has moved: all who wait go on. */
	wake(): void;
	/** how many wait */
	waiting(): number;
};

export function createNextMove(): NextMove {
	let waiting = 0;
	let shared: { promise: Promise<void>; wake: () => void } | null = null;

	const nextMove = (): Promise<void> => {
		if (shared) return shared.promise;
		const { promise, resolve } = Promise.withResolvers<void>();
		const wake = () => {
			clearTimeout(timer);
			shared = null;
			resolve();
		};
		const timer = setTimeout(wake, HOLD_MS);
		timer.unref();
		shared = { promise, wake };
		return promise;
	};

	return {
		wait: async () => {
			waiting += 1;
			await nextMove();
			waiting -= 1;
		},
		wake: () => shared?.wake(),
		waiting: () => waiting,
	};
}
