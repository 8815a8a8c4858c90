import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOM, guardCell, unguardCell, writeCsv } from './write-csv.ts';

describe('A sheet', () => {
	test('is read back cell for cell by another reader, whatever is in it', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary-ascii' })), { minLength: 1 }),
				(rows) => {
					const tidy = rows.map((row) => row.map((cell) => cell.replaceAll('\r\n', '\n')));
					const columns = [0, 1].map((index) => ({ header: `c${index}`, cell: (row: string[]) => row[index] }));
					const text = writeCsv(columns, tidy);
					const read = parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: false }) as string[][];
					expect(read.slice(1).map((row) => row.map(unguardCell))).toEqual(tidy);
				},
			),
		);
	});

	test('begins with the mark by which spreadsheets know UTF-8, and ends each line with CRLF', () => {
		const text = writeCsv([{ header: '名', cell: (row: string) => row }], ['一', '二']);
		expect(text).toBe(`${BOM}名\r\n一\r\n二\r\n`);
	});

	test('holds no cell that a spreadsheet would run', () => {
		for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']) {
			expect(guardCell(`${start}1`)).toBe(`'${start}1`);
		}
		for (const plain of ['1', 'あ', "'", "'あ", '']) expect(guardCell(plain)).toBe(plain);
		for (const quoted of ["'=1", "''=1", "'''\0"]) expect(unguardCell(guardCell(quoted))).toBe(quoted);
	});
});
