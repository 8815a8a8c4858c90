/** The contract's list of intents: name → schema of its arguments. A new subject adds one line. */
import type * as v from 'valibot';
import { CASE_INTENTS } from './case.ts';
import { CONSULT_INTENTS } from './consult.ts';
import { DESK_INTENTS } from './desk.ts';
import { EDITING_INTENTS } from './editing.ts';
import { EMERGENCY_INTENTS } from './emergency.ts';
import { EVALUATION_INTENTS } from './evaluation.ts';
import { EXCHANGE_INTENTS } from './exchange.ts';
import { FIGURE_INTENTS } from './figure.ts';
import { FOLLOW_INTENTS } from './follow.ts';
import { FORUM_INTENTS } from './forum.ts';
import { GUIDE_INTENTS } from './guide.ts';
import { HELPER_INTENTS } from './helper.ts';
import { ISSUE_INTENTS } from './issue.ts';
import { LENDING_INTENTS } from './lent-place.ts';
import { MEETING_INTENTS } from './meeting.ts';
import { PEOPLE_INTENTS } from './people.ts';
import { RAISER_INTENTS } from './raiser.ts';
import { REQUEST_INTENTS } from './request.ts';
import { STORY_INTENTS } from './story.ts';
import { TIE_INTENTS } from './tie.ts';

export const INTENTS = {
	...REQUEST_INTENTS,
	...DESK_INTENTS,
	...EDITING_INTENTS,
	...GUIDE_INTENTS,
	...PEOPLE_INTENTS,
	...FORUM_INTENTS,
	...ISSUE_INTENTS,
	...RAISER_INTENTS,
	...EXCHANGE_INTENTS,
	...CASE_INTENTS,
	...EVALUATION_INTENTS,
	...FIGURE_INTENTS,
	...HELPER_INTENTS,
	...TIE_INTENTS,
	...EMERGENCY_INTENTS,
	...STORY_INTENTS,
	...LENDING_INTENTS,
	...CONSULT_INTENTS,
	...MEETING_INTENTS,
	...FOLLOW_INTENTS,
} as const;

export type IntentName = keyof typeof INTENTS;
/** The arguments of an intent, as the schema gives them back. */
export type ArgsOf<N extends IntentName> = v.InferOutput<(typeof INTENTS)[N]>;
