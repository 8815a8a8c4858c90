/**
 * The log, and its one writer.
 *
 * Change numbers are dense and given in commit order: the area's counter row is taken *last*, after every check, and
 * held until the commit. A plain sequence is given out before the commit, and a reader that has seen 7 never asks for
 * the 6 that commits after it.
 */
import * as v from 'valibot';
import { addRow, hexToSum, sumToHex } from '../contract/checksum.ts';
import { SEGMENT } from '../contract/feed.ts';
import { type Kind, type RowOf, SCHEMAS } from '../contract/kinds.ts';
import { type Counter, NoSuchArea, setCounter, takeCounter } from './area-counter.ts';
import { canonicalJson } from './canonical-json.ts';
import { insertMany, readEach } from './db/bulk.ts';
import type { Database, Query } from './db/database.ts';
import type { LogTable, RowsTable } from './db/schema.ts';
import { fits } from './fits.ts';
import { layHoldsOver, roomOf, roomsWithHolds } from './held-months.ts';
import { rowKey } from './row-key.ts';
import type { Store } from './store.ts';
import { bucketOf, toWireData } from './stored-row.ts';

/** A wish to change: the whole row as it shall be, or null to delete it. */
export type RowChange<K extends Kind = Kind> = { [Each in K]: { kind: Each; id: string; data: RowOf[Each] | null } }[K];

/** Rows `from + 1 … to` of the log were written; `to - from === written`. Nothing written: `from === to`. */
export type Appended = { from: number; to: number; written: number };

/** Thrown before anything is written when a row does not fit the contract. */
export class RowRefused extends Error {
	readonly refused: readonly { kind: string; id: string; issues: readonly string[] }[];
	constructor(refused: readonly { kind: string; id: string; issues: readonly string[] }[]) {
		const first = refused[0];
		super(`${refused.length} row(s) do not fit the contract, first: ${first?.kind} ${first?.id}: ${first?.issues[0]}`);
		this.name = 'RowRefused';
		this.refused = refused;
	}
}

/**
 * Writes the changes of one area in one transaction: all or nothing.
 *
 * A row equal to what is stored (`updatedAt` aside) is skipped and writes nothing; deleting what is not there neither.
 * `updatedAt` is the server's time of the change, whatever the row says. Throws `RowRefused`, `NoSuchArea`.
 */
export async function appendChanges(store: Store, area: string, changes: readonly RowChange[]): Promise<Appended> {
	const checked = checkRows(changes);
	const { kysely } = store.db;
	// Most of an import repeats what is known: find that out before taking the counter, so that nobody waits for it.
	const different = await dropEqual(kysely, area, checked, await roomsWithHolds(kysely, area, checked));
	if (different.length === 0) {
		const { head } = await readCounter(kysely, area);
		return { from: head, to: head, written: 0 };
	}
	const appended = await kysely.transaction().execute(async (transaction) => {
		await takeCounter(transaction, area);
		return appendInside(store, transaction, area, await layHoldsOver(transaction, area, different));
	});
	if (appended.written > 0) store.db.tellHere(area);
	return appended;
}

/** A change that was checked against the contract; `body` is canonical JSON without `updatedAt`. */
export type CheckedChange = { kind: string; id: string; body: string | null };

/** The live row, or undefined. */
export async function readRow<K extends Kind>(
	store: Store,
	area: string,
	kind: K,
	id: string,
): Promise<RowOf[K] | undefined> {
	const row = await store.db.kysely
		.selectFrom('rows')
		.select(['at', 'body'])
		.where('area', '=', area)
		.where('kind', '=', kind)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && row.body !== null ? (JSON.parse(toWireData(row)) as RowOf[K]) : undefined;
}

/** All live rows of the area, of one kind or of all, in no particular order. */
export async function readRows<K extends Kind>(
	store: Store,
	area: string,
	kind?: K,
): Promise<{ kind: K; id: string; rev: number; data: RowOf[K] }[]> {
	let query = store.db.kysely
		.selectFrom('rows')
		.select(['kind', 'id', 'rev', 'at', 'body'])
		.where('area', '=', area)
		.where('body', 'is not', null);
	if (kind !== undefined) query = query.where('kind', '=', kind);
	const rows = await query.execute();
	return rows.map((row) => ({
		kind: row.kind as K,
		id: row.id,
		rev: row.rev,
		data: JSON.parse(toWireData(row)) as RowOf[K],
	}));
}

/** Checks with the contract's schemas; a row's id is the change's id. Throws `RowRefused` naming every misfit. */
export function checkRows(changes: readonly RowChange[]): CheckedChange[] {
	const refused: { kind: string; id: string; issues: readonly string[] }[] = [];
	const checked: CheckedChange[] = [];
	for (const { kind, id, data } of changes) {
		const issues = misfitsOf(kind, id, data);
		if (issues.length > 0) refused.push({ kind, id, issues });
		else checked.push({ kind, id, body: data === null ? null : bodyOf(data) });
	}
	if (refused.length > 0) throw new RowRefused(refused);
	return checked;
}

/** What of a row does not fit the contract. `null`, as what is deleted, needs only its id. */
export function misfitsOf(kind: Kind, id: string, data: RowOf[Kind] | null): readonly string[] {
	const schema = Object.hasOwn(SCHEMAS, kind) ? SCHEMAS[kind] : undefined;
	if (!schema) return ['unknown kind'];
	if (!isStorableId(id)) return ['id: 1 to 200 characters, none of them a control character'];
	if (data === null) return [];
	if (!fits(schema, data)) {
		const { issues = [] } = v.safeParse(schema, data);
		if (issues.length > 0) return issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
	}
	return data.id === id ? [] : [`id: the row says ${data.id}`];
}

/** As it is stored. */
function bodyOf(data: RowOf[Kind]): string {
	if (data.updatedAt === undefined) return canonicalJson(data);
	const { updatedAt: _, ...content } = data;
	return canonicalJson(content);
}

/** PostgreSQL's text holds no NUL, and half a surrogate pair is not the same after UTF-8. */
function isStorableId(id: string): boolean {
	return id.length >= 1 && id.length <= 200 && id.isWellFormed() && !/\p{Cc}/u.test(id);
}

/** `heldRooms`: a month of theirs says something of what lies beneath holds, also when it looks as it did. */
async function dropEqual(
	db: Query,
	area: string,
	changes: readonly CheckedChange[],
	heldRooms: ReadonlySet<string>,
): Promise<CheckedChange[]> {
	const stored = await readStored(db, area, changes);
	const state = new Map<string, string | null>();
	for (const [key, row] of stored) state.set(key, row.body);
	return changes.filter((change) => {
		const key = rowKey(change);
		const mayLieBeneath = change.kind === 'availability' && heldRooms.has(roomOf(change));
		if ((state.get(key) ?? null) === change.body && !mayLieBeneath) return false;
		state.set(key, change.body);
		return true;
	});
}

/**
 * The steps inside a transaction that somebody else ends, who tells this process of it afterwards (`tellHere`). What is
 * held must lie over months of availability already (`layHoldsOver`). The order is the safety: counter, rows as they are
 * now, log, rows, head and sum. `known`: whoever has taken the counter already in this transaction, and read those rows under it,
 * says what they found.
 */
export async function appendInside(
	store: Store,
	transaction: Query,
	area: string,
	changes: readonly CheckedChange[],
	known?: { counter: Counter; stored: ReadonlyMap<string, StoredState> },
): Promise<Appended> {
	const counter = known?.counter ?? (await takeCounter(transaction, area));
	// Under the counter nobody else writes in this area, so what is read now stays true until the commit.
	const stored = known?.stored ?? (await readStored(transaction, area, changes, store.db));
	const at = store.clock.now();
	let sum = hexToSum(counter.sum);
	let seq = counter.head;
	const log: LogTable[] = [];
	const latest = new Map<string, RowsTable>();
	for (const change of changes) {
		const key = rowKey(change);
		const before = latest.get(key) ?? stored.get(key);
		if ((before?.body ?? null) === change.body) continue;
		seq += 1;
		const rev = (before?.rev ?? 0) + 1;
		if (before && before.body !== null) sum = addRow(sum, -1, change.kind, change.id, before.rev);
		if (change.body !== null) sum = addRow(sum, 1, change.kind, change.id, rev);
		const line = { area, seq, kind: change.kind, id: change.id, rev, at, body: change.body };
		log.push(line);
		latest.set(key, { ...line, bucket: bucketOf(change.id) });
	}
	if (log.length === 0) return { from: seq, to: seq, written: 0 };
	await insertMany(store.db, transaction, 'log', log, 'new');
	await insertMany(store.db, transaction, 'rows', [...latest.values()], 'replace');
	await setCounter(transaction, area, { head: seq, sum: sumToHex(sum) });
	await store.db.announce(transaction, area);
	return { from: counter.head, to: seq, written: log.length };
}

async function readCounter(db: Query, area: string): Promise<{ head: number }> {
	const counter = await db.selectFrom('area').select('head').where('code', '=', area).executeTakeFirst();
	if (!counter) throw new NoSuchArea(area);
	return counter;
}

export type StoredState = { rev: number; body: string | null };

/**
 * These rows as they stand, deleted ones too, by `rowKey`. `inside`: whose transaction `db` is. What others have not committed yet
 * is seen only there, and by nobody else.
 */
export async function readStored(
	db: Query,
	area: string,
	changes: readonly { kind: string; id: string }[],
	inside?: Database,
): Promise<Map<string, StoredState>> {
	const idsByKind = Map.groupBy(changes, (change) => change.kind);
	const stored = new Map<string, StoredState>();
	for (const [kind, ofKind] of idsByKind) {
		const ids = [...new Set(ofKind.map((change) => change.id))];
		const each =
			inside &&
			readEach(
				inside,
				'rows',
				['area', 'kind', 'id'],
				ids.map((id) => [area, kind, id]),
			);
		for (const { id, rev, body } of each ?? []) stored.set(rowKey({ kind, id }), { rev, body });
		if (each) continue;
		for (const some of chunks(ids)) {
			const rows = await db
				.selectFrom('rows')
				.select(['id', 'rev', 'body'])
				.where('area', '=', area)
				.where('kind', '=', kind)
				.where('id', 'in', some)
				.execute();
			for (const { id, rev, body } of rows) stored.set(rowKey({ kind, id }), { rev, body });
		}
	}
	return stored;
}

/** Rows a statement: few enough for every database's limit of parameters, many enough to save round trips. */
const ROWS_A_STATEMENT = 200;

function* chunks<T>(items: readonly T[]): Generator<T[]> {
	for (let i = 0; i < items.length; i += ROWS_A_STATEMENT) yield items.slice(i, i + ROWS_A_STATEMENT);
}

/** How long a deletion stays in the log, so that a device away for that long still hears of it. */
export const KEEP_LOG_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * Forgets changes older than `KEEP_LOG_MS`, in whole segments, and moves the horizon up to what is forgotten.
 * Never past `upTo`, the change number the published pages contain: whoever reads those must find the rest in the log.
 * Rows and tombstones in `rows` stay. Returns the new horizon.
 */
export async function compactLog(store: Store, area: string, upTo: number): Promise<number> {
	const before = store.clock.now() - KEEP_LOG_MS;
	const horizon = await store.db.kysely.transaction().execute(async (transaction) => {
		await takeCounter(transaction, area);
		const { horizon } = await transaction
			.selectFrom('area')
			.select('horizon')
			.where('code', '=', area)
			.executeTakeFirstOrThrow();
		// A clock that once went back leaves an older time behind a newer one: keep everything from the first young change.
		const young = await transaction
			.selectFrom('log')
			.select((log) => log.fn.min('seq').as('seq'))
			.where('area', '=', area)
			.where('at', '>=', before)
			.executeTakeFirst();
		const forgettable = Math.min(upTo, young?.seq == null ? upTo : Number(young.seq) - 1);
		const next = Math.floor(forgettable / SEGMENT) * SEGMENT;
		if (next <= horizon) return horizon;
		await transaction.deleteFrom('log').where('area', '=', area).where('seq', '<=', next).execute();
		await transaction.updateTable('area').set({ horizon: next }).where('code', '=', area).execute();
		await store.db.announce(transaction, area);
		return next;
	});
	store.db.tellHere(area);
	return horizon;
}
