/** `node:sqlite` in the shape that Kysely's SQLite dialect expects. No native add-on is compiled. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

export type SqliteFile = SqliteDatabase & {
	/** a number that moves when another connection or process has written to the file */
	dataVersion(): number;
};

/**
 * Opens the file (or `:memory:`), durable at each commit: WAL with `synchronous=FULL`.
 * A second process (an import beside the running server) waits up to five seconds for its turn to write.
 */
export function openSqliteFile(path: string): SqliteFile {
	const database = new DatabaseSync(path);
	database.exec('pragma busy_timeout = 5000');
	database.exec('pragma journal_mode = wal');
	database.exec('pragma synchronous = full');
	database.exec('pragma foreign_keys = on');
	const kept = new Map<string, SqliteStatement>();
	const version = database.prepare('pragma data_version');
	return {
		close: () => database.close(),
		prepare(sql) {
			const known = kept.get(sql);
			if (known) return known;
			const statement = toStatement(database.prepare(asWriter(sql)));
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
 * A transaction takes the right to write at its beginning. One that reads first and writes later would be refused
 * at once (SQLITE_BUSY_SNAPSHOT, no waiting) when another process wrote in between.
 */
function asWriter(sql: string): string {
	return sql === 'begin' ? 'begin immediate' : sql;
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
