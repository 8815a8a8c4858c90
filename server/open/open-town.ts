/**
 * A town as the exporters read it: the public rows in memory, brought up to date by what has changed since.
 *
 * Nothing is read before somebody asks for an export. Afterwards a change costs the rows that it touched.
 */
import { KINDS, type Kind, type RowOf } from '../../contract/kinds.ts';
import type { Query } from '../db/database.ts';
import { toWireData } from '../stored-row.ts';
import { toPublicRow } from './public-row.ts';

/** A live row with its place in the log. `at`: when the server last changed it, milliseconds since 1970. */
export type Entry<Row> = { id: string; rev: number; seq: number; at: number; data: Row };

/** A deleted row: that it was there, and the change that took it away. */
export type Gone = { id: string; seq: number };

export type OpenTown = {
	readonly code: string;
	readonly epoch: string;
	readonly head: number;
	/** live rows of a kind by id */
	rows<K extends Kind>(kind: K): ReadonlyMap<string, Entry<RowOf[K]>>;
	gone(kind: Kind): ReadonlyMap<string, Gone>;
	/** the last change of any row of these kinds: equal as long as nothing of them has changed */
	lastChange(...kinds: readonly Kind[]): number;
	/**
	 * Live rows of a kind under each of the keys that `keysOf` gives them, in order of id; made once until a row of the
	 * kind changes. `name` tells indexes of one kind apart.
	 */
	index<K extends Kind>(
		kind: K,
		name: string,
		keysOf: (row: RowOf[K]) => readonly string[],
	): ReadonlyMap<string, readonly Entry<RowOf[K]>[]>;
};

type KindRows = {
	live: Map<string, Entry<unknown>>;
	gone: Map<string, Gone>;
	last: number;
	indexes: Map<string, unknown>;
};

/** Keeps one town; `read` gives it as it is at least at the given head. */
export class TownReader {
	readonly code: string;
	readonly #db: Query;
	#kinds = emptyKinds();
	#epoch = '';
	#head = 0;
	#reading: Promise<void> = Promise.resolve();

	constructor(db: Query, code: string) {
		this.#db = db;
		this.code = code;
	}

	/** `state`: epoch and head as the area's counter says; one reading at a time. */
	async read(state: { epoch: string; head: number }): Promise<OpenTown> {
		const before = this.#reading;
		const reading = before.then(() => this.#catchUp(state));
		// whoever comes next reads anew; the failure itself goes to whoever asked
		this.#reading = reading.catch(() => {});
		await reading;
		return this.#view();
	}

	async #catchUp({ epoch, head }: { epoch: string; head: number }): Promise<void> {
		if (epoch !== this.#epoch) {
			this.#kinds = emptyKinds();
			this.#epoch = epoch;
			this.#head = 0;
		}
		if (head <= this.#head) return;
		const changed = await this.#db
			.selectFrom('rows')
			.select(['kind', 'id', 'rev', 'seq', 'at', 'body'])
			.where('area', '=', this.code)
			.where('seq', '>', this.#head)
			.orderBy('seq')
			.execute();
		for (const row of changed) {
			const rows = this.#kinds.get(row.kind as Kind);
			// a kind that has no open format yet
			if (!rows) continue;
			rows.last = row.seq;
			rows.indexes.clear();
			rows.live.delete(row.id);
			rows.gone.delete(row.id);
			if (row.body === null) rows.gone.set(row.id, { id: row.id, seq: row.seq });
			else {
				const data = toPublicRow(row.kind as Kind, JSON.parse(toWireData(row)));
				rows.live.set(row.id, { id: row.id, rev: row.rev, seq: row.seq, at: row.at, data });
			}
		}
		this.#head = Math.max(head, changed.at(-1)?.seq ?? 0);
	}

	#view(): OpenTown {
		return viewOf(this.code, this.#epoch, this.#head, this.#kinds);
	}
}

/** A town of rows that are at hand already, whatever wrote them. */
export function openTownOf(code: string, rows: Iterable<{ kind: Kind; id: string; data: unknown }>): OpenTown {
	const kinds = emptyKinds();
	for (const { kind, id, data } of rows) {
		kinds.get(kind)?.live.set(id, { id, rev: 1, seq: 1, at: 0, data: toPublicRow(kind, data) });
	}
	return viewOf(code, '', 1, kinds);
}

function viewOf(code: string, epoch: string, head: number, kinds: Map<Kind, KindRows>): OpenTown {
	const of = (kind: Kind) => kinds.get(kind) as KindRows;
	return {
		code,
		epoch,
		head,
		rows: <K extends Kind>(kind: K) => of(kind).live as ReadonlyMap<string, Entry<RowOf[K]>>,
		gone: (kind) => of(kind).gone,
		lastChange: (...names) => Math.max(0, ...names.map((kind) => of(kind).last)),
		index<K extends Kind>(kind: K, name: string, keysOf: (row: RowOf[K]) => readonly string[]) {
			const { indexes, live } = of(kind);
			const known = indexes.get(name) as ReadonlyMap<string, readonly Entry<RowOf[K]>[]> | undefined;
			if (known) return known;
			const made = new Map<string, Entry<RowOf[K]>[]>();
			for (const entry of [...(live as Map<string, Entry<RowOf[K]>>).values()].sort(byId)) {
				for (const key of keysOf(entry.data)) {
					const list = made.get(key);
					if (list) list.push(entry);
					else made.set(key, [entry]);
				}
			}
			indexes.set(name, made);
			return made;
		},
	};
}

/** By code unit, as everywhere: the order must not depend on a machine's language. */
export function byId(a: { id: string }, b: { id: string }): number {
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function emptyKinds(): Map<Kind, KindRows> {
	return new Map(KINDS.map((kind) => [kind, { live: new Map(), gone: new Map(), last: 0, indexes: new Map() }]));
}
