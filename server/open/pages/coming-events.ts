/** The list of events to come that several pages show. */
import type { LocalMoment } from '../../../contract/dates.ts';
import type { Event } from '../../../contract/event.ts';
import { nextOccurrence } from '../../../contract/occurrences.ts';
import { paths } from '../../../contract/paths.ts';
import { isInCalendar } from '../ical/calendar.ts';
import { titleOf } from '../ical/event-component.ts';
import { markup, type Piece } from '../markup.ts';
import { list, occurrenceWords, type PageContext } from './public-page.ts';

/** The next time of each event that is still to come, soonest first. */
export function comingOf(entries: readonly { data: Event }[], now: LocalMoment, most: number) {
	return entries
		.filter(({ data }) => isInCalendar(data, now.date))
		.flatMap(({ data }) => {
			const next = nextOccurrence(data, now);
			return next ? [{ data, next }] : [];
		})
		.sort((a, b) => (`${a.next.date}${a.next.from ?? ''}` < `${b.next.date}${b.next.from ?? ''}` ? -1 : 1))
		.slice(0, most);
}

export function comingEvents(entries: readonly { data: Event }[], { now, href }: PageContext, most = 50): Piece {
	return list(
		comingOf(entries, now, most).map(
			({ data, next }) =>
				markup`${occurrenceWords(next)} <a href="${href(paths.event(data.id))}">${titleOf(data, data.status)}</a>`,
		),
	);
}
