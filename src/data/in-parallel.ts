/**
 * Runs the asks, at most `limit` at a time, and answers in their order. After the first answer that is not ok nothing more
 * is begun, and the answers end with it: a server that fails is not asked for the rest.
 */
export async function inParallel<A extends { ok: boolean }>(
	asks: readonly (() => Promise<A>)[],
	limit: number,
): Promise<A[]> {
	const answers = new Map<number, A>();
	let next = 0;
	let failed = false;
	const runner = async () => {
		while (next < asks.length && !failed) {
			const n = next++;
			const answer = await (asks[n] as () => Promise<A>)();
			answers.set(n, answer);
			if (!answer.ok) failed = true;
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, asks.length) }, runner));
	const inOrder = [...answers].sort((a, b) => a[0] - b[0]).map(([, answer]) => answer);
	const refused = inOrder.find((answer) => !answer.ok);
	return refused ? [refused] : inOrder;
}
