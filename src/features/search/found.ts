/** One hit as the list shows it, whatever kind of thing it is. */
import { nextOccurrence } from '../../../contract/calendar.ts';
import type { LocalMoment } from '../../../contract/dates.ts';
import type { EventStatus, Occurrence } from '../../../contract/event.ts';
import { isLentOn } from '../../../contract/lent.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import { statusOf } from '../../data/event-status.ts';
import type { Hit } from '../../data/search.ts';
import { type SearchableKind, wordsOf } from '../../data/search-text.ts';
import type { Town } from '../../data/town.ts';

export type Found = {
	href: string;
	name: string;
	nameKana?: string | undefined;
	nameEn?: string | undefined;
	/** language of the content */
	lang?: string | undefined;
	/** for events: the next time, and whether it is over or called off */
	event?: { next: Occurrence | undefined; status: EventStatus };
	/** where it is */
	place?: Place | undefined;
	/** everything else that was searched: an excerpt says why it was found */
	texts: string[];
};

/** Null when the row went away since the search. */
export function foundOf(town: Town, hit: Hit, now: LocalMoment): Found | null {
	const row = rowOf(town, hit.kind, hit.id);
	if (!row || (hit.kind === 'place' && !isLentOn(row, now.date))) return null;
	const words = wordsOf(hit.kind, row, town);
	return { ...detailsOf(town, hit, now), texts: [...words.names.slice(1), ...words.rest] };
}

function rowOf(town: Town, kind: SearchableKind, id: string): object | undefined {
	const maps = {
		place: town.places,
		room: town.rooms,
		group: town.groups,
		event: town.events,
		guide: town.guides,
		notice: town.notices,
		issue: town.issues,
		exchange: town.exchanges,
		forum: town.forums,
		tie: town.ties,
	};
	return maps[kind].get(id);
}

function detailsOf(town: Town, { kind, id, title }: Hit, now: LocalMoment): Omit<Found, 'texts'> {
	switch (kind) {
		case 'group': {
			const group = town.groups.get(id);
			return { ...nameOf(title, group), href: paths.group(id), place: town.places.get(group?.placeIds?.[0] ?? '') };
		}
		case 'event': {
			const event = town.events.get(id);
			const next = event && nextOccurrence(event, now);
			return {
				...nameOf(title, event),
				href: paths.event(id, next?.date),
				place: town.places.get(event?.placeId ?? ''),
				...(event ? { event: { next, status: statusOf(event, next) } } : {}),
			};
		}
		case 'place':
			return { ...nameOf(title, town.places.get(id)), href: paths.place(id) };
		case 'room': {
			const room = town.rooms.get(id);
			return { ...nameOf(title, room), href: paths.room(id), place: town.places.get(room?.placeId ?? '') };
		}
		case 'guide': {
			const guide = town.guides.get(id);
			return {
				href: paths.guide(id),
				name: title,
				nameKana: guide?.titleKana,
				nameEn: guide?.titleEn,
				lang: guide?.lang,
				place: town.places.get(guide?.placeId ?? ''),
			};
		}
		case 'notice': {
			const notice = town.notices.get(id);
			const placeId = notice?.placeIds?.[0];
			return {
				href: paths.notice(id),
				name: title,
				nameEn: notice?.title.en,
				place: town.places.get(placeId ?? ''),
			};
		}
		case 'issue':
			return { href: paths.issue(id), name: title, place: town.places.get(town.issues.get(id)?.placeId ?? '') };
		case 'exchange':
			return {
				href: paths.exchangeOne(id),
				name: title,
				place: town.places.get(town.exchanges.get(id)?.placeId ?? ''),
			};
		case 'forum':
			return { href: paths.forum(id), name: title, place: town.places.get(town.forums.get(id)?.placeId ?? '') };
		case 'tie':
			return { href: paths.network(id), name: title, place: town.places.get(town.ties.get(id)?.placeId ?? '') };
	}
}

type Named = { nameKana?: string | undefined; nameEn?: string | undefined; lang?: string | undefined };

function nameOf(name: string, row: Named | undefined) {
	return { name, nameKana: row?.nameKana, nameEn: row?.nameEn, lang: row?.lang };
}
