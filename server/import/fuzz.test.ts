/** Whatever comes in: no crash, no hang, nothing dropped in silence. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isValidDate } from '../../contract/dates.ts';
import { SCHEMAS } from '../../contract/kinds.ts';
import { EVENT_COLUMNS, GROUP_COLUMNS, PLACE_COLUMNS, ROOM_COLUMNS } from './columns.ts';
import { decode } from './decode.ts';
import { foldHeader } from './fold-header.ts';
import { FileRefused } from './problem.ts';
import { readDate } from './read-date.ts';
import { readFile } from './read-file.ts';
import { readHours } from './read-hours.ts';
import { readTable } from './read-table.ts';
import { readTime } from './read-time.ts';
import { readWeekdays } from './read-weekdays.ts';

const RUNS = { numRuns: 300 };

/** Characters that meet in such files, mixed so that they nearly make sense. */
const scrap = fc.string({
	unit: fc.constantFrom(...'0123456789/-.:年月日時分午前後令和元RH~～〜()（）、・; \n\t"\'\\ー―TZ祝土曜第休館【】開'),
	maxLength: 24,
});
const cell = fc.oneof(
	scrap,
	fc.string({ maxLength: 12 }),
	fc.constantFrom(
		'',
		'-',
		'〃',
		'同上',
		'2026-05-01',
		'6/7/2020',
		'45017',
		'9:00',
		'有',
		'4.00E+12',
		'139.5',
		'35.7',
		'月火',
		'372013',
		'甲会館',
	),
);

function quote(text: string): string {
	return `"${text.replaceAll('"', '""')}"`;
}

/** A sheet with some of the headers of a kind, in any order, and cells of any sort. */
const sheet = fc.constantFrom(PLACE_COLUMNS, EVENT_COLUMNS, GROUP_COLUMNS, ROOM_COLUMNS).chain((columns) =>
	fc.record({
		headers: fc.shuffledSubarray(
			Object.values(columns).map((column) => column.official[0] as string),
			{ minLength: 3 },
		),
		rows: fc.array(fc.array(cell, { maxLength: 40 }), { minLength: 1, maxLength: 12 }),
		end: fc.constantFrom('\n', '\r\n', '\r'),
	}),
);

describe('nothing breaks the readers', () => {
	test('any bytes are decoded or refused', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
				try {
					expect(typeof decode(bytes).text).toBe('string');
				} catch (error) {
					expect(error).toBeInstanceOf(FileRefused);
				}
			}),
			RUNS,
		);
	});

	test('a well-formed table comes back cell by cell, each row on the line where it begins', () => {
		fc.assert(
			fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 }), (cells) => {
				const lines: number[] = [];
				let line = 1;
				for (const row of cells) {
					lines.push(line);
					line += 1 + row.join('').replace(/\r\n?/g, '\n').split('\n').length - 1;
				}
				const text = cells.map((row) => `${row.map(quote).join(',')}\r\n`).join('');
				const expected = cells.map((row, index) => ({
					line: lines[index],
					cells: row.map((c) => c.replace(/\r\n?/g, '\n')),
				}));
				expect(readTable(text).rows).toEqual(expected.filter((row) => row.cells.some((c) => c.trim() !== '')));
			}),
			RUNS,
		);
	});

	test('a date that is read is in the calendar, a time that is read is on the clock', () => {
		fc.assert(
			fc.property(fc.oneof(scrap, fc.string()), (text) => {
				const date = readDate(text);
				if (date.is === 'date') expect(isValidDate(date.date)).toBe(true);
				if (date.is === 'ambiguous') expect(date.readings.every(isValidDate)).toBe(true);
				const time = readTime(text);
				if (time.is === 'time') expect(time.time).toMatch(/^(?:[012]\d|30):[0-5]\d$/);
				readHours(text);
				readWeekdays(text);
			}),
			{ numRuns: 1000 },
		);
	});

	test('every way of writing a day and a time is read back as that day and time', () => {
		const two = (n: number) => String(n).padStart(2, '0');
		const day = fc.record({
			y: fc.integer({ min: 2019, max: 2030 }),
			m: fc.integer({ min: 1, max: 12 }),
			d: fc.integer({ min: 13, max: 28 }),
		});
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 1439 }), ({ y, m, d }, minutes) => {
				const [h, min] = [Math.floor(minutes / 60), minutes % 60];
				const date = `${y}-${two(m)}-${two(d)}`;
				const time = `${two(h)}:${two(min)}`;
				const era = y === 2019 && m < 5 ? `平成31年${m}月${d}日` : `令和${y === 2019 ? '元' : y - 2018}年${m}月${d}日`;
				for (const text of [
					date,
					`${y}/${m}/${d}`,
					`${y}.${m}/${d}`,
					`${m}/${d}/${y}`,
					`${d}/${m}/${y}`,
					`${y}年${m}月${d}日（月）`,
					era,
				]) {
					expect(readDate(text), text).toMatchObject({ is: 'date', date });
				}
				expect(readDate(`${m}/${d}/${y}  ${h % 12 || 12}:${two(min)}:00 ${h < 12 ? 'AM' : 'PM'}`)).toMatchObject({
					date,
					time,
				});
				for (const text of [time, `${h}：${two(min)}`, `${h}時${min}分`, `${minutes / 1440}`]) {
					expect(readTime(text), text).toEqual({ is: 'time', time });
				}
			}),
			RUNS,
		);
	});
});

describe('nothing is dropped in silence', () => {
	test('every row of data is a row of the contract or is reported with its line', () => {
		fc.assert(
			fc.property(sheet, ({ headers, rows, end }) => {
				const text = [headers, ...rows].map((row) => row.map(quote).join(',')).join(end);
				const reading = readFile(new TextEncoder().encode(text), { area: '132039', dataset: 'd' });
				if ('refused' in reading) return;
				const built = new Set(reading.rows.map((row) => row.data.source?.line));
				const reported = new Set(reading.problems.map((problem) => problem.line));
				for (const { line } of readTable(text).rows.slice(1)) expect(built.has(line) || reported.has(line)).toBe(true);
				expect(new Set(reading.rows.map((row) => row.data.id)).size).toBe(reading.rows.length);
				for (const row of reading.rows) {
					// which place a room belongs to is settled later
					const data = row.kind === 'room' ? { ...row.data, placeId: 'p' } : row.data;
					expect(v.safeParse(SCHEMAS[row.kind], data).issues).toBeUndefined();
				}
			}),
			RUNS,
		);
	});
});

/** Processor time, so that a busy machine does not fail the test. */
function cpuMs(work: () => void): number {
	const before = process.cpuUsage();
	work();
	return process.cpuUsage(before).user / 1000;
}

test.each([
	'9',
	':',
	' ',
	'(',
	'（月',
	'月',
	'1/',
	'午前',
	'第1',
	'、',
	'【',
	'\n',
	'"',
	'ー',
	'ア-',
	'〃',
	'縺',
	'㋿',
	';',
])('100 kB of %j take a moment, not a minute', (piece) => {
	const text = piece.repeat(Math.ceil(100_000 / piece.length));
	const part = quote(text.slice(0, 33_000));
	const bytes = new TextEncoder().encode(`名称,住所,開始時間,利用可能曜日\n甲,${part},${part},${part}\n`);
	const ms = cpuMs(() => {
		readDate(text);
		readTime(text);
		readHours(text);
		readWeekdays(text);
		foldHeader(text);
		readFile(bytes, { area: '132039', dataset: 'd' });
	});
	// under 50 ms on a quiet machine; a quadratic reader would take seconds
	expect(ms).toBeLessThan(250);
});
