/** What kiosks need for weeks alone: who hears of trouble, the key of their settings, newer versions, and counts of use. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

export const kioskWeeksStep: Migration = {
	async up(db: Kysely<Tables>) {
		await db.schema
			.createTable('kiosk_watch')
			.addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id').onDelete('cascade'))
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('lang', 'text', (c) => c.notNull())
			.addColumn('at', 'bigint', (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('kiosk_key')
			.addColumn('n', 'integer', (c) => c.primaryKey())
			.addColumn('public_key', 'text', (c) => c.notNull())
			.addColumn('private_key', 'text', (c) => c.notNull())
			.addColumn('made_at', 'bigint', (c) => c.notNull())
			.execute();
		await db.schema
			.alterTable('kiosk')
			.addColumn('canary', 'integer', (c) => c.notNull().defaultTo(sql`0`))
			.execute();
		await db.schema
			.createTable('kiosk_rollout')
			.addColumn('area', 'text', (c) => c.primaryKey())
			.addColumn('build', 'text', (c) => c.notNull())
			.addColumn('verdict', 'text', (c) => c.notNull())
			.addColumn('since', 'bigint')
			.addColumn('beats', 'integer', (c) => c.notNull())
			.addColumn('good', 'text')
			.execute();
		await db.schema
			.createTable('kiosk_series')
			.addColumn('kiosk_id', 'text', (c) => c.notNull().references('kiosk.id').onDelete('cascade'))
			.addColumn('series', 'text', (c) => c.notNull())
			.addColumn('counted', 'bigint', (c) => c.notNull())
			.addColumn('at', 'bigint', (c) => c.notNull())
			.addPrimaryKeyConstraint('kiosk_series_pk', ['kiosk_id', 'series'])
			.execute();
		await db.schema
			.createTable('kiosk_usage')
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('place_id', 'text', (c) => c.notNull())
			.addColumn('hour', 'text', (c) => c.notNull())
			.addColumn('what', 'text', (c) => c.notNull())
			.addColumn('name', 'text', (c) => c.notNull())
			.addColumn('n', 'bigint', (c) => c.notNull())
			.addColumn('late', 'bigint', (c) => c.notNull())
			.addPrimaryKeyConstraint('kiosk_usage_pk', ['area', 'place_id', 'hour', 'what', 'name'])
			.execute();
	},
};
