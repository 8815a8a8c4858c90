/** Kiosks, and tablets that ask to become one. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

export const kioskStep: Migration = {
	async up(db: Kysely<Tables>) {
		await db.schema
			.createTable('kiosk_enrolment')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('code', 'text', (c) => c.notNull().unique())
			.addColumn('public_key', 'text', (c) => c.notNull())
			.addColumn('about', 'text', (c) => c.notNull())
			.addColumn('asked_at', 'bigint', (c) => c.notNull())
			.addColumn('until', 'bigint', (c) => c.notNull())
			.addColumn('proven_ms', 'bigint', (c) => c.notNull())
			.execute();
		await db.schema
			.createTable('kiosk')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('area', 'text', (c) => c.notNull())
			.addColumn('place_id', 'text', (c) => c.notNull())
			.addColumn('name', 'text', (c) => c.notNull())
			.addColumn('public_key', 'text', (c) => c.notNull())
			.addColumn('enrolled_at', 'bigint', (c) => c.notNull())
			.addColumn('enrolled_by', 'text', (c) => c.notNull())
			.addColumn('config', 'text', (c) => c.notNull())
			.addColumn('orders', 'text', (c) => c.notNull())
			.addColumn('proven_ms', 'bigint', (c) => c.notNull())
			.addColumn('beat_at', 'bigint')
			.addColumn('beat', 'text')
			.addColumn('told', 'text', (c) => c.notNull())
			.addColumn('revoked_at', 'bigint')
			.execute();
		await db.schema.createIndex('kiosk_by_area').on('kiosk').column('area').execute();
	},
};
