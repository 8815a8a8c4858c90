/** What the list of events says of itself: the days, which events, how many. */
import type { LocalDate } from '../../../contract/common.ts';
import { monthOf } from '../../../contract/dates.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { dateMarked, monthMarked } from '../../i18n/format.ts';
import type { Phrase } from '../../i18n/phrases.tsx';
import { daysShown, type EventFilter } from './queries.ts';

/** A sentence of which `{what}` is the phrases; the other parameters are marked texts. */
export function headingOf(filter: EventFilter, today: LocalDate, n: number): Phrase {
	const [from] = daysShown(filter, today);
	const k = (some: MessageKey, none: MessageKey) => (n > 0 ? some : none);
	const count = { n: String(n) };
	if (filter.view === 'week') {
		return { k: k('events.foundWeek', 'events.foundWeekNone'), params: { ...count, from: dateMarked(from) } };
	}
	if (filter.view === 'month') {
		return {
			k: k('events.foundMonth', 'events.foundMonthNone'),
			params: { ...count, month: monthMarked(monthOf(from)) },
		};
	}
	if (filter.view === 'list') return { k: k('events.foundList', 'events.foundListNone'), params: count };
	if (from === today) return { k: k('events.foundToday', 'events.foundTodayNone'), params: count };
	return { k: k('events.foundDay', 'events.foundDayNone'), params: { ...count, date: dateMarked(from) } };
}
