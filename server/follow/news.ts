/**
 * What of a row can become news, and when it does. Pure.
 *
 * Of each row only what matters to those who follow is remembered, as a text: a corrected spelling is no news, a cancelled day is.
 */
import { createHash } from 'node:crypto';
import type { Closure } from '../../contract/closure.ts';
import type { LocalDate } from '../../contract/common.ts';
import { addDays } from '../../contract/dates.ts';
import type { Emergency } from '../../contract/emergency.ts';
import { TOWN_ID } from '../../contract/emergency-at.ts';
import type { Event } from '../../contract/event.ts';
import type { News } from '../../contract/follow.ts';
import type { Forum } from '../../contract/forum.ts';
import type { Issue } from '../../contract/issue.ts';
import type { Notice } from '../../contract/notice.ts';
import { lastDateOf } from '../../contract/occurrences.ts';
import { type Follow, follows } from './follow-store.ts';

/** Kinds of rows that are looked through. */
export const NEWS_KINDS = ['closure', 'event', 'emergency', 'notice', 'forum', 'issue'] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];
type RowOfNews = { closure: Closure; event: Event; emergency: Emergency; notice: Notice; forum: Forum; issue: Issue };

export const TELLINGS = [
	'closure',
	/** a closure that was taken back */
	'closure-gone',
	'cancelled',
	'postponed',
	'forum',
	/** somebody is looked for */
	'volunteers',
	'emergency',
	'notice',
	'request',
	'weekly',
] as const;

/** One thing to tell. What it says is read when it is told. */
export type Telling = { is: (typeof TELLINGS)[number]; id: string };

/** What is remembered; `until`: the last day on which it matters. Undefined: nothing of this row is news. */
export type Known = { state: string; until: LocalDate };

/** A pattern without end, an issue: remembered as long as the town has it. */
const FOR_LONG = '9999-12-31';

const REMEMBER: { [K in NewsKind]: (row: RowOfNews[K], today: LocalDate) => Known | undefined } = {
	closure: ({ from, to, fromTime, toTime, roomIds }) => ({
		state: [from, to, fromTime ?? '', toTime ?? '', ...[...(roomIds ?? [])].sort()].join(' '),
		until: to,
	}),
	event: (event) => ({ state: JSON.stringify(stateOf(event)), until: lastDateOf(event.when) ?? FOR_LONG }),
	emergency: ({ on, since, level }) => ({
		state: on ? `${since ?? ''} ${level?.level ?? ''} ${level?.issuedAt ?? ''}` : '',
		until: FOR_LONG,
	}),
	notice: ({ level, until }, today) =>
		level === 'emergency' ? { state: 'emergency', until: until ?? addDays(today, 30) } : undefined,
	forum: ({ date, minutes }) => ({ state: minutes ? 'minutes' : date, until: date }),
	issue: ({ status, story, joinedInto }) => ({
		state: `${status} ${story.length} ${joinedInto ?? ''}`,
		until: FOR_LONG,
	}),
};

export function remember<K extends NewsKind>(kind: K, row: RowOfNews[K], today: LocalDate): Known | undefined {
	return REMEMBER[kind](row, today);
}

type EventState = {
	/** cancelled or postponed as a whole */
	off: '' | 'cancelled' | 'postponed';
	/** single days that are off */
	offDates: LocalDate[];
	/** a hash of when and where */
	at: string;
};

function stateOf(event: Event): EventState {
	const { status, when, placeId, placeName, roomIds } = event;
	const days = [...(when.dates ?? []), ...(when.extra ?? [])];
	const offDates = days.flatMap((day) => (isOff(day.status) ? [day.date] : []));
	const times = days.map(({ date, from, to }) => [date, from, to]);
	const { text: _, dates: __, extra: ___, ...rule } = when;
	const at = createHash('sha256')
		.update(JSON.stringify([times, rule, placeId, placeName, roomIds]))
		.digest('base64url');
	return { off: isOff(status) ? status : '', offDates: [...new Set(offDates)].sort(), at: at.slice(0, 12) };
}

const isOff = (status: string | undefined): status is 'cancelled' | 'postponed' =>
	status === 'cancelled' || status === 'postponed';

/** What is to be told at once. `before`: what was remembered; undefined: the row is new. */
export function tellingOf<K extends NewsKind>(
	kind: K,
	row: RowOfNews[K],
	before: string | undefined,
	{ state, until }: Known,
	today: LocalDate,
): Telling | undefined {
	if (state === before || until < today) return undefined;
	const { id } = row;
	if (kind === 'closure') return { is: 'closure', id };
	if (kind === 'emergency') return state === '' ? undefined : { is: 'emergency', id };
	if (kind === 'notice') return { is: 'notice', id };
	if (kind === 'forum') return state === 'minutes' ? undefined : { is: 'forum', id };
	if (kind === 'issue') return undefined;
	const now = JSON.parse(state) as EventState;
	const then = before === undefined ? undefined : (JSON.parse(before) as EventState);
	if (now.off) return now.off === then?.off ? undefined : { is: now.off, id };
	const isNewlyOff = (date: LocalDate) => date >= today && !then?.offDates.includes(date);
	if (now.offDates.some(isNewlyOff)) return { is: 'cancelled', id };
	return !then && (row as Event).eventType === 'volunteer' ? { is: 'volunteers', id } : undefined;
}

export const NEWS_OF: Record<Telling['is'], News> = {
	closure: 'closures',
	'closure-gone': 'closures',
	cancelled: 'closures',
	postponed: 'closures',
	forum: 'forums',
	volunteers: 'forums',
	emergency: 'emergency',
	notice: 'emergency',
	request: 'requests',
	weekly: 'weekly',
};

/** Is this somebody's who follows these things? Themes bring no single events at once: there would be too many. */
export function concerns(
	follow: Pick<Follow, 'things' | 'news'>,
	{ is, id }: Telling,
	row: RowOfNews[NewsKind],
): boolean {
	if (!follow.news.includes(NEWS_OF[is])) return false;
	if (is === 'emergency') return id === TOWN_ID || follows(follow, 'place', id);
	if (is === 'notice') {
		const { placeIds = [] } = row as Notice;
		return placeIds.length === 0 || placeIds.some((placeId) => follows(follow, 'place', placeId));
	}
	const { placeId, groupId, fields } = row as Partial<Event>;
	if (follows(follow, 'place', placeId)) return true;
	// who follows no centre hears of forums everywhere
	if (is === 'forum') return placeId === undefined || !follow.things.some(({ kind }) => kind === 'place');
	if (follows(follow, 'group', groupId)) return true;
	return is === 'volunteers' && (fields ?? []).some((code) => follows(follow, 'field', code));
}

/** Names a telling in its state, so that the same is told once. */
export function tellKey({ is, id }: Telling, state: string): string {
	return `${is} ${createHash('sha256').update(`${id}\n${state}`).digest('base64url').slice(0, 27)}`;
}
