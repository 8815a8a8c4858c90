/** What only people with an account meet, one line per feature. Comes with the first screen of theirs. */
import type { AccountMessages } from '../catalogue.ts';
import { account } from './account.ts';
import { consultLead } from './consult-lead.ts';
import { coordination } from './coordination.ts';
import { desk } from './desk.ts';
import { editing } from './editing.ts';
import { emergencyLead } from './emergency-lead.ts';
import { fleet } from './fleet.ts';
import { forumLead } from './forum-lead.ts';
import { guidesLead } from './guides-lead.ts';
import { helpersLead } from './helpers-lead.ts';
import { importing } from './importing.ts';
import { issuesLead } from './issues-lead.ts';
import { kiosk } from './kiosk.ts';
import { lent } from './lent.ts';
import { lentLead } from './lent-lead.ts';
import { networkLead } from './network-lead.ts';
import { people } from './people.ts';
import { progressLead } from './progress-lead.ts';
import { staff } from './staff.ts';
import { storiesLead } from './stories-lead.ts';
import { takeHome } from './take-home.ts';

export const accountMessages: AccountMessages = {
	account,
	consultLead,
	coordination,
	desk,
	editing,
	emergencyLead,
	fleet,
	forumLead,
	guidesLead,
	helpersLead,
	importing,
	issuesLead,
	kiosk,
	networkLead,
	lent,
	lentLead,
	people,
	progressLead,
	staff,
	storiesLead,
	takeHome,
};
