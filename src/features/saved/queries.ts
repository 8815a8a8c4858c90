/** What was saved on this device, looked up in the town as it is now. Pure. */
import { isEventLive, nextOccurrence } from '../../../contract/calendar.ts';
import type { Event, Occurrence } from '../../../contract/event.ts';
import { isOpen } from '../../../contract/exchange.ts';
import type { Kind } from '../../../contract/kinds.ts';
import { paths } from '../../../contract/paths.ts';
import type { Now } from '../../data/clock.ts';
import type { SavedThing } from '../../data/saved.ts';
import type { Town } from '../../data/town.ts';

export type SavedKind = 'event' | 'group' | 'place' | 'room' | 'guide' | 'issue' | 'exchange';
export type SavedItem = {
	kind: SavedKind;
	id: string;
	href: string;
	name: string;
	nameKana?: string | undefined;
	nameEn?: string | undefined;
	/** for events: the next time it takes place */
	next?: Occurrence | undefined;
	event?: Event | undefined;
	/** the last day on which it holds */
	until?: string | undefined;
	over: boolean;
	/** where it is, by name */
	where?: { name: string; nameKana?: string | undefined; nameEn?: string | undefined } | undefined;
};
export type SavedList = {
	byKind: readonly { kind: SavedKind; items: readonly SavedItem[] }[];
	/** saved once, but no longer in the town */
	gone: readonly SavedThing[];
	/** how many are still there */
	count: number;
};

const ORDER: readonly SavedKind[] = ['event', 'group', 'place', 'room', 'guide', 'issue', 'exchange'];

export function savedList(town: Town, saved: readonly SavedThing[], now: Now): SavedList {
	const items: SavedItem[] = [];
	const gone: SavedThing[] = [];
	for (const thing of saved) {
		const item = lookUp(town, thing.kind, thing.id, now);
		if (item) items.push(item);
		else gone.push(thing);
	}
	const byKind = ORDER.map((kind) => ({ kind, items: items.filter((item) => item.kind === kind) }));
	for (const { kind, items: ofKind } of byKind) if (kind === 'event') ofKind.sort(bySoonest);
	return { byKind: byKind.filter(({ items }) => items.length > 0), gone, count: items.length };
}

function lookUp(town: Town, kind: Kind, id: string, now: Now): SavedItem | null {
	switch (kind) {
		case 'event': {
			const event = town.events.get(id);
			if (!event) return null;
			const place = event.placeId ? town.places.get(event.placeId) : undefined;
			return {
				...named(event),
				kind,
				id,
				href: paths.event(id),
				event,
				next: nextOccurrence(event, now) ?? undefined,
				over: !isEventLive(event, now.date),
				where: place ? named(place) : event.placeName ? { name: event.placeName } : undefined,
			};
		}
		case 'group': {
			const group = town.groups.get(id);
			return group ? { ...named(group), kind, id, href: paths.group(id), over: false } : null;
		}
		case 'place': {
			const place = town.places.get(id);
			return place ? { ...named(place), kind, id, href: paths.place(id), over: false } : null;
		}
		case 'room': {
			const room = town.rooms.get(id);
			const place = room && town.places.get(room.placeId);
			return room
				? { ...named(room), kind, id, href: paths.room(id), over: false, where: place && named(place) }
				: null;
		}
		case 'guide': {
			const guide = town.guides.get(id);
			if (!guide) return null;
			const { title: name, titleKana: nameKana, titleEn: nameEn } = guide;
			return { name, nameKana, nameEn, kind, id, href: paths.guide(id), over: isOver(guide.publishUntil, now) };
		}
		case 'issue': {
			const issue = town.issues.get(id);
			return issue ? { name: issue.title, kind, id, href: paths.issue(id), over: false } : null;
		}
		case 'exchange': {
			const row = town.exchanges.get(id);
			if (!row) return null;
			const place = row.placeId === undefined ? undefined : town.places.get(row.placeId);
			return {
				name: row.title,
				kind,
				id,
				href: paths.exchangeOne(id),
				until: row.until,
				over: !isOpen(row, now.date),
				where: place && named(place),
			};
		}
		default:
			return null;
	}
}

function named({
	name,
	nameKana,
	nameEn,
}: {
	name: string;
	nameKana?: string | undefined;
	nameEn?: string | undefined;
}) {
	return { name, nameKana, nameEn };
}

function isOver(until: string | undefined, now: Now): boolean {
	return until !== undefined && until < now.date;
}

/** What comes next stands first; what is over, last. */
function bySoonest(a: SavedItem, b: SavedItem): number {
	const key = ({ next, over }: SavedItem) => `${over ? 1 : 0}${next?.date ?? '9999'}${next?.from ?? ''}`;
	return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
