/** Every address below `/open/{area}/`. A new format adds its list here. */

import { stampOfKinds } from '../stamps.ts';
import { CALENDAR_ADDRESSES } from './calendar-addresses.ts';
import { CSV_ADDRESSES } from './csv-addresses.ts';
import { writeDcat } from './dcat.ts';
import { MAP_ADDRESSES, NEWS_ADDRESSES } from './news-addresses.ts';
import type { OpenAddress } from './open-address.ts';
import { OPENACTIVE_ADDRESSES } from './openactive-addresses.ts';

const DATA_ADDRESSES: readonly OpenAddress[] = [
	...CSV_ADDRESSES,
	...CALENDAR_ADDRESSES,
	...NEWS_ADDRESSES,
	...MAP_ADDRESSES,
];

export const OPEN_ADDRESSES: readonly OpenAddress[] = [
	...DATA_ADDRESSES,
	...OPENACTIVE_ADDRESSES,
	{
		pattern: 'dcat.jsonld',
		group: 'catalogue',
		title: 'データの一覧（DCAT）',
		titleEn: 'Catalogue of the datasets (DCAT 3)',
		type: 'application/ld+json',
		recipe: () => ({
			stamp: ({ town }) => stampOfKinds(town, 'dataset', 'profile'),
			make: (making) => ({ type: 'application/ld+json', text: writeDcat(making, DATA_ADDRESSES) }),
		}),
	},
];
