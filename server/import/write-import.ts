/**
 * Writes what an import changes in one transaction, with what is needed to take it back: the rows as they were, and what their
 * lists had said. Whatever stops it leaves nothing behind.
 */
import { randomUUID } from 'node:crypto';
import { takeCounter, takeTurn } from '../area-counter.ts';
import { insertMany, readEach } from '../db/bulk.ts';
import type { Query } from '../db/database.ts';
import type { ImportBaseTable } from '../db/import-tables.ts';
import { writeAudit } from '../identity/write-private.ts';
import { appendInside, readStored, type StoredState } from '../log.ts';
import { rowKey } from '../row-key.ts';
import type { Store } from '../store.ts';
import type { Packed, SortedParts } from './packed.ts';
import type { PlannedChange } from './plan.ts';
import { type BaseEntry, IMPORTED } from './town-rows.ts';

export type ImportWish = {
	changes: SortedParts<PlannedChange>;
	/** what the lists say now, besides what changes say */
	bases: Packed<BaseEntry>;
	/** one for each file; the first carries the rows of all */
	runs: readonly { dataset: string; file: string; counts: unknown }[];
	/** account, or `console`, or `schedule` */
	actor: string;
	byName: string;
	subscriptionId?: string;
};

export type WriteHooks = {
	/** how many changes of how many are written */
	progress?: (done: number, of: number) => void;
	/** stops before the commit, and leaves nothing behind */
	signal?: AbortSignal;
	/** more to be written in the same transaction */
	also?: (tx: Query, runId: string | undefined) => Promise<void>;
};

/** Somebody changed a row between the plan and now: what a person said yes to is no longer what would happen. */
export class ChangedMeanwhile extends Error {
	constructor() {
		super('a row that the import changes was changed meanwhile');
		this.name = 'ChangedMeanwhile';
	}
}

/** Changes a step: between two the event loop turns, somebody hears how far it is, and it can be stopped. */
export const A_STEP = 2000;
const A_STATEMENT = 200;

/** Throws `ChangedMeanwhile`, `NoSuchArea`, and the signal's reason. */
export async function writeImport(
	store: Store,
	area: string,
	wish: ImportWish,
	{ progress, signal, also }: WriteHooks = {},
): Promise<{ written: number; runId?: string }> {
	const { changes, bases, runs } = wish;
	const [first] = runs;
	const runId = first && changes.length > 0 ? randomUUID() : undefined;
	const written = await store.db.kysely.transaction().execute(async (tx) => {
		await takeTurn(tx, area);
		if (runId) await noteRuns(store, tx, area, runId, wish);
		let all = 0;
		let done = 0;
		const unknown = await kindsWithoutRows(tx, area);
		let range: { from: number; to: number } | undefined;
		for (const step of inSteps(changes)) {
			signal?.throwIfAborted();
			progress?.(done, changes.length);
			const counter = await takeCounter(tx, area);
			const stored = await readStored(
				tx,
				area,
				step.filter(({ kind }) => !unknown.has(kind)),
				store.db,
			);
			if (runId) await keepBefore(store, tx, area, runId, step, stored);
			const appended = await appendInside(store, tx, area, step, { counter, stored });
			range = { from: range?.from ?? appended.from, to: appended.to };
			all += appended.written;
			await remember(store, tx, area, step);
			done += step.length;
			await nextTurn();
		}
		for (const step of inSteps(bases)) {
			signal?.throwIfAborted();
			const rows = step.map(({ kind, id, body }) => ({ area, kind, id, body }));
			await insertMany(store.db, tx, 'import_base', rows, 'replace');
			await nextTurn();
		}
		if (runId && range) {
			const own = { from_seq: range.from, to_seq: range.to };
			await tx.updateTable('import_run').set(own).where('id', '=', runId).execute();
		}
		await also?.(tx, runId);
		if (runId && first) {
			await writeAudit(store, tx, area, {
				actor: wish.actor,
				what: 'import.apply',
				kind: 'import',
				recordId: runId,
				after: { dataset: first.dataset, counts: first.counts ?? null },
			});
		}
		signal?.throwIfAborted();
		return all;
	});
	if (written > 0) store.db.tellHere(area);
	return runId ? { written, runId } : { written };
}

function* inSteps<T>(items: Iterable<T>): Generator<T[]> {
	let step: T[] = [];
	for (const item of items) {
		step.push(item);
		if (step.length < A_STEP) continue;
		yield step;
		step = [];
	}
	if (step.length > 0) yield step;
}

async function noteRuns(store: Store, tx: Query, area: string, runId: string, wish: ImportWish): Promise<void> {
	const [first] = wish.runs;
	if (!first) return;
	await tx
		.insertInto('import_run')
		.values({
			id: runId,
			area,
			account_id: wish.actor === 'console' || wish.actor === 'schedule' ? null : wish.actor,
			by_name: wish.byName,
			dataset: wish.runs.map(({ dataset }) => dataset).join(', '),
			file: wish.runs.map(({ file }) => file).join(', '),
			counts: JSON.stringify(first.counts ?? {}),
			subscription_id: wish.subscriptionId ?? null,
			at: store.clock.now(),
			undone_at: null,
			kept: null,
			from_seq: null,
			to_seq: null,
		})
		.execute();
}

/** A town's first list of a kind: none of its rows need be looked for, and no key comes twice. Read under the counter. */
async function kindsWithoutRows(tx: Query, area: string): Promise<ReadonlySet<string>> {
	const kinds = new Set<string>();
	for (const kind of IMPORTED) {
		const row = tx.selectFrom('rows').select('id').where('area', '=', area).where('kind', '=', kind).limit(1);
		if ((await row.executeTakeFirst()) === undefined) kinds.add(kind);
	}
	return kinds;
}

/**
 * Lays down the rows as they are, and checks that they are what the plan was made against. What was never there needs no line:
 * the log says which rows the import made.
 */
async function keepBefore(
	store: Store,
	tx: Query,
	area: string,
	runId: string,
	changes: readonly PlannedChange[],
	stored: ReadonlyMap<string, StoredState>,
): Promise<void> {
	const bases = await readBases(
		store,
		tx,
		area,
		changes.filter((change) => stored.has(rowKey(change))),
	);
	const before = changes.flatMap(({ kind, id, body, rev }) => {
		const key = rowKey({ kind, id });
		const row = stored.get(key);
		const live = row && row.body !== null ? row.rev : undefined;
		// datasets and the profile are the importer's own: their rows follow from the files
		if (live !== rev && kind !== 'dataset' && kind !== 'profile') throw new ChangedMeanwhile();
		if (row === undefined || row.body === body) return [];
		return [{ run_id: runId, kind, id, rev: row.rev + 1, body: row.body, base: bases.get(key) ?? null }];
	});
	await insertMany(store.db, tx, 'import_before', before, 'new');
}

/** What the lists say now of the rows that say exactly that. */
async function remember(store: Store, tx: Query, area: string, changes: readonly PlannedChange[]): Promise<void> {
	const bases: ImportBaseTable[] = [];
	for (const { kind, id, body, isWord } of changes) if (isWord && body !== null) bases.push({ area, kind, id, body });
	await insertMany(store.db, tx, 'import_base', bases, 'replace');
}

async function readBases(
	store: Store,
	tx: Query,
	area: string,
	changes: readonly PlannedChange[],
): Promise<ReadonlyMap<string, string>> {
	const bases = new Map<string, string>();
	for (const [kind, ofKind] of Map.groupBy(changes, (change) => change.kind)) {
		const keys = ofKind.map(({ id }) => [area, kind, id]);
		const each = readEach(store.db, 'import_base', ['area', 'kind', 'id'], keys);
		for (const { id, body } of each ?? (await readBasesOf(tx, area, kind, ofKind)))
			bases.set(rowKey({ kind, id }), body);
	}
	return bases;
}

async function readBasesOf(
	tx: Query,
	area: string,
	kind: string,
	changes: readonly PlannedChange[],
): Promise<{ id: string; body: string }[]> {
	const found: { id: string; body: string }[] = [];
	for (let i = 0; i < changes.length; i += A_STATEMENT) {
		const ids = changes.slice(i, i + A_STATEMENT).map(({ id }) => id);
		const bases = tx.selectFrom('import_base').select(['id', 'body']).where('area', '=', area).where('kind', '=', kind);
		found.push(...(await bases.where('id', 'in', ids).execute()));
	}
	return found;
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
