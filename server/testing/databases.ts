/** Databases for tests: each shared suite runs on SQLite in memory and on PostgreSQL inside this process (PGlite). */
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { createListeners, type Database } from '../db/database.ts';
import { migrate } from '../db/migrations.ts';
import { openDatabase } from '../db/open.ts';
import type { Tables } from '../db/schema.ts';

/** PGlite unpacks a PostgreSQL at its first opening, which takes seconds on a busy machine. */
export const OPENING_MS = 60_000;

export type TestDatabase = { name: string; open(): Promise<Database> };

export const DATABASES: readonly TestDatabase[] = [
	{ name: 'SQLite', open: () => openDatabase({ file: ':memory:' }) },
	{ name: 'PostgreSQL', open: openPglite },
];

let shared: Promise<Kysely<Tables>> | undefined;

/** One PGlite for the test file, since starting it takes seconds; each opening finds empty tables. */
async function openPglite(): Promise<Database> {
	shared ??= startPglite();
	const kysely = await shared;
	for (const table of ['page', 'snapshot', 'log', 'rows', 'area'] as const) await kysely.deleteFrom(table).execute();
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
