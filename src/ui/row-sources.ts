import type { Source } from '../../contract/common.ts';

/** The datasets that the rows came from, each once: what a screen owes its attribution to. */
export function datasetsOf(rows: Iterable<{ source?: Source | undefined }>): string[] {
	const ids = new Set<string>();
	for (const row of rows) if (row.source) ids.add(row.source.dataset);
	return [...ids];
}
