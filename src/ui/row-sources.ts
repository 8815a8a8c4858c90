import type { Source } from '../../contract/common.ts';

/** The datasets that the rows came from, each once: what a screen owes its attribution to. */
export function datasetsOf(rows: readonly { source?: Source | undefined }[]): readonly string[] {
	let known = lists.get(rows);
	if (!known) {
		const ids = new Set<string>();
		for (const row of rows) if (row.source) ids.add(row.source.dataset);
		known = [...ids];
		lists.set(rows, known);
	}
	return known;
}

/** A list that is drawn again is the same list. */
const lists = new WeakMap<object, readonly string[]>();
