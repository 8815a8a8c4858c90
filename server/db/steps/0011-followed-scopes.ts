/**
 * Changes are followed in the scopes of those who sign in. What lies with a ticket is read whole by its name, and needs no place in
 * the index of changes: of all of a request's keys the ticket's are the dearest, because they fall anywhere.
 */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

export const followedScopesStep: Migration = {
	async up(db: Kysely<Tables>) {
		await db.schema.dropIndex('private_row_by_scope_seq').execute();
		await db.schema
			.createIndex('private_row_by_scope_seq')
			.on('private_row')
			.columns(['area', 'scope', 'seq'])
			.where(sql.ref('scope'), '<', sql.lit('ticket/'))
			.execute();
	},
};
