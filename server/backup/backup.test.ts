import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Head, SEGMENT } from '../../contract/feed.ts';
import { NOBODY } from '../../contract/roles.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { beginSession } from '../identity/sessions.ts';
import { readRows } from '../log.ts';
import { readPrivate } from '../private/read-private.ts';
import { OPENING_MS, POSTGRES, SQLITE } from '../testing/databases.ts';
import { AREA, dropNotice, manyNotices, OTHER_AREA, putNotice } from '../testing/rows.ts';
import { testStore } from '../testing/store.ts';
import { asking, DESK, TOWN, testWriter } from '../testing/written-town.ts';
import { KEPT_TABLE_NAMES } from './format.ts';
import { RestoreRefused, restore } from './restore.ts';
import { writeBackup } from './write-backup.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe.each([
	{ from: SQLITE, into: SQLITE },
	{ from: SQLITE, into: POSTGRES },
	{ from: POSTGRES, into: SQLITE },
])('A back-up from $from.name into $into.name', ({ from, into }) => {
	let source: Database;
	let target: Database;
	let app: App;
	let restored: App;
	let file: string;

	beforeEach(async () => {
		source = await from.open();
		target = await into.open();
		app = await createApp(testStore(source));
		restored = await createApp({ ...testStore(target), ids: { epoch: () => 'restored' } });
		await app.publish(AREA, [...manyNotices(300), putNotice('n5', '新'), dropNotice('n6')]);
		await app.publish(OTHER_AREA, [putNotice('a')]);
		file = path.join(folder, 'deeper', 'town.jsonl.gz');
		await writeBackup(app, file);
	}, OPENING_MS);
	afterEach(async () => {
		await app.close();
		await restored.close();
		await source.close();
		await target.close();
	});

	const head = async (of: App) => (await (await of.request(`/s/${AREA}/head`)).json()) as Head;

	test('holds every row with its version and its time, and the same pages', async () => {
		const before = await head(app);
		const rows = (await readRows(app, AREA)).sort(byId);
		expect(await restore(restored, file, { replace: false })).toMatchObject({ areas: [AREA, OTHER_AREA], rows: 301 });
		expect((await readRows(restored, AREA)).sort(byId)).toEqual(rows);
		const after = await head(restored);
		expect([after.sum, after.snapshot.pages]).toEqual([before.sum, before.snapshot.pages]);
	});

	test('begins a new epoch on a boundary, so that no old cursor is ever served from it', async () => {
		const before = await head(app);
		await restore(restored, file, { replace: false });
		const after = await head(restored);
		expect(after.epoch).not.toBe(before.epoch);
		expect([after.head, after.horizon, after.snapshot.at]).toEqual([2 * SEGMENT, 2 * SEGMENT, 2 * SEGMENT]);
		expect((await restored.request(`/s/${AREA}/t/${before.epoch}/256`)).status).toBe(409);
		expect((await restored.request(`/s/${AREA}/t/${after.epoch}/${after.head}`)).status).toBe(200);
	});

	test('is written to as before: numbers, versions and deletions go on', async () => {
		await restore(restored, file, { replace: false });
		expect(await restored.publish(AREA, [putNotice('n6'), putNotice('n1')])).toEqual({
			from: 512,
			to: 513,
			written: 1,
		});
		const row = (await readRows(restored, AREA)).find(({ id }) => id === 'n6');
		expect(row?.rev).toBe(3);
	});

	test('keeps who asked for what, and runs nothing twice that was answered before it', async () => {
		await app.publish(AREA, TOWN);
		const device = testWriter(testStore(source), app.writing, NOBODY);
		const intent = device.next('request.ask', asking());
		const first = await device.send([intent]);
		await device.say('request.ask', asking({ roomId: 'ask-2' }));
		await writeBackup(app, file);
		await restore(restored, file, { replace: true });
		const again = await testWriter(testStore(target), restored.writing, NOBODY).send([intent]);
		expect(again.receipts).toEqual(first.receipts);
		const other = testWriter(testStore(target), restored.writing, NOBODY);
		expect(await other.say('request.ask', asking())).toMatchObject({ status: 'refused', code: 'slot-taken' });
		const desk = await readPrivate(restored, AREA, DESK, new Map());
		expect(desk.scopes).toMatchObject([{ scope: 'desk/ask', epoch: 'restored', head: 2, rows: [{}, {}] }]);
		for (const table of KEPT_TABLE_NAMES) {
			const count = async (db: Database) => (await db.kysely.selectFrom(table).selectAll().execute()).length;
			const added = { receipt: 1, client: 2 }[table as string] ?? 0;
			expect([table, await count(target)]).toEqual([table, (await count(source)) + added]);
		}
	});

	test('holds nothing with which somebody could sign in', async () => {
		const now = Date.parse('2026-11-23T01:00:00Z');
		await source.kysely
			.insertInto('account')
			.values({
				id: 'a1',
				area: AREA,
				email: 'hanako@example.jp',
				name: '花子',
				state: 'active',
				invited_at: now,
				last_sign_in_at: now,
			})
			.execute();
		await beginSession(source.kysely, { accountId: 'a1', shared: false, label: 'the phone in her pocket', now });
		await writeBackup(app, file);
		const text = gunzipSync(readFileSync(file)).toString();
		expect(text).toContain('hanako@example.jp');
		expect(text).not.toContain('the phone in her pocket');
	});

	test('never takes the place of a town unless told to', async () => {
		await restored.publish(AREA, [putNotice('precious')]);
		await expect(restore(restored, file, { replace: false })).rejects.toThrow(/132039.*--replace/);
		expect((await readRows(restored, AREA)).map(({ id }) => id)).toEqual(['precious']);
		const before = await head(restored);
		await restore({ ...restored, ids: { epoch: () => 'again' } }, file, { replace: true });
		expect((await head(restored)).epoch).not.toBe(before.epoch);
		expect(await readRows(restored, AREA)).toHaveLength(299);
	});

	test('that is damaged, cut short or something else is refused, and nothing changes', async () => {
		await restored.publish(AREA, [putNotice('precious')]);
		const whole = readFileSync(file);
		const lines = gunzipSync(whole).toString().split('\n');
		const without = (index: number) => gzipSync(lines.filter((_, i) => i !== index).join('\n'));
		const damaged: Record<string, Uint8Array> = {
			'cut short': whole.subarray(0, whole.length / 2),
			'no last line': gzipSync(`${lines.slice(0, -2).join('\n')}\n`),
			'a row is missing': without(10),
			'no first line': without(0),
			'no area line': without(1),
			'a row was changed': gzipSync(lines.join('\n').replace('"n5",2,', '"n5",9,')),
			'lines after the end': gzipSync(`${lines.join('\n')}${lines[2]}\n`),
			'not gzip': Buffer.from('hello'),
			'not lines of JSON': gzipSync('hello\n'),
			empty: gzipSync(''),
		};
		for (const [what, bytes] of Object.entries(damaged)) {
			const bad = path.join(folder, 'bad.jsonl.gz');
			writeFileSync(bad, bytes);
			await expect(restore(restored, bad, { replace: true }), what).rejects.toThrow(RestoreRefused);
		}
		await expect(restore(restored, path.join(folder, 'none'), { replace: true })).rejects.toThrow(RestoreRefused);
		expect((await readRows(restored, AREA)).map(({ id }) => id)).toEqual(['precious']);
	});
});

test('A back-up that fails leaves no file behind', async () => {
	const db = await SQLITE.open();
	const app = await createApp(testStore(db));
	await app.publish(AREA, [putNotice('a')]);
	await db.kysely.schema.dropTable('rows').execute();
	await expect(writeBackup(app, path.join(folder, 'x.gz'))).rejects.toThrow();
	expect(readdirSync(folder)).toEqual([]);
	await app.close();
	await db.close();
});

function byId(a: { id: string }, b: { id: string }): number {
	return a.id < b.id ? -1 : 1;
}
