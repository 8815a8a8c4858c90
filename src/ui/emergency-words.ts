/** Which words stand for what. */
import type { AlertLevelNumber, StationOffer } from '../../contract/emergency-at.ts';
import type { Hazard } from '../../contract/safety.ts';
import type { Compass } from '../data/distance.ts';
import type { MessageKey } from '../i18n/catalogue.ts';

export const HAZARD_WORDS: Record<Hazard, MessageKey> = {
	flood: 'emergency.flood',
	landslide: 'emergency.landslide',
	'storm-surge': 'emergency.stormSurge',
	earthquake: 'emergency.earthquake',
	tsunami: 'emergency.tsunami',
	fire: 'emergency.fire',
	'inland-flood': 'emergency.inlandFlood',
	volcano: 'emergency.volcano',
};

export const OFFER_WORDS: Record<StationOffer, MessageKey> = {
	toilet: 'emergency.toilet',
	water: 'emergency.water',
	charging: 'emergency.charging',
	wifi: 'emergency.wifi',
};

export const OPENING_WORDS = {
	open: 'emergency.open',
	closed: 'emergency.closed',
	unknown: 'emergency.openUnknown',
} as const satisfies Record<string, MessageKey>;

export const LEVEL_WORDS: Record<AlertLevelNumber, { name: MessageKey; do: MessageKey }> = {
	1: { name: 'emergency.level1', do: 'emergency.level1Do' },
	2: { name: 'emergency.level2', do: 'emergency.level2Do' },
	3: { name: 'emergency.level3', do: 'emergency.level3Do' },
	4: { name: 'emergency.level4', do: 'emergency.level4Do' },
	5: { name: 'emergency.level5', do: 'emergency.level5Do' },
};

export const COMPASS_WORDS: Record<Compass, MessageKey> = {
	n: 'emergency.compassN',
	ne: 'emergency.compassNe',
	e: 'emergency.compassE',
	se: 'emergency.compassSe',
	s: 'emergency.compassS',
	sw: 'emergency.compassSw',
	w: 'emergency.compassW',
	nw: 'emergency.compassNw',
};

/** What a place has, as the sign beside its word. */
export const OFFER_SIGNS = { yes: '○', no: '×', unknown: '？', withheld: '？' } as const;
