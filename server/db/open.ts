/** The one place that knows which database is used. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { createListeners, type Database } from './database.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './schema.ts';
import { openSqliteFile, PoliteSqliteDialect } from './sqlite.ts';

/** `file: ':memory:'` is a database that is gone when closed. */
export type DatabaseAddress = { file: string } | { postgres: string };

/** Opens (and makes, and brings up to date) the database. Throws when it cannot be reached. */
export async function openDatabase(address: DatabaseAddress): Promise<Database> {
	if ('postgres' in address) {
		// loaded only when used: the embedded server starts faster and smaller without it
		const { openPostgres } = await import('./postgres.ts');
		return openPostgres(address.postgres);
	}
	return openSqlite(address.file);
}

async function openSqlite(path: string): Promise<Database> {
	if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
	const file = openSqliteFile(path);
	const kysely = new Kysely<Tables>({ dialect: new PoliteSqliteDialect(file) });
	await migrate(kysely, 'sqlite');
	const listeners = createListeners();
	let seen = file.dataVersion();
	return {
		kysely,
		dialect: 'sqlite',
		announce: async () => {},
		tellHere: listeners.tell,
		listen: listeners.listen,
		mayHaveMoved() {
			const version = file.dataVersion();
			const moved = version !== seen;
			seen = version;
			return moved;
		},
		runEach(statement, rows) {
			const prepared = file.prepare(statement);
			for (const row of rows) prepared.run(row);
		},
		readEach(statement, values) {
			const prepared = file.prepare(statement);
			return values.flatMap((each) => prepared.all(each));
		},
		// what the pages hold is overwritten already (`secure_delete`); the write-ahead log still has the pages of before
		scrub: async () => void (await sql`pragma wal_checkpoint(truncate)`.execute(kysely)),
		close: () => kysely.destroy(),
	};
}
