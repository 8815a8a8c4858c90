import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Key pairs to which devices seal contacts (`server/sealing.ts`). */
export function sealingStep(): Migration {
	return {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable('sealing_key')
				// the order in which they were made; two processes that make the next one at once agree on one
				.addColumn('n', 'integer', (c) => c.primaryKey())
				.addColumn('id', 'text', (c) => c.notNull().unique())
				.addColumn('public_key', 'text', (c) => c.notNull())
				.addColumn('private_key', 'text', (c) => c.notNull())
				.addColumn('made_at', 'bigint', (c) => c.notNull())
				.execute();
		},
	};
}
