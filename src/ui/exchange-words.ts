/** Words of needs and offers, as several screens say them. */
import type { ExchangeKind, ExchangeSide, ExchangeWho, TimeBand } from '../../contract/exchange.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { weekdayMarked } from '../i18n/format.ts';

export const KIND_WORDS: Record<ExchangeKind, MessageKey> = {
	hands: 'exchange.hands',
	place: 'exchange.place',
	skills: 'exchange.skills',
	goods: 'exchange.goods',
	money: 'exchange.money',
	knowledge: 'exchange.knowledge',
};

export const SIDE_WORDS: Record<ExchangeSide, MessageKey> = { need: 'exchange.need', offer: 'exchange.offer' };

export const WHO_WORDS: Record<ExchangeWho, MessageKey> = {
	group: 'exchange.group',
	person: 'exchange.person',
	company: 'exchange.company',
	university: 'exchange.university',
	school: 'exchange.school',
	city: 'exchange.city',
};

export const TIME_WORDS: Record<TimeBand, MessageKey> = {
	morning: 'exchange.morning',
	afternoon: 'exchange.afternoon',
	evening: 'exchange.evening',
};

/** For `<Marked>`. */
export function daysMarked(days: readonly number[]): string {
	return [...days]
		.sort((a, b) => a - b)
		.map((day) => weekdayMarked(day, 'long'))
		.join('・');
}
