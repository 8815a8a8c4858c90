/** Writes everything that cannot be made again into one file. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Query } from '../db/database.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import {
	BACKUP_FORMAT,
	type BackupLine,
	type BackupLineOf,
	KEPT_TABLE_NAMES,
	KEPT_TABLES,
	type KeptTable,
} from './format.ts';

const ROWS_A_READ = 1000;

/**
 * One consistent moment of all areas, while the server runs. The file appears under its name only when it is complete
 * and on disk. Returns what is in it.
 */
export async function writeBackup(store: Store, file: string): Promise<{ areas: number; rows: number; lines: number }> {
	await mkdir(path.dirname(path.resolve(file)), { recursive: true });
	const unfinished = `${file}.part`;
	const written = { areas: 0, rows: 0, lines: 0 };
	try {
		await store.db.kysely
			.transaction()
			.setIsolationLevel('repeatable read')
			.setAccessMode('read only')
			.execute((transaction) =>
				pipeline(
					Readable.from(lines(transaction, toInstant(store.clock.now()), written)),
					createGzip(),
					createWriteStream(unfinished),
				),
			);
		await flush(unfinished);
		await rename(unfinished, file);
	} catch (error) {
		await rm(unfinished, { force: true });
		throw error;
	}
	return written;
}

async function* lines(
	db: Query,
	madeAt: string,
	written: { areas: number; rows: number; lines: number },
): AsyncGenerator<string> {
	yield line({ engawa: 'backup', format: BACKUP_FORMAT, madeAt });
	for (const { code, head, sum } of await db.selectFrom('area').selectAll().orderBy('code').execute()) {
		written.areas += 1;
		yield line({ area: code, head, sum });
		for (let after = 0; ; ) {
			const rows = await db
				.selectFrom('rows')
				.select(['kind', 'id', 'rev', 'seq', 'at', 'body'])
				.where('area', '=', code)
				.where('seq', '>', after)
				.orderBy('seq')
				.limit(ROWS_A_READ)
				.execute();
			written.rows += rows.length;
			yield rows.map((row) => line([row.kind, row.id, row.rev, row.seq, row.at, row.body])).join('');
			if (rows.length < ROWS_A_READ) break;
			after = rows.at(-1)?.seq ?? after;
		}
	}
	for (const table of KEPT_TABLE_NAMES) {
		for await (const row of rowsOf(db, table)) {
			written.lines += 1;
			yield line({ table, row });
		}
	}
	yield line({ end: true, ...written });
}

async function* rowsOf(db: Query, table: KeptTable): AsyncGenerator<BackupLineOf['row']> {
	const key: readonly string[] = KEPT_TABLES[table];
	for (let offset = 0; ; offset += ROWS_A_READ) {
		let query = db.selectFrom(table).selectAll();
		for (const column of key) query = query.orderBy(sql.ref(`${table}.${column}`));
		const rows = await query.limit(ROWS_A_READ).offset(offset).execute();
		for (const row of rows) {
			const cells = Object.entries(row).map(([name, cell]: [string, string | number | null | Uint8Array]) => [
				name,
				cell instanceof Uint8Array ? { base64: Buffer.from(cell).toString('base64') } : cell,
			]);
			yield Object.fromEntries(cells);
		}
		if (rows.length < ROWS_A_READ) return;
	}
}

function line(value: BackupLine): string {
	return `${JSON.stringify(value)}\n`;
}

async function flush(file: string): Promise<void> {
	const handle = await open(file, 'r+');
	await handle.sync();
	await handle.close();
}
