/**
 * Choosing among rows by several properties at once, with the number of rows that each further choice would leave.
 *
 * Within one facet choices are alternatives (火 or 水), between facets they narrow (火 and 環境). The count beside an option
 * ignores what is chosen in its own facet, so that it says what a tap on it would show.
 */
export type Facet<R> = {
	/** nothing chosen: the facet lets every row through */
	chosen: ReadonlySet<string>;
	/** what this row is under the facet; none: the row is found only while nothing is chosen */
	valuesOf(row: R): readonly string[];
};

export type Faceted<R, N extends string> = {
	/** rows that pass every facet, in the order given */
	hits: R[];
	/** facet → option → rows that pass all *other* facets and have that option */
	counts: Record<N, Map<string, number>>;
};

/** One pass over the rows: a row counts in a facet when no other facet refuses it. */
export function facet<R, N extends string>(rows: Iterable<R>, facets: Record<N, Facet<R>>): Faceted<R, N> {
	const names = Object.keys(facets) as N[];
	const counts = Object.fromEntries(names.map((name) => [name, new Map()])) as Record<N, Map<string, number>>;
	const hits: R[] = [];
	const values = new Array<readonly string[]>(names.length);
	for (const row of rows) {
		let refusals = 0;
		let refusing = -1;
		for (let i = 0; i < names.length && refusals < 2; i++) {
			const { chosen, valuesOf } = facets[names[i] as N];
			const own = valuesOf(row);
			values[i] = own;
			if (chosen.size > 0 && !own.some((value) => chosen.has(value))) {
				refusals += 1;
				refusing = i;
			}
		}
		if (refusals > 1) continue;
		if (refusals === 0) hits.push(row);
		for (let i = 0; i < names.length; i++) {
			if (refusals === 1 && i !== refusing) continue;
			const ofFacet = counts[names[i] as N];
			for (const value of values[i] as readonly string[]) ofFacet.set(value, (ofFacet.get(value) ?? 0) + 1);
		}
	}
	return { hits, counts };
}
