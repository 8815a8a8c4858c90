/** Files that wait for a yes, imports that can be undone, subscriptions. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../migrations.ts';
import type { Tables } from '../schema.ts';

export function importingStep(dialect: Dialect): Migration {
	const bytes = dialect === 'sqlite' ? sql`blob` : sql`bytea`;
	return {
		async up(db: Kysely<Tables>) {
			await db.schema
				.createTable('import_file')
				.addColumn('id', 'text', (c) => c.primaryKey())
				.addColumn('area', 'text', (c) => c.notNull())
				.addColumn('account_id', 'text', (c) => c.notNull())
				.addColumn('name', 'text', (c) => c.notNull())
				.addColumn('bytes', bytes, (c) => c.notNull())
				.addColumn('size', 'bigint', (c) => c.notNull())
				.addColumn('choices', 'text', (c) => c.notNull())
				.addColumn('subscription_id', 'text')
				.addColumn('at', 'bigint', (c) => c.notNull())
				.execute();
			await db.schema
				.createTable('import_run')
				.addColumn('id', 'text', (c) => c.primaryKey())
				.addColumn('area', 'text', (c) => c.notNull())
				.addColumn('account_id', 'text')
				.addColumn('by_name', 'text', (c) => c.notNull())
				.addColumn('dataset', 'text', (c) => c.notNull())
				.addColumn('file', 'text', (c) => c.notNull())
				.addColumn('counts', 'text', (c) => c.notNull())
				.addColumn('subscription_id', 'text')
				.addColumn('at', 'bigint', (c) => c.notNull())
				.addColumn('undone_at', 'bigint')
				.addColumn('kept', 'bigint')
				.execute();
			await db.schema.createIndex('import_run_by_area').on('import_run').columns(['area', 'at']).execute();
			await db.schema
				.createTable('import_before')
				.addColumn('run_id', 'text', (c) => c.notNull().references('import_run.id').onDelete('cascade'))
				.addColumn('kind', 'text', (c) => c.notNull())
				.addColumn('id', 'text', (c) => c.notNull())
				.addColumn('rev', 'bigint', (c) => c.notNull())
				.addColumn('body', 'text')
				.addColumn('base', 'text')
				.addPrimaryKeyConstraint('import_before_pk', ['run_id', 'kind', 'id'])
				.execute();
			await db.schema
				.createTable('import_base')
				.addColumn('area', 'text', (c) => c.notNull())
				.addColumn('kind', 'text', (c) => c.notNull())
				.addColumn('id', 'text', (c) => c.notNull())
				.addColumn('body', 'text', (c) => c.notNull())
				.addPrimaryKeyConstraint('import_base_pk', ['area', 'kind', 'id'])
				.execute();
			await db.schema
				.createTable('import_mapping')
				.addColumn('area', 'text', (c) => c.notNull())
				.addColumn('dataset', 'text', (c) => c.notNull())
				.addColumn('signature', 'text', (c) => c.notNull())
				.addColumn('choices', 'text', (c) => c.notNull())
				.addColumn('at', 'bigint', (c) => c.notNull())
				.addPrimaryKeyConstraint('import_mapping_pk', ['area', 'dataset'])
				.execute();
			await db.schema
				.createTable('subscription')
				.addColumn('id', 'text', (c) => c.primaryKey())
				.addColumn('area', 'text', (c) => c.notNull())
				.addColumn('account_id', 'text', (c) => c.notNull())
				.addColumn('name', 'text', (c) => c.notNull())
				.addColumn('url', 'text', (c) => c.notNull())
				.addColumn('choices', 'text', (c) => c.notNull())
				.addColumn('every_hours', 'bigint', (c) => c.notNull())
				.addColumn('etag', 'text')
				.addColumn('modified', 'text')
				.addColumn('next_at', 'bigint', (c) => c.notNull())
				.addColumn('failures', 'bigint', (c) => c.notNull())
				.addColumn('last_ok_at', 'bigint')
				.addColumn('made_at', 'bigint', (c) => c.notNull())
				.execute();
			await db.schema
				.createTable('subscription_visit')
				.addColumn('id', 'text', (c) => c.primaryKey())
				.addColumn('subscription_id', 'text', (c) => c.notNull().references('subscription.id').onDelete('cascade'))
				.addColumn('at', 'bigint', (c) => c.notNull())
				.addColumn('outcome', 'text', (c) => c.notNull())
				.addColumn('detail', 'text', (c) => c.notNull())
				.addColumn('run_id', 'text')
				.addColumn('file_id', 'text')
				.execute();
		},
	};
}
