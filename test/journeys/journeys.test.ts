import { describe, test } from 'vitest';
import { applying } from './checks/applying.ts';
import { badAnswers } from './checks/bad-answers.ts';
import { changingGround } from './checks/changing-ground.ts';
import { diverging } from './checks/diverging.ts';
import { reading } from './checks/reading.ts';
import { windowsAndStores } from './checks/windows-and-stores.ts';

for (const [subject, checks] of Object.entries({
	reading,
	applying,
	changingGround,
	badAnswers,
	diverging,
	windowsAndStores,
})) {
	describe(subject, () => {
		for (const [name, check] of Object.entries(checks)) test(name, check, 60_000);
	});
}
