/**
 * Private rows lie in the order in which they came. In the order of their key, which for tickets falls anywhere, few of that size
 * fit on a page, and each made room for itself among its neighbours. Only the embedded database kept them so.
 */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../migrations.ts';
import type { Tables } from '../schema.ts';

export function privateRowsStep(dialect: Dialect): Migration {
	return {
		async up(db: Kysely<Tables>) {
			if (dialect !== 'sqlite') return;
			const before = 'private_row_by_key';
			await db.schema.alterTable('private_row').renameTo(before).execute();
			await db.schema.dropIndex('private_row_by_scope_seq').execute();
			await db.schema
				.createTable('private_row')
				.addColumn('area', 'text', (c) => c.notNull())
				.addColumn('scope', 'text', (c) => c.notNull())
				.addColumn('kind', 'text', (c) => c.notNull())
				.addColumn('id', 'text', (c) => c.notNull())
				.addColumn('rev', 'bigint', (c) => c.notNull())
				.addColumn('seq', 'bigint', (c) => c.notNull())
				.addColumn('at', 'bigint', (c) => c.notNull())
				.addColumn('body', 'text')
				.addPrimaryKeyConstraint('private_row_pk', ['area', 'scope', 'kind', 'id'])
				.execute();
			const columns = sql.raw('area, scope, kind, id, rev, seq, at, body');
			await sql`insert into private_row (${columns}) select ${columns} from ${sql.table(before)}`.execute(db);
			await db.schema.dropTable(before).execute();
			await db.schema
				.createIndex('private_row_by_scope_seq')
				.on('private_row')
				.columns(['area', 'scope', 'seq'])
				.execute();
		},
	};
}
