/** `node:sqlite` in the shape that Kysely's SQLite dialect expects. No native add-on is compiled. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import {
	CompiledQuery,
	type DatabaseConnection,
	type SqliteDatabase,
	SqliteDialect,
	SqliteDriver,
	type SqliteStatement,
	type TransactionSettings,
} from 'kysely';

export type SqliteFile = SqliteDatabase & {
	/** a number that moves when another connection or process has written to the file */
	dataVersion(): number;
};

/** Opens the file (or `:memory:`), durable at each commit: WAL with `synchronous=FULL`. */
export function openSqliteFile(path: string): SqliteFile {
	const database = new DatabaseSync(path);
	database.exec(`pragma busy_timeout = ${BLOCKING_WAIT_MS}`);
	database.exec('pragma journal_mode = wal');
	database.exec('pragma synchronous = full');
	// what is deleted is overwritten in the file itself, not only forgotten
	database.exec('pragma secure_delete = on');
	database.exec(`pragma cache_size = -${CACHE_KB}`);
	database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
	const kept = new Map<string, SqliteStatement>();
	const version = database.prepare('pragma data_version');
	return {
		close: () => database.close(),
		prepare(sql) {
			const known = kept.get(sql);
			if (known) return known;
			const statement = toStatement(database.prepare(sql));
			// statements with long value lists occur once; keeping them would keep their text
			if (sql.length <= MAX_KEPT_SQL && kept.size < MAX_KEPT) kept.set(sql, statement);
			return statement;
		},
		dataVersion: () => Number(version.get()?.data_version),
	};
}

const MAX_KEPT_SQL = 2000;
const MAX_KEPT = 200;
/**
 * The write-ahead log is copied into the database when it has so many pages (4 kB each). A decision alone writes to 27 of them,
 * most of them the same again and again: the longer one waits, the fewer are copied, and the fewer commits wait for it.
 */
const CHECKPOINT_PAGES = 4000;
/** Tickets fall anywhere in their tables: of a year of requests, SQLite's own 2 MB hold too few of those pages. */
const CACHE_KB = 8_000;
/** SQLite waits for another writer with the whole process standing still: so it waits only briefly … */
const BLOCKING_WAIT_MS = 100;
/** … and this long in all, with pauses in which the server answers others. An import may write for seconds. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 20;

/**
 * Kysely's dialect with transactions that say at their beginning whether they write.
 *
 * One that reads first and writes later would be refused when another process wrote in between (SQLITE_BUSY_SNAPSHOT), so
 * a writer takes its right at once. A `read only` one takes none: in WAL it never waits and makes nobody wait.
 */
export class PoliteSqliteDialect extends SqliteDialect {
	readonly #database: SqliteFile;

	constructor(database: SqliteFile) {
		super({ database });
		this.#database = database;
	}

	override createDriver(): SqliteDriver {
		return new PoliteSqliteDriver({ database: this.#database });
	}
}

class PoliteSqliteDriver extends SqliteDriver {
	override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
		const begin = CompiledQuery.raw(settings?.accessMode === 'read only' ? 'begin' : 'begin immediate');
		for (const until = performance.now() + PATIENCE_MS; ; ) {
			try {
				await connection.executeQuery(begin);
				return;
			} catch (error) {
				if (!isBusy(error) || performance.now() > until) throw error;
				await pause(PAUSE_MS);
			}
		}
	}
}

/** SQLITE_BUSY, plain or extended (the low byte is the plain code). */
function isBusy(error: unknown): boolean {
	return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

function toStatement(statement: StatementSync): SqliteStatement {
	const reader = statement.columns().length > 0;
	return {
		reader,
		all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
		run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
		iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
	};
}
