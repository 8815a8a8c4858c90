/** Who follows no more: a name that leads nowhere and a moment, so that an older back-up does not bring them back. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

export const followEndedStep: Migration = {
	async up(db: Kysely<Tables>) {
		await db.schema
			.createTable('follow_ended')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('at', 'bigint', (c) => c.notNull())
			.execute();
	},
};
