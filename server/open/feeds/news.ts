/** News of a town for feed readers: notices as they are posted, and events as they become known. One list, three formats. */

import type { LocalMoment } from '../../../contract/dates.ts';
import { weekdayOf } from '../../../contract/dates.ts';
import type { Event } from '../../../contract/event.ts';
import type { Issue } from '../../../contract/issue.ts';
import { nextOccurrence } from '../../../contract/occurrences.ts';
import { paths } from '../../../contract/paths.ts';
import { STATUS_WORDS } from '../event-words.ts';
import { isInCalendar } from '../ical/calendar.ts';
import { dateWords, tokyoInstant } from '../instants.ts';
import type { Entry, OpenTown } from '../open-town.ts';
import { ISSUE_STATUS_WORDS, openIssues } from '../pages/community-pages.ts';

/** A feed reader holds what it has seen; it needs only what is new. */
const MOST_ITEMS = 100;

export type NewsItem = {
	/** never changes, for one notice or event */
	id: string;
	url: string;
	title: string;
	/** plain text */
	text: string;
	/** milliseconds since 1970, by the server's clock */
	changed: number;
	author?: string;
	tags: readonly string[];
};

export type NewsFeed = {
	title: string;
	description: string;
	/** the screen that shows the same */
	home: string;
	/** the address of the feed itself */
	self: string;
	id: string;
	licence: string;
	rights: string;
	items: readonly NewsItem[];
};

/** Notices that hold today, newest change first. */
export function noticeItems(town: OpenTown, origin: string, now: LocalMoment): NewsItem[] {
	const entries = [...town.rows('notice').values()].filter(
		({ data }) => data.from <= now.date && (data.until === undefined || data.until >= now.date),
	);
	return newest(entries).map((entry) => ({
		...base(town, 'notice', entry),
		url: origin + paths.notice(entry.id),
		title: entry.data.title.ja,
		text: entry.data.body?.ja ?? '',
		tags: entry.data.level === 'normal' ? [] : [entry.data.level === 'emergency' ? '緊急' : '重要'],
		...(entry.data.author === undefined ? {} : { author: entry.data.author }),
	}));
}

/** Events to come, newest change first. */
export function eventItems(town: OpenTown, origin: string, now: LocalMoment): NewsItem[] {
	const entries = [...town.rows('event').values()].filter(
		({ data }) => isInCalendar(data, now.date) && nextOccurrence(data, now) !== undefined,
	);
	return newest(entries).map((entry) => ({
		...base(town, 'event', entry),
		url: origin + paths.event(entry.id),
		title: titleOf(entry.data),
		text: textOf(entry.data, now),
		tags: entry.data.typeText === undefined ? [] : [entry.data.typeText],
		...(entry.data.organizer === undefined ? {} : { author: entry.data.organizer }),
	}));
}

/** Issues, the one that something happened to last first: what became of it is the news. */
export function issueItems(town: OpenTown, origin: string): NewsItem[] {
	return newest(openIssues(town)).map((entry) => ({
		...base(town, 'issue', entry),
		url: origin + paths.issue(entry.id),
		title: entry.data.title,
		text: [
			entry.data.text,
			...entry.data.story.map(({ status, date, text }) =>
				[`${date} ${ISSUE_STATUS_WORDS[status]}`, text].filter(Boolean).join('：'),
			),
		]
			.filter((line) => line !== undefined)
			.join('\n'),
		tags: [ISSUE_STATUS_WORDS[entry.data.status]],
	}));
}

/** What became of one issue, the last step first: who follows it hears of each. */
export function stepItems(town: OpenTown, entry: Entry<Issue>, origin: string): NewsItem[] {
	const { title, story } = entry.data;
	const last = story.length - 1;
	return story
		.map(({ status, date, text }, n) => ({
			id: `${base(town, 'issue', entry).id}:${n}`,
			url: origin + paths.issue(entry.id),
			title: `${ISSUE_STATUS_WORDS[status]}：${title}`,
			text: [dateWords(date, weekdayOf(date)), text].filter((part) => part !== undefined).join('\n'),
			changed: n === last ? entry.at : Date.parse(tokyoInstant(date)),
			tags: [ISSUE_STATUS_WORDS[status]],
		}))
		.reverse();
}

/** The newest change first. */
export function newest<Row>(entries: Entry<Row>[]): Entry<Row>[] {
	return entries.sort((a, b) => b.seq - a.seq).slice(0, MOST_ITEMS);
}

/** What every item has. */
export function base(town: OpenTown, kind: string, entry: Entry<unknown>) {
	return { id: `urn:engawa:${town.code}:${kind}:${encodeURIComponent(entry.id)}`, changed: entry.at };
}

function titleOf(event: Event): string {
	return event.status === 'scheduled' ? event.name : `【${STATUS_WORDS[event.status]}】${event.name}`;
}

function textOf(event: Event, now: LocalMoment): string {
	const next = nextOccurrence(event, now);
	const when =
		next &&
		`${dateWords(next.date, weekdayOf(next.date))}${next.from ? ` ${next.from}` : ''}${next.to ? `～${next.to}` : ''}`;
	return [when, event.placeName, event.summary?.ja ?? event.description]
		.filter((line) => line !== undefined)
		.join('\n');
}
