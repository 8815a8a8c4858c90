import { describe, expect, test } from 'vitest';
import { COLUMNS, type ImportKind } from './columns.ts';
import { findHeader } from './find-header.ts';
import { foldHeader } from './fold-header.ts';
import { FileRefused } from './problem.ts';
import { readTable } from './read-table.ts';

function headerOf(text: string, kind?: ImportKind) {
	const header = findHeader(readTable(text).rows, { kind });
	const problems = [...header.problems];
	return { ...header, rows: [...header.walk(problems)], problems };
}

function refusalOf(text: string, kind?: ImportKind) {
	try {
		headerOf(text, kind);
	} catch (error) {
		if (error instanceof FileRefused) return error.problem;
		throw error;
	}
	throw new Error('a header was found');
}

describe('headers that look the same are the same', () => {
	test.each([
		['都道府県コ―ド又は市区町村コ―ド', '都道府県コード又は市区町村コード'],
		['料金（基本）', '料金(基本)'],
		['名称＿カナ', '名称_カナ'],
		['名称（カナ）', '名称_カナ'],
		['エレベ－タ', 'エレベータ'],
		['№', 'NO'],
		['ＵＲＬ', 'URL'],
		['開始\n時間', '開始時間'],
		['※名称【必須】', '名称'],
		['電話番号[非公開可]', '電話番号'],
	])('%s is %s', (written, known) => expect(foldHeader(written)).toBe(foldHeader(known)));

	test('no two fields of a kind share a name', () => {
		for (const [kind, columns] of Object.entries(COLUMNS)) {
			const owner = new Map<string, string>();
			for (const [field, { official, also }] of Object.entries(columns)) {
				for (const name of [...official, ...(also ?? [])]) {
					if (name === '_id' || name === '#') continue;
					expect(owner.get(foldHeader(name)) ?? field, `${kind}: ${name}`).toBe(field);
					owner.set(foldHeader(name), field);
				}
			}
		}
	});
});

describe('the row of headers is found', () => {
	test('under rows of introduction, in any order of columns, with columns missing', () => {
		const header = headerOf('施設の一覧,,\n令和8年4月1日現在,,\n,,\n電話番号,名称,住所\n0422,見本会館,見本町\n');
		expect(header).toMatchObject({ kind: 'places', line: 4, rows: [{ line: 5 }] });
		expect(Object.fromEntries(header.columns)).toEqual({ phone: 0, name: 1, address: 2 });
	});

	test('the kind follows from the headers', () => {
		expect(headerOf('イベント名,開始日,場所名称\nx,2026-01-01,y\n').kind).toBe('events');
		expect(headerOf('団体名,主な活動内容,活動分野\nx,y,06\n').kind).toBe('groups');
		expect(headerOf('名称,住所,団体名\nx,y,z\n').kind).toBe('places');
	});

	test('the counter of a data catalogue is not the number of the thing', () => {
		expect(headerOf('_id,ID,名称,住所\n1,77,x,y\n').columns.get('key')).toBe(1);
		expect(headerOf('_id,名称,住所\n1,x,y\n').columns.has('key')).toBe(false);
	});

	test('a header repeated among the rows is no row, and is said', () => {
		const header = headerOf('名称,住所\nx,y\n名称,住所\nz,w\n');
		expect(header.rows.map((row) => row.line)).toEqual([2, 4]);
		expect(header.problems).toMatchObject([{ reason: 'header-repeated', line: 3 }]);
	});

	test('a list of toilets or of Wi-Fi is not taken for a list of places, unless somebody asks for it', () => {
		const toilets = 'ID,名称,所在地_連結表記,男性トイレ総数\n1,甲公園,見本町,2\n';
		expect(refusalOf(toilets)).toMatchObject({
			reason: 'other-list',
			wrong: expect.stringContaining('公衆トイレ一覧'),
		});
		expect(headerOf(toilets, 'places').rows).toHaveLength(1);
	});

	test('an official column that is empty leaves the field to its local stand-in', () => {
		const header = headerOf('イベント名,開始日,イベント種類,イベントジャンル\n甲,2026-01-01,,音楽\n');
		expect(header.columns.get('typeText')).toBe(3);
	});

	test('a file of something else is refused with what was looked for', () => {
		expect(refusalOf('品目,価格\nりんご,100\n')).toMatchObject({
			reason: 'no-header',
			wrong: expect.stringContaining('名称'),
		});
		expect(refusalOf('イベント名,開始日\nx,2026-01-01\n', 'groups')).toMatchObject({ reason: 'no-header' });
	});
});

describe('a header that can be read in two ways is reported with both readings', () => {
	test('two columns for the name refuse the file', () => {
		expect(refusalOf('施設名,館名,住所\n甲,乙,丙\n')).toMatchObject({
			reason: 'header-ambiguous',
			wrong: expect.stringMatching(/「施設名」（1列目）と「館名」（2列目）/),
		});
	});

	test('the official name wins over a name that only resembles it', () => {
		const header = headerOf('施設名,名称,住所\n甲,乙,丙\n');
		expect(header.columns.get('name')).toBe(1);
		expect(header.problems).toEqual([]);
	});

	test('two columns for something else: neither is used', () => {
		const header = headerOf('名称,住所,電話番号,電話番号\n甲,乙,1,2\n');
		expect(header.columns.has('phone')).toBe(false);
		expect(header.problems).toMatchObject([{ reason: 'header-ambiguous', severity: 'value' }]);
	});

	test('the same header twice with the same cells, or with an empty column, contradicts nothing', () => {
		expect(headerOf('名称,住所,電話番号,電話番号\n甲,乙,1,1\n').columns.get('phone')).toBe(2);
		expect(headerOf('名称,住所,電話番号,電話番号\n甲,乙,,2\n').columns.get('phone')).toBe(3);
	});

	test('「時間」 may be the beginning or the end', () => {
		expect(headerOf('イベント名,開始日,時間\n甲,2026-01-01,9:00\n').problems).toMatchObject([
			{ reason: 'header-ambiguous', wrong: expect.stringContaining('「開始時間」とも「終了時間」とも') },
		]);
	});

	test('a sheet that fits two kinds equally asks for --kind', () => {
		expect(refusalOf('名称,団体名,電話番号,活動分野\n甲,乙,丙,丁\n')).toMatchObject({
			reason: 'kind-ambiguous',
			wrong: expect.stringMatching(/--kind places.*--kind groups/),
		});
		expect(headerOf('名称,団体名,電話番号,活動分野\n甲,乙,丙,丁\n', 'groups').kind).toBe('groups');
	});
});
