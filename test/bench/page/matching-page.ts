/** What the matching bench asks of a page: what fits one need, among offers and people. */

import { USUAL_WEIGHTS } from '../../../contract/match-factors.ts';
import { indexOf, indexOfHelpers, suggest } from '../../../contract/matching.ts';
import { generated, TODAY } from '../../support/exchange-town.ts';

const town = generated(7, 2_000);
const needs = town.rows.filter(({ side }) => side === 'need');

const bench = {
	/** ms of one need as a coordinator's screen asks for it: the indexes are made anew each time, as after a change. */
	cold: (count: number) =>
		needs.slice(0, count).map((need) => {
			const before = performance.now();
			const exchanges = indexOf(town.rows, 'offer', TODAY);
			const helpers = indexOfHelpers(town.helpers, TODAY);
			suggest(need, { exchanges, helpers }, town.facts, USUAL_WEIGHTS);
			return performance.now() - before;
		}),
	/** ms of one need with the indexes that are there. */
	warm: (count: number) => {
		const among = { exchanges: indexOf(town.rows, 'offer', TODAY), helpers: indexOfHelpers(town.helpers, TODAY) };
		return needs.slice(0, count).map((need) => {
			const before = performance.now();
			suggest(need, among, town.facts, USUAL_WEIGHTS);
			return performance.now() - before;
		});
	},
};

export type MatchingBench = typeof bench;
Object.assign(globalThis, { bench });
