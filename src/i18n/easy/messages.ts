/** What readers meet, one line per feature; what accounts work with stands in `account-messages.ts`. */
import type { ReaderMessages } from '../catalogue.ts';
import { calendars } from './calendars.ts';
import { consult } from './consult.ts';
import { debut } from './debut.ts';
import { details } from './details.ts';
import { emergency } from './emergency.ts';
import { events } from './events.ts';
import { exchange } from './exchange.ts';
import { first } from './first.ts';
import { follow } from './follow.ts';
import { forum } from './forum.ts';
import { groups } from './groups.ts';
import { guides } from './guides.ts';
import { helpers } from './helpers.ts';
import { issues } from './issues.ts';
import { network } from './network.ts';
import { outbox } from './outbox.ts';
import { personal } from './personal.ts';
import { places } from './places.ts';
import { progress } from './progress.ts';
import { reports } from './reports.ts';
import { requests } from './requests.ts';
import { rooms } from './rooms.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { sheets } from './sheets.ts';
import { stories } from './stories.ts';
import { take } from './take.ts';

export const messages: ReaderMessages = {
	...first,
	calendars,
	consult,
	debut,
	details,
	emergency,
	events,
	exchange,
	follow,
	forum,
	groups,
	guides,
	helpers,
	issues,
	network,
	outbox,
	personal,
	places,
	progress,
	requests,
	reports,
	rooms,
	saved,
	search,
	settings,
	sheets,
	stories,
	take,
};
