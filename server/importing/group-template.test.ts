import { expect, test } from 'vitest';
import { fieldOfHeader } from '../import/known-headers.ts';
import { readFile } from '../import/read-file.ts';
import { readWorkbook } from '../import/read-workbook.ts';
import { GROUP_SHEET } from '../open/csv/group-sheet.ts';
import { groupTemplate } from './group-template.ts';
import { writeWorkbook } from './write-workbook.ts';

const AREA = '132039';
const PROFILE = {
	id: AREA,
	code: AREA,
	name: '見本市',
	languages: ['ja' as const],
	stages: [],
	fields: [{ code: '06', name: { ja: '文化・芸術' } }],
	areas: [{ id: 'a1', areaKind: 'district', name: '東地区' }],
};
const template = groupTemplate(AREA, PROFILE);
const sheets = readWorkbook(template);

test('the example of the sheet for groups, copied into the sheet to fill in, becomes that group', () => {
	const [fill, example] = sheets;
	expect(fill?.rows).toHaveLength(1);
	const filled = writeWorkbook([{ name: '団体', rows: [fill?.rows[0]?.cells ?? [], example?.rows[1]?.cells ?? []] }]);
	const reading = readFile(filled, {
		area: AREA,
		dataset: 'groups',
		fields: [{ code: '06', name: '文化・芸術' }],
		areas: [{ id: 'a1', name: '東地区' }],
	});
	if ('refused' in reading) throw new Error(reading.refused.wrong);
	expect(reading.problems).toEqual([]);
	expect(reading.rows).toMatchObject([
		{
			kind: 'group',
			data: {
				name: '朗読ボランティア ひばり',
				fields: ['06'],
				areaIds: ['a1'],
				recruiting: 'open',
				weekdays: [2, 4],
				members: 18,
				foundedYear: 2011,
				contact: { phone: '03-0000-0000', email: 'hibari@example.jp' },
			},
		},
	]);
});

test('a sheet that nobody has filled in brings in nothing: its example is on a sheet of its own', () => {
	expect(readFile(template, { area: AREA, dataset: 'groups' })).toMatchObject({ refused: { reason: 'no-rows' } });
});

test('each column is explained, and no column is unknown to the importer', () => {
	const legend = sheets.find(({ name }) => name === '書き方')?.rows.slice(1) ?? [];
	expect(legend.map(({ cells }) => cells[0])).toEqual(GROUP_SHEET.map(({ header }) => header));
	for (const { cells } of legend) expect(cells[2], cells[0]).not.toBe('');
	for (const { header } of GROUP_SHEET) expect(fieldOfHeader('groups', header), header).toBeDefined();
});
