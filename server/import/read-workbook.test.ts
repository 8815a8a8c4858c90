import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../contract/place.ts';
import { writeZip } from '../importing/write-zip.ts';
import { FileRefused } from './problem.ts';
import { readFile } from './read-file.ts';
import { readWorkbook } from './read-workbook.ts';

const CONTEXT = { area: '132039', dataset: 'd' };

type Parts = { sheet: string; strings?: string; styles?: string; bookPr?: string; more?: Record<string, string> };

function book({ sheet, strings = '', styles = '', bookPr = '', more = {} }: Parts): Uint8Array {
	const parts: Record<string, string> = {
		'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="r">${bookPr}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels':
			'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
		'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
		'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
		'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
		...more,
	};
	return writeZip(Object.entries(parts).map(([name, content]) => ({ name, content })));
}

const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const row = (...cells: string[]) =>
	`<row>${cells.map((cell) => (cell.startsWith('<') ? cell : text(cell))).join('')}</row>`;

function refusalOf(bytes: Uint8Array): string {
	try {
		readWorkbook(bytes);
	} catch (error) {
		if (error instanceof FileRefused) return error.problem.reason;
		throw error;
	}
	throw new Error('the book was read');
}

describe('An Excel book', () => {
	test('is read like any list: titles above the header, readings above words left out, merged cells filled downwards', () => {
		const bytes = book({
			strings:
				'<si><t>桜会館</t><rPh sb="0" eb="1"><t>サクラ</t></rPh><phoneticPr/></si><si><r><t>見本町</t></r><r><rPr/><t>1-1</t></r></si>',
			sheet: `${row('令和8年度 施設の一覧')}${row('NO', '名称', '住所', '電話番号')}
				<row r="3"><c r="A3"><v>1</v></c><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="str"><v>0422-00-0001</v></c></row>
				<row r="4"><c r="A4"><v>2</v></c>${text('楓会館').replace('<c ', '<c r="B4" ')}</row></sheetData>
				<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="C3:C4"/></mergeCells><sheetData>`,
		});
		const reading = readFile(bytes, CONTEXT);
		if ('refused' in reading) throw new Error(reading.refused.wrong);
		expect(reading.encoding).toBe('Excel');
		expect(reading.rows.map(({ data }) => [data.name, (data as Place).address, data.source?.line])).toEqual([
			['桜会館', '見本町1-1', 3],
			['楓会館', '見本町1-1', 4],
		]);
	});

	test.each([
		['46000', '14', false, '2025-12-09'],
		['0.375', '20', false, '09:00'],
		['46000.75', '22', false, '2025-12-09 18:00'],
		['1', '14', false, '1900-01-01'],
		['59', '14', false, '1900-02-28'],
		['61', '14', false, '1900-03-01'],
		['0', '14', true, '1904-01-01'],
		['44538', '14', true, '2025-12-09'],
		['45999.99999', '22', false, '2025-12-09'],
		['35.718200000000003', '0', false, '35.7182'],
		['4.00E+12', '0', false, '4.00E+12'],
		['12', '164', false, '0000000012'],
		['46000', '165', false, '2025-12-09'],
		['1500', '166', false, '1500'],
	])('shows the number %s in format %s (from 1904: %s) as %s', (raw, format, from1904, shown) => {
		const styles = `<numFmts><numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="166" formatCode="&quot;¥&quot;#,##0"/></numFmts><cellXfs><xf numFmtId="${format}"/></cellXfs>`;
		const bytes = book({
			styles,
			bookPr: from1904 ? '<workbookPr date1904="1"/>' : '',
			sheet: `<row><c s="0"><v>${raw}</v></c></row>`,
		});
		expect(readWorkbook(bytes)[0]?.rows).toEqual([{ line: 1, cells: [shown] }]);
	});

	test('a number that Excel has damaged is refused, and its row kept', () => {
		const bytes = book({
			sheet: `${row('名称', '住所', '法人番号')}${row('桜会館', '見本町1', '<c><v>4.00E+12</v></c>')}`,
		});
		const reading = readFile(bytes, CONTEXT);
		if ('refused' in reading) throw new Error(reading.refused.wrong);
		expect(reading.rows).toHaveLength(1);
		expect(reading.problems.map(({ reason }) => reason)).toEqual(['corporate-number']);
	});

	test('the list is found on whichever sheet has it; hidden sheets are not looked at', () => {
		const bytes = book({
			sheet: row('説明', 'この表の書き方'),
			more: {
				'xl/workbook.xml':
					'<workbook xmlns:r="r"><sheets><sheet name="説明" r:id="rId1"/><sheet name="旧" state="hidden" r:id="rId2"/><sheet name="一覧" r:id="rId3"/></sheets></workbook>',
				'xl/_rels/workbook.xml.rels':
					'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/old.xml"/><Relationship Id="rId3" Target="/xl/worksheets/list.xml"/></Relationships>',
				'xl/worksheets/old.xml': `<worksheet><sheetData>${row('名称', '住所')}${row('旧会館', '見本町9')}</sheetData></worksheet>`,
				'xl/worksheets/list.xml': `<x:worksheet xmlns:x="x"><x:sheetData>${row('名称', '住所')}${row('桜会館', '見本町1')}</x:sheetData></x:worksheet>`,
			},
		});
		expect(readFile(bytes, CONTEXT)).toMatchObject({ rows: [{ data: { name: '桜会館' } }] });
	});
});

describe('What is no book, or means harm', () => {
	test('a document type, and with it every bomb of entities, is refused before it is read', () => {
		const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${'bcdefghij'
			.split('')
			.map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
			.join('')}]><sst><si><t>&j;</t></si></sst>`;
		const begin = performance.now();
		expect(refusalOf(book({ sheet: '', more: { 'xl/sharedStrings.xml': laughs } }))).toBe('file-not-text');
		expect(performance.now() - begin).toBeLessThan(1000);
	});

	test('a sheet that inflates without end is refused at the limit, whatever size its header claims', () => {
		// 120 MB of blanks in 120 kB
		const huge = deflateRawSync(Buffer.alloc(120 * 1024 * 1024, 0x20), { level: 1 });
		const bytes = Buffer.from(book({ sheet: 'SHEET' }));
		const small = deflateRawSync(Buffer.from('<worksheet><sheetData>SHEET</sheetData></worksheet>'));
		const at = bytes.indexOf(small);
		expect(at).toBeGreaterThan(0);
		const bomb = Buffer.concat([bytes.subarray(0, at), huge, bytes.subarray(at + small.length)]);
		const moved = huge.length - small.length;
		for (let i = at + huge.length; i < bomb.length - 4; i++) {
			const sign = bomb.readUInt32LE(i);
			if (sign === 0x02014b50) {
				if (bomb.readUInt32LE(i + 20) === small.length) bomb.writeUInt32LE(huge.length, i + 20);
				const offset = bomb.readUInt32LE(i + 42);
				if (offset > at) bomb.writeUInt32LE(offset + moved, i + 42);
			}
			if (sign === 0x06054b50) bomb.writeUInt32LE(bomb.readUInt32LE(i + 16) + moved, i + 16);
		}
		const begin = performance.now();
		const before = process.memoryUsage().rss;
		expect(refusalOf(bomb)).toBe('file-too-big');
		expect(performance.now() - begin).toBeLessThan(20_000);
		expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
	}, 60_000);

	test('a ZIP of something else and half a book are refused with what to do instead', () => {
		expect(refusalOf(writeZip([{ name: 'list.csv', content: 'a' }]))).toBe('file-not-text');
		const whole = book({ sheet: row('名称', '住所') });
		expect(refusalOf(whole.subarray(0, whole.length - 30))).toBe('file-not-text');
	});

	test('bytes of a book, changed anywhere, are read or refused, never more', () => {
		const whole = book({
			strings: '<si><t>桜会館</t></si>',
			sheet: `${row('名称', '住所')}${row('<c t="s"><v>0</v></c>', '見本町1')}`,
		});
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
				(changes) => {
					const bytes = Uint8Array.from(whole);
					for (const [at, value] of changes) bytes[at] = value;
					const reading = readFile(bytes, CONTEXT);
					expect('refused' in reading || Array.isArray(reading.rows)).toBe(true);
				},
			),
			{ numRuns: Number(process.env.ENGAWA_FUZZ_RUNS ?? 200) },
		);
	}, 60_000);
});
