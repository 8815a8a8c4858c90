import { describe, test } from 'vitest';
import { reading } from './checks/reading.ts';

for (const [subject, checks] of Object.entries({ reading })) {
	describe(subject, () => {
		for (const [name, check] of Object.entries(checks)) test(name, check);
	});
}
