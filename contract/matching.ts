/**
 * Which offers may fit a need, and why: pure, and the same on every device and on the server.
 *
 * Only whole numbers and the four operations with a square root decide, which every machine computes alike; the order of rows does
 * not count. Nothing is learnt, and groups have no rank: what is weighed is a pair. Pairs with equal weight stand in an order that
 * their ids give and nobody can earn.
 */
import { hashRow } from './checksum.ts';
import type { LocalDate } from './common.ts';
import { addDays } from './dates.ts';
import { type Exchange, type ExchangeKind, isOpen, TIME_BANDS, type TimeBand } from './exchange.ts';
import type { Group } from './group.ts';
import type { Factor, Weights } from './match-factors.ts';
import type { Place } from './place.ts';

/** Why two fit, each with the facts for its words. */
export type Reason =
	| { factor: 'theme'; fields: string[] }
	/** `metres` in steps of 100 */
	| { factor: 'near'; how: 'same-place' | 'walk' | 'near' | 'area' | 'anywhere'; metres?: number }
	| { factor: 'evenings'; days: number[]; bands: TimeBand[] }
	| { factor: 'kind'; how: 'same' | 'related' }
	| { factor: 'stage'; how: 'same' | 'next' }
	| { factor: 'fresh' }
	| { factor: 'past' };

export type Suggestion = { needId: string; offerId: string; points: number; reasons: Reason[] };

type Lookup<R> = { get(id: string): R | undefined };

export type MatchFacts = {
	today: LocalDate;
	places: Lookup<Place>;
	groups: Lookup<Group>;
	/** codes of the profile's stages, in order */
	stages: readonly string[];
	/** pairs (`pairOf`) that somebody found not to fit, or that have a case already */
	apart: ReadonlySet<string>;
	/** parties (`partiesOf`) whom an earlier introduction did good */
	worked: ReadonlySet<string>;
};

/** Kinds that may answer each other although they are not the same. */
const RELATED: Readonly<Record<ExchangeKind, readonly ExchangeKind[]>> = {
	hands: ['skills'],
	place: [],
	skills: ['hands', 'knowledge'],
	goods: ['money'],
	money: ['goods'],
	knowledge: ['skills'],
};
const WALK_M = 1_000;
const NEAR_M = 3_000;
/** Said or renewed within so many days. */
const FRESH_DAYS = 30;

export const pairOf = (needId: string, offerId: string) => `${needId}:${offerId}`;
export const partyOf = ({ id, groupId }: Pick<Exchange, 'id' | 'groupId'>) => groupId ?? id;
export const partiesOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Why these two fit; null: nothing says so, or something against it. */
export function explain(need: Exchange, offer: Exchange, facts: MatchFacts): Reason[] | null {
	if (need.side !== 'need' || offer.side !== 'offer') return null;
	if (!isOpen(need, facts.today) || !isOpen(offer, facts.today)) return null;
	if (need.groupId !== undefined && need.groupId === offer.groupId) return null;
	if (facts.apart.has(pairOf(need.id, offer.id))) return null;
	const kind = kindOf(need.what, offer.what);
	if (!kind) return null;
	const theme = themeOf(need, offer);
	const near = nearOf(need, offer, facts);
	if (!theme && !near) return null;
	const found = [
		theme,
		near,
		timesOf(need, offer, facts),
		kind,
		stageOf(need, offer, facts),
		freshOf(need, offer, facts),
	];
	const reasons = found.filter((one): one is Reason => one !== null);
	if (facts.worked.has(partiesOf(partyOf(need), partyOf(offer)))) reasons.push({ factor: 'past' });
	return reasons;
}

/** How much a reason says by itself, 1 to 3. */
export function strengthOf(reason: Reason): number {
	switch (reason.factor) {
		case 'theme':
			return Math.min(reason.fields.length, 2);
		case 'near':
			return { 'same-place': 3, walk: 2, near: 1, area: 1, anywhere: 1 }[reason.how];
		case 'evenings':
			return Math.min(reason.days.length, 2);
		case 'kind':
			return reason.how === 'same' ? 2 : 1;
		case 'stage':
			return reason.how === 'same' ? 2 : 1;
		default:
			return 1;
	}
}

export function pointsOf(reasons: readonly Reason[], weights: Weights): number {
	return reasons.reduce((sum, reason) => sum + strengthOf(reason) * weights[reason.factor as Factor], 0);
}

/** Rows of one side by what they may be found by, so that nobody looks at all pairs. */
export type MatchIndex = {
	rows: ReadonlyMap<string, Exchange>;
	/** kind → everything of it, and of that by field and by place */
	byKind: ReadonlyMap<ExchangeKind, Shelf>;
};
type Shelf = {
	all: Exchange[];
	byField: Map<string, Exchange[]>;
	byPlace: Map<string, Exchange[]>;
	noPlace: Exchange[];
	noField: Exchange[];
};

/** Only what is open on that day is in it. */
export function indexOf(rows: Iterable<Exchange>, side: Exchange['side'], today: LocalDate): MatchIndex {
	const all = new Map<string, Exchange>();
	const byKind = new Map<ExchangeKind, Shelf>();
	const add = <K>(lists: Map<K, Exchange[]>, key: K, row: Exchange) => {
		const list = lists.get(key);
		if (list) list.push(row);
		else lists.set(key, [row]);
	};
	for (const row of rows) {
		if (row.side !== side || !isOpen(row, today)) continue;
		all.set(row.id, row);
		let shelf = byKind.get(row.what);
		if (!shelf) {
			shelf = { all: [], byField: new Map(), byPlace: new Map(), noPlace: [], noField: [] };
			byKind.set(row.what, shelf);
		}
		shelf.all.push(row);
		for (const field of new Set(row.fields)) add(shelf.byField, field, row);
		if (row.fields.length === 0) shelf.noField.push(row);
		if (row.placeId === undefined) shelf.noPlace.push(row);
		else add(shelf.byPlace, row.placeId, row);
	}
	return { rows: all, byKind };
}

/** What may fit, by the index alone: more than what does fit, never less. */
export function candidatesOf(one: Exchange, index: MatchIndex, facts: MatchFacts): Exchange[] {
	const found = new Set<Exchange>();
	const take = (rows: readonly Exchange[] | undefined) => {
		for (const row of rows ?? []) found.add(row);
	};
	for (const what of [one.what, ...RELATED[one.what]]) {
		const shelf = index.byKind.get(what);
		if (!shelf) continue;
		if (one.fields.length === 0 && one.placeId === undefined) take(shelf.all);
		for (const field of one.fields) take(shelf.byField.get(field));
		if (one.placeId === undefined) take(shelf.noField);
		else {
			for (const [placeId, rows] of shelf.byPlace) if (placesNear(one.placeId, placeId, facts)) take(rows);
			if (one.fields.length === 0) take(shelf.noPlace);
			else for (const row of shelf.noPlace) if (row.fields.length === 0) found.add(row);
		}
	}
	return [...found];
}

/** What may fit one need (or one offer), the most reasons first. `index`: of the other side. */
export function suggest(
	one: Exchange,
	index: MatchIndex,
	facts: MatchFacts,
	weights: Weights,
	most = 20,
): Suggestion[] {
	const suggestions: (Suggestion & { turn: number })[] = [];
	for (const other of candidatesOf(one, index, facts)) {
		const [need, offer] = one.side === 'need' ? [one, other] : [other, one];
		const reasons = explain(need, offer, facts);
		if (!reasons) continue;
		const pair = pairOf(need.id, offer.id);
		const points = pointsOf(reasons, weights);
		suggestions.push({ needId: need.id, offerId: offer.id, points, reasons, turn: hashRow('pair', pair, 0)[0] });
	}
	suggestions.sort((a, b) => b.points - a.points || a.turn - b.turn || (pairOfOne(a) < pairOfOne(b) ? -1 : 1));
	return suggestions.slice(0, most).map(({ turn: _, ...suggestion }) => suggestion);
}

const pairOfOne = ({ needId, offerId }: Suggestion) => pairOf(needId, offerId);

/** The same kind of thing, of the same field, asked for in several neighbourhoods: a matter for the whole town. */
export type Repeated = { what: ExchangeKind; field: string; ids: string[] };

export function repeatedNeeds(rows: Iterable<Exchange>, today: LocalDate, least = 3): Repeated[] {
	const found = new Map<string, { what: ExchangeKind; field: string; ids: string[]; places: Set<string> }>();
	for (const row of rows) {
		if (row.side !== 'need' || row.placeId === undefined || !isOpen(row, today)) continue;
		for (const field of new Set(row.fields)) {
			const key = `${row.what} ${field}`;
			const one = found.get(key) ?? { what: row.what, field, ids: [], places: new Set<string>() };
			one.ids.push(row.id);
			one.places.add(row.placeId);
			found.set(key, one);
		}
	}
	return [...found]
		.filter(([, { places }]) => places.size >= least)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, { what, field, ids }]) => ({ what, field, ids: ids.sort() }));
}

function kindOf(need: ExchangeKind, offer: ExchangeKind): Reason | null {
	if (need === offer) return { factor: 'kind', how: 'same' };
	return RELATED[need].includes(offer) ? { factor: 'kind', how: 'related' } : null;
}

function themeOf(need: Exchange, offer: Exchange): Reason | null {
	const fields = [...new Set(need.fields)].filter((field) => offer.fields.includes(field)).sort();
	return fields.length > 0 ? { factor: 'theme', fields } : null;
}

function nearOf(need: Exchange, offer: Exchange, facts: MatchFacts): Reason | null {
	if (need.placeId === undefined || offer.placeId === undefined) {
		// nothing is known of where one of them is: that alone says something only where the theme says nothing either
		const isSilent = need.fields.length === 0 || offer.fields.length === 0;
		return isSilent ? { factor: 'near', how: 'anywhere' } : null;
	}
	return placesNear(need.placeId, offer.placeId, facts);
}

function placesNear(a: string, b: string, { places }: MatchFacts): Reason | null {
	if (a === b) return { factor: 'near', how: 'same-place' };
	const [one, other] = [places.get(a), places.get(b)];
	if (!one || !other) return null;
	const metres = metresBetween(one, other);
	if (metres !== undefined && metres <= NEAR_M) {
		return { factor: 'near', how: metres <= WALK_M ? 'walk' : 'near', metres };
	}
	return one.areaIds?.some((id) => other.areaIds?.includes(id)) ? { factor: 'near', how: 'area' } : null;
}

const METRES_PER_DEGREE = 111_195;

/** In steps of 100; on a flat town, by operations that every machine rounds alike (`Math.cos` is not one of them). */
function metresBetween(a: Place, b: Place): number | undefined {
	if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return undefined;
	const x = ((a.lat + b.lat) / 2) * 0.017453292519943295;
	const square = x * x;
	const cosine = 1 - (square / 2) * (1 - (square / 12) * (1 - (square / 30) * (1 - square / 56)));
	const south = (a.lat - b.lat) * METRES_PER_DEGREE;
	const east = (a.lon - b.lon) * METRES_PER_DEGREE * cosine;
	return Math.round(Math.sqrt(south * south + east * east) / 100) * 100;
}

/** Days and times that both say, themselves or by their groups. */
function timesOf(need: Exchange, offer: Exchange, facts: MatchFacts): Reason | null {
	const [one, other] = [freeOf(need, facts), freeOf(offer, facts)];
	const days = one.days.filter((day) => other.days.includes(day)).sort((a, b) => a - b);
	const bands = TIME_BANDS.filter((band) => one.bands.includes(band) && other.bands.includes(band));
	return days.length > 0 && bands.length > 0 ? { factor: 'evenings', days: [...new Set(days)], bands } : null;
}

function freeOf({ days, bands, groupId }: Exchange, { groups }: MatchFacts) {
	const group = groupId === undefined ? undefined : groups.get(groupId);
	return { days: days ?? group?.weekdays ?? [], bands: bands ?? group?.timeBands ?? [] };
}

function stageOf(need: Exchange, offer: Exchange, { groups, stages }: MatchFacts): Reason | null {
	const at = ({ groupId }: Exchange) => {
		const stage = groupId === undefined ? undefined : groups.get(groupId)?.stage;
		return stage === undefined ? -1 : stages.indexOf(stage);
	};
	const [one, other] = [at(need), at(offer)];
	if (one < 0 || other < 0) return null;
	if (one === other) return { factor: 'stage', how: 'same' };
	return Math.abs(one - other) === 1 ? { factor: 'stage', how: 'next' } : null;
}

function freshOf(need: Exchange, offer: Exchange, { today }: MatchFacts): Reason | null {
	const since = addDays(today, -FRESH_DAYS);
	const isFresh = ({ renewedOn, raisedOn }: Exchange) => (renewedOn ?? raisedOn) >= since;
	return isFresh(need) && isFresh(offer) ? { factor: 'fresh' } : null;
}
