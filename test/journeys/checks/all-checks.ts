/** Every check by its subject; a new file of checks adds one line. */
import type { Checks } from '../../support/in-a-town.ts';
import { applying } from './applying.ts';
import { badAnswers } from './bad-answers.ts';
import { changingGround } from './changing-ground.ts';
import { deliveries } from './deliveries.ts';
import { diverging } from './diverging.ts';
import { reading } from './reading.ts';
import { windowsAndStores } from './windows-and-stores.ts';

export const ALL_CHECKS: Record<string, Checks> = {
	reading,
	applying,
	changingGround,
	badAnswers,
	diverging,
	windowsAndStores,
	deliveries,
};
