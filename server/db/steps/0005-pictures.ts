/** Photographs of groups and events. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../migrations.ts';
import type { Tables } from '../schema.ts';

export function pictureStep(dialect: Dialect): Migration {
	const bytes = dialect === 'sqlite' ? sql`blob` : sql`bytea`;
	return {
		async up(db: Kysely<Tables>) {
			await db.schema
				.createTable('picture')
				.addColumn('name', 'text', (c) => c.primaryKey())
				.addColumn('area', 'text', (c) => c.notNull())
				.addColumn('owner', 'text', (c) => c.notNull())
				.addColumn('hash', 'text', (c) => c.notNull())
				.addColumn('account_id', 'text', (c) => c.notNull())
				.addColumn('width', 'bigint', (c) => c.notNull())
				.addColumn('height', 'bigint', (c) => c.notNull())
				.addColumn('bytes', 'bigint', (c) => c.notNull())
				.addColumn('made_at', 'bigint', (c) => c.notNull())
				.execute();
			// the same bytes sent twice for one owner are one picture, also from two processes at once
			await db.schema
				.createIndex('picture_by_owner_hash')
				.on('picture')
				.columns(['area', 'owner', 'hash'])
				.unique()
				.execute();
			await db.schema
				.createTable('picture_bytes')
				.addColumn('name', 'text', (c) => c.notNull().references('picture.name').onDelete('cascade'))
				.addColumn('size', 'text', (c) => c.notNull())
				.addColumn('webp', bytes, (c) => c.notNull())
				.addPrimaryKeyConstraint('picture_bytes_pk', ['name', 'size'])
				.execute();
		},
	};
}
