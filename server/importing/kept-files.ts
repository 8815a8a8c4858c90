/** Files that wait for a yes: in the database for a day, for nobody but those who may import into the area. */
import { randomBytes } from 'node:crypto';
import type { ImportChoices } from '../../contract/importing.ts';
import type { Query } from '../db/database.ts';
import type { ImportFileTable } from '../db/import-tables.ts';
import type { Store } from '../store.ts';
import type { Mapping } from './plan-file.ts';

export const KEEP_FILE_MS = 24 * 60 * 60 * 1000;
/** Of an area, at a time. */
export const MOST_FILES = 20;
export const MOST_FILE_BYTES = 128 * 1024 * 1024;
/** How long an import can be taken back. */
export const KEEP_UNDO_MS = 30 * 24 * 60 * 60 * 1000;

/** The file's id, or undefined when the area keeps too many already. */
export async function keepFile(
	store: Store,
	area: string,
	file: {
		name: string;
		bytes: Uint8Array;
		accountId: string;
		subscriptionId?: string;
		choices?: ImportChoices;
	},
): Promise<string | undefined> {
	const { kysely } = store.db;
	const now = store.clock.now();
	await forgetOldFiles(kysely, now);
	const { count, size } = await kysely
		.selectFrom('import_file')
		.select((row) => [row.fn.countAll<number>().as('count'), row.fn.sum<number | null>('size').as('size')])
		.where('area', '=', area)
		.executeTakeFirstOrThrow();
	if (Number(count) >= MOST_FILES || Number(size ?? 0) + file.bytes.byteLength > MOST_FILE_BYTES) return undefined;
	const id = randomBytes(16).toString('base64url');
	await kysely
		.insertInto('import_file')
		.values({
			id,
			area,
			account_id: file.accountId,
			name: file.name,
			bytes: file.bytes,
			size: file.bytes.byteLength,
			choices: file.choices ? JSON.stringify(file.choices) : '',
			subscription_id: file.subscriptionId ?? null,
			at: now,
		})
		.execute();
	return id;
}

export async function findFile(store: Store, area: string, id: string): Promise<ImportFileTable | undefined> {
	return store.db.kysely
		.selectFrom('import_file')
		.selectAll()
		.where('id', '=', id)
		.where('area', '=', area)
		.where('at', '>=', store.clock.now() - KEEP_FILE_MS)
		.executeTakeFirst();
}

export async function readMappings(db: Query, area: string): Promise<Mapping[]> {
	const rows = await db
		.selectFrom('import_mapping')
		.select(['dataset', 'signature', 'choices'])
		.where('area', '=', area)
		.orderBy('at', 'desc')
		.execute();
	return rows.map(({ dataset, signature, choices }) => ({
		dataset,
		signature,
		choices: JSON.parse(choices) as ImportChoices,
	}));
}

export async function writeMapping(db: Query, area: string, mapping: Mapping, at: number): Promise<void> {
	const { dataset, signature } = mapping;
	const row = { signature, choices: JSON.stringify(mapping.choices), at };
	await db
		.insertInto('import_mapping')
		.values({ area, dataset, ...row })
		.onConflict((conflict) => conflict.columns(['area', 'dataset']).doUpdateSet(row))
		.execute();
}

async function forgetOldFiles(db: Query, now: number): Promise<void> {
	await db
		.deleteFrom('import_file')
		.where('at', '<', now - KEEP_FILE_MS)
		.execute();
}

/** Files of yesterday, and what would be needed to take back imports of long ago. */
export async function sweepImports(store: Store): Promise<void> {
	const { kysely } = store.db;
	const now = store.clock.now();
	await forgetOldFiles(kysely, now);
	await kysely
		.deleteFrom('import_before')
		.where('run_id', 'in', (runs) =>
			runs
				.selectFrom('import_run')
				.select('id')
				.where('at', '<', now - KEEP_UNDO_MS),
		)
		.execute();
}
