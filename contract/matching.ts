/**
 * Which offers and which people may fit a need, and why: pure, and the same on every device and on the server.
 *
 * Only whole numbers and the four operations with a square root decide, which every machine computes alike; the order of rows does
 * not count. Nothing is learnt, and neither groups nor people have a rank: what is weighed is a pair. Pairs with equal weight stand in an order that
 * their ids give and nobody can earn.
 */
import { hashRow } from './checksum.ts';
import type { LocalDate } from './common.ts';
import { addDays } from './dates.ts';
import { type Exchange, isOpen } from './exchange.ts';
import type { Group } from './group.ts';
import { EXCHANGE_KINDS, type ExchangeKind, TIME_BANDS, type TimeBand } from './help-kinds.ts';
import { type HelperRow, isAgreed } from './helper.ts';
import type { Factor, Weights } from './match-factors.ts';
import type { Place } from './place.ts';

/** Why two fit, each with the facts for its words. */
export type Reason =
	| { factor: 'theme'; fields: string[] }
	/** `metres` in steps of 100 */
	| { factor: 'near'; how: 'same-place' | 'walk' | 'near' | 'area' | 'anywhere'; metres?: number }
	| { factor: 'evenings'; days: number[]; bands: TimeBand[] }
	/** `offered`: which of several kinds is the related one */
	| { factor: 'kind'; how: 'same' | 'related'; offered?: ExchangeKind }
	| { factor: 'stage'; how: 'same' | 'next' }
	| { factor: 'fresh' }
	| { factor: 'past' };

/** `helper`: `offerId` is a person's. */
export type Suggestion = { needId: string; offerId: string; helper?: true; points: number; reasons: Reason[] };

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
export const partyOf = ({ id, groupId }: { id: string; groupId?: string | undefined }) => groupId ?? id;
export const partiesOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** What counts of one half of a pair, whether a need, an offer or a person. */
type Half = {
	id: string;
	kinds: readonly ExchangeKind[];
	fields: readonly string[];
	/** none: anywhere */
	placeIds: readonly string[];
	groupId?: string | undefined;
	days?: readonly number[] | undefined;
	bands?: readonly TimeBand[] | undefined;
	/** when somebody last said that it holds */
	saidOn: LocalDate;
};

const halfOf = (row: Exchange): Half => ({
	id: row.id,
	kinds: [row.what],
	fields: row.fields,
	placeIds: row.placeId === undefined ? [] : [row.placeId],
	groupId: row.groupId,
	days: row.days,
	bands: row.bands,
	saidOn: row.renewedOn ?? row.raisedOn,
});

const halfOfHelper = (row: HelperRow): Half => ({
	id: row.id,
	kinds: row.kinds,
	fields: row.fields,
	placeIds: row.placeIds ?? [],
	days: row.days,
	bands: row.bands,
	saidOn: row.consent?.on ?? row.since,
});

/** Why these two fit; null: nothing says so, or something against it. */
export function explain(need: Exchange, offer: Exchange, facts: MatchFacts): Reason[] | null {
	if (need.side !== 'need' || offer.side !== 'offer') return null;
	if (!isOpen(need, facts.today) || !isOpen(offer, facts.today)) return null;
	return explainHalves(halfOf(need), halfOf(offer), facts);
}

/** Why this person fits this need; null also when the person does not agree any more. */
export function explainHelper(need: Exchange, helper: HelperRow, facts: MatchFacts): Reason[] | null {
	if (need.side !== 'need' || !isOpen(need, facts.today) || !isAgreed(helper, facts.today)) return null;
	return explainHalves(halfOf(need), halfOfHelper(helper), facts);
}

function explainHalves(need: Half, offer: Half, facts: MatchFacts): Reason[] | null {
	if (need.groupId !== undefined && need.groupId === offer.groupId) return null;
	if (facts.apart.has(pairOf(need.id, offer.id))) return null;
	const kind = kindOf(need, offer);
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
export type MatchIndex<R extends { id: string } = Exchange> = {
	rows: ReadonlyMap<string, R>;
	/** kind → everything of it, and of that by field and by place */
	byKind: ReadonlyMap<ExchangeKind, Shelf<R>>;
};
export type HelperIndex = MatchIndex<HelperRow>;
type Shelf<R> = {
	all: R[];
	byField: Map<string, R[]>;
	byPlace: Map<string, R[]>;
	noPlace: R[];
	noField: R[];
	/** neither field nor place */
	neither: R[];
};

/** Only what is open on that day is in it. */
export function indexOf(rows: Iterable<Exchange>, side: Exchange['side'], today: LocalDate): MatchIndex {
	return indexBy(rows, (row) => row.side === side && isOpen(row, today), halfOf);
}

/** Only who agrees on that day is in it. */
export function indexOfHelpers(rows: Iterable<HelperRow>, today: LocalDate): HelperIndex {
	return indexBy(rows, (row) => isAgreed(row, today), halfOfHelper);
}

function indexBy<R extends { id: string }>(
	rows: Iterable<R>,
	isIn: (row: R) => boolean,
	half: (row: R) => Half,
): MatchIndex<R> {
	const all = new Map<string, R>();
	const byKind = new Map<ExchangeKind, Shelf<R>>();
	const add = <K>(lists: Map<K, R[]>, key: K, row: R) => {
		const list = lists.get(key);
		if (list) list.push(row);
		else lists.set(key, [row]);
	};
	for (const row of rows) {
		if (!isIn(row)) continue;
		all.set(row.id, row);
		const { kinds, fields, placeIds } = half(row);
		for (const kind of new Set(kinds)) {
			let shelf = byKind.get(kind);
			if (!shelf) {
				shelf = { all: [], byField: new Map(), byPlace: new Map(), noPlace: [], noField: [], neither: [] };
				byKind.set(kind, shelf);
			}
			shelf.all.push(row);
			for (const field of new Set(fields)) add(shelf.byField, field, row);
			if (fields.length === 0) shelf.noField.push(row);
			if (placeIds.length === 0) shelf.noPlace.push(row);
			if (fields.length === 0 && placeIds.length === 0) shelf.neither.push(row);
			for (const placeId of new Set(placeIds)) add(shelf.byPlace, placeId, row);
		}
	}
	return { rows: all, byKind };
}

/** What may fit, by the index alone: more than what does fit, never less. */
export function candidatesOf<R extends { id: string }>(
	one: Exchange | HelperRow,
	index: MatchIndex<R>,
	facts: MatchFacts,
): R[] {
	const { kinds, fields, placeIds } = isHelper(one) ? halfOfHelper(one) : halfOf(one);
	const found = new Set<R>();
	const take = (rows: readonly R[] | undefined) => {
		for (const row of rows ?? []) found.add(row);
	};
	for (const what of new Set(kinds.flatMap((kind) => [kind, ...RELATED[kind]]))) {
		const shelf = index.byKind.get(what);
		if (!shelf) continue;
		if (fields.length === 0 && placeIds.length === 0) take(shelf.all);
		for (const field of fields) take(shelf.byField.get(field));
		if (placeIds.length === 0) take(shelf.noField);
		else {
			for (const [placeId, rows] of shelf.byPlace) {
				if (placeIds.some((mine) => placesNear(mine, placeId, facts))) take(rows);
			}
			take(fields.length === 0 ? shelf.noPlace : shelf.neither);
		}
	}
	return [...found];
}

export const isHelper = (one: Exchange | HelperRow): one is HelperRow => !('side' in one);

/** The other side of one: offers, or needs; and for a need also the people who can help. */
export type Among = { exchanges: MatchIndex; helpers?: HelperIndex | undefined };

/** What may fit one need (or one offer), the most reasons first. */
export function suggest(one: Exchange, among: Among, facts: MatchFacts, weights: Weights, most = 20): Suggestion[] {
	const found: Suggestion[] = [];
	for (const other of candidatesOf(one, among.exchanges, facts)) {
		const [need, offer] = one.side === 'need' ? [one, other] : [other, one];
		const reasons = explain(need, offer, facts);
		if (reasons) found.push({ needId: need.id, offerId: offer.id, points: pointsOf(reasons, weights), reasons });
	}
	if (one.side === 'need' && among.helpers) {
		for (const helper of candidatesOf(one, among.helpers, facts)) {
			const reasons = explainHelper(one, helper, facts);
			if (reasons) found.push(withHelper(one, helper, reasons, weights));
		}
	}
	return inTurn(found).slice(0, most);
}

/** Which needs may fit a person, the most reasons first. `needs`: the index of that side. */
export function suggestNeeds(
	helper: HelperRow,
	needs: MatchIndex,
	facts: MatchFacts,
	weights: Weights,
	most = 20,
): Suggestion[] {
	const found = candidatesOf(helper, needs, facts).flatMap((need) => {
		const reasons = explainHelper(need, helper, facts);
		return reasons ? [withHelper(need, helper, reasons, weights)] : [];
	});
	return inTurn(found).slice(0, most);
}

const withHelper = (need: Exchange, { id }: HelperRow, reasons: Reason[], weights: Weights): Suggestion => ({
	needId: need.id,
	offerId: id,
	helper: true,
	points: pointsOf(reasons, weights),
	reasons,
});

/** The most points first; equal ones in an order that nobody can earn. */
function inTurn(found: readonly Suggestion[]): Suggestion[] {
	const turns = found.map((suggestion) => {
		const pair = pairOf(suggestion.needId, suggestion.offerId);
		return { suggestion, pair, turn: hashRow('pair', pair, 0)[0] };
	});
	turns.sort((a, b) => b.suggestion.points - a.suggestion.points || a.turn - b.turn || (a.pair < b.pair ? -1 : 1));
	return turns.map(({ suggestion }) => suggestion);
}

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

function kindOf(need: Half, offer: Half): Reason | null {
	for (const kind of need.kinds) if (offer.kinds.includes(kind)) return { factor: 'kind', how: 'same' };
	const related = EXCHANGE_KINDS.find(
		(kind) => offer.kinds.includes(kind) && need.kinds.some((wanted) => RELATED[wanted].includes(kind)),
	);
	if (related === undefined) return null;
	return { factor: 'kind', how: 'related', ...(offer.kinds.length > 1 && { offered: related }) };
}

function themeOf(need: Half, offer: Half): Reason | null {
	const fields = [...new Set(need.fields)].filter((field) => offer.fields.includes(field)).sort();
	return fields.length > 0 ? { factor: 'theme', fields } : null;
}

function nearOf(need: Half, offer: Half, facts: MatchFacts): Reason | null {
	if (need.placeIds.length === 0 || offer.placeIds.length === 0) {
		// nothing is known of where one of them is: that alone says something only where the theme says nothing either
		const isSilent = need.fields.length === 0 || offer.fields.length === 0;
		return isSilent ? { factor: 'near', how: 'anywhere' } : null;
	}
	let nearest: Near | null = null;
	for (const a of need.placeIds) {
		for (const b of offer.placeIds) {
			const near = placesNear(a, b, facts);
			if (near && (!nearest || distanceOf(near) < distanceOf(nearest))) nearest = near;
		}
	}
	return nearest;
}

type Near = Extract<Reason, { factor: 'near' }>;

/** Metres; the same area without a map is farther than anything on one. */
const distanceOf = ({ how, metres = NEAR_M + 1 }: Near) => (how === 'same-place' ? -1 : metres);

function placesNear(a: string, b: string, { places }: MatchFacts): Near | null {
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
function timesOf(need: Half, offer: Half, facts: MatchFacts): Reason | null {
	const [one, other] = [freeOf(need, facts), freeOf(offer, facts)];
	const days = one.days.filter((day) => other.days.includes(day)).sort((a, b) => a - b);
	const bands = TIME_BANDS.filter((band) => one.bands.includes(band) && other.bands.includes(band));
	return days.length > 0 && bands.length > 0 ? { factor: 'evenings', days: [...new Set(days)], bands } : null;
}

function freeOf({ days, bands, groupId }: Half, { groups }: MatchFacts) {
	const group = groupId === undefined ? undefined : groups.get(groupId);
	return { days: days ?? group?.weekdays ?? [], bands: bands ?? group?.timeBands ?? [] };
}

function stageOf(need: Half, offer: Half, { groups, stages }: MatchFacts): Reason | null {
	const at = ({ groupId }: Half) => {
		const stage = groupId === undefined ? undefined : groups.get(groupId)?.stage;
		return stage === undefined ? -1 : stages.indexOf(stage);
	};
	const [one, other] = [at(need), at(offer)];
	if (one < 0 || other < 0) return null;
	if (one === other) return { factor: 'stage', how: 'same' };
	return Math.abs(one - other) === 1 ? { factor: 'stage', how: 'next' } : null;
}

function freshOf(need: Half, offer: Half, { today }: MatchFacts): Reason | null {
	const since = addDays(today, -FRESH_DAYS);
	return need.saidOn >= since && offer.saidOn >= since ? { factor: 'fresh' } : null;
}
