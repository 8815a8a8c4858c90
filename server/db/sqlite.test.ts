import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureArea } from '../areas.ts';
import { appendChanges, readRows } from '../log.ts';
import { changesOf } from '../private/read-private.ts';
import { AREA, putNotice } from '../testing/rows.ts';
import { testStore } from '../testing/store.ts';
import type { Database } from './database.ts';
import { migrate } from './migrations.ts';
import { openDatabase } from './open.ts';
import type { Tables } from './schema.ts';
import { openSqliteFile, PoliteSqliteDialect } from './sqlite.ts';
import { writingStep } from './steps/0002-writing.ts';
import { privateRowsStep } from './steps/0010-private-rows.ts';

let folder: string;
let server: Database;
let importer: Database;

beforeEach(async () => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-sqlite-'));
	const file = path.join(folder, 'deeper', 'engawa.sqlite');
	server = await openDatabase({ file });
	importer = await openDatabase({ file });
	await ensureArea(testStore(server), AREA);
});
afterEach(async () => {
	await server.close();
	await importer.close();
	rmSync(folder, { recursive: true });
});

describe('Two processes on one file', () => {
	test('each writer waits for the other, and the server goes on answering meanwhile', async () => {
		const release = Promise.withResolvers<void>();
		const importing = importer.kysely.transaction().execute(async (transaction) => {
			await transaction.updateTable('area').set({ horizon: 0 }).execute();
			await release.promise;
		});
		const writing = appendChanges(testStore(server), AREA, [putNotice('a')]);
		let written = false;
		const noted = writing.then(() => {
			written = true;
		});
		// were the writer to stand still in the database instead of in a timer, none of these turns would come
		for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(written).toBe(false);
		release.resolve();
		await noted;
		await importing;
		expect((await writing).written).toBe(1);
	});

	test('a reader waits for no writer and sees one moment', async () => {
		await appendChanges(testStore(server), AREA, [putNotice('a')]);
		await server.kysely
			.transaction()
			.setAccessMode('read only')
			.execute(async (transaction) => {
				const count = async () => (await transaction.selectFrom('rows').selectAll().execute()).length;
				expect(await count()).toBe(1);
				await appendChanges(testStore(importer), AREA, [putNotice('b')]);
				expect(await count()).toBe(1);
			});
		expect(await readRows(testStore(server), AREA)).toHaveLength(2);
	});

	test('what the other wrote is noticed, what one wrote oneself is not', async () => {
		server.mayHaveMoved();
		await appendChanges(testStore(server), AREA, [putNotice('a')]);
		expect(server.mayHaveMoved()).toBe(false);
		await appendChanges(testStore(importer), AREA, [putNotice('b')]);
		expect(server.mayHaveMoved()).toBe(true);
		expect(server.mayHaveMoved()).toBe(false);
	});

	test('what was committed is there again after the next opening, with the same epoch', async () => {
		await appendChanges(testStore(server), AREA, [putNotice('a')]);
		const again = await openDatabase({ file: path.join(folder, 'deeper', 'engawa.sqlite') });
		expect(await readRows(testStore(again), AREA)).toHaveLength(1);
		expect(await again.kysely.selectFrom('area').select('epoch').execute()).toEqual([{ epoch: 'epoch1' }]);
		await again.close();
	});
});

test('private rows of a file from before lie anew, with nothing lost', async () => {
	const kysely = new Kysely<Tables>({ dialect: new PoliteSqliteDialect(openSqliteFile(':memory:')) });
	await sql`create table area (code text primary key)`.execute(kysely);
	await writingStep('sqlite').up(kysely);
	const row = (id: string, body: string | null) => ({
		area: AREA,
		scope: `ticket/${id}`,
		kind: 'request',
		id,
		rev: 2,
		seq: 5,
		at: 7,
		body,
	});
	const rows = [row('b', '{"a":"の"}'), row('a', null)];
	await kysely.insertInto('private_row').values(rows).execute();
	await privateRowsStep('sqlite').up(kysely);
	expect(await kysely.selectFrom('private_row').selectAll().orderBy('id', 'desc').execute()).toEqual(rows);
	await expect(kysely.insertInto('private_row').values(row('a', '{}')).execute()).rejects.toThrow('UNIQUE');
	await kysely.destroy();
});

test('changes of a scope are found by their index, in which no ticket takes room', async () => {
	const asked: string[] = [];
	const file = openSqliteFile(':memory:');
	const noting = {
		...file,
		prepare(text: string) {
			asked.push(text);
			return file.prepare(text);
		},
	};
	const kysely = new Kysely<Tables>({ dialect: new PoliteSqliteDialect(noting) });
	await migrate(kysely, 'sqlite');
	const scope = { area: AREA, scope: 'desk/p', epoch: 'e', head: 9 };
	await changesOf(kysely, scope, { epoch: 'e', head: 3 });
	await changesOf(kysely, scope, undefined);
	const ofRows = asked.filter((text) => text.startsWith('select') && text.includes('"private_row"'));
	expect(ofRows).toHaveLength(2);
	for (const text of ofRows) {
		const plan = file.prepare(`explain query plan ${text}`).all([]) as { detail: string }[];
		expect(plan.map(({ detail }) => detail).join()).toContain('private_row_by_scope_seq');
	}
	await kysely.destroy();
});
