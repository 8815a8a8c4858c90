/** The words for whom something is. */
import type { Audience } from '../../contract/common.ts';
import type { MessageKey } from '../i18n/catalogue.ts';

export const AUDIENCE_WORDS: Record<Audience, MessageKey> = {
	everyone: 'details.forEveryone',
	infants: 'details.forInfants',
	children: 'details.forChildren',
	youth: 'details.forYouth',
	adults: 'details.forAdults',
	seniors: 'details.forSeniors',
	parents: 'details.forParents',
	carers: 'details.forCarers',
	disabled: 'details.forDisabled',
	'foreign-residents': 'details.forForeignResidents',
	women: 'details.forWomen',
	men: 'details.forMen',
};
