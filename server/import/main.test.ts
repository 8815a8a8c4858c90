import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'engawa-import-'));
	writeFileSync(path.join(folder, 'list.csv'), 'NO,名称,住所\n1,甲会館,見本町\n');
	writeFileSync(path.join(folder, 'page.csv'), '<html></html>');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as npm does: in the project's folder, told where the person stands. */
function runCommand(...args: string[]): Promise<{ code: number; out: string; err: string }> {
	const data = mkdtempSync(path.join(folder, 'data-'));
	const env = { ...process.env, INIT_CWD: folder, ENGAWA_DATA: data, DATABASE_URL: '' };
	return new Promise((resolve) => {
		execFile(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...args], { env }, (error, out, err) => {
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
