/** A source of chance that gives the same town for the same seed, on every machine. */
export type Random = {
	/** 0 ≤ n < 1 */
	next(): number;
	/** a whole number, both ends possible */
	between(least: number, most: number): number;
	chance(probability: number): boolean;
	pick<T>(list: readonly T[]): T;
	/** up to `count` different members, in the list's order */
	some<T>(list: readonly T[], count: number): T[];
};

/** mulberry32 (public domain): 32 bits of state are plenty for a made-up town. `stream` keeps subjects independent. */
export function createRandom(seed: number, stream: string): Random {
	let state = (seed ^ hash(stream)) >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	const pick = <T>(list: readonly T[]): T => {
		const found = list[Math.floor(next() * list.length)];
		if (found === undefined) throw new RangeError('nothing to pick from');
		return found;
	};
	const some = <T>(list: readonly T[], count: number): T[] => {
		const left = list.map((_, i) => i);
		const taken = new Set<number>();
		while (taken.size < count && left.length > 0) {
			const at = Math.floor(next() * left.length);
			taken.add(left.splice(at, 1)[0] as number);
		}
		return list.filter((_, i) => taken.has(i));
	};
	return { next, between, chance: (probability) => next() < probability, pick, some };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return value >>> 0;
}
