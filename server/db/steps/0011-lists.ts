/** What the owner of a list that is fetched by itself was told of it; and which changes of the log an import made. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

export const listsStep: Migration = {
	async up(db: Kysely<Tables>) {
		await db.schema
			.alterTable('subscription')
			.addColumn('lang', 'text', (c) => c.notNull().defaultTo(sql`'ja'`))
			.execute();
		await db.schema
			.alterTable('subscription')
			.addColumn('told', 'text', (c) => c.notNull().defaultTo(sql`''`))
			.execute();
		await db.schema.alterTable('subscription').addColumn('told_at', 'bigint').execute();
		for (const name of ['from_seq', 'to_seq']) {
			await db.schema.alterTable('import_run').addColumn(name, 'bigint').execute();
		}
	},
};
