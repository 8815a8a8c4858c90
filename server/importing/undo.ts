/** Takes an import back as a whole, and tells what was done. What a person changed since stays, and is said. */
import type { ImportHistory, ImportRun, RunCounts, UndoAnswer } from '../../contract/importing.ts';
import { takeTurn } from '../area-counter.ts';
import type { Query } from '../db/database.ts';
import type { ImportBeforeTable } from '../db/import-tables.ts';
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
		const run = await tx.selectFrom('import_run').selectAll().where('id', '=', runId).executeTakeFirst();
		if (run?.area !== area) return 'not-found' as const;
		if (run.undone_at !== null) return 'over' as const;
		const before = await tx.selectFrom('import_before').selectAll().where('run_id', '=', runId).execute();
		if (before.length === 0) return 'over' as const;
		const now = await readStored(tx, area, before);
		const same = before.filter((row) => now.get(rowKey(row))?.rev === row.rev);
		const kept = before.filter((row) => now.get(rowKey(row))?.rev !== row.rev);
		const changes: CheckedChange[] = same.map(({ kind, id, body }) => ({ kind, id, body }));
		const { written } = await appendInside(store, tx, area, changes);
		await restoreBases(tx, area, same);
		await tx
			.updateTable('import_run')
			.set({ undone_at: store.clock.now(), kept: kept.length })
			.where('id', '=', runId)
			.execute();
		await tx.deleteFrom('import_before').where('run_id', '=', runId).execute();
		await writeAudit(store, tx, area, {
			actor: accountId,
			what: 'import.undo',
			kind: 'import',
			recordId: runId,
			after: { restored: written, kept: kept.length },
		});
		return {
			restored: written,
			kept: kept
				.slice(0, MOST_NAMED)
				.map((row) => ({ kind: row.kind, name: nameOf(now.get(rowKey(row))?.body ?? row.body) })),
		};
	});
	if (typeof answer !== 'string' && answer.restored > 0) store.db.tellHere(area);
	return answer;
}

function nameOf(body: string | null): string {
	const row = JSON.parse(body ?? '{}') as { name?: unknown; title?: unknown };
	return String(row.name ?? row.title ?? '');
}

async function restoreBases(tx: Query, area: string, rows: readonly ImportBeforeTable[]): Promise<void> {
	for (const { kind, id, base } of rows) {
		const mine = tx.deleteFrom('import_base').where('area', '=', area).where('kind', '=', kind).where('id', '=', id);
		await mine.execute();
		if (base !== null) await tx.insertInto('import_base').values({ area, kind, id, body: base }).execute();
	}
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
