/** Times to meet that were given: the keys are what makes it impossible to give one twice, or two to one consultation. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

export const meetingsStep: Migration = {
	async up(db: Kysely<Tables>) {
		await db.schema
			.createTable('meeting_hold')
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('meeting_id', 'text', (c) => c.notNull())
			.addColumn('consult_id', 'text', (c) => c.notNull())
			.addPrimaryKeyConstraint('meeting_hold_pk', ['area', 'meeting_id'])
			.addUniqueConstraint('meeting_hold_of_consult', ['area', 'consult_id'])
			.execute();
	},
};
