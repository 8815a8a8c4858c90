import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'engawa-import-'));
	writeFileSync(path.join(folder, 'list.csv'), 'NO,名称,住所\n1,甲会館,見本町\n');
	writeFileSync(path.join(folder, 'page.csv'), '<html></html>');
});
afterAll(() => rmSync(folder, { recursive: true }));

const PROGRAM = path.join(import.meta.dirname, 'main.ts');

/** Runs the command as npm does: in the project's folder, told where the person stands. */
function runCommand(...args: string[]): Promise<{ code: number; out: string; err: string }> {
	const data = mkdtempSync(path.join(folder, 'data-'));
	const env = { ...process.env, INIT_CWD: folder, ENGAWA_DATA: data, DATABASE_URL: '' };
	return new Promise((resolve) => {
		execFile(process.execPath, [PROGRAM, ...args], { env }, (error, out, err) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
		});
	});
}

test('the command tells by its exit code: 0 imported, 1 not, 2 written wrongly', { timeout: 60_000 }, async () => {
	const [good, page, missing] = await Promise.all([
		runCommand('list.csv', '--area', '132039'),
		runCommand('page.csv', '--area', '132039'),
		runCommand('gone.csv', '--area', '132039'),
	]);
	expect(good).toMatchObject({ code: 0, out: expect.stringContaining('2 件を書きました'), err: '' });
	expect(page).toMatchObject({ code: 1, out: expect.stringContaining('HTML') });
	expect(missing).toEqual({
		code: 2,
		out: '',
		err: 'gone.csv というファイルがありません。名前と場所を確かめてください。\n',
	});
});

test('whoever stops it is told that nothing was written, and nothing was', { timeout: 60_000 }, async () => {
	const rows = Array.from({ length: 8000 }, (_, n) => `${n},会館${n},見本町${n}`).join('\n');
	writeFileSync(path.join(folder, 'long.csv'), `NO,名称,住所\n${rows}\n`);
	const data = mkdtempSync(path.join(folder, 'data-'));
	const env = { ...process.env, INIT_CWD: folder, ENGAWA_DATA: data, DATABASE_URL: '' };
	const child = spawn(process.execPath, [PROGRAM, 'long.csv', '--area', '132039'], { env });
	const ended = once(child, 'exit');
	const said = text(child.stderr);
	// it has begun, and has all of its reading before it
	const file = path.join(data, 'engawa.sqlite');
	while (!existsSync(file) && child.exitCode === null) await pause(5);
	child.kill('SIGINT');
	expect(await ended).toEqual([130, null]);
	expect(await said).toBe('止めました。何も書きませんでした。\n');
	const database = new DatabaseSync(file);
	for (const table of ['rows', 'log', 'import_run', 'import_base']) {
		expect([table, database.prepare(`select count(*) as n from ${table}`).get()]).toEqual([table, { n: 0 }]);
	}
	database.close();
});
