import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.ts';

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

	test('a quote that is never closed is refused with the line where its row begins', () => {
		expect(() => readTable('a,b\n1,2\n3,"x\n4,5\n')).toThrow('3行目から始まる行の中で、引用符');
	});
});
