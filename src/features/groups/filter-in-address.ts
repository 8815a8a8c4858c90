/** How what is chosen on the list of groups stands in the address. */
import { Audience } from '../../../contract/common.ts';
import { INDEX_ROWS } from '../../../contract/fold.ts';
import { type Address, listIn, oneIn, textIn } from '../../ui/filter-address.ts';
import { BANDS, type GroupFilter, RECRUITING } from './queries.ts';

const DAYS = ['0', '1', '2', '3', '4', '5', '6'];

export function readGroupFilter(address: Address): GroupFilter {
	return {
		q: textIn(address, 'q'),
		row: oneIn(address, 'row', INDEX_ROWS, ''),
		fields: listIn(address, 'field'),
		area: textIn(address, 'area'),
		days: listIn(address, 'day').filter((day) => DAYS.includes(day)),
		bands: listIn(address, 'band').filter((band) => BANDS.some((known) => known === band)),
		stage: textIn(address, 'stage'),
		recruiting: oneIn(address, 'recruiting', RECRUITING, ''),
		audience: oneIn(address, 'for', Audience.options, ''),
		place: textIn(address, 'place'),
		first: textIn(address, 'first') === 'yes',
	};
}

export function writeGroupFilter(filter: GroupFilter) {
	return {
		q: filter.q,
		row: filter.row,
		field: filter.fields,
		area: filter.area,
		day: filter.days,
		band: filter.bands,
		stage: filter.stage,
		recruiting: filter.recruiting,
		for: filter.audience,
		place: filter.place,
		first: filter.first ? 'yes' : '',
	};
}
