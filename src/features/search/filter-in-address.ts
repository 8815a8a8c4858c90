import { type Address, textIn } from '../../ui/filter-address.ts';

export type SearchFilter = { q: string };

export function readSearch(address: Address): SearchFilter {
	return { q: textIn(address, 'q') };
}

export function writeSearch(filter: SearchFilter) {
	return { q: filter.q };
}
