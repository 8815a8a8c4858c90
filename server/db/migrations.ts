/** The way from an empty database to `schema.ts`. A step that was ever released is never edited: add the next one. */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Tables } from './schema.ts';
import { writingStep } from './steps/0002-writing.ts';
import { identityStep } from './steps/0003-identity.ts';
import { sealingStep } from './steps/0004-sealing.ts';
import { pictureStep } from './steps/0005-pictures.ts';
import { kioskStep } from './steps/0006-kiosk.ts';
import { kioskWeeksStep } from './steps/0008-kiosk-weeks.ts';
import { importingStep } from './steps/0009-importing.ts';
import { privateRowsStep } from './steps/0010-private-rows.ts';
import { followedScopesStep } from './steps/0011-followed-scopes.ts';
import { listsStep } from './steps/0011-lists.ts';
import { meetingsStep } from './steps/0012-meetings.ts';
import { followStep } from './steps/0013-follow.ts';
import { followEndedStep } from './steps/0014-follow-ended.ts';

/** Names of byte columns and of text that sorts by bytes differ between the two databases. */
export type Dialect = 'sqlite' | 'postgres';

/** Brings the database up to date; throws when a step fails (nothing of that step remains). */
export async function migrate(kysely: Kysely<Tables>, dialect: Dialect): Promise<void> {
	const migrator = new Migrator({
		db: kysely,
		provider: { getMigrations: async () => steps(dialect) },
	});
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
}

function steps(dialect: Dialect): Record<string, Migration> {
	const bytes = dialect === 'sqlite' ? sql`blob` : sql`bytea`;
	return {
		'0001-log': {
			async up(db: Kysely<Tables>) {
				await db.schema
					.createTable('area')
					.addColumn('code', 'text', (c) => c.primaryKey())
					.addColumn('epoch', 'text', (c) => c.notNull())
					.addColumn('head', 'bigint', (c) => c.notNull())
					.addColumn('horizon', 'bigint', (c) => c.notNull())
					.addColumn('sum', 'text', (c) => c.notNull())
					.execute();
				await db.schema
					.createTable('rows')
					.addColumn('area', 'text', (c) => c.notNull())
					.addColumn('kind', 'text', (c) => c.notNull())
					.addColumn('id', 'text', (c) => c.notNull())
					.addColumn('rev', 'bigint', (c) => c.notNull())
					.addColumn('seq', 'bigint', (c) => c.notNull())
					.addColumn('at', 'bigint', (c) => c.notNull())
					.addColumn('bucket', 'integer', (c) => c.notNull())
					.addColumn('body', 'text')
					.addPrimaryKeyConstraint('rows_pk', ['area', 'kind', 'id'])
					.execute();
				// not unique: while a transaction moves rows to the end, two may share a number for a statement's length
				await db.schema.createIndex('rows_by_seq').on('rows').columns(['area', 'seq']).execute();
				await db.schema.createIndex('rows_by_bucket').on('rows').columns(['area', 'kind', 'bucket']).execute();
				await db.schema
					.createTable('log')
					.addColumn('area', 'text', (c) => c.notNull())
					.addColumn('seq', 'bigint', (c) => c.notNull())
					.addColumn('kind', 'text', (c) => c.notNull())
					.addColumn('id', 'text', (c) => c.notNull())
					.addColumn('rev', 'bigint', (c) => c.notNull())
					.addColumn('at', 'bigint', (c) => c.notNull())
					.addColumn('body', 'text')
					.addPrimaryKeyConstraint('log_pk', ['area', 'seq'])
					.execute();
				await db.schema
					.createTable('snapshot')
					.addColumn('area', 'text', (c) => c.notNull())
					.addColumn('epoch', 'text', (c) => c.notNull())
					.addColumn('seq', 'bigint', (c) => c.notNull())
					.addColumn('sum', 'text', (c) => c.notNull())
					.addColumn('pages', 'text', (c) => c.notNull())
					.addColumn('made_at', 'bigint', (c) => c.notNull())
					.addPrimaryKeyConstraint('snapshot_pk', ['area', 'epoch', 'seq'])
					.execute();
				await db.schema
					.createTable('page')
					.addColumn('area', 'text', (c) => c.notNull())
					.addColumn('hash', 'text', (c) => c.notNull())
					.addColumn('gzip', bytes, (c) => c.notNull())
					.addColumn('br', bytes, (c) => c.notNull())
					.addColumn('named_at', 'bigint', (c) => c.notNull())
					.addPrimaryKeyConstraint('page_pk', ['area', 'hash'])
					.execute();
			},
		},
		'0002-writing': writingStep(dialect),
		'0003-identity': identityStep,
		'0004-sealing': sealingStep(),
		'0005-pictures': pictureStep(dialect),
		'0006-kiosk': kioskStep,
		'0008-kiosk-weeks': kioskWeeksStep,
		'0009-importing': importingStep(dialect),
		'0010-private-rows': privateRowsStep(dialect),
		'0011-followed-scopes': followedScopesStep,
		'0011-lists': listsStep,
		'0012-meetings': meetingsStep,
		'0013-follow': followStep,
		'0014-follow-ended': followEndedStep,
	};
}
