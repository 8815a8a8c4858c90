import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTable, readTable } from './read-table.ts';

describe('rows are found where an editor shows them', () => {
	test('a quoted line end belongs to its cell, and the next row still has the right line, whatever the line ends are', () => {
		const { rows } = readTable('a,b\r\n1,"x\r\ny\nz"\n\n2,w\r\n');
		expect(rows).toEqual([
			{ line: 1, cells: ['a', 'b'] },
			{ line: 2, cells: ['1', 'x\ny\nz'] },
			{ line: 6, cells: ['2', 'w'] },
		]);
	});

	test('a quote inside an unquoted cell is a character, a doubled one in a quoted cell too', () => {
		expect(readTable('幅,5"皿\n"言った ""はい""",x\n').rows.map((row) => row.cells)).toEqual([
			['幅', '5"皿'],
			['言った "はい"', 'x'],
		]);
	});

	test('rows of different lengths, empty rows and a DOS end mark do no harm', () => {
		expect(readTable('a,b,c\n1\n,,\n1,2,3,4\n\u001a').rows.map((row) => row.cells.length)).toEqual([3, 1, 4]);
	});

	test('tabs are found, and semicolons inside cells are not taken for separators', () => {
		expect(readTable('名称\t住所\n甲\t乙,丙\n').delimiter).toBe('\t');
		expect(readTable('名称,別名\n甲,乙;丙;丁;戊\n').delimiter).toBe(',');
		expect(readTable('名称;住所\n甲;乙\n').rows[1]?.cells).toEqual(['甲', '乙']);
	});

	test('a row that never ends is refused when it is longer than any row, and no more of it is read', () => {
		let read = 0;
		const endlessly = function* () {
			yield 'a,b\nc,d\n';
			for (; read < 100; read++) yield 'x'.repeat(100_000);
		};
		expect(() => [...openTable(endlessly).rows]).toThrow('3行目が長すぎます');
		expect(read).toBeLessThan(30);
	});

	test('a quote that is never closed is refused with the line where its row begins', () => {
		expect(() => readTable('a,b\n1,2\n3,"x\n4,5\n')).toThrow('3行目から始まる行の中で、引用符');
	});
});

describe('what another reader of CSV finds is found here', () => {
	const scrap = fc.string({ unit: fc.constantFrom('"', '"', ',', '\n', '\r', ' ', '甲', 'a'), maxLength: 40 });
	const theirs = (text: string) => {
		try {
			return parse(text.replace(/\r\n?/g, '\n'), {
				record_delimiter: '\n',
				relax_quotes: true,
				relax_column_count: true,
			}).filter((cells) => cells.some((cell) => cell.trim() !== ''));
		} catch {
			return 'a quote is not closed';
		}
	};
	const ours = (parts: string[]) => {
		try {
			return [...openTable(() => parts).rows].map(({ cells }) => cells);
		} catch {
			return 'a quote is not closed';
		}
	};

	test('in any text, however wrong its quotes are, and in however many parts it comes', () => {
		fc.assert(
			fc.property(scrap, fc.integer({ min: 1, max: 7 }), (text, size) => {
				const parts = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
				expect(ours(parts)).toEqual(theirs(text));
				expect(ours([text])).toEqual(theirs(text));
			}),
			{ numRuns: 2000 },
		);
	});
});
