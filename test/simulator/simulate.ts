/** Runs seeds, tells what was found, and how to see it again. */
import { fallSick, SICKNESSES, type Sickness } from '../support/sickness.ts';
import { type Lengths, planOf, run, shrink, type Verdict } from './run.ts';

export type SimulateOptions = {
	/** this run alone, with its story */
	seed?: number | undefined;
	runs?: number | undefined;
	minutes?: number | undefined;
	/** the first seed */
	from: number;
	/** from one seed to the next */
	step?: number | undefined;
	lengths: Lengths;
	/** a known bug, to see that it is found */
	plant?: string | undefined;
};

export type Simulated = { runs: number; steps: number; seconds: number; found: boolean };

/** Ends with the first breach, which it makes as small as it can. */
export async function simulate(options: SimulateOptions): Promise<Simulated> {
	const { seed, runs, minutes, from, step = 1, lengths, plant } = options;
	if (plant !== undefined && SICKNESSES.includes(plant as Sickness)) fallSick(plant as Sickness);
	const begun = performance.now();
	const seconds = () => (performance.now() - begun) / 1000;
	if (seed !== undefined) {
		const verdict = await run(seed, planOf(seed, lengths));
		console.log(verdict.story.join('\n'));
		console.log(verdict.breach ? `\n${verdict.breach.message}` : `\n${verdict.steps} steps, everything as it must be`);
		return { runs: 1, steps: verdict.steps, seconds: seconds(), found: verdict.breach !== undefined };
	}
	const most = runs ?? (minutes === undefined ? 100 : Number.POSITIVE_INFINITY);
	const end = minutes === undefined ? Number.POSITIVE_INFINITY : minutes * 60;
	const told: Simulated = { runs: 0, steps: 0, seconds: 0, found: false };
	for (let next = from; told.runs < most && seconds() < end; next += step) {
		const verdict = await run(next, planOf(next, lengths));
		told.steps += verdict.steps;
		told.runs++;
		if (verdict.breach) {
			console.log(`found after ${told.runs} runs and ${seconds().toFixed(1)} s: ${verdict.breach.message}`);
			if (plant === undefined) await tellSmall(verdict, verdict.breach.rule, lengths);
			return { ...told, seconds: seconds(), found: true };
		}
	}
	return { ...told, seconds: seconds() };
}

export function tell({ runs, steps, seconds, found }: Simulated, from: number): string {
	const rate = Math.round((steps / seconds) * 60);
	const what = `${runs} runs from seed ${from}, ${steps} steps in ${seconds.toFixed(1)} s (${rate} a minute)`;
	return found ? what : `${what}: everything as it must be`;
}

async function tellSmall({ seed }: Verdict, rule: string, lengths: Lengths): Promise<void> {
	const whole = planOf(seed, lengths);
	console.log(`seed ${seed} (npm run simulate -- --seed ${seed} --length ${whole.length}), made as small as it gets:`);
	const small = await shrink(seed, rule, whole);
	console.log(small.verdict.story.map((line) => `  ${line}`).join('\n'));
	const { breach, steps, at = 0 } = small.verdict;
	const last = small.plan[at - 1]?.what ?? 'the beginning';
	console.log(`first wrong at step ${steps}, after "${at >= small.plan.length ? 'everything calms down' : last}":`);
	console.log(breach?.message);
	console.log(`for test/simulator/regressions.ts: { seed: ${seed}, plan: ${JSON.stringify(small.plan)} }`);
}
