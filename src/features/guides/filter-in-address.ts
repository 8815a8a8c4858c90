/** How what is chosen on the list of guides stands in the address. */
import { GUIDE_VIEWS } from '../../../contract/guide-view.ts';
import { type Address, oneIn, textIn } from '../../ui/filter-address.ts';
import type { GuideFilter } from './queries.ts';

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
