/**
 * Databases for tests. Each shared suite runs on SQLite in memory and on PostgreSQL: inside this process (PGlite), or on
 * a real server when `ENGAWA_TEST_PG` names one.
 */
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { afterAll, vi } from 'vitest';
import { createListeners, type Database } from '../db/database.ts';
import { migrate } from '../db/migrations.ts';
import { openDatabase } from '../db/open.ts';
import type { Tables } from '../db/schema.ts';
import type {} from './on-postgres.ts';
import { createRealPostgres, type RealPostgres } from './real-postgres.ts';

/** PGlite unpacks a PostgreSQL at its first opening, which takes seconds on a busy machine. */
export const OPENING_MS = 60_000;

// for every test of the file that imports this one, as PGlite's share of a busy machine can be small
vi.setConfig({ testTimeout: OPENING_MS, hookTimeout: OPENING_MS });

export type TestDatabase = { name: string; open(): Promise<Database> };

export const SQLITE: TestDatabase = { name: 'SQLite', open: () => openDatabase({ file: ':memory:' }) };
export const POSTGRES: TestDatabase = {
	name: 'PostgreSQL',
	open: process.env.ENGAWA_TEST_PG ? openReal : openPglite,
};
/** What a shared suite runs on: SQLite in a test file of its own, PostgreSQL where `suites.ts` gathers them. */
export const DATABASES: readonly TestDatabase[] = globalThis.engawaSuitesOnPostgres ? [POSTGRES] : [SQLITE];

let real: Promise<RealPostgres> | undefined;
// registered in each test file that imports this one
afterAll(async () => (await real)?.drop());

async function openReal(): Promise<Database> {
	real ??= createRealPostgres();
	const database = await openDatabase({ postgres: (await real).url });
	await emptyTables(database.kysely);
	return database;
}

let pglite: Promise<Kysely<Tables>> | undefined;

/** One PGlite for the test file, since starting it takes seconds; each opening finds empty tables. */
async function openPglite(): Promise<Database> {
	pglite ??= startPglite();
	const kysely = await pglite;
	await emptyTables(kysely);
	const listeners = createListeners();
	return {
		kysely,
		dialect: 'postgres',
		announce: async () => {},
		tellHere: listeners.tell,
		listen: listeners.listen,
		mayHaveMoved: () => false,
		close: async () => {},
	};
}

async function startPglite(): Promise<Kysely<Tables>> {
	const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: new PGlite() }) });
	await migrate(kysely, 'postgres');
	return kysely;
}

/** Tables that hang on one of these are emptied with it. */
const EMPTIED = [
	'follow_ended',
	'sealing_key',
	'picture',
	'page',
	'snapshot',
	'log',
	'rows',
	'area',
	'account',
	'sign_in_code',
	'rate',
	'mail_out',
	'client',
	'receipt',
	'private_scope',
	'private_row',
	'request',
	'hold',
	'waiting',
	'use',
	'kept_from',
	'mark',
	'audit',
	'kiosk',
	'kiosk_enrolment',
	'import_file',
	'import_run',
	'import_base',
	'import_mapping',
	'subscription',
	'kiosk_key',
	'kiosk_rollout',
	'kiosk_usage',
	'follow',
	'follow_ticket',
	'news_cursor',
	'news_seen',
	'tell',
] as const;

async function emptyTables(kysely: Kysely<Tables>): Promise<void> {
	for (const table of EMPTIED) await kysely.deleteFrom(table).execute();
}
