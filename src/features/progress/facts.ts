/** What stands behind a number, as far as it is public by itself: the very things that were counted, without any person. Pure. */
import type { LocalDate } from '../../../contract/common.ts';
import { CONFIRMED_DAYS } from '../../../contract/confirming.ts';
import { addDays, fiscalYearOf } from '../../../contract/dates.ts';
import { occurrencesOf } from '../../../contract/occurrences.ts';
import { paths } from '../../../contract/paths.ts';
import type { Indicator } from '../../../contract/profile.ts';
import { isOff } from '../../data/event-status.ts';
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

/**
 * The things of a 年度 that an indicator counted, the newest first, of some places or of the whole town (null); undefined: it counts
 * what could point at a person, or what is no thing of the town. A month that was not counted, or whose number somebody entered, has
 * none. A test holds it to the number itself (`contract/count-figures.ts`), whose code readers do not need.
 */
export function factsBehind(
	town: Town,
	indicator: Indicator,
	year: number,
	today: LocalDate,
	placeIds: readonly string[] | null,
): Fact[] | undefined {
	if (indicator.personal) return undefined;
	const last = `${year + 1}-03-31`;
	const [from, to] = [`${year}-04-01`, last < today ? last : today];
	const months = town.figures.get(`${indicator.code}:${year}`)?.months ?? [];
	const counted = new Set(months.filter(({ origin }) => origin === 'counted').map(({ month }) => month));
	const isCounted = (date: LocalDate) => counted.has(date.slice(0, 7));
	const isIn = (date: LocalDate) => date >= from && date <= to && isCounted(date);
	const isHere = (placeId: string | undefined) =>
		placeIds === null || (placeId !== undefined && placeIds.includes(placeId));
	const facts: Fact[] = [];
	switch (indicator.method) {
		case 'events-held':
			for (const { id, name, nameKana, nameEn, eventType, status, when, placeId } of town.events.values()) {
				if (!isHere(placeId) || isOff(status) || (indicator.eventTypes && !indicator.eventTypes.includes(eventType)))
					continue;
				const days = occurrencesOf(when, from, to).filter(
					(day) => !(day.status && isOff(day.status)) && isCounted(day.date),
				);
				const [first] = days;
				if (first) facts.push({ href: paths.event(id), name, nameKana, nameEn, n: days.length, date: first.date });
			}
			break;
		case 'groups-confirmed':
			// how it was at the end of another 年度 is not known any more, and it is not told by place
			if (year !== fiscalYearOf(today) || !isCounted(today) || placeIds !== null) return [];
			for (const { id, name, nameKana, nameEn, confirmedAt: date } of town.groups.values()) {
				if (!date || date > today || date <= addDays(today, -CONFIRMED_DAYS)) continue;
				facts.push({ href: paths.group(id), name, nameKana, nameEn, n: 1, date });
			}
			break;
		case 'issues-result':
			for (const { id, title, story, joinedInto, placeId } of town.issues.values()) {
				const date = story.find(({ status }) => status === 'result')?.date;
				if (date && isIn(date) && joinedInto === undefined && isHere(placeId))
					facts.push({ href: paths.issue(id), name: title, n: 1, date });
			}
			break;
		case 'forums-with-minutes':
			for (const { id, theme, date, minutes, placeId } of town.forums.values()) {
				if (minutes && isIn(date) && isHere(placeId)) facts.push({ href: paths.forum(id), name: theme, n: 1, date });
			}
			break;
		default:
			return undefined;
	}
	return facts.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.href < b.href ? -1 : 1));
}
