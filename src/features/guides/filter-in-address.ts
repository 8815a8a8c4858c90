/** How what is chosen on the list of guides stands in the address. */
import { type Address, oneIn, textIn } from '../../ui/filter-address.ts';
import { GUIDE_VIEWS, type GuideFilter } from './queries.ts';

export function readGuideFilter(address: Address): GuideFilter {
	return {
		type: oneIn(address, 'type', GUIDE_VIEWS, 'grant'),
		q: textIn(address, 'q'),
		stage: textIn(address, 'stage'),
		field: textIn(address, 'field'),
		ability: textIn(address, 'ability'),
	};
}

export function writeGuideFilter(filter: GuideFilter) {
	return { ...filter };
}
