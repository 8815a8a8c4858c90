/** Suggestions: what counts, that nothing that fits is missed, and that neither order nor a round trip changes anything. */
import { describe, expect, test } from 'vitest';
import { generated, TODAY } from '../test/support/exchange-town.ts';
import type { Exchange } from './exchange.ts';
import type { HelperRow } from './helper.ts';
import { FACTORS, USUAL_WEIGHTS, type Weights } from './match-factors.ts';
import {
	candidatesOf,
	explain,
	explainHelper,
	indexOf,
	indexOfHelpers,
	type MatchFacts,
	pairOf,
	partiesOf,
	pointsOf,
	type Reason,
	repeatedNeeds,
	type Suggestion,
	suggest,
	suggestNeeds,
} from './matching.ts';
import type { Place } from './place.ts';

/** Every pair, without an index. */
function byHand(
	one: Exchange,
	rows: readonly Exchange[],
	helpers: readonly HelperRow[],
	facts: MatchFacts,
): Suggestion[] {
	const pair = (need: Exchange, offerId: string, reasons: Reason[] | null, more: { helper?: true } = {}) =>
		reasons ? [{ needId: need.id, offerId, ...more, points: pointsOf(reasons, USUAL_WEIGHTS), reasons }] : [];
	const offers = rows.flatMap((other) => {
		const [need, offer] = one.side === 'need' ? [one, other] : [other, one];
		return pair(need, offer.id, explain(need, offer, facts));
	});
	const people = helpers.flatMap((helper) => pair(one, helper.id, explainHelper(one, helper, facts), { helper: true }));
	return [...offers, ...people];
}

const inOrder = (found: readonly Suggestion[]) =>
	[...found].sort((a, b) => (pairOf(a.needId, a.offerId) < pairOf(b.needId, b.offerId) ? -1 : 1));

describe('suggestions', () => {
	test.each([1, 2, 3, 4, 5])('the index misses nothing that fits, whichever side one comes from (town %i)', (seed) => {
		const { rows, helpers, facts } = generated(seed, 60);
		const people = indexOfHelpers(helpers, TODAY);
		const needs = indexOf(rows, 'need', TODAY);
		const found: Suggestion[] = [];
		for (const one of rows) {
			const among = { exchanges: one.side === 'need' ? indexOf(rows, 'offer', TODAY) : needs, helpers: people };
			const all = suggest(one, among, facts, USUAL_WEIGHTS, Number.POSITIVE_INFINITY);
			expect(inOrder(all)).toEqual(inOrder(byHand(one, rows, helpers, facts)));
			found.push(...all);
		}
		expect(found.filter(({ helper }) => !helper).length).toBeGreaterThan(100);
		// seen from the people it is the same
		const ofPeople = found.filter(({ helper }) => helper);
		const fromPeople = helpers.flatMap((helper) =>
			suggestNeeds(helper, needs, facts, USUAL_WEIGHTS, Number.POSITIVE_INFINITY),
		);
		expect(inOrder(fromPeople)).toEqual(inOrder(ofPeople));
		expect(ofPeople.length).toBeGreaterThan(20);
	});

	test.each([1, 2, 3])('are the same after a round trip as text and in any order of rows (town %i)', (seed) => {
		const { rows, helpers, facts } = generated(seed, 60);
		const travelled = (JSON.parse(JSON.stringify(rows)) as Exchange[]).reverse();
		const people = (JSON.parse(JSON.stringify(helpers)) as HelperRow[]).reverse();
		const again: MatchFacts = { ...facts, places: new Map([...(facts.places as Map<string, Place>)].reverse()) };
		const here = { exchanges: indexOf(rows, 'offer', TODAY), helpers: indexOfHelpers(helpers, TODAY) };
		const there = { exchanges: indexOf(travelled, 'offer', TODAY), helpers: indexOfHelpers(people, TODAY) };
		for (const need of rows.filter(({ side }) => side === 'need')) {
			const copy = travelled.find(({ id }) => id === need.id) as Exchange;
			expect(suggest(copy, there, again, USUAL_WEIGHTS)).toEqual(suggest(need, here, facts, USUAL_WEIGHTS));
		}
	});

	test('two thousand needs and two thousand offers are not looked at pair by pair', () => {
		const { rows, facts } = generated(7, 2_000);
		const index = indexOf(rows, 'offer', TODAY);
		const needs = rows.filter(({ side }) => side === 'need').slice(0, 200);
		let looked = 0;
		for (const need of needs) looked += candidatesOf(need, index, facts).length;
		expect(looked / needs.length).toBeLessThan(index.rows.size / 4);
		expect(looked / needs.length).toBeGreaterThan(10);
	});

	test('every suggestion has its reasons, and its points are what they weigh', () => {
		const { rows, facts } = generated(3, 200);
		const index = indexOf(rows, 'offer', TODAY);
		const seen = new Set<string>();
		for (const need of rows.filter(({ side }) => side === 'need')) {
			for (const { reasons, points } of suggest(need, { exchanges: index }, facts, USUAL_WEIGHTS)) {
				expect(reasons.length).toBeGreaterThanOrEqual(2);
				expect(points).toBe(pointsOf(reasons, USUAL_WEIGHTS));
				for (const { factor } of reasons) seen.add(factor);
			}
		}
		expect([...seen].sort()).toEqual([...FACTORS].sort());
	});
});

const row = (id: string, different: Partial<Exchange>): Exchange => ({
	id,
	side: 'need',
	what: 'hands',
	who: 'group',
	title: id,
	fields: ['01'],
	until: '2026-12-31',
	from: 'account',
	raisedOn: '2026-11-30',
	...different,
});
const NOTHING: MatchFacts = {
	today: TODAY,
	places: new Map(),
	groups: new Map(),
	stages: [],
	apart: new Set(),
	worked: new Set(),
};

describe('what fits', () => {
	const need = row('n', {});
	const offer = row('o', { side: 'offer' });

	test('is of the same or a related kind, and shares a theme or a neighbourhood', () => {
		const factors = (different: Partial<Exchange>, facts = NOTHING) =>
			explain(need, { ...offer, ...different }, facts)?.map(({ factor }) => factor);
		expect(factors({})).toEqual(['theme', 'kind', 'fresh']);
		expect(factors({ what: 'skills' })).toEqual(['theme', 'kind', 'fresh']);
		expect(factors({ what: 'money' })).toBeUndefined();
		expect(factors({ fields: ['02'] })).toBeUndefined();
		expect(factors({ fields: [] })).toEqual(['near', 'kind', 'fresh']);
	});

	test('is still open, not of one group, and not what somebody found not to fit', () => {
		expect(explain(need, { ...offer, until: '2026-11-30' }, NOTHING)).toBeNull();
		expect(explain(need, { ...offer, ended: 'gone' }, NOTHING)).toBeNull();
		expect(explain({ ...need, groupId: 'g' }, { ...offer, groupId: 'g' }, NOTHING)).toBeNull();
		expect(explain(need, offer, { ...NOTHING, apart: new Set([pairOf('n', 'o')]) })).toBeNull();
	});

	test('an earlier introduction that went well is a reason, whoever asked then', () => {
		const facts = { ...NOTHING, worked: new Set([partiesOf('b', 'a')]) };
		const reasons = explain({ ...need, groupId: 'a' }, { ...offer, groupId: 'b' }, facts);
		expect(reasons?.at(-1)).toEqual({ factor: 'past' });
	});

	test('a person fits by any of their kinds and by the nearest of their places, as long as they agree', () => {
		const person = (different: Partial<HelperRow> = {}): HelperRow => ({
			id: 'h',
			state: 'active',
			kinds: ['money', 'skills'],
			fields: ['01'],
			placeIds: ['far', 'p'],
			consent: { text: 'helper-1', lang: 'ja', how: 'spoken', on: '2026-11-30', until: TODAY },
			since: '2026-11-30',
			...different,
		});
		const wanted = { ...need, placeId: 'p' };
		expect(explainHelper(wanted, person(), NOTHING)).toEqual([
			{ factor: 'theme', fields: ['01'] },
			{ factor: 'near', how: 'same-place' },
			{ factor: 'kind', how: 'related', offered: 'skills' },
			{ factor: 'fresh' },
		]);
		const over = { ...person().consent, until: '2026-11-30' } as NonNullable<HelperRow['consent']>;
		expect(explainHelper(wanted, person({ consent: over }), NOTHING)).toBeNull();
		expect(explainHelper(wanted, person({ state: 'invited' }), NOTHING)).toBeNull();
		expect(explainHelper(wanted, person({ kinds: ['place'] }), NOTHING)).toBeNull();
		expect(explainHelper(wanted, person(), { ...NOTHING, apart: new Set([pairOf('n', 'h')]) })).toBeNull();
	});

	test('a distance is said in steps of a hundred metres, as a map says it', () => {
		const place = (id: string, lat: number, lon: number): [string, Place] => [
			id,
			{ id, name: id, placeType: 'community-centre', lat, lon },
		];
		// 三鷹駅 – 吉祥寺駅: 1.6 km
		const places = new Map([place('a', 35.7027, 139.5606), place('b', 35.7032, 139.5797)]);
		const reasons = explain({ ...need, placeId: 'a' }, { ...offer, placeId: 'b' }, { ...NOTHING, places });
		expect(reasons?.[1]).toEqual({ factor: 'near', how: 'near', metres: 1_700 });
	});

	test('a coordinator’s weights decide what comes first, and none at all leaves an order nobody earns', () => {
		const near = row('near', { side: 'offer', fields: [], placeId: 'p' });
		const theme = row('theme', { side: 'offer', fields: ['01'], placeId: 'q' });
		const one = row('n', { placeId: 'p' });
		const index = indexOf([near, theme], 'offer', TODAY);
		const first = (weights: Partial<Weights>) =>
			suggest(one, { exchanges: index }, NOTHING, { ...USUAL_WEIGHTS, ...weights })[0]?.offerId;
		expect(first({ theme: 3, near: 0 })).toBe('theme');
		expect(first({ theme: 0, near: 3 })).toBe('near');
		const nothing = Object.fromEntries(FACTORS.map((factor) => [factor, 0])) as Weights;
		const order = (rows: Exchange[]) =>
			suggest(one, { exchanges: indexOf(rows, 'offer', TODAY) }, NOTHING, nothing).map((s) => s.offerId);
		expect(order([near, theme])).toEqual(order([theme, near]));
	});

	test('the same need in three neighbourhoods is a matter for the whole town', () => {
		const asked = ['a', 'b', 'c', 'c'].map((placeId, n) => row(`n${n}`, { placeId, what: 'place' }));
		expect(repeatedNeeds(asked, TODAY)).toEqual([{ what: 'place', field: '01', ids: ['n0', 'n1', 'n2', 'n3'] }]);
		expect(repeatedNeeds(asked.slice(0, 2), TODAY)).toEqual([]);
	});
});
