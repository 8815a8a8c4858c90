/** What the server's rooms know of a database: Kysely over our tables, and a way to hear that the log moved. */
import type { Kysely, Transaction } from 'kysely';
import type { Dialect } from './migrations.ts';
import type { Tables } from './schema.ts';

export type Query = Kysely<Tables> | Transaction<Tables>;

export type Database = {
	kysely: Kysely<Tables>;
	dialect: Dialect;
	/** inside a writing transaction, last: other processes hear of it when the transaction commits */
	announce(transaction: Query, area: string): Promise<void>;
	/** after a commit in this process */
	tellHere(area: string): void;
	/** calls back with the area whose log moved, here or elsewhere; `null`: some area. Returns the way to stop. */
	listen(heard: (area: string | null) => void): () => void;
	/**
	 * Cheap: may something have changed that no one told us of? `false` where a channel tells us everything.
	 * Where there is none and nothing cheap to look at, `true`: read the heads.
	 */
	mayHaveMoved(): boolean;
	/**
	 * Runs one statement for each row, inside the transaction that is open, without a turn of the event loop between. Only where
	 * the database lives in this process; elsewhere many rows travel in one statement.
	 */
	runEach?(statement: string, rows: readonly (readonly (string | number | null)[])[]): void;
	/** The same for reading, also inside the transaction that is open: the rows that the statement finds for each, one after another. */
	readEach?(statement: string, values: readonly (readonly (string | number | null)[])[]): unknown[];
	/**
	 * After a commit: no byte of what was deleted stays in the file or beside it. Where somebody reads at this moment, the next
	 * call does it. Absent where the database itself decides when it clears up.
	 */
	scrub?(): Promise<void>;
	close(): Promise<void>;
};

/** The listeners of this process. */
export function createListeners() {
	const listeners = new Set<(area: string | null) => void>();
	return {
		tell(area: string | null) {
			for (const heard of listeners) heard(area);
		},
		listen(heard: (area: string | null) => void) {
			listeners.add(heard);
			return () => {
				listeners.delete(heard);
			};
		},
	};
}
