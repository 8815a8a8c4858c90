/**
 * Days of what is no event: steps of an issue, a forum, the last day of a need or an offer, from when and until when one applies
 * for a grant or a course. None of them makes anybody busy.
 */

import { line, textLine } from '../../../contract/calendar-lines.ts';
import { basicDate, localMoment, utcInstant } from '../../../contract/calendar-moments.ts';
import type { LocalDate, LocalTime } from '../../../contract/common.ts';
import { addDays } from '../../../contract/dates.ts';
import type { Exchange } from '../../../contract/exchange.ts';
import type { Forum } from '../../../contract/forum.ts';
import type { Guide } from '../../../contract/guide.ts';
import type { Issue } from '../../../contract/issue.ts';
import { paths } from '../../../contract/paths.ts';
import type { Entry } from '../open-town.ts';
import { EXCHANGE_KIND_WORDS, ISSUE_STATUS_WORDS, SIDE_WORDS } from '../pages/community-pages.ts';
import { type CalendarPlace, uidOf } from './event-component.ts';

export type CalendarDay = {
	kind: 'issue' | 'forum' | 'exchange' | 'guide';
	entry: Entry<unknown>;
	/** tells several days of one thing apart; never changes */
	suffix?: string;
	date: LocalDate;
	/** absent: the whole day */
	from?: LocalTime | undefined;
	to?: LocalTime | undefined;
	title: string;
	text?: string | undefined;
	path: string;
	category: string;
};

/** Every step, also those of long ago: they are few, and are what became of it. */
export function daysOfIssue(entry: Entry<Issue>): CalendarDay[] {
	const { id, title, story } = entry.data;
	return story.map(({ status, date, text }, n) => ({
		kind: 'issue',
		entry,
		suffix: `-${n}`,
		date,
		title: `${ISSUE_STATUS_WORDS[status]}：${title}`,
		text,
		path: paths.issue(id),
		category: '地域の課題',
	}));
}

export function dayOfForum(entry: Entry<Forum>): CalendarDay {
	const { id, theme, date, from, to, placeName } = entry.data;
	const text = placeName;
	return {
		kind: 'forum',
		entry,
		date,
		from,
		to,
		title: theme,
		text,
		path: paths.forum(id),
		category: '地域フォーラム',
	};
}

/** The last day on which it holds. */
export function dayOfExchange(entry: Entry<Exchange>): CalendarDay {
	const { id, side, what, title, text, until } = entry.data;
	return {
		kind: 'exchange',
		entry,
		date: until,
		title: `きょうまで：${title}`,
		text,
		path: paths.exchangeOne(id),
		category: `${SIDE_WORDS[side]}・${EXCHANGE_KIND_WORDS[what]}`,
	};
}

/** The first and the last day on which one may apply, as far as the source names them; at the hour, where it names that. */
export function daysOfGuide(entry: Entry<Guide>): CalendarDay[] {
	const { id, title, apply, documents = [] } = entry.data;
	const { from, fromTime, until, untilTime } = apply ?? {};
	const text = documents.length > 0 ? `必要な書類：${documents.join('、')}` : undefined;
	const shared = { kind: 'guide' as const, entry, text, path: paths.guide(id), category: '申込み・申請' };
	return [
		...(from === undefined
			? []
			: [{ ...shared, suffix: '-from', date: from, from: fromTime, title: `受付のはじまり：${title}` }]),
		...(until === undefined
			? []
			: [{ ...shared, suffix: '-until', date: until, from: untilTime, title: `しめきり：${title}` }]),
	];
}

export function* dayLines(day: CalendarDay, { town, origin }: CalendarPlace): Generator<string> {
	const { entry, date, from, to, text } = day;
	yield 'BEGIN:VEVENT';
	yield line('UID', uidOf(town, day.kind, entry.id, day.suffix ?? ''));
	yield line('DTSTAMP', utcInstant(entry.at));
	yield line('LAST-MODIFIED', utcInstant(entry.at));
	yield line('SEQUENCE', String(entry.rev));
	if (from === undefined) {
		yield `DTSTART;VALUE=DATE:${basicDate(date)}`;
		yield `DTEND;VALUE=DATE:${basicDate(addDays(date, 1))}`;
	} else {
		yield `DTSTART;TZID=Asia/Tokyo:${localMoment(date, from)}`;
		if (to !== undefined && to > from) yield `DTEND;TZID=Asia/Tokyo:${localMoment(date, to)}`;
	}
	yield textLine('SUMMARY', day.title);
	yield line('TRANSP', 'TRANSPARENT');
	yield textLine('CATEGORIES', day.category);
	yield line('URL', origin + day.path);
	yield textLine('DESCRIPTION', [text, origin + day.path].filter((part) => part !== undefined).join('\n'));
	yield 'END:VEVENT';
}
