/**
 * What the weekly digest says: of what one follows, what is new, changed or off in the next weeks. Pure.
 *
 * A thing is in it when it became news since the last digest, or comes into sight now: a course that meets every week comes into
 * sight once. Where nothing is new, nothing is said.
 */

import type { Closure } from '../../contract/closure.ts';
import type { LocalDate } from '../../contract/common.ts';
import { addDays, hasPassed, type LocalMoment } from '../../contract/dates.ts';
import type { Event, Occurrence } from '../../contract/event.ts';
import type { Issue } from '../../contract/issue.ts';
import { isEventLive, occurrencesOf } from '../../contract/occurrences.ts';
import type { OpenTown } from '../open/open-town.ts';
import { closuresOf, eventsAt, eventsOfField, eventsOfGroup } from '../open/relations.ts';
import { type Follow, follows } from './follow-store.ts';

/** How far ahead a digest looks. */
export const DIGEST_DAYS = 21;

export type Mark = 'new' | 'changed' | 'cancelled' | 'postponed';
export type DigestEvent = { event: Event; occurrence: Occurrence; mark: Mark };
export type DigestIssue = { issue: Issue; steps: Issue['story'] };
export type Digest = { events: DigestEvent[]; closures: Closure[]; issues: DigestIssue[] };

/** When things became what they are, as `news_seen` keeps it: ms by `kind/id`. */
export type Times = ReadonlyMap<string, { firstAt: number; changedAt: number }>;

/** `since`: when the last digest looked, ms and day; null: this is the first one. */
export type Since = { ms: number; date: LocalDate } | null;

export function digestOf(
	town: OpenTown,
	follow: Pick<Follow, 'things'>,
	times: Times,
	since: Since,
	now: LocalMoment,
): Digest {
	return {
		events: eventsIn(town, follow, times, since, now),
		closures: closuresIn(town, follow, times, since, now.date),
		issues: issuesIn(town, follow, times, since),
	};
}

export function isEmpty({ events, closures, issues }: Digest): boolean {
	return events.length + closures.length + issues.length === 0;
}

function eventsIn(town: OpenTown, follow: Pick<Follow, 'things'>, times: Times, since: Since, now: LocalMoment) {
	const events = new Map<string, Event>();
	for (const { kind, id } of follow.things) {
		const of = kind === 'place' ? eventsAt : kind === 'group' ? eventsOfGroup : kind === 'field' ? eventsOfField : null;
		for (const { data } of of?.(town, id) ?? []) events.set(data.id, data);
	}
	const last = addDays(now.date, DIGEST_DAYS);
	const found: DigestEvent[] = [];
	for (const event of events.values()) {
		if (!isEventLive(event, now.date)) continue;
		const ahead = occurrencesOf(event.when, now.date, last).filter(
			({ date, to }) => !hasPassed(date, to ?? '24:00', now),
		);
		const next = ahead.find(({ status }) => status === 'cancelled' || status === 'postponed') ?? ahead[0];
		const mark = next && markOf(event, next, times.get(`event/${event.id}`), since);
		if (mark) found.push({ event, occurrence: next, mark });
	}
	return found.sort(byTime);
}

function byTime(a: DigestEvent, b: DigestEvent): number {
	const key = ({ event, occurrence: { date, from } }: DigestEvent) => `${date} ${from ?? ''} ${event.id}`;
	return key(a) < key(b) ? -1 : 1;
}

function markOf(
	event: Event,
	{ status }: Occurrence,
	time: { firstAt: number; changedAt: number } | undefined,
	since: Since,
): Mark | undefined {
	const off = [event.status, status].find((each) => each === 'cancelled' || each === 'postponed');
	if (since === null) return off ?? 'new';
	const isNew = time !== undefined && time.firstAt > since.ms;
	const isChanged = time !== undefined && time.changedAt > since.ms;
	if (isNew || isChanged) return off ?? (isNew ? 'new' : 'changed');
	const before = occurrencesOf(event.when, since.date, addDays(since.date, DIGEST_DAYS), 1);
	return before.length === 0 ? (off ?? 'new') : undefined;
}

function closuresIn(
	town: OpenTown,
	{ things }: Pick<Follow, 'things'>,
	times: Times,
	since: Since,
	today: LocalDate,
): Closure[] {
	const last = addDays(today, DIGEST_DAYS);
	return things
		.flatMap(({ kind, id }) => (kind === 'place' ? closuresOf(town, id).map(({ data }) => data) : []))
		.filter(({ id, from, to }) => {
			if (to < today || from > last) return false;
			if (since === null || from > addDays(since.date, DIGEST_DAYS)) return true;
			return (times.get(`closure/${id}`)?.changedAt ?? 0) > since.ms;
		})
		.sort((a, b) => (`${a.from} ${a.id}` < `${b.from} ${b.id}` ? -1 : 1));
}

/** Steps of issues one follows, and issues that came up in a neighbourhood or of a theme one follows. */
function issuesIn(town: OpenTown, follow: Pick<Follow, 'things'>, times: Times, since: Since): DigestIssue[] {
	if (since === null) return [];
	const found: DigestIssue[] = [];
	for (const { data: issue } of town.rows('issue').values()) {
		const time = times.get(`issue/${issue.id}`);
		if (time === undefined || time.changedAt <= since.ms) continue;
		if (follows(follow, 'issue', issue.id)) {
			found.push({ issue, steps: issue.story.filter(({ date }) => date >= since.date) });
		} else if (time.firstAt > since.ms && !issue.joinedInto && isNear(follow, issue)) {
			found.push({ issue, steps: [] });
		}
	}
	return found.sort((a, b) => (a.issue.id < b.issue.id ? -1 : 1));
}

function isNear(follow: Pick<Follow, 'things'>, { placeId, fields }: Issue): boolean {
	return follows(follow, 'place', placeId) || fields.some((code) => follows(follow, 'field', code));
}
