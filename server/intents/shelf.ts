/**
 * Rows of a table as one area's writer knows them: read once, changed in memory, written in bulk at the end.
 *
 * Rows lie in partitions that are read whole (all holds of a room in a month; one request), so that "not there" is known too.
 * Each change of the running intent can be undone: a refused intent leaves nothing behind.
 */
import type { Query } from '../db/database.ts';

export type ShelfPlan<Row> = {
	partitionOf(row: Row): string;
	/** absent: a partition has but one row, and its name is the row's key */
	keyOf?(row: Row): string;
	/** all rows of these partitions */
	load(db: Query, partitions: readonly string[]): Promise<Row[]>;
	/** so many partitions are remembered from one transaction to the next; 0: none */
	remembered: number;
};

/** What has to be written: `added` are not in the database, `changed` are, `removed` shall go. */
export type ShelfChanges<Row> = { added: Row[]; changed: Row[]; removed: Row[] };

/** The steps that take back what the running intent did. */
export class Undo {
	#steps: (() => void)[] = [];
	push(step: () => void): void {
		this.#steps.push(step);
	}
	/** Takes everything back, the last first. */
	undo(): void {
		for (const step of this.#steps.reverse()) step();
		this.#steps = [];
	}
	/** Nothing before this is taken back any more. */
	keep(): void {
		this.#steps = [];
	}
}

export class Shelf<Row> {
	readonly #plan: ShelfPlan<Row>;
	readonly #undo: Undo;
	readonly #partitions = new Map<string, Map<string, Row>>();
	/** each touched key as the database has it, and as it is now; undefined: not there */
	readonly #touched = new Map<string, { readonly stored: Row | undefined; now: Row | undefined }>();

	constructor(plan: ShelfPlan<Row>, undo: Undo) {
		this.#plan = plan;
		this.#undo = undo;
	}

	/**
	 * The rows of a partition by key, with what this transaction has changed. Not to be changed by the caller. At once where they are
	 * known, which nearly all are: a promise for each would cost more than finding them.
	 */
	of(db: Query, partition: string): ReadonlyMap<string, Row> | Promise<ReadonlyMap<string, Row>> {
		return this.#partitions.get(partition) ?? this.#read(db, partition);
	}

	async #read(db: Query, partition: string): Promise<ReadonlyMap<string, Row>> {
		await this.foresee(db, [partition]);
		return this.#partitions.get(partition) ?? new Map();
	}

	/** The only row of a partition that can have but one. */
	async one(db: Query, partition: string): Promise<Row | undefined> {
		for (const row of (await this.of(db, partition)).values()) return row;
		return undefined;
	}

	/** Reads partitions that are not known yet, all in one go. */
	async foresee(db: Query, partitions: Iterable<string>): Promise<void> {
		const missing = [...new Set(partitions)].filter((partition) => !this.#partitions.has(partition));
		if (missing.length === 0) return;
		for (const partition of missing) this.#partitions.set(partition, new Map());
		for (const row of await this.#plan.load(db, missing)) {
			const partition = this.#plan.partitionOf(row);
			this.#partitions.get(partition)?.set(this.#keyOf(row, partition), row);
		}
	}

	/** Says that a partition has no rows: it was made just now. */
	knowEmpty(partition: string): void {
		if (!this.#partitions.has(partition)) this.#partitions.set(partition, new Map());
	}

	/** Adds or replaces a row. Its partition must be known. */
	put(row: Row): void {
		this.#set(row, row);
	}

	remove(row: Row): void {
		this.#set(row, undefined);
	}

	#keyOf(row: Row, partition: string): string {
		return this.#plan.keyOf?.(row) ?? partition;
	}

	#set(of: Row, row: Row | undefined): void {
		const partition = this.#plan.partitionOf(of);
		const key = this.#keyOf(of, partition);
		const rows = this.#partitions.get(partition);
		if (!rows) throw new Error(`${partition} is changed before it was read`);
		const before = rows.get(key);
		const touched = this.#touched.get(key) ?? { stored: before, now: before };
		if (touched.now === touched.stored) this.#touched.set(key, touched);
		touched.now = row;
		if (row === undefined) rows.delete(key);
		else rows.set(key, row);
		this.#undo.push(() => {
			touched.now = before;
			if (before === undefined) rows.delete(key);
			else rows.set(key, before);
		});
	}

	/** The row as the database has it (undefined: not at all), whether or not this transaction has touched it. */
	storedOf(row: Row): Row | undefined {
		const partition = this.#plan.partitionOf(row);
		const key = this.#keyOf(row, partition);
		const touched = this.#touched.get(key);
		return touched ? touched.stored : this.#partitions.get(partition)?.get(key);
	}

	/** What the transaction has changed so far, in the order in which it was first touched. */
	changes(): ShelfChanges<Row> {
		const changes: ShelfChanges<Row> = { added: [], changed: [], removed: [] };
		for (const { stored, now } of this.#touched.values()) {
			if (now === stored) continue;
			if (now === undefined) changes.removed.push(stored as Row);
			else if (stored === undefined) changes.added.push(now);
			else changes.changed.push(now);
		}
		return changes;
	}

	/** After the commit: what was written is what the database has. Forgets what is too much to remember. */
	committed(): void {
		this.#touched.clear();
		if (this.#partitions.size > this.#plan.remembered) this.#partitions.clear();
	}

	/** Somebody else has written: nothing that is remembered is known to be true. */
	forget(): void {
		this.#partitions.clear();
		this.#touched.clear();
	}
}
