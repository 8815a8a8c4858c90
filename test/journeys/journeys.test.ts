import { describe, test } from 'vitest';
import { ALL_CHECKS } from './checks/all-checks.ts';

/** More runs of a model than usual have more time. */
const LONGEST_MS = Math.max(400_000, 1_000 * Number(process.env.ENGAWA_RUNS ?? 0));

for (const [subject, checks] of Object.entries(ALL_CHECKS)) {
	describe(subject, () => {
		for (const [name, check] of Object.entries(checks)) test(name, check, LONGEST_MS);
	});
}
