/** What stands behind a number, as far as it is public by itself: the very things that were counted, without any person. Pure. */
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, fiscalYearOf } from '../../../contract/dates.ts';
import { occurrencesOf } from '../../../contract/occurrences.ts';
import { paths } from '../../../contract/paths.ts';
import type { Indicator } from '../../../contract/profile.ts';
import type { Town } from '../../data/town.ts';

/** `n`: how often it was counted; `date`: when, or the first time. */
export type Fact = {
	href: string;
	name: string;
	nameKana?: string | undefined;
	nameEn?: string | undefined;
	n: number;
	date: LocalDate;
};

/** A group counts as confirmed for so long. */
const CONFIRMED_DAYS = 365;

/**
 * The things of a 年度 that an indicator counts, the newest first; undefined: it counts what could point at a person, or what is no
 * thing of the town. A test holds it to the number itself (`contract/count-figures.ts`), whose code readers do not need.
 */
export function factsBehind(town: Town, indicator: Indicator, year: number, today: LocalDate): Fact[] | undefined {
	const last = `${year + 1}-03-31`;
	const [from, to] = [`${year}-04-01`, last < today ? last : today];
	const isIn = (date: LocalDate) => date >= from && date <= to;
	const facts: Fact[] = [];
	switch (indicator.method) {
		case 'events-held':
			for (const { id, name, nameKana, nameEn, eventType, status, when } of town.events.values()) {
				if (isOff(status) || (indicator.eventTypes && !indicator.eventTypes.includes(eventType))) continue;
				const days = occurrencesOf(when, from, to).filter((day) => !isOff(day.status));
				const [first] = days;
				if (first) facts.push({ href: paths.event(id), name, nameKana, nameEn, n: days.length, date: first.date });
			}
			break;
		case 'groups-confirmed':
			// how it was at the end of another 年度 is not known any more
			if (year !== fiscalYearOf(today)) return undefined;
			for (const { id, name, nameKana, nameEn, confirmedAt: date } of town.groups.values()) {
				if (!date || date > today || date <= addDays(today, -CONFIRMED_DAYS)) continue;
				facts.push({ href: paths.group(id), name, nameKana, nameEn, n: 1, date });
			}
			break;
		case 'issues-result':
			for (const { id, title, story, joinedInto } of town.issues.values()) {
				const date = story.find(({ status }) => status === 'result')?.date;
				if (date && isIn(date) && joinedInto === undefined)
					facts.push({ href: paths.issue(id), name: title, n: 1, date });
			}
			break;
		case 'forums-with-minutes':
			for (const { id, theme, date, minutes } of town.forums.values()) {
				if (minutes && isIn(date)) facts.push({ href: paths.forum(id), name: theme, n: 1, date });
			}
			break;
		default:
			return undefined;
	}
	return facts.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.href < b.href ? -1 : 1));
}

function isOff(status: string | undefined): boolean {
	return status === 'cancelled' || status === 'postponed';
}
