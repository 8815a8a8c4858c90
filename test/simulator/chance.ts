/** Chance from one seed: the same seed makes the same run, on every machine. */
export type Chance = {
	/** 0 ≤ n < 1 */
	next(): number;
	/** A whole number from 0 to below `n`. */
	below(n: number): number;
	/** True once in a while: `share` of 1. */
	is(share: number): boolean;
	pick<T>(list: readonly T[]): T;
	/** Another chance that depends on this seed and the name alone, so that using more of one changes no other. */
	named(name: string): Chance;
};

export function createChance(seed: number): Chance {
	let state = (seed ^ 0x9e3779b9) >>> 0;
	// mulberry32
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (n: number) => Math.floor(next() * n);
	return {
		next,
		below,
		is: (share) => next() < share,
		pick: (list) => {
			const one = list[below(list.length)];
			if (one === undefined) throw new RangeError('nothing to pick from');
			return one;
		},
		named: (name) => {
			let hash = seed >>> 0;
			for (const letter of name) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
			return createChance(hash);
		},
	};
}
