/** One run: a seed, what happens, and what the oracle says of it. */

import { Breach } from './breach.ts';
import { createChance } from './chance.ts';
import { createOracle } from './oracle.ts';
import { type Happening, makePlan } from './plan.ts';
import { openScene } from './scene.ts';

export type Verdict = {
	seed: number;
	steps: number;
	/** what happened in this run, in words */
	story: string[];
	/** absent: everything was as it must be */
	breach?: Breach;
	/** the happening after which it showed, from 0; the length of the plan: when all was calm */
	at?: number;
};

/** A run of so many happenings is watched for the whole of its calm, and of the shorter ones each of these. */
const LONG = 40;
const WHOLE_EVERY = 10;
export type Lengths = 'mixed' | 'short' | number;

/** How much happens in this run. `short`: little; `mixed`: mostly little, now and then a lot. A number: so much. */
export function planOf(seed: number, lengths: Lengths = 'mixed'): Happening[] {
	const chance = createChance(seed).named('length');
	const share = lengths === 'short' ? 0 : chance.next();
	const drawn = share < 0.7 ? 3 + chance.below(6) : share < 0.95 ? 11 + chance.below(20) : 60;
	return makePlan(createChance(seed).named('plan'), typeof lengths === 'number' ? lengths : drawn);
}

/** `closely`: looks after every few steps too, which takes longer and finds the first wrong one. */
export async function run(seed: number, plan = planOf(seed), { closely = false } = {}): Promise<Verdict> {
	const scene = await openScene(seed);
	const oracle = createOracle(scene);
	const look = closely ? () => oracle.glance() : undefined;
	let at = 0;
	const verdict = (breach?: Breach): Verdict => ({
		seed,
		steps: scene.clockwork.steps(),
		story: scene.story,
		...(breach ? { breach, at } : {}),
	});
	try {
		for (const happening of plan) {
			await scene.happen(happening, look);
			oracle.glance();
			at++;
		}
		const isWhole = plan.length >= LONG || seed % WHOLE_EVERY === 0;
		await scene.calm(isWhole ? undefined : oracle.isAtRest, look);
		await oracle.judge();
		return verdict();
	} catch (error) {
		if (error instanceof Breach) return verdict(error);
		throw error;
	} finally {
		scene.remove();
	}
}

/** The same breach with as little as possible in it: what can be left out is left out, halves first. */
export async function shrink(
	seed: number,
	rule: string,
	whole: Happening[],
	mostRuns = 200,
): Promise<{ plan: Happening[]; verdict: Verdict }> {
	let plan = whole;
	let verdict = await run(seed, plan);
	let runs = 0;
	for (let size = Math.ceil(plan.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		for (let at = 0; at < plan.length && runs < mostRuns; ) {
			const fewer = plan.toSpliced(at, size);
			const tried = await run(seed, fewer);
			runs++;
			if (tried.breach?.rule === rule) {
				plan = fewer;
				verdict = tried;
			} else at += size;
		}
	}
	const closely = await run(seed, plan, { closely: true });
	return { plan, verdict: closely.breach?.rule === rule ? closely : verdict };
}
