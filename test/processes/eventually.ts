/** Waiting for what comes in its own time, on whatever machine. */

const PATIENCE_MS = 60_000;

/** Asks again and again until the answer is truthy. A page that is just changing may refuse to answer meanwhile. */
export async function eventually<T>(what: string, ask: () => Promise<T>): Promise<T> {
	const end = Date.now() + PATIENCE_MS;
	let last: unknown;
	for (;;) {
		try {
			const value = await ask();
			if (value) return value;
			last = value;
		} catch (error) {
			last = error;
		}
		if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s; last: ${last}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
