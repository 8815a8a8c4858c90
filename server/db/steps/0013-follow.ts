/** Those who follow the town without an account, what is news, and what they were told. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

export const followStep: Migration = {
	async up(db: Kysely<Tables>) {
		await db.schema
			.createTable('follow')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('ticket_hash', 'text', (c) => c.notNull())
			.addColumn('way', 'text', (c) => c.notNull())
			.addColumn('state', 'text', (c) => c.notNull())
			.addColumn('lang', 'text', (c) => c.notNull())
			.addColumn('things', 'text', (c) => c.notNull())
			.addColumn('news', 'text', (c) => c.notNull())
			.addColumn('target', 'text', (c) => c.notNull())
			.addColumn('link', 'text', (c) => c.notNull())
			.addColumn('confirm_hash', 'text')
			.addColumn('confirm_until', 'bigint')
			.addColumn('confirm_mails', 'integer', (c) => c.notNull())
			.addColumn('made_at', 'bigint', (c) => c.notNull())
			.addColumn('seen_at', 'bigint', (c) => c.notNull())
			.addColumn('digest_at', 'bigint', (c) => c.notNull())
			.addColumn('digests', 'integer', (c) => c.notNull())
			.execute();
		await db.schema.createIndex('follow_by_target').on('follow').columns(['area', 'target']).execute();
		await db.schema.createIndex('follow_by_ticket').on('follow').columns(['area', 'ticket_hash']).execute();
		await db.schema
			.createTable('follow_ticket')
			.addColumn('follow_id', 'text', (c) => c.notNull())
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('ticket_hash', 'text', (c) => c.notNull())
			.addColumn('rev', 'bigint', (c) => c.notNull())
			.addPrimaryKeyConstraint('follow_ticket_pk', ['follow_id', 'ticket_hash'])
			.execute();
		await db.schema
			.createTable('news_cursor')
			.addColumn('area', 'text', (c) => c.primaryKey())
			.addColumn('epoch', 'text', (c) => c.notNull())
			.addColumn('seq', 'bigint', (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('news_seen')
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('kind', 'text', (c) => c.notNull())
			.addColumn('id', 'text', (c) => c.notNull())
			.addColumn('state', 'text', (c) => c.notNull())
			.addColumn('first_at', 'bigint', (c) => c.notNull())
			.addColumn('changed_at', 'bigint', (c) => c.notNull())
			.addColumn('until', 'bigint', (c) => c.notNull())
			.addPrimaryKeyConstraint('news_seen_pk', ['area', 'kind', 'id'])
			.execute();
		await db.schema
			.createTable('tell')
			.addColumn('follow_id', 'text', (c) => c.notNull())
			.addColumn('key', 'text', (c) => c.notNull())
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('news', 'text', (c) => c.notNull())
			.addColumn('body', 'text', (c) => c.notNull())
			.addColumn('attempts', 'integer', (c) => c.notNull())
			.addColumn('due_at', 'bigint', (c) => c.notNull())
			.addColumn('until', 'bigint', (c) => c.notNull())
			.addColumn('told_at', 'bigint')
			.addPrimaryKeyConstraint('tell_pk', ['follow_id', 'key'])
			.execute();
		await db.schema.createIndex('tell_by_due').on('tell').columns(['told_at', 'due_at']).execute();
	},
};
