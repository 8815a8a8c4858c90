/** When an event takes place, as a person says it: once, every week, on the 1st and 3rd Tuesday, day after day. Pure. */
import { formatPattern, parsePattern } from '../../../contract/calendar.ts';
import type { LocalDate, LocalTime } from '../../../contract/common.ts';
import { weekdayOf } from '../../../contract/dates.ts';
import type { When } from '../../../contract/event.ts';
import type { Weekday } from '../../../contract/place.ts';

/** `listed`: its days were written down one by one, or in a way this form has no words for; they stay as they are. */
export const RHYTHMS = ['once', 'weekly', 'fortnightly', 'monthly', 'stretch', 'listed'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export type WhenForm = {
	rhythm: Rhythm;
	startDate: LocalDate | '';
	endDate: LocalDate | '';
	startTime: LocalTime | '';
	endTime: LocalTime | '';
	/** weekdays it takes place on; empty: that of the first day */
	days: readonly Weekday[];
	/** 1 … 5, 6: the last */
	nth: readonly number[];
	text: string;
};

export function whenFormOf(when: When | undefined): WhenForm {
	const { startDate = '', endDate = '', startTime = '', endTime = '', text = '' } = when ?? {};
	const plain = { startDate, endDate, startTime, endTime, text, days: [], nth: [] };
	if (!when) return { ...plain, rhythm: 'once' };
	if (when.dates?.length) return { ...plain, rhythm: 'listed' };
	if (when.pattern === undefined) {
		return { ...plain, rhythm: endDate && endDate !== startDate ? 'stretch' : startDate || !text ? 'once' : 'listed' };
	}
	const parts = parsePattern(when.pattern);
	const [first] = parts ?? [];
	const alike = parts?.every(({ nth }) => nth.join() === first?.nth.join());
	if (!parts || !first || !alike) return { ...plain, rhythm: 'listed' };
	const days = parts.map(({ day }) => day);
	if (first.nth.join() === '0') return { ...plain, rhythm: 'weekly', days };
	if (first.nth.join() === '7') return { ...plain, rhythm: 'fortnightly', days };
	if (first.nth.includes(0) || first.nth.includes(7)) return { ...plain, rhythm: 'listed' };
	return { ...plain, rhythm: 'monthly', days, nth: first.nth };
}

/** What the form has words for; everything else of a time stays with it. */
const SAID = ['pattern', 'patternAnchor', 'startDate', 'endDate', 'startTime', 'endTime', 'text'];

/** What the form says; single days that were called off or moved stay with it. */
export function whenOf(form: WhenForm, before: When | undefined): When {
	const kept = Object.entries(before ?? {}).filter(([field]) => !SAID.includes(field));
	const ends = form.endDate ? { endDate: form.endDate } : {};
	const stated: When = {
		...Object.fromEntries(form.rhythm === 'listed' ? kept : kept.filter(([field]) => field !== 'dates')),
		...(form.startDate ? { startDate: form.startDate } : {}),
		...(form.startTime ? { startTime: form.startTime } : {}),
		...(form.startTime && form.endTime ? { endTime: form.endTime } : {}),
		...(form.text.trim() ? { text: form.text.trim() } : {}),
	};
	switch (form.rhythm) {
		case 'once':
			return stated;
		case 'stretch':
			return { ...stated, ...ends };
		case 'listed':
			return {
				...stated,
				...ends,
				...(before?.pattern ? { pattern: before.pattern } : {}),
				...(before?.patternAnchor ? { patternAnchor: before.patternAnchor } : {}),
			};
		case 'weekly':
			return { ...stated, ...ends, ...patternOf(form, [0]) };
		case 'fortnightly':
			return {
				...stated,
				...ends,
				...patternOf(form, [7]),
				...(form.startDate ? { patternAnchor: form.startDate } : {}),
			};
		case 'monthly':
			return { ...stated, ...ends, ...patternOf(form, form.nth.length > 0 ? form.nth : [1]) };
	}
}

function patternOf(form: WhenForm, nth: readonly number[]): Pick<When, 'pattern'> {
	const pattern = formatPattern(daysOf(form).map((day) => ({ nth: [...nth].sort(), day })));
	return pattern ? { pattern } : {};
}

/** The weekdays chosen, else that of the first day. */
export function daysOf({ days, startDate }: Pick<WhenForm, 'days' | 'startDate'>): Weekday[] {
	if (days.length > 0) return [...days].sort();
	return startDate ? [weekdayOf(startDate) as Weekday] : [];
}
