/** One line per feature. */
import type { AllMessages } from '../catalogue.ts';
import { details } from './details.ts';
import { events } from './events.ts';
import { first } from './first.ts';
import { groups } from './groups.ts';
import { guides } from './guides.ts';
import { places } from './places.ts';
import { rooms } from './rooms.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';

export const messages: AllMessages = {
	...first,
	details,
	events,
	groups,
	guides,
	places,
	rooms,
	saved,
	search,
	settings,
};
