/** What the screens about places read: pure functions over the town. */

import { occurrencesOf } from '../../../contract/calendar.ts';
import { addDays, type LocalMoment } from '../../../contract/dates.ts';
import { compareKana, foldedIndexRow } from '../../../contract/fold.ts';
import type { Group } from '../../../contract/group.ts';
import { isLentOn } from '../../../contract/lent.ts';
import type { Place } from '../../../contract/place.ts';
import { PURPOSES, type Purpose } from '../../../contract/room.ts';
import { distanceM } from '../../data/distance.ts';
import { purposesOf } from '../../data/other-places.ts';
import { eventsOfPlace, type Happening } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';
import { type Address, oneIn, textIn } from '../../ui/filter-address.ts';
import { type PlaceToday, placeToday } from './place-today.ts';

/** Kinds of places as a visitor tells them apart. */
export const KINDS_OF_PLACES = ['centres', 'childcare', 'private', 'public', 'all'] as const;
export type KindOfPlace = (typeof KINDS_OF_PLACES)[number];
export const ORDERS = ['kana', 'area', 'near'] as const;
export type Order = (typeof ORDERS)[number];

export type PlaceFilter = {
	kind: KindOfPlace;
	order: Order;
	area: string;
	openNow: boolean;
	/** of ほかの場所 alone: for what; '' any */
	purpose: Purpose | '';
};

export type ListedPlace = {
	place: Place;
	/** position in the list and on the map, from 1 */
	number: number;
	today: PlaceToday;
	isHome: boolean;
	/** metres from my centre */
	distanceM: number | undefined;
};
export type PlaceList = {
	/** in order; `heading` is a kana row or an area's name, '' where there is nothing to divide by */
	sections: { heading: string; places: ListedPlace[] }[];
	count: number;
	open: number;
	/** among them, no rules are known */
	unknown: number;
	/** how many places of each kind there are, whatever else is chosen */
	counts: Record<KindOfPlace, number>;
	/** of ほかの場所: how many serve each purpose, whatever is chosen */
	purposes: ReadonlyMap<Purpose, number>;
};

export function readPlaceFilter(address: Address, homePlaceId: string | null): PlaceFilter {
	const order = oneIn(address, 'order', ORDERS, 'kana');
	const kind = oneIn(address, 'kind', KINDS_OF_PLACES, 'centres');
	return {
		kind,
		// without a centre of one's own there is nothing to be near to
		order: order === 'near' && !homePlaceId ? 'kana' : order,
		area: order === 'area' ? textIn(address, 'area') : '',
		// nobody here knows when another place is free: neither is it asked of one
		openNow: kind !== 'private' && textIn(address, 'open') === 'now',
		purpose: kind === 'private' ? oneIn(address, 'for', PURPOSES, '') : '',
	};
}

export function writePlaceFilter(filter: PlaceFilter) {
	return {
		kind: filter.kind === 'centres' ? '' : filter.kind,
		order: filter.order === 'kana' ? '' : filter.order,
		area: filter.order === 'area' ? filter.area : '',
		open: filter.openNow && filter.kind !== 'private' ? 'now' : '',
		for: filter.kind === 'private' ? filter.purpose : '',
	};
}

export function listPlaces(town: Town, filter: PlaceFilter, now: LocalMoment, homePlaceId: string | null): PlaceList {
	const home = homePlaceId ? town.places.get(homePlaceId) : undefined;
	const counts: Record<KindOfPlace, number> = { centres: 0, childcare: 0, private: 0, public: 0, all: 0 };
	const purposes = new Map<Purpose, number>();
	const listed: ListedPlace[] = [];
	for (const place of town.places.values()) {
		if (!holdsOn(place, now.date)) continue;
		const kind = kindOf(place);
		counts[kind] += 1;
		counts.all += 1;
		const serves = kind === 'private' ? purposesOf(town, place) : [];
		for (const purpose of serves) purposes.set(purpose, (purposes.get(purpose) ?? 0) + 1);
		if (filter.kind !== 'all' && filter.kind !== kind) continue;
		if (filter.purpose && !serves.includes(filter.purpose)) continue;
		if (filter.area && !place.areaIds?.includes(filter.area)) continue;
		const today = placeToday(town, place, now);
		if (filter.openNow && today.kind !== 'open') continue;
		listed.push({ place, number: 0, today, isHome: place.id === homePlaceId, distanceM: distanceM(home, place) });
	}
	listed.sort(filter.order === 'near' ? byDistance : byReading);
	const sections = divide(town, listed, filter);
	let number = 0;
	for (const section of sections) for (const entry of section.places) entry.number = ++number;
	return {
		sections,
		count: listed.length,
		open: listed.filter(({ today }) => today.kind === 'open').length,
		unknown: listed.filter(({ place, today }) => today.kind === 'unknown' && !place.lent).length,
		counts,
		purposes,
	};
}

export function kindOf(place: Place): Exclude<KindOfPlace, 'all'> {
	if (place.placeType === 'community-centre' || place.placeType === 'community-branch') return 'centres';
	if (place.placeType === 'childcare' || place.placeType === 'children') return 'childcare';
	if (place.placeType === 'private-space' || place.ownership === 'private') return 'private';
	return 'public';
}

/** The next times something takes place there, cancelled ones among them. */
export function nextEventsAt(town: Town, placeId: string, now: LocalMoment, count = 5): Happening[] {
	const until = addDays(now.date, 28);
	const found: Happening[] = [];
	for (const event of eventsOfPlace(town, placeId)) {
		for (const occurrence of occurrencesOf(event.when, now.date, until)) {
			const isOver = occurrence.date === now.date && occurrence.to !== undefined && occurrence.to <= now.time;
			if (!isOver) found.push({ event, occurrence });
		}
	}
	return found.sort((a, b) => compare(momentOf(a), momentOf(b))).slice(0, count);
}

/** By the reading of their names. */
export function inKanaOrder(groups: readonly Group[]): Group[] {
	return [...groups].sort((a, b) => compareKana(a.nameKana ?? a.name, b.nameKana ?? b.name));
}

/** Places move and change their names: a record speaks only of its own days, and another place only while its keeper agrees. */
function holdsOn(place: Place, date: string): boolean {
	return isLentOn(place, date) && (place.validFrom ?? date) <= date && (place.validTo ?? date) >= date;
}

function divide(town: Town, listed: ListedPlace[], { order }: PlaceFilter): PlaceList['sections'] {
	if (order === 'near') return listed.length > 0 ? [{ heading: '', places: listed }] : [];
	const sections = new Map<string, ListedPlace[]>();
	if (order === 'area') for (const area of town.profile?.areas ?? []) sections.set(area.name, []);
	const areaNames = new Map(town.profile?.areas.map((area) => [area.id, area.name]));
	for (const entry of listed) {
		const heading =
			order === 'area'
				? (areaNames.get(entry.place.areaIds?.[0] ?? '') ?? '')
				: foldedIndexRow(entry.place.nameKana ?? entry.place.name);
		const section = sections.get(heading);
		if (section) section.push(entry);
		else sections.set(heading, [entry]);
	}
	return [...sections].filter(([, places]) => places.length > 0).map(([heading, places]) => ({ heading, places }));
}

const readingOf = ({ place }: ListedPlace) => place.nameKana ?? place.name;
const byReading = (a: ListedPlace, b: ListedPlace) =>
	compareKana(readingOf(a), readingOf(b)) || compareKana(a.place.name, b.place.name);
const byDistance = (a: ListedPlace, b: ListedPlace) =>
	(a.distanceM ?? Number.POSITIVE_INFINITY) - (b.distanceM ?? Number.POSITIVE_INFINITY) || byReading(a, b);
const momentOf = ({ occurrence }: Happening) => `${occurrence.date}T${occurrence.from ?? ''}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
