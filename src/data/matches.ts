/** What may fit together, worked out on this device from what it holds: `contract/matching.ts` decides. */
import { WORKED } from '../../contract/case.ts';
import type { LocalDate } from '../../contract/common.ts';
import type { Exchange, ExchangeSide } from '../../contract/exchange.ts';
import type { HelperRow } from '../../contract/helper.ts';
import { USUAL_WEIGHTS, type Weights } from '../../contract/match-factors.ts';
import {
	type HelperIndex,
	indexOf,
	indexOfHelpers,
	type MatchFacts,
	type MatchIndex,
	pairOf,
	partiesOf,
	type Suggestion,
	suggest,
	suggestNeeds,
} from '../../contract/matching.ts';
import type { PrivateTown } from './private.ts';
import type { Town } from './town.ts';

export function weightsOf(known: PrivateTown | null): Weights {
	return { ...USUAL_WEIGHTS, ...known?.weights?.weights };
}

export function factsOf(town: Town, known: PrivateTown | null, today: LocalDate): MatchFacts {
	const apart = new Set<string>(known?.mismatches.keys());
	const worked = new Set<string>();
	for (const { needId, offerId, parties, outcome } of known?.cases.values() ?? []) {
		apart.add(pairOf(needId, offerId));
		if (outcome && WORKED.includes(outcome.kind)) worked.add(partiesOf(parties.need, parties.offer));
	}
	const stages = town.profile?.stages.map(({ code }) => code) ?? [];
	return { today, places: town.places, groups: town.groups, stages, apart, worked };
}

/** Made once as long as the rows and the day are the same. */
const indexes = new WeakMap<ReadonlyMap<string, Exchange>, Map<string, MatchIndex>>();

function indexFor(town: Town, side: ExchangeSide, today: LocalDate): MatchIndex {
	let ofRows = indexes.get(town.exchanges);
	if (!ofRows) {
		ofRows = new Map();
		indexes.set(town.exchanges, ofRows);
	}
	const key = `${side} ${today}`;
	let index = ofRows.get(key);
	if (!index) {
		index = indexOf(town.exchanges.values(), side, today);
		ofRows.set(key, index);
	}
	return index;
}

const helperIndexes = new WeakMap<ReadonlyMap<string, HelperRow>, { today: LocalDate; index: HelperIndex }>();

function helpersFor(known: PrivateTown | null, today: LocalDate): HelperIndex | undefined {
	if (!known) return undefined;
	let made = helperIndexes.get(known.helpers);
	if (made?.today !== today) {
		made = { today, index: indexOfHelpers(known.helpers.values(), today) };
		helperIndexes.set(known.helpers, made);
	}
	return made.index;
}

/** What may fit one need (offers and people) or one offer. */
export function matchesOf(town: Town, known: PrivateTown | null, one: Exchange, today: LocalDate): Suggestion[] {
	const exchanges = indexFor(town, one.side === 'need' ? 'offer' : 'need', today);
	return suggest(one, { exchanges, helpers: helpersFor(known, today) }, factsOf(town, known, today), weightsOf(known));
}

/** Which needs may fit one person. */
export function needsFor(town: Town, known: PrivateTown | null, helper: HelperRow, today: LocalDate): Suggestion[] {
	return suggestNeeds(helper, indexFor(town, 'need', today), factsOf(town, known, today), weightsOf(known));
}
