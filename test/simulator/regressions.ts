/**
 * Worlds in which something was found that is mended since: what happens is written out, so that they stay the same when the
 * simulator's draws change. Tried before anything else.
 */
import type { Happening } from './plan.ts';
import { run } from './run.ts';

type Regression = {
	/** what was wrong, in a sentence */
	found: string;
	seed: number;
	plan: readonly Happening[];
};

export const REGRESSIONS: readonly Regression[] = [
	{
		found:
			'What was written before somebody signed out waited for the next turn of the loop when they signed in again, up to five minutes.',
		seed: 2,
		plan: [
			{ afterMs: 2_000, what: 'line is cut for hours', seed: 2 },
			{ afterMs: 100, what: 'report something', seed: 2 },
			{ afterMs: 100, what: 'sign out', seed: 1 },
			{ afterMs: 2_000, what: 'weather clears up', seed: 2 },
		],
	},
	{
		found:
			'What was written on a telephone waited for days behind a voice at a forum that nobody brought to the server: it passes now.',
		seed: 109270,
		plan: [
			{ afterMs: 197, what: 'write and take back without a line', seed: 1843764026 },
			{ afterMs: 245, what: 'somebody comes to the forum', seed: 2026708897 },
			{ afterMs: 4384, what: 'somebody comes to the forum', seed: 1785342488 },
			{ afterMs: 4000, what: 'report something', seed: 2 },
		],
	},
	{
		found:
			'What was written while the list of what waits was being read stood in it, was gone for a moment, and stood in it again.',
		seed: 156,
		plan: [
			{ afterMs: 4791, what: 'answer a request', seed: 1135381105 },
			{ afterMs: 203, what: 'the town changes', seed: 188367093 },
			{ afterMs: 284, what: 'two windows write at once', seed: 2138129030 },
			{ afterMs: 233, what: 'the emergency begins or ends', seed: 1642652533 },
			{ afterMs: 138, what: 'report something', seed: 836382366 },
		],
	},
	{
		found:
			'What a coordinator had noted of somebody who can help was put away on their phone after the news that this person had withdrawn.',
		seed: 300070,
		plan: [
			{ afterMs: 229, what: 'somebody agrees to help', seed: 1746487610 },
			{ afterMs: 161, what: 'somebody withdraws their consent', seed: 484803039 },
		],
	},
];

/** False: one of them is wrong again, and was told. */
export async function tryRegressions(): Promise<boolean> {
	for (const { found, seed, plan } of REGRESSIONS) {
		const { breach, story } = await run(seed, [...plan]);
		if (!breach) continue;
		console.log(`wrong again: ${found}\n${story.join('\n')}\n${breach.message}`);
		return false;
	}
	console.log(`${REGRESSIONS.length} worlds in which something was found once: everything as it must be`);
	return true;
}
