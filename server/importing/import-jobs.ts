/** What the desk asks of the importer: plan a kept file, carry the plan out, write the sheet of what was refused. */
import type { ApplyAnswer, ImportChoices, PlanAnswer } from '../../contract/importing.ts';
import type { ImportFileTable } from '../db/import-tables.ts';
import { packedChanges } from '../import/plan.ts';
import { readTown } from '../import/read-town.ts';
import { packedBases, packTown } from '../import/town-rows.ts';
import { ChangedMeanwhile, writeImport } from '../import/write-import.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { KEEP_FILE_MS, readMappings, writeMapping } from './kept-files.ts';
import type { PlanApart } from './plan-apart.ts';
import type { PlanOutput } from './plan-file.ts';

export type JobProgress = (progress: { step: 'read' | 'compare' | 'write'; done: number; of: number }) => void;
export type JobHooks = { progress?: JobProgress; signal?: AbortSignal };

export type ImportJobs = {
	plan(file: ImportFileTable, wish: PlanWish, hooks?: JobHooks): Promise<PlanAnswer>;
	/** CSV of the rows to correct; undefined when the file cannot be read */
	refused(file: ImportFileTable): Promise<string | undefined>;
	/** Throws `ChangedMeanwhile` when the plan is no longer the one with this digest; `nothing` when it changes nothing. */
	apply(
		file: ImportFileTable,
		wish: PlanWish & { digest?: string | undefined },
		by: { accountId: string | null; name: string },
		hooks?: JobHooks,
	): Promise<ApplyAnswer>;
};

export type PlanWish = { choices?: ImportChoices | undefined; takeFile?: readonly string[] | undefined };

export function createImportJobs(store: Store, planApart: PlanApart): ImportJobs {
	async function planOf(file: ImportFileTable, wish: PlanWish, hooks: JobHooks, wantRefused = false) {
		const choices = wish.choices ?? (file.choices === '' ? undefined : (JSON.parse(file.choices) as ImportChoices));
		const output: PlanOutput = await planApart(
			{
				town: packTown(await readTown(store, file.area)),
				file: {
					id: file.id,
					name: file.name,
					bytes: new Uint8Array(file.bytes),
					until: toInstant(file.at + KEEP_FILE_MS),
				},
				choices,
				mappings: await readMappings(store.db.kysely, file.area),
				takeFile: wish.takeFile ?? [],
				now: toInstant(store.clock.now()),
				wantRefused,
			},
			hooks,
		);
		return output;
	}

	return {
		async plan(file, wish, hooks = {}) {
			const output = await planOf(file, wish, hooks);
			// a page that is opened again finds its answers
			await store.db.kysely
				.updateTable('import_file')
				.set({ choices: JSON.stringify(output.answer.choices) })
				.where('id', '=', file.id)
				.execute();
			return output.answer;
		},
		async refused(file) {
			return (await planOf(file, {}, {}, true)).refusedCsv;
		},
		async apply(file, wish, by, hooks = {}) {
			const { answer, changes, bases, changeCount, mapping } = await planOf(file, wish, hooks);
			if (wish.digest !== undefined && wish.digest !== answer.digest) throw new ChangedMeanwhile();
			const { written, runId } = await writeImport(
				store,
				file.area,
				{
					changes: packedChanges(changes, changeCount),
					bases: packedBases(bases),
					runs: [{ dataset: mapping.dataset, file: file.name, counts: answer.counts }],
					actor: by.accountId ?? 'schedule',
					byName: by.name,
					...(file.subscription_id === null ? {} : { subscriptionId: file.subscription_id }),
				},
				{
					progress: (done, of) => hooks.progress?.({ step: 'write', done, of }),
					...(hooks.signal ? { signal: hooks.signal } : {}),
					async also(tx) {
						await writeMapping(tx, file.area, mapping, store.clock.now());
						await tx.deleteFrom('import_file').where('id', '=', file.id).execute();
					},
				},
			);
			return { written, counts: answer.counts, ...(runId === undefined ? {} : { runId }) };
		},
	};
}
