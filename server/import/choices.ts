/** What a person answered where a file can be read in more ways than one, and the questions that ask for it. */
import type { ImportKind } from './columns.ts';
import type { SlashOrder } from './read-date.ts';

export type ReadChoices = {
	kind?: ImportKind | undefined;
	/** for columns whose own rows prove no order */
	slashOrder?: Exclude<SlashOrder, null> | undefined;
	/** field → the header as the file writes it; '' leaves the field without a column */
	columns?: Readonly<Record<string, string>> | undefined;
};

/** What only a person can know, with every reading. */
export type Question =
	| { ask: 'kind'; readings: ImportKind[] }
	| { ask: 'column'; field: string; meaning: string; readings: string[] }
	| {
			ask: 'slash-order';
			/** cells of the file that depend on it */
			cells: number;
			samples: { value: string; monthFirst: string; dayFirst: string }[];
	  };
