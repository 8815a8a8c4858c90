import { describe, test } from 'vitest';
import { ALL_CHECKS } from './checks/all-checks.ts';

for (const [subject, checks] of Object.entries(ALL_CHECKS)) {
	describe(subject, () => {
		for (const [name, check] of Object.entries(checks)) test(name, check, 60_000);
	});
}
