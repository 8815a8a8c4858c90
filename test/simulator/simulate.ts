/** Runs seeds, tells what was found, and how to see it again. */
import { fallSick, type Sickness } from '../support/sickness.ts';
import { LENGTH, planOf, run, shrink, type Verdict } from './run.ts';

export type SimulateOptions = {
	/** this run alone, with its story */
	seed?: number | undefined;
	runs?: number | undefined;
	minutes?: number | undefined;
	/** the first seed; absent: by the clock */
	from?: number | undefined;
	/** happenings in a run */
	length?: number | undefined;
	/** a known bug, to see that it is found */
	plant?: string | undefined;
};

const SICKNESSES: readonly string[] = [
	'numbers-before-commit',
	'deletion-forgotten',
	'snapshot-number-too-new',
	'restore-keeps-epoch',
] satisfies Sickness[];

/** Answers the exit code: 0 when nothing was found. Ends with the first breach, which it makes as small as it can. */
export async function simulate({
	seed,
	runs,
	minutes,
	from = Math.floor(Date.now() / 1000) % 1_000_000,
	length = LENGTH,
	plant,
}: SimulateOptions): Promise<number> {
	if (plant !== undefined && SICKNESSES.includes(plant)) fallSick(plant as Sickness);
	const begun = performance.now();
	const seconds = () => (performance.now() - begun) / 1000;
	if (seed !== undefined) {
		const verdict = await run(seed, planOf(seed, length));
		console.log(verdict.story.join('\n'));
		console.log(verdict.breach ? `\n${verdict.breach.message}` : `\n${verdict.steps} steps, everything as it must be`);
		return verdict.breach ? 1 : 0;
	}
	const most = minutes === undefined ? (runs ?? 100) : Number.POSITIVE_INFINITY;
	const end = minutes === undefined ? Number.POSITIVE_INFINITY : minutes * 60;
	let steps = 0;
	let done = 0;
	for (let next = from; done < most && seconds() < end; next++) {
		const verdict = await run(next, planOf(next, length));
		steps += verdict.steps;
		done++;
		if (verdict.breach) {
			console.log(`found after ${done} runs and ${seconds().toFixed(1)} s: ${verdict.breach.message}`);
			if (plant === undefined) await tellSmall(verdict, verdict.breach.rule, length);
			return 1;
		}
	}
	const rate = Math.round((steps / seconds()) * 60);
	console.log(
		`${done} runs from seed ${from}, ${steps} steps in ${seconds().toFixed(1)} s (${rate} a minute): everything as it must be`,
	);
	return 0;
}

async function tellSmall({ seed }: Verdict, rule: string, length: number): Promise<void> {
	console.log(`seed ${seed} (npm run simulate -- --seed ${seed} --length ${length}), made as small as it gets:`);
	const small = await shrink(seed, rule, planOf(seed, length));
	console.log(small.verdict.story.map((line) => `  ${line}`).join('\n'));
	const { breach, steps, at = 0 } = small.verdict;
	const last = small.plan[at - 1]?.what ?? 'the beginning';
	console.log(`first wrong at step ${steps}, after "${at >= small.plan.length ? 'everything calms down' : last}":`);
	console.log(breach?.message);
	console.log(`for test/simulator/regressions.ts: { seed: ${seed}, plan: ${JSON.stringify(small.plan)} }`);
}
