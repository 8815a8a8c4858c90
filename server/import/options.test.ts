import { describe, expect, test } from 'vitest';
import { datasetId, readOptions } from './options.ts';

describe('options that make no sense are answered with one line that says what to write', () => {
	test.each([
		[[], 'ファイルの名前を書いてください'],
		[['a.csv'], '--area 132039'],
		[['a.csv', '--area', '13203'], '--area 132039 と書いてください'],
		[['a.csv', '--area', 'musashino'], '検査数字まで6けた'],
		[['a.csv', '--area', '132039', '--kind', 'things'], 'places、events、groups、rooms'],
		[['a.csv', 'b.csv', '--area', '132039', '--dataset', 'x'], 'ファイルを一つずつ'],
		[['a.csv', '--area', '132039', '--dataset', '!!'], '文字や数字のある名前'],
		[['a.csv', '--area', '132039', '--url', 'ftp://x'], 'https://'],
		[['a.csv', '--area', '132039', '--colour'], '--colour という選択はありません'],
		[['a.csv', '--area'], '--area のあとに値'],
	])('%j', (args, words) => {
		const options = readOptions(args);
		expect(options).toHaveProperty('mistake', expect.stringContaining(words));
		expect('mistake' in options && options.mistake).not.toContain('\n');
	});
});

test('good options are read as they stand', () => {
	const args = [
		'a.csv',
		'--area',
		'132039',
		'--kind',
		'events',
		'--dataset',
		'催し',
		'--licence',
		'CC0',
		'--dry-run',
		'--complete',
	];
	expect(readOptions(args)).toEqual({
		files: ['a.csv'],
		area: '132039',
		kind: 'events',
		dataset: '催し',
		licence: 'CC0',
		dryRun: true,
		complete: true,
	});
	expect(readOptions(['--help'])).toEqual({ help: true });
});

test('a list downloaded twice is the same list', () => {
	expect(datasetId('/home/x/data (1).csv')).toBe('data');
	expect(datasetId('data(2).CSV')).toBe('data');
	expect(datasetId('C:\\表\\施設一覧 - コピー.csv')).toBe('施設一覧');
	expect(datasetId('222127_facilities_smartmap.csv')).toBe('222127_facilities_smartmap');
});
