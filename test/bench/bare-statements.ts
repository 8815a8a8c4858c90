/**
 * What writing costs SQLite itself: the very statements that the server ran, run again by nothing but prepared statements, in a
 * copy of the file as it was before them.
 */
import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite';

type Ran = { sql: string; parameters: SQLInputValue[] };

/** The statements that `work` writes with, in this process and in their order, its transactions' beginnings and ends among them. */
export async function recordWriting(work: () => Promise<unknown>): Promise<Ran[]> {
	const ran: Ran[] = [];
	const { run, all } = StatementSync.prototype;
	const note = (statement: StatementSync, parameters: unknown[]) => {
		if (!/^\s*select/i.test(statement.sourceSQL)) {
			ran.push({ sql: statement.sourceSQL, parameters: parameters as SQLInputValue[] });
		}
	};
	StatementSync.prototype.run = function (this: StatementSync, ...parameters: unknown[]) {
		note(this, parameters);
		return run.apply(this, parameters as Parameters<typeof run>);
	} as typeof run;
	StatementSync.prototype.all = function (this: StatementSync, ...parameters: unknown[]) {
		note(this, parameters);
		return all.apply(this, parameters as Parameters<typeof all>);
	} as typeof all;
	try {
		await work();
	} finally {
		Object.assign(StatementSync.prototype, { run, all });
	}
	return ran;
}

/** Runs them again in `file`, as durable as the server does. Returns how long they took, in ms. */
export function runBare(file: string, ran: readonly Ran[]): number {
	const database = new DatabaseSync(file);
	database.exec(
		'pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma cache_size = -8000; pragma wal_autocheckpoint = 4000',
	);
	const prepared = new Map<string, StatementSync>();
	for (const { sql } of ran) if (!prepared.has(sql)) prepared.set(sql, database.prepare(sql));
	const begun = performance.now();
	for (const { sql, parameters } of ran) prepared.get(sql)?.run(...parameters);
	const took = performance.now() - begun;
	database.close();
	return took;
}
