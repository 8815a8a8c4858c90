/** Takes an import back as a whole, and tells what was done. What a person changed since stays, and is said. */
import type { ImportHistory, ImportRun, RunCounts, UndoAnswer } from '../../contract/importing.ts';
import { takeCounter, takeTurn } from '../area-counter.ts';
import { deleteMany, insertMany } from '../db/bulk.ts';
import type { Query } from '../db/database.ts';
import type { ImportBeforeTable, ImportRunTable } from '../db/import-tables.ts';
import { writeAudit } from '../identity/write-private.ts';
import { appendInside, type CheckedChange, readStored } from '../log.ts';
import { rowKey } from '../row-key.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { KEEP_UNDO_MS } from './kept-files.ts';

/** Names said of rows that were kept. */
const MOST_NAMED = 50;
const RUNS_SHOWN = 30;

/** `not-found`: no such import here; `over`: taken back already, or too long ago. */
export async function undoImport(
	store: Store,
	area: string,
	runId: string,
	accountId: string,
): Promise<UndoAnswer | 'not-found' | 'over'> {
	const answer = await store.db.kysely.transaction().execute(async (tx) => {
		await takeTurn(tx, area);
		const now = store.clock.now();
		const run = await tx.selectFrom('import_run').selectAll().where('id', '=', runId).executeTakeFirst();
		if (run?.area !== area) return 'not-found' as const;
		if (run.undone_at !== null || run.at < now - KEEP_UNDO_MS) return 'over' as const;
		const undone = { restored: 0, kept: 0, named: [] as UndoAnswer['kept'] };
		for await (const rows of rowsOfRun(tx, run)) {
			await takeBack(store, tx, area, rows, undone);
			await nextTurn();
		}
		const { restored, kept, named } = undone;
		await tx.updateTable('import_run').set({ undone_at: now, kept }).where('id', '=', runId).execute();
		await writeAudit(store, tx, area, {
			actor: accountId,
			what: 'import.undo',
			kind: 'import',
			recordId: runId,
			after: { restored, kept },
		});
		return { restored, kept: named };
	});
	if (typeof answer !== 'string' && answer.restored > 0) store.db.tellHere(area);
	return answer;
}

/** A row that the import left at `rev`. `body`, `base`: what was there before, and what its list had said. */
type LeftRow = Pick<ImportBeforeTable, 'kind' | 'id' | 'rev' | 'body' | 'base'>;

/** Rows at a time: an import may have changed a hundred thousand. */
const A_STEP = 2000;

/** First the rows that were there, which are forgotten as they are given; then those that the import made, which the log names. */
async function* rowsOfRun(tx: Query, run: ImportRunTable): AsyncGenerator<LeftRow[]> {
	const known = new Set<string>();
	for (;;) {
		const rows = await tx
			.selectFrom('import_before')
			.selectAll()
			.where('run_id', '=', run.id)
			.orderBy('kind')
			.orderBy('id')
			.limit(A_STEP)
			.execute();
		const last = rows.at(-1);
		if (last === undefined) break;
		for (const row of rows) known.add(rowKey(row));
		yield rows;
		await tx
			.deleteFrom('import_before')
			.where('run_id', '=', run.id)
			.where((is) => is.or([is('kind', '<', last.kind), is.and([is('kind', '=', last.kind), is('id', '<=', last.id)])]))
			.execute();
	}
	const { from_seq, to_seq } = run;
	for (let seq = from_seq ?? 0; to_seq !== null && seq < to_seq; seq += A_STEP) {
		const lines = await tx
			.selectFrom('log')
			.select(['kind', 'id', 'rev'])
			.where('area', '=', run.area)
			.where('seq', '>', seq)
			.where('seq', '<=', Math.min(seq + A_STEP, to_seq))
			.execute();
		const made = lines.filter((line) => !known.has(rowKey(line)));
		if (made.length > 0) yield made.map((line) => ({ ...line, body: null, base: null }));
	}
}

async function takeBack(
	store: Store,
	tx: Query,
	area: string,
	rows: readonly LeftRow[],
	undone: { restored: number; kept: number; named: UndoAnswer['kept'] },
): Promise<void> {
	const counter = await takeCounter(tx, area);
	const now = await readStored(tx, area, rows, store.db);
	const same = rows.filter((row) => now.get(rowKey(row))?.rev === row.rev);
	const changes: CheckedChange[] = same.map(({ kind, id, body }) => ({ kind, id, body }));
	undone.restored += (await appendInside(store, tx, area, changes, { counter, stored: now })).written;
	await restoreBases(store, tx, area, same);
	for (const row of rows) {
		const stored = now.get(rowKey(row));
		if (stored?.rev === row.rev) continue;
		undone.kept++;
		if (undone.named.length < MOST_NAMED) undone.named.push({ kind: row.kind, name: nameOf(stored?.body ?? row.body) });
	}
}

function nameOf(body: string | null): string {
	const row = JSON.parse(body ?? '{}') as { name?: unknown; title?: unknown };
	return String(row.name ?? row.title ?? '');
}

async function restoreBases(store: Store, tx: Query, area: string, rows: readonly LeftRow[]): Promise<void> {
	const bases = rows.map(({ kind, id, base }) => ({ area, kind, id, body: base ?? '' }));
	await deleteMany(store.db, tx, 'import_base', bases);
	const said = bases.filter((_, index) => rows[index]?.base != null);
	await insertMany(store.db, tx, 'import_base', said, 'new');
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

/** The area's imports, the newest first. */
export async function readHistory(store: Store, area: string): Promise<ImportHistory> {
	const now = store.clock.now();
	const runs = await store.db.kysely
		.selectFrom('import_run')
		.selectAll()
		.where('area', '=', area)
		.orderBy('at', 'desc')
		.limit(RUNS_SHOWN)
		.execute();
	return {
		now: toInstant(now),
		runs: runs.map(
			(run): ImportRun => ({
				id: run.id,
				at: toInstant(run.at),
				by: run.by_name,
				dataset: run.dataset,
				file: run.file,
				counts: { ...NO_COUNTS, ...(JSON.parse(run.counts) as Partial<RunCounts>) },
				...(run.undone_at === null ? {} : { undoneAt: toInstant(run.undone_at) }),
				...(run.kept === null ? {} : { kept: run.kept }),
				undoable: run.undone_at === null && run.at >= now - KEEP_UNDO_MS,
			}),
		),
	};
}

const NO_COUNTS: RunCounts = { added: 0, changed: 0, unchanged: 0, vanished: 0, removed: 0, refused: 0 };
