/** What only people with an account meet, one line per feature. Comes with the first screen of theirs. */
import type { AccountMessages } from '../catalogue.ts';
import { coordination } from './coordination.ts';
import { desk } from './desk.ts';
import { editing } from './editing.ts';
import { emergencyLead } from './emergency-lead.ts';
import { fleet } from './fleet.ts';
import { forumLead } from './forum-lead.ts';
import { helpersLead } from './helpers-lead.ts';
import { importing } from './importing.ts';
import { issuesLead } from './issues-lead.ts';
import { people } from './people.ts';
import { progressLead } from './progress-lead.ts';
import { storiesLead } from './stories-lead.ts';

export const accountMessages: AccountMessages = {
	coordination,
	desk,
	editing,
	emergencyLead,
	fleet,
	forumLead,
	helpersLead,
	importing,
	issuesLead,
	people,
	storiesLead,
	progressLead,
};
