import type { EVENT_TYPES } from '../../contract/event.ts';
import type { MessageKey } from '../i18n/catalogue.ts';

/** What kind of event it is, in words. */
export const EVENT_TYPE_WORDS: Record<(typeof EVENT_TYPES)[number], MessageKey> = {
	event: 'events.typeEvent',
	course: 'events.typeCourse',
	exhibition: 'events.typeExhibition',
	concert: 'events.typeConcert',
	sports: 'events.typeSports',
	children: 'events.typeChildren',
	exchange: 'events.typeExchange',
	volunteer: 'events.typeVolunteer',
	forum: 'events.typeForum',
	meeting: 'events.typeMeeting',
	consultation: 'events.typeConsultation',
	market: 'events.typeMarket',
	festival: 'events.typeFestival',
	other: 'events.typeOther',
};
