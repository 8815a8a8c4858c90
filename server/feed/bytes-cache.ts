/** Prepared answers held in memory, the least recently used let go first. Who asks while one is made waits for it. */
import type { Answer } from '../http/answer.ts';

/** A town of 25,000 facts is about 2 MB of pages in both encodings. */
const MAX_BYTES = 24 * 1024 * 1024;

export function createBytesCache(maxBytes = MAX_BYTES) {
	const held = new Map<string, Answer>();
	const making = new Map<string, Promise<Answer>>();
	let bytes = 0;

	function keep(key: string, answer: Answer) {
		held.set(key, answer);
		bytes += weigh(answer);
		for (const [oldest, other] of held) {
			if (bytes <= maxBytes || oldest === key) break;
			held.delete(oldest);
			bytes -= weigh(other);
		}
	}

	return {
		/** The held answer, now, or undefined. */
		peek(key: string): Answer | undefined {
			const answer = held.get(key);
			if (answer) {
				held.delete(key);
				held.set(key, answer);
			}
			return answer;
		},
		/** The held answer, or the one `make` makes; only answers with status 200 are held. */
		async get(key: string, make: () => Promise<Answer>): Promise<Answer> {
			const answer = this.peek(key);
			if (answer) return answer;
			let promise = making.get(key);
			if (!promise) {
				promise = make()
					.then((made) => {
						if (made.status === 200) keep(key, made);
						return made;
					})
					.finally(() => making.delete(key));
				making.set(key, promise);
			}
			return promise;
		},
		/** Lets go of whatever has a key that begins so. */
		drop(prefix: string) {
			for (const [key, answer] of held) {
				if (!key.startsWith(prefix)) continue;
				held.delete(key);
				bytes -= weigh(answer);
			}
		},
		clear() {
			held.clear();
			bytes = 0;
		},
		size: () => bytes,
	};
}

function weigh(answer: Answer): number {
	return (answer.gzip?.byteLength ?? 0) + (answer.br?.byteLength ?? 0) + 200;
}
