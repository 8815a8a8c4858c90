/** Accounts by invitation, their roles, sessions and second factors; how much was asked; mails that wait. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

export const identityStep: Migration = {
	async up(db: Kysely<Tables>) {
		await db.schema
			.createTable('account')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('email', 'text')
			.addColumn('name', 'text', (c) => c.notNull())
			.addColumn('state', 'text', (c) => c.notNull())
			.addColumn('invited_at', 'bigint', (c) => c.notNull())
			.addColumn('last_sign_in_at', 'bigint')
			.addUniqueConstraint('account_by_email', ['area', 'email'])
			.execute();
		await db.schema
			.createTable('account_role')
			.addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
			.addColumn('role', 'text', (c) => c.notNull())
			.addColumn('target', 'text', (c) => c.notNull())
			.addPrimaryKeyConstraint('account_role_pk', ['account_id', 'role', 'target'])
			.execute();
		await db.schema
			.createTable('session')
			.addColumn('hash', 'text', (c) => c.primaryKey())
			.addColumn('id', 'text', (c) => c.notNull().unique())
			.addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
			.addColumn('made_at', 'bigint', (c) => c.notNull())
			.addColumn('seen_at', 'bigint', (c) => c.notNull())
			.addColumn('proven_at', 'bigint')
			.addColumn('shared', 'integer', (c) => c.notNull())
			.addColumn('label', 'text', (c) => c.notNull())
			.execute();
		await db.schema.createIndex('session_by_account').on('session').column('account_id').execute();
		await db.schema
			.createTable('sign_in_code')
			.addColumn('browser_hash', 'text', (c) => c.primaryKey())
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('code_hash', 'text', (c) => c.notNull())
			.addColumn('account_id', 'text')
			.addColumn('expires_at', 'bigint', (c) => c.notNull())
			.addColumn('tries_left', 'integer', (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('second_factor')
			.addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id').onDelete('cascade'))
			.addColumn('sealed_secret', 'text', (c) => c.notNull())
			.addColumn('confirmed_at', 'bigint')
			.addColumn('last_step', 'bigint', (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('recovery_code')
			.addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
			.addColumn('hash', 'text', (c) => c.notNull())
			.addPrimaryKeyConstraint('recovery_code_pk', ['account_id', 'hash'])
			.execute();
		await db.schema
			.createTable('rate')
			.addColumn('bucket', 'text', (c) => c.primaryKey())
			.addColumn('empty_at', 'bigint', (c) => c.notNull())
			.execute();
		await db.schema.createIndex('rate_by_time').on('rate').column('empty_at').execute();
		await db.schema
			.createTable('mail_out')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('body', 'text', (c) => c.notNull())
			.addColumn('attempts', 'integer', (c) => c.notNull())
			.addColumn('due_at', 'bigint', (c) => c.notNull())
			.addColumn('expires_at', 'bigint', (c) => c.notNull())
			.execute();
		await db.schema.createIndex('mail_out_by_time').on('mail_out').column('due_at').execute();
	},
};
