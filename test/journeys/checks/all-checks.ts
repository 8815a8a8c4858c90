/** Every check by its subject; a new file of checks adds one line. */
import type { Checks } from '../../support/in-a-town.ts';
import { answers } from './answers.ts';
import { applying } from './applying.ts';
import { badAnswers } from './bad-answers.ts';
import { changingGround } from './changing-ground.ts';
import { deliveries } from './deliveries.ts';
import { dependingAndDying } from './depending-and-dying.ts';
import { diverging } from './diverging.ts';
import { forgetting } from './forgetting.ts';
import { numbering } from './numbering.ts';
import { privateScopes } from './private.ts';
import { reading } from './reading.ts';
import { restored } from './restored.ts';
import { storageOfWishes } from './storage-of-wishes.ts';
import { windowsAndStores } from './windows-and-stores.ts';
import { wishesInAnyOrder } from './wishes-any-order.ts';
import { writing } from './writing.ts';

export const ALL_CHECKS: Record<string, Checks> = {
	reading,
	applying,
	changingGround,
	badAnswers,
	diverging,
	windowsAndStores,
	deliveries,
	writing,
	dependingAndDying,
	numbering,
	privateScopes,
	answers,
	forgetting,
	restored,
	storageOfWishes,
	wishesInAnyOrder,
};
