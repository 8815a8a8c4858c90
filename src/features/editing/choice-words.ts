/** Words of the choices that groups offer. */
import type { Group } from '../../../contract/group.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

export const BAND_WORDS: Record<'morning' | 'afternoon' | 'evening', MessageKey> = {
	morning: 'groups.bandMorning',
	afternoon: 'groups.bandAfternoon',
	evening: 'groups.bandEvening',
};

export const RECRUITING_WORDS: Record<Group['recruiting'], MessageKey> = {
	open: 'groups.recruitingOpen',
	ask: 'groups.recruitingAsk',
	closed: 'groups.recruitingClosed',
	unknown: 'editing.recruitingUnsaid',
};

export const BENEFIT_WORDS: Record<NonNullable<Group['benefit']>, MessageKey> = {
	public: 'groups.benefitPublic',
	mutual: 'groups.benefitMutual',
	private: 'groups.benefitPrivate',
};
