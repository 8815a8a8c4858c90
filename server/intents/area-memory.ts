/** What the writer of one area knows and has changed: a shelf for each table, and how all of them reach the database. */
import type { Kind } from '../../contract/kinds.ts';
import type { Counter, Turn } from '../area-counter.ts';
import { deleteMany, insertMany, readEach } from '../db/bulk.ts';
import { compiledOnce } from '../db/compiled-once.ts';
import type { Query } from '../db/database.ts';
import type { Tables } from '../db/schema.ts';
import type {
	AuditTable,
	ClientTable,
	HoldTable,
	KeptFromTable,
	MarkTable,
	PrivateRowTable,
	PrivateScopeTable,
	ReceiptTable,
	RequestTable,
	UseTable,
	WaitingTable,
} from '../db/writing-tables.ts';
import { appendInside, type CheckedChange, readStored, type StoredState } from '../log.ts';
import { rowKey } from '../row-key.ts';
import type { Store } from '../store.ts';
import { Shelf, type ShelfPlan, Undo } from './shelf.ts';

/** A public row as this transaction sees it; `body` null: deleted or never there. */
export type PublicRow = { kind: string; id: string; rev: number; body: string | null; data: unknown };

/** Kinds that are few and of which many are looked at: their partition is the whole kind. */
const WHOLE_KINDS: readonly string[] = ['place', 'room', 'closure'] satisfies Kind[];

/** Parts of a partition's name; no id holds a control character. */
const SEPARATOR = '\0';
export function join(first: string, ...rest: string[]): string {
	let name = first;
	for (const part of rest) name += SEPARATOR + part;
	return name;
}
const split = (name: string) => name.split(SEPARATOR);

/** `key`: kind and id, joined */
export const publicPartition = (kind: string, key: string) => (WHOLE_KINDS.includes(kind) ? kind : key);
/** rows of a room lie by month */
export const monthPartition = (roomId: string, date: string) => join(roomId, date.slice(0, 7));

const WHOLE_KIND = compiledOnce((db, value: (name: 'area' | 'kind') => never) =>
	db
		.selectFrom('rows')
		.select(['id', 'rev', 'body'])
		.where('area', '=', value('area'))
		.where('kind', '=', value('kind')),
);

const monthOf = (table: 'hold' | 'mark' | 'waiting') =>
	compiledOnce((db, value: (name: 'area' | 'room' | 'from' | 'to') => never) =>
		db
			.selectFrom(table as 'hold')
			.selectAll()
			.where('area', '=', value('area'))
			.where('room_id', '=', value('room'))
			.where('date', '>=', value('from'))
			.where('date', '<=', value('to')),
	);
/** What lies in the slots of a room in a month. */
const MONTH_OF = { hold: monthOf('hold'), mark: monthOf('mark'), waiting: monthOf('waiting') };

/** Where an area stands, as far as this memory cares. */
export type Stand = Pick<Turn, 'turn' | 'epoch' | 'head'>;

export class AreaMemory {
	readonly undo = new Undo();
	readonly public: Shelf<PublicRow>;
	readonly privateRows: Shelf<PrivateRowTable>;
	readonly scopes: Shelf<PrivateScopeTable>;
	readonly requests: Shelf<RequestTable>;
	readonly holds: Shelf<HoldTable>;
	readonly waiting: Shelf<WaitingTable>;
	readonly uses: Shelf<UseTable>;
	readonly keptFrom: Shelf<KeptFromTable>;
	readonly marks: Shelf<MarkTable>;
	readonly clients: Shelf<ClientTable>;
	readonly receipts: Shelf<ReceiptTable>;
	/** after the commit, what was deleted leaves the file too */
	scrubs = false;
	/** lines for the audit; their numbers are given when they are written */
	audit: Omit<AuditTable, 'no' | 'area'>[] = [];
	/** tickets of requests that this transaction makes; each is good for one */
	readonly #newTickets = new Set<string>();
	readonly #area: string;
	readonly #store: Store;
	/** number of the last line of the audit, while nobody else writes one */
	#lastAudit: number | undefined;
	/** where the area stood when this memory was last true */
	#known: Stand | undefined;

	constructor(store: Store, area: string) {
		this.#area = area;
		this.#store = store;
		const shelf = <Row>(plan: ShelfPlan<Row>) => new Shelf(plan, this.undo);
		this.public = shelf<PublicRow>({
			partitionOf: ({ kind, id }) => publicPartition(kind, join(kind, id)),
			keyOf: ({ kind, id }) => join(kind, id),
			async load(db, partitions) {
				const named = partitions.map(split);
				const rows: PublicRow[] = [];
				const add = (kind: string, id: string, { rev, body }: StoredState) =>
					rows.push({ kind, id, rev, body, data: body === null ? null : JSON.parse(body) });
				for (const [kind = '', id] of named) {
					if (id !== undefined) continue;
					for (const row of await WHOLE_KIND(db, { area, kind })) add(kind, row.id, row);
				}
				const single = named.flatMap(([kind = '', id]) => (id === undefined ? [] : [{ kind, id }]));
				const stored = await readStored(db, area, single, store.db);
				for (const row of single) {
					const found = stored.get(rowKey(row));
					if (found) add(row.kind, row.id, found);
				}
				return rows;
			},
			remembered: 2_000,
		});
		this.privateRows = shelf<PrivateRowTable>({
			partitionOf: ({ scope, kind, id }) => join(scope, kind, id),
			async load(db, partitions) {
				const each = readEach(
					store.db,
					'private_row',
					['area', 'scope', 'kind', 'id'],
					partitions.map((name) => [area, ...split(name)]),
				);
				if (each) return each;
				const rows: PrivateRowTable[] = [];
				const byPlace = Map.groupBy(partitions.map(split), ([scope = '', kind = '']) => join(scope, kind));
				for (const [name, ofPlace] of byPlace) {
					const [scope = '', kind = ''] = split(name);
					const ids = ofPlace.map(([, , id = '']) => id);
					rows.push(
						...(await db
							.selectFrom('private_row')
							.selectAll()
							.where('area', '=', area)
							.where('scope', '=', scope)
							.where('kind', '=', kind)
							.where('id', 'in', ids)
							.execute()),
					);
				}
				return rows;
			},
			remembered: 0,
		});
		this.scopes = shelf<PrivateScopeTable>({
			partitionOf: ({ scope }) => scope,
			load: async (db, scopes) =>
				readEach(
					store.db,
					'private_scope',
					['area', 'scope'],
					scopes.map((id) => [area, id]),
				) ??
				(await db
					.selectFrom('private_scope')
					.selectAll()
					.where('area', '=', area)
					.where('scope', 'in', scopes)
					.execute()),
			remembered: 2_000,
		});
		this.requests = shelf<RequestTable>({
			partitionOf: ({ id }) => id,
			load: async (db, ids) =>
				readEach(
					store.db,
					'request',
					['area', 'id'],
					ids.map((id) => [area, id]),
				) ?? (await db.selectFrom('request').selectAll().where('area', '=', area).where('id', 'in', ids).execute()),
			remembered: 0,
		});
		this.clients = shelf<ClientTable>({
			partitionOf: ({ client }) => client,
			load: async (db, ids) =>
				readEach(
					store.db,
					'client',
					['area', 'client'],
					ids.map((id) => [area, id]),
				) ?? (await db.selectFrom('client').selectAll().where('area', '=', area).where('client', 'in', ids).execute()),
			remembered: 2_000,
		});
		this.receipts = shelf<ReceiptTable>({
			partitionOf: ({ id }) => id,
			load: async (db, ids) =>
				readEach(
					store.db,
					'receipt',
					['area', 'id'],
					ids.map((id) => [area, id]),
				) ?? (await db.selectFrom('receipt').selectAll().where('area', '=', area).where('id', 'in', ids).execute()),
			remembered: 0,
		});
		/** Rows of a room are read by the month, since whoever asks for a day looks at the days around it. */
		const ofRoom = <N extends 'hold' | 'mark' | 'waiting'>(table: N, keyOf: (row: Tables[N]) => string) =>
			shelf<Tables[N]>({
				partitionOf: ({ room_id, date }) => monthPartition(room_id, date),
				keyOf,
				async load(db, partitions) {
					const rows: Tables[N][] = [];
					for (const [room = '', month = ''] of partitions.map(split)) {
						const found = await MONTH_OF[table](db, { area, room, from: `${month}-01`, to: `${month}-31` });
						rows.push(...(found as Tables[N][]));
					}
					return rows;
				},
				remembered: 500,
			});
		const slotKey = (row: { room_id: string; date: string; slot_id: string }) =>
			join(row.room_id, row.date, row.slot_id);
		this.holds = ofRoom('hold', slotKey);
		this.marks = ofRoom('mark', slotKey);
		this.waiting = ofRoom('waiting', (row) => join(slotKey(row), row.request_id));
		const ofAsker = <N extends 'use' | 'kept_from'>(table: N, keyOf: (row: Tables[N]) => string) =>
			shelf<Tables[N]>({
				partitionOf: ({ place_id, asker }) => join(place_id, asker),
				keyOf,
				async load(db, partitions) {
					const each = readEach<'use' | 'kept_from'>(
						store.db,
						table,
						['area', 'place_id', 'asker'],
						partitions.map((name) => [area, ...split(name)]),
					);
					if (each) return each as unknown as Tables[N][];
					const rows: Tables[N][] = [];
					for (const [place, ofPlace] of Map.groupBy(partitions.map(split), ([place = '']) => place)) {
						const askers = ofPlace.map(([, asker = '']) => asker);
						const found = await db
							.selectFrom(table as 'use')
							.selectAll()
							.where('area', '=', area)
							.where('place_id', '=', place)
							.where('asker', 'in', askers)
							.execute();
						rows.push(...(found as unknown as Tables[N][]));
					}
					return rows;
				},
				remembered: 500,
			});
		this.uses = ofAsker('use', ({ place_id, asker, date, request_id }) => join(place_id, asker, date, request_id));
		this.keptFrom = ofAsker('kept_from', ({ place_id, asker, request_id }) => join(place_id, asker, request_id));
	}

	/** Is this ticket new in this transaction too? */
	takeTicket(hash: string): boolean {
		if (this.#newTickets.has(hash)) return false;
		this.#newTickets.add(hash);
		this.undo.push(() => this.#newTickets.delete(hash));
		return true;
	}

	/** Compares what is remembered with where the area stands, at the beginning of a transaction. */
	begin(now: Stand): void {
		const { turn, epoch, head } = this.#known ?? { turn: -1, epoch: '', head: -1 };
		if (now.turn !== turn + 1 || now.epoch !== epoch) {
			this.forgetAll();
		} else if (now.head !== head) {
			this.public.forget();
		}
		this.#known = undefined;
	}

	/** Writes everything that changed except receipts. Returns the head after it, and whether private rows moved. */
	async flush(db: Query, counter: Counter): Promise<{ head: number; privateMoved: boolean }> {
		const area = this.#area;
		await this.#flushShelf(db, 'request', this.requests);
		await this.#flushShelf(db, 'hold', this.holds);
		await this.#flushShelf(db, 'waiting', this.waiting);
		await this.#flushShelf(db, 'use', this.uses);
		await this.#flushShelf(db, 'kept_from', this.keptFrom);
		await this.#flushShelf(db, 'mark', this.marks);
		const privateMoved = await this.#flushPrivate(db);
		if (this.audit.length > 0) {
			let no = this.#lastAudit ?? (await this.#readLastAudit(db));
			const lines = this.audit.map((line) => ({ ...line, area, no: ++no }));
			await insertMany(this.#store.db, db, 'audit', lines, 'new');
			this.#lastAudit = no;
		}
		const { added, changed } = this.public.changes();
		const changes: CheckedChange[] = [];
		const stored = new Map<string, StoredState>();
		for (const row of [...added, ...changed]) {
			changes.push({ kind: row.kind, id: row.id, body: row.body });
			const before = this.public.storedOf(row);
			if (before) stored.set(rowKey(row), before);
		}
		if (changes.length === 0) return { head: counter.head, privateMoved };
		const appended = await appendInside(this.#store, db, area, changes, { counter, stored });
		return { head: appended.to, privateMoved };
	}

	async #readLastAudit(db: Query): Promise<number> {
		const last = await db
			.selectFrom('audit')
			.select((audit) => audit.fn.max('no').as('no'))
			.where('area', '=', this.#area)
			.executeTakeFirst();
		return Number(last?.no ?? 0);
	}

	async #flushShelf<T extends 'request' | 'hold' | 'waiting' | 'use' | 'kept_from' | 'mark', Row>(
		db: Query,
		table: T,
		shelf: Shelf<Row>,
	): Promise<void> {
		const { added, changed, removed } = shelf.changes() as unknown as {
			added: never[];
			changed: never[];
			removed: never[];
		};
		await deleteMany(this.#store.db, db, table, removed);
		await insertMany(this.#store.db, db, table, added, 'new');
		await insertMany(this.#store.db, db, table, changed, 'replace');
	}

	async #flushPrivate(db: Query): Promise<boolean> {
		const { added, changed } = this.privateRows.changes();
		const rows = [...added, ...changed];
		if (rows.length === 0) return false;
		const byScope = Map.groupBy(rows, ({ scope }) => scope);
		await this.scopes.foresee(db, byScope.keys());
		const numbered: PrivateRowTable[] = [];
		for (const [scope, ofScope] of byScope) {
			const known = await this.scopes.one(db, scope);
			let head = known?.head ?? 0;
			for (const row of ofScope) numbered.push({ ...row, seq: ++head });
			this.scopes.put({ area: this.#area, scope, epoch: known?.epoch ?? this.#store.ids.epoch(), head });
		}
		await insertMany(this.#store.db, db, 'private_row', numbered, 'replace');
		const scopes = this.scopes.changes();
		await insertMany(this.#store.db, db, 'private_scope', [...scopes.added, ...scopes.changed], 'replace');
		return true;
	}

	/** Writes receipts and how far each device's numbering has come: last, in the same transaction. */
	async flushReceipts(db: Query): Promise<void> {
		await insertMany(this.#store.db, db, 'receipt', this.receipts.changes().added, 'new');
		const clients = this.clients.changes();
		await insertMany(this.#store.db, db, 'client', [...clients.added, ...clients.changed], 'replace');
	}

	/** After the commit. */
	committed(now: Stand): void {
		// what was changed and changed back the log did not take: its version is not the one that was counted here
		const cameBack = this.public.changes().changed.some((row) => this.public.storedOf(row)?.body === row.body);
		this.undo.keep();
		for (const shelf of this.#shelves()) shelf.committed();
		if (cameBack) this.public.forget();
		this.audit = [];
		this.scrubs = false;
		this.#newTickets.clear();
		this.#known = now;
	}

	/** Rows of these tables were deleted past this memory. Only for work that has changed none of them itself. */
	forgetSlots(): void {
		for (const shelf of [this.holds, this.waiting, this.uses, this.keptFrom]) shelf.forget();
	}

	/** Rows were deleted past this memory. Only for work that has changed nothing itself. */
	forgetAll(): void {
		this.#lastAudit = undefined;
		for (const shelf of this.#shelves()) shelf.forget();
	}

	/** The transaction failed: nothing of it is true. */
	failed(): void {
		this.forgetAll();
		this.undo.keep();
		this.audit = [];
		this.scrubs = false;
		this.#newTickets.clear();
		this.#known = undefined;
	}

	#shelves(): Shelf<unknown>[] {
		return [
			this.public,
			this.privateRows,
			this.scopes,
			this.requests,
			this.holds,
			this.waiting,
			this.uses,
			this.keptFrom,
			this.marks,
			this.clients,
			this.receipts,
		] as unknown as Shelf<unknown>[];
	}
}
