import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Event } from '../../contract/event.ts';
import type { Group } from '../../contract/group.ts';
import type { Place } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import { type RowChange, readRow } from '../log.ts';
import { encodeShiftJis } from '../open/csv/shift-jis.ts';
import { type OpenApp, openSampleApp } from '../testing/open-app.ts';
import type { ImportOptions } from './options.ts';
import { runImport } from './run-import.ts';

// whole towns, on machines that do other work too
vi.setConfig({ testTimeout: 60_000 });

let town: OpenApp;
beforeAll(async () => {
	town = await openSampleApp();
});
afterAll(() => town.close());

const EXPORTS = [
	'places.csv',
	'places.csv?columns=all',
	'places.csv?edition=recommended',
	'events.csv',
	'events.csv?columns=all',
	'events.csv?edition=recommended',
	'groups.csv',
	'rooms.csv',
	'places.csv?charset=shift_jis',
	'events.csv?columns=all&charset=shift_jis',
	'groups.csv?charset=shift_jis',
	'rooms.csv?charset=shift_jis',
];
/** What people write on screens. */
const NOT_READ = [
	['availability.csv', '部屋の空き状況'],
	['other-places.csv', 'ほかの場所一覧'],
	['guides.csv', '制度・講座・相談一覧'],
	['issues.csv', '地域の課題一覧'],
	['exchange.csv', 'してほしいこと・できること一覧'],
	['ties.csv', 'つながり一覧'],
	['figures.csv', '計画の指標一覧'],
] as const;

async function importSheet(name: string, bytes: string | Uint8Array, more: Partial<ImportOptions> = {}) {
	const options: ImportOptions = { files: [name], area: town.code, dryRun: false, complete: false, ...more };
	const file = { name: name.replace(/\?.*/, ''), bytes: Buffer.from(bytes) };
	return runImport(town.store, options, [file]);
}

const sheet = (name: string) => town.read(`/open/${town.code}/${name}`);
const sheetBytes = async (name: string) =>
	new Uint8Array(await (await town.app.request(`/open/${town.code}/${name}`)).arrayBuffer());

describe('Importing what was exported', () => {
	test.each(EXPORTS)('%s writes nothing', async (name) => {
		const { written, failed, lines } = await importSheet(name, await sheetBytes(name));
		expect({ written, failed, last: lines.at(-1) }).toEqual({
			written: 0,
			failed: false,
			last: '変わったところがないので、何も書きませんでした。',
		});
	});

	test.each(NOT_READ)(
		'%s is refused in words: people write it on screens, whatever kind is asked for',
		async (name, list) => {
			for (const kind of [undefined, 'places', 'events'] as const) {
				const { written, failed, lines } = await importSheet(name, await sheet(name), kind && { kind });
				expect({ written, failed }).toEqual({ written: 0, failed: true });
				expect(lines.join('\n')).toContain(`縁側が書き出した「${list}」です`);
			}
		},
	);

	test('writes nothing either when Shift_JIS cannot say what the rows say, and takes what was corrected in it', async () => {
		const row = town.rows.find(({ kind }) => kind === 'place') as RowChange<'place'>;
		const place = { ...(row.data as Place), name: '𠮷野会館', description: { ja: 'café〜🎵 髙﨑' } };
		await town.app.publish(town.code, [{ ...row, data: place }]);
		const name = 'places.csv?charset=shift_jis';
		const bytes = await sheetBytes(name);
		const text = new TextDecoder('shift_jis', { fatal: true }).decode(bytes);
		expect(text).toContain('〓野会館');
		expect(text).toContain('caf〓～〓 髙﨑');
		expect((await importSheet(name, bytes)).written).toBe(0);
		const corrected = encodeShiftJis(text.replace('caf〓', 'カフェ'));
		expect((await importSheet(name, corrected)).written).toBeGreaterThan(0);
		const now = await readRow(town.store, town.code, 'place', place.id);
		expect(now).toMatchObject({ name: '𠮷野会館', description: { ja: 'カフェ～〓 髙﨑' } });
		await town.app.publish(town.code, [row]);
	});

	test('writes nothing either when the words of the rows are as nasty as words can be', async () => {
		const nasty = fc.oneof(
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
			fc.constantFrom(
				'=1+1',
				"'=1+1",
				'+81',
				'-',
				'@SUM(A1)',
				'＝Ａ１',
				'\t=x',
				'あ"い,う\nえ',
				'同上',
				'#REF!',
				'〃',
				'4.00E+12',
				';',
			),
			fc
				.tuple(fc.constantFrom('=', '+', '-', '@', '\t', "'", '"', ','), fc.string({ maxLength: 8 }))
				.map((parts) => parts.join('')),
		);
		const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
		const text = maybe(nasty);
		const id = fc.string({ unit: fc.constantFrom(...'abcdeABC0123456789:-_あ'), minLength: 1, maxLength: 12 });
		const drop = <T extends object>(value: T) =>
			Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
		const places = fc.uniqueArray(
			fc.record({
				id,
				name: nasty,
				nameKana: text,
				address: text,
				note: text,
				hoursText: text,
				operator: text,
				url: text,
			}),
			{ minLength: 1, maxLength: 4, selector: (row) => row.id },
		);
		const events = fc.uniqueArray(
			fc.record({ id, name: nasty, description: text, placeName: text, organizer: text, text, audienceText: text }),
			{ minLength: 1, maxLength: 4, selector: (row) => row.id },
		);
		const groups = fc.uniqueArray(fc.record({ id, name: nasty, purpose: text, phone: text, note: text, url: text }), {
			minLength: 1,
			maxLength: 4,
			selector: (row) => row.id,
		});
		await fc.assert(
			fc.asyncProperty(places, events, groups, async (somePlaces, someEvents, someGroups) => {
				const rows: RowChange[] = [
					...somePlaces.map(
						(row): RowChange<'place'> => ({
							kind: 'place',
							id: `x${row.id}`,
							data: { ...drop(row), id: `x${row.id}`, placeType: 'other' } as Place,
						}),
					),
					...someEvents.map(
						({ text: words, ...row }): RowChange<'event'> => ({
							kind: 'event',
							id: `x${row.id}`,
							data: {
								...drop(row),
								id: `x${row.id}`,
								eventType: 'other',
								status: 'changed',
								when: { startDate: '2026-12-01', dates: [{ date: '2026-12-01' }], ...(words && { text: words }) },
							} as Event,
						}),
					),
					...someGroups.map(
						({ phone, ...row }): RowChange<'group'> => ({
							kind: 'group',
							id: `x${row.id}`,
							data: {
								...drop(row),
								id: `x${row.id}`,
								fields: ['06'],
								recruiting: 'ask',
								...(phone && { contact: { phone }, withheld: ['email'] }),
							} as Group,
						}),
					),
				];
				await town.app.publish(town.code, rows);
				for (const name of ['places.csv?columns=all', 'events.csv', 'events.csv?edition=recommended', 'groups.csv']) {
					const { written, lines } = await importSheet(name, await sheet(name));
					expect([name, written, written === 0 ? '' : lines.join('\n')]).toEqual([name, 0, '']);
				}
				await town.app.publish(
					town.code,
					rows.map(({ kind, id }) => ({ kind, id, data: null }) as RowChange),
				);
			}),
			{ numRuns: 8 },
		);
	}, 60_000);
});

describe('A sheet that was corrected in a spreadsheet', () => {
	test('changes what the person changed, and keeps what the sheet cannot say', async () => {
		const before = (await readRow(town.store, town.code, 'place', 'c01')) as Place;
		const text = (await sheet('places.csv')).replace('0422-00-1000', '0422-00-9999');
		expect((await importSheet('places.csv', text)).written).toBe(1);
		const after = (await readRow(town.store, town.code, 'place', 'c01')) as Place;
		expect(after).toEqual({
			...before,
			contact: { ...before.contact, phone: '0422-00-9999' },
			updatedAt: after.updatedAt,
		});
		expect(after.rules?.length).toBeGreaterThan(0);
	});

	test('takes away what the person emptied', async () => {
		const text = (await sheet('rooms.csv')).replace('畳の部屋です。くつを脱いで上がってください。', '');
		expect((await importSheet('rooms.csv', text)).written).toBe(1);
		const room = (await readRow(town.store, town.code, 'room', 'c01-r2')) as Room;
		expect(room.note).toBeUndefined();
		expect(room.placeId).toBe('c01');
	});

	test('withholds a telephone number from the moment the sheet says so', async () => {
		const before = (await readRow(town.store, town.code, 'group', 'g0001')) as Group;
		const lines = (await sheet('groups.csv')).split('\r\n');
		const at = lines.findIndex((line) => line.includes(',g0001,'));
		lines[at] = (lines[at] as string).replace(',所在地,', ',所在地;連絡先電話番号,');
		expect((await importSheet('groups.csv', lines.join('\r\n'))).written).toBe(1);
		const after = (await readRow(town.store, town.code, 'group', 'g0001')) as Group;
		expect(before.contact?.phone).toBe('0422-00-2000');
		expect(after.contact?.phone).toBeUndefined();
		expect(after.withheld).toEqual(['address', 'phone', 'extension'].filter((field) => field !== 'extension'));
		expect(await sheet('groups.csv')).not.toContain('0422-00-2000');
	});

	test('may hold new rows beside the old ones', async () => {
		const text = `${await sheet('places.csv')}${town.code},new-1,日和野市,あたらしい集会所${','.repeat(52)}\r\n`;
		const { written } = await importSheet('places.csv', text);
		// the row, and the dataset it came in with
		expect(written).toBe(2);
		expect(await sheet('places.csv')).toContain('places:new-1');
	});
});
