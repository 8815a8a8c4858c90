/** Fields of an event that people edit, by path in its flat row. Its state has an intent of its own; the rest is the server's. */
import { isValidDate } from './dates.ts';
import type { Event, Occurrence, When } from './event.ts';
import { parsePattern } from './occurrences.ts';

export const EVENT_FIELDS: readonly string[] = [
	'name',
	'nameKana',
	'nameEn',
	'aliases',
	'subtitle',
	'summary',
	'description',
	'eventType',
	'typeText',
	'when',
	'placeId',
	'roomIds',
	'placeName',
	'address',
	'addressDetail',
	'access',
	'parking',
	'online',
	'organizer',
	'groupId',
	'audience',
	'audienceText',
	'fields',
	'stages',
	'fee',
	'capacity',
	'capacityText',
	'apply.needed',
	'apply.method',
	'apply.from',
	'apply.fromTime',
	'apply.until',
	'apply.untilTime',
	'apply.url',
	'apply.note',
	'contact.name',
	'contact.phone',
	'contact.extension',
	'contact.fax',
	'contact.email',
	'contact.formUrl',
	'contact.note',
	'childcare',
	'languages',
	'url',
	'picture',
	'publishFrom',
	'publishUntil',
	'note',
];

export type WhenProblem = 'no-date' | 'no-such-day' | 'ends-before-start' | 'pattern' | 'rhythm';

/** What a person must put right before such a time can be announced; null: nothing. */
export function whenProblem(when: When): WhenProblem | null {
	const { startDate, endDate, startTime, endTime, pattern, patternAnchor, dates, extra, except } = when;
	const stated: Occurrence[] = [...(dates ?? []), ...(extra ?? [])];
	const days = [startDate, endDate, patternAnchor, ...(except ?? []), ...stated.map(({ date }) => date)];
	if (days.some((day) => day !== undefined && !isValidDate(day))) return 'no-such-day';
	if (!startDate && !dates?.length && !pattern) return 'no-date';
	if (startDate && endDate && endDate < startDate) return 'ends-before-start';
	if (startTime && endTime && endTime <= startTime) return 'ends-before-start';
	if (stated.some(({ from, to }) => from && to && to <= from)) return 'ends-before-start';
	if (pattern === undefined) return null;
	const parts = parsePattern(pattern);
	if (!parts) return 'pattern';
	// every second week counts from a day
	return parts.some(({ nth }) => nth.includes(7)) && !patternAnchor && !startDate ? 'rhythm' : null;
}

/** A first day after the last day to ask, or a deadline on a day that does not exist, helps nobody. */
export function hasSoundDeadline({ apply }: Pick<Event, 'apply'>): boolean {
	const { from, until } = apply ?? {};
	if ([from, until].some((day) => day !== undefined && !isValidDate(day))) return false;
	return !from || !until || from <= until;
}
