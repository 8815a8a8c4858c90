/** How what is chosen on the list of events stands in the address. */
import { Audience } from '../../../contract/common.ts';
import { isValidDate } from '../../../contract/dates.ts';
import { EVENT_TYPES } from '../../../contract/event.ts';
import { type Address, oneIn, textIn } from '../../ui/filter-address.ts';
import { type EventFilter, VIEWS } from './queries.ts';

export function readEventFilter(address: Address): EventFilter {
	const date = textIn(address, 'date');
	return {
		view: oneIn(address, 'view', VIEWS, 'day'),
		date: isValidDate(date) ? date : '',
		q: textIn(address, 'q'),
		place: textIn(address, 'place'),
		audience: oneIn(address, 'for', Audience.options, ''),
		type: oneIn(address, 'type', EVENT_TYPES, ''),
		field: textIn(address, 'field'),
	};
}

export function writeEventFilter(filter: EventFilter) {
	return {
		view: filter.view === 'day' ? '' : filter.view,
		date: filter.date,
		q: filter.q,
		place: filter.place,
		for: filter.audience,
		type: filter.type,
		field: filter.field,
	};
}
