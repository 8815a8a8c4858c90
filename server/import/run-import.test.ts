import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureArea } from '../areas.ts';
import type { Database } from '../db/database.ts';
import { appendChanges, readRow, readRows } from '../log.ts';
import type { Store } from '../store.ts';
import { DATABASES, OPENING_MS, type TestDatabase } from '../testing/databases.ts';
import type { ImportOptions } from './options.ts';
import { runImport } from './run-import.ts';

const AREA = '132039';
let db: Database;
let store: Store;

async function useDatabase({ open }: TestDatabase) {
	db = await open();
	let now = Date.parse('2026-11-24T00:00:00Z');
	store = { db, clock: { now: () => (now += 1000) }, ids: { epoch: () => 'epoch-of-test' } };
}

function importText(text: string, options: Partial<ImportOptions> = {}, name = 'list.csv') {
	const bytes = new TextEncoder().encode(text);
	return runImport(
		store,
		{ files: [name], area: AREA, dryRun: false, complete: false, licence: 'CC BY 4.0', ...options },
		[{ name, bytes }],
	);
}

const HEADER = 'NO,市区町村名,名称,住所,緯度,経度,電話番号,利用可能日時特記事項\n';
const LIST = `${HEADER}1,武蔵野市,甲会館,見本町1-1,35.70,139.56,0422-00-0001,9:00～17:00\n2,武蔵野市,乙会館,見本町2-2,35.71,139.57,,\n`;

describe.each(DATABASES)('An import into $name', (database) => {
	beforeEach(() => useDatabase(database), OPENING_MS);
	afterEach(() => db.close());

	describe('made again', () => {
		test('a file imported twice writes nothing to the log the second time', async () => {
			expect(await importText(LIST)).toMatchObject({ failed: false, written: 4 });
			const again = await importText(LIST);
			expect(again).toMatchObject({ failed: false, written: 0 });
			expect(again.lines.at(-1)).toBe('変わったところがないので、何も書きませんでした。');
		});

		test('so does a list of where to go, whose places stand beside those of the same name', async () => {
			await importText(LIST);
			const sites = 'NO,名称,住所,緯度,経度,災害種別_地震\n1,甲会館,見本町1-1,35.70,139.56,○\n';
			const list = { dataset: 'sites' };
			expect(await importText(sites, list, 'sites.csv')).toMatchObject({ failed: false, written: 2 });
			expect(await importText(sites, list, 'sites.csv')).toMatchObject({ failed: false, written: 0 });
			expect(await readRows(store, AREA, 'safety')).toHaveLength(1);
			expect(await readRows(store, AREA, 'place')).toHaveLength(2);
		});

		test('a key that is broken into lines is still one, and a very long one is cut between characters', async () => {
			const list = `${HEADER}"A\n\t1",武蔵野市,甲会館,見本町1-1,,,,\n${'B'.repeat(59)}𠮷x,武蔵野市,乙会館,見本町2-2,,,,\n`;
			expect(await importText(list)).toMatchObject({ failed: false, written: 4 });
			expect(await importText(list)).toMatchObject({ failed: false, written: 0 });
			expect(await readRow(store, AREA, 'place', 'list:a 1')).toMatchObject({ name: '甲会館' });
		});

		test('a changed file writes what changed, even when every row has moved down a line', async () => {
			await importText(LIST);
			const longer = LIST.replace(HEADER, `${HEADER}3,武蔵野市,丙会館,見本町3-3,,,,\n`).replace(
				'0422-00-0001',
				'0422-00-0009',
			);
			// 丙 is new, 甲 has a new number, the dataset has a new hash
			expect(await importText(longer)).toMatchObject({ written: 3 });
			expect(await readRow(store, AREA, 'place', 'list:1')).toMatchObject({ contact: { phone: '0422-00-0009' } });
		});

		test('a row that vanished stays, for vanishing is not closing', async () => {
			await importText(LIST);
			const shorter = LIST.split('\n').slice(0, 2).join('\n');
			const answer = await importText(shorter);
			expect(answer.lines.join()).toContain('この表になくなったが残した 1');
			expect(await readRow(store, AREA, 'place', 'list:2')).toBeDefined();
			expect(await readRow(store, AREA, 'dataset', 'list')).toMatchObject({ rows: 2 });
		});

		test('with --complete the file is the whole truth and vanished rows are deleted', async () => {
			await importText(LIST);
			await importText(LIST.split('\n').slice(0, 2).join('\n'), { complete: true });
			expect(await readRow(store, AREA, 'place', 'list:2')).toBeUndefined();
			expect(await readRow(store, AREA, 'dataset', 'list')).toMatchObject({ rows: 1 });
		});

		test('--complete deletes nothing while a row cannot be read: it may be the missing one', async () => {
			await importText(LIST);
			const broken = LIST.replace('乙会館', '');
			const answer = await importText(broken, { complete: true });
			expect(await readRow(store, AREA, 'place', 'list:2')).toMatchObject({ name: '乙会館' });
			expect(answer.lines.join()).toContain('消しませんでした');
		});

		test('--complete leaves rows of other lists alone', async () => {
			await importText(LIST, {}, 'first.csv');
			await importText(`${HEADER}9,武蔵野市,丁会館,見本町9-9,,,,\n`, { complete: true }, 'second.csv');
			expect(await readRows(store, AREA, 'place')).toHaveLength(3);
		});

		test("a person's word that a row is right survives the next import", async () => {
			await importText(LIST);
			const place = await readRow(store, AREA, 'place', 'list:1');
			if (!place) throw new Error('the place is there');
			const vouched = { ...place, confirmedAt: '2026-11-20', confirmedBy: '甲会館 窓口' };
			await appendChanges(store, AREA, [{ kind: 'place', id: place.id, data: vouched }]);
			expect(await importText(LIST)).toMatchObject({ written: 0 });
		});

		test('next month the same list under another name is noticed', async () => {
			await importText(LIST, {}, 'list_202610.csv');
			const answer = await importText(LIST, {}, 'list_202611.csv');
			expect(answer.lines.join('\n')).toContain('--dataset list_202610');
		});
	});

	describe('what else is written', () => {
		test('the dataset carries licence, attribution and the hash of the file, and keeps them when not said again', async () => {
			await importText(LIST, { attribution: '見本市オープンデータ', title: '施設の一覧' });
			await importText(LIST.replace('乙会館', '乙会館分館'), { licence: undefined as unknown as string });
			expect(await readRow(store, AREA, 'dataset', 'list')).toMatchObject({
				title: '施設の一覧',
				licence: 'CC BY 4.0',
				attribution: '見本市オープンデータ',
				encoding: 'UTF-8',
				file: 'list.csv',
				sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
				importedAt: expect.stringMatching(/Z$/),
				rows: 2,
			});
		});

		test('a licence above the header is taken; none at all is said', async () => {
			const preamble =
				'#license,http://creativecommons.org/licenses/by/3.0/deed.ja\n#attribution_name,見本市\n#property,name,address\n1,甲会館,見本町\n';
			const options = { licence: undefined as unknown as string };
			await importText(preamble, options);
			expect(await readRow(store, AREA, 'dataset', 'list')).toMatchObject({
				licence: 'CC BY 3.0',
				attribution: '見本市',
			});
			expect((await importText(LIST, options, 'other.csv')).lines.join()).toContain('ライセンスが分かりません');
		});

		test('a town that is new gets its name from the file, one that is known keeps its own', async () => {
			await importText(LIST);
			expect(await readRow(store, AREA, 'profile', AREA)).toMatchObject({ name: '武蔵野市', code: AREA });
			await importText(LIST.replaceAll('武蔵野市', 'ほかの市'));
			expect(await readRow(store, AREA, 'profile', AREA)).toMatchObject({ name: '武蔵野市' });
		});

		test('--dry-run says what would change and writes nothing, not even the area', async () => {
			const answer = await importText(LIST, { dryRun: true });
			expect(answer).toMatchObject({ failed: false, written: 0 });
			expect(answer.lines.at(-1)).toContain('取り込むと 4 件');
			expect(await db.kysely.selectFrom('area').select('code').execute()).toEqual([]);
		});

		test('a file of which nothing can be read fails, and leaves the good file of the same run alone', async () => {
			const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
			const answer = await runImport(store, { files: [], area: AREA, dryRun: false, complete: false }, [
				file('page.csv', '<html></html>'),
				file('list.csv', LIST),
			]);
			expect(answer).toMatchObject({ failed: true, written: 4 });
			expect(answer.lines[0]).toContain('HTML');
		});
	});

	describe('two lists that disagree about one facility', () => {
		const first = `${HEADER}91100001,武蔵野市,児童センター（とまと）,武蔵野市見本町7-7,35.7000,139.5600,,9:00～17:00\n`;
		const second = `${HEADER}11045,武蔵野市,児童センター,東京都武蔵野市見本町7-7,35.7001,139.5601,,9:00～12:00、13:00～16:30\n`;

		test('both stay, each with what the other says, and it is reported', async () => {
			await importText(first, {}, 'first.csv');
			const answer = await importText(second, {}, 'second.csv');
			expect(await readRow(store, AREA, 'place', 'first:91100001')).toMatchObject({
				hoursText: '9:00～17:00',
				conflicts: { hoursText: [{ value: '9:00～12:00、13:00～16:30', dataset: 'second' }] },
				sameAs: ['second:11045'],
			});
			expect(await readRow(store, AREA, 'place', 'second:11045')).toMatchObject({
				conflicts: { hoursText: [{ value: '9:00～17:00', dataset: 'first' }] },
			});
			expect(answer.lines.join('\n')).toContain('別の資料と値が違う');
		});

		test('importing either again writes nothing, and agreeing clears the disagreement', async () => {
			await importText(first, {}, 'first.csv');
			await importText(second, {}, 'second.csv');
			expect(await importText(first, {}, 'first.csv')).toMatchObject({ written: 0 });
			expect(await importText(second, {}, 'second.csv')).toMatchObject({ written: 0 });
			await importText(second.replace('9:00～12:00、13:00～16:30', '9:00～17:00'), {}, 'second.csv');
			expect(await readRow(store, AREA, 'place', 'first:91100001')).not.toHaveProperty('conflicts');
		});

		test('one name at two ends of the town is two places', async () => {
			await importText(first, {}, 'first.csv');
			await importText(second.replace('見本町7-7', '遠い町1-1').replace('35.7001', '35.7900'), {}, 'second.csv');
			expect(await readRow(store, AREA, 'place', 'first:91100001')).not.toHaveProperty('sameAs');
		});
	});

	describe('events find their place by the words of the venue', () => {
		const events = (venue: string) => `NO,イベント名,開始日,場所名称\n1,朗読の会,2026-12-01,${venue}\n`;
		const placeOf = async (venue: string) => {
			await importText(events(venue), {}, 'events.csv');
			return (await readRow(store, AREA, 'event', 'events:1'))?.placeId;
		};
		beforeEach(() =>
			importText(
				`NO,市区町村名,名称,住所\n1,武蔵野市,武蔵野市立見本美術館,見本町1\n2,武蔵野市,見本センター,見本町2\n3,武蔵野市,見本センター,遠い町3\n`,
			),
		);

		test.each([
			'武蔵野市立見本美術館',
			'見本美術館　２階　展示室',
			'見本美術館（講堂）',
			'見本美術館3F',
			'見本美術館市民ギャラリー',
		])('%s', async (venue) => {
			expect(await placeOf(venue)).toMatch(/^list:1/);
		});

		test.each(['見本美術館前広場', '見本美術館別館ホール', '見本センター 和室', '各開催場所', '見本'])(
			'%s is no certain place',
			async (venue) => {
				expect(await placeOf(venue)).toBeUndefined();
			},
		);

		test('an event imported before its place finds it when the place comes', async () => {
			expect(await placeOf('新見本会館 大ホール')).toBeUndefined();
			await importText('NO,名称,住所\n1,新見本会館,見本町9\n', {}, 'more.csv');
			expect(await readRow(store, AREA, 'event', 'events:1')).toMatchObject({ placeId: 'more:1' });
			expect(await importText(events('新見本会館 大ホール'), {}, 'events.csv')).toMatchObject({ written: 0 });
		});
	});

	describe('rooms find their place', () => {
		const rooms = (...lines: string[]) => `ID,施設ID,施設名,部屋名,定員\n${lines.join('\n')}\n`;
		const inPlaces = () =>
			importText(
				`NO,名称,名称_通称,住所\n0001,甲コミュニティセンター,甲コミセン,見本町1\n2,乙会館,,見本町2\n3,乙会館,,遠い町3\n`,
				{},
				'places.csv',
			);

		test('by its number, its name or its nickname, however they are written', async () => {
			await inPlaces();
			const sheet = rooms(
				'a,1,,会議室,20',
				'b,,甲ｺﾐｭﾆﾃｨｾﾝﾀｰ,和室,10',
				'c,,甲コミセン,音楽室,15',
				'd,2,乙会館,集会室,30',
			);
			expect(await importText(sheet, {}, 'rooms.csv')).toMatchObject({ failed: false, written: 5 });
			const placeOf = async (id: string) => (await readRow(store, AREA, 'room', `rooms:${id}`))?.placeId;
			expect(await Promise.all(['a', 'b', 'c', 'd'].map(placeOf))).toEqual([
				'places:1',
				'places:1',
				'places:1',
				'places:2',
			]);
			expect(await importText(sheet, {}, 'rooms.csv')).toMatchObject({ written: 0 });
		});

		test('and are reported with their line where it is not there, or not certain', async () => {
			await inPlaces();
			const answer = await importText(
				rooms('a,1,,会議室,20', 'b,,丙会館,和室,10', 'c,,乙会館,集会室,30', 'd,1,乙会館,茶室,4'),
				{ complete: true },
				'rooms.csv',
			);
			expect(answer.written).toBe(2);
			const said = answer.lines.join('\n');
			expect(said).toMatch(/3行目 \[行を取り込みません\] 「丙会館」: この施設がありません/);
			expect(said).toMatch(/4行目 \[行を取り込みません\] 「乙会館」: この番号や名前の施設が 2 つあります/);
			expect(said).toMatch(/5行目 \[行を取り込みません\] 「1 乙会館」: この施設がありません/);
			// with rows unread the sheet is not the whole truth
			expect(said).toContain('消しませんでした');
		});

		test('a sheet of rooms before any sheet of places imports nothing, and says what to do', async () => {
			const answer = await importText(rooms('a,1,,会議室,20'), {}, 'rooms.csv');
			expect(answer).toMatchObject({ failed: true, written: 0 });
			expect(answer.lines.join('\n')).toContain('施設の一覧を先に');
		});

		test('places and rooms of one import belong together', async () => {
			const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
			const files = [
				file('rooms.csv', rooms('a,9,,会議室,20')),
				file('places.csv', 'NO,名称,住所\n9,丁会館,見本町9\n'),
			];
			const options = { files: [], area: AREA, dryRun: false, complete: false, licence: 'CC BY 4.0' };
			expect(await runImport(store, options, files)).toMatchObject({ failed: false, written: 4 });
			expect(await readRow(store, AREA, 'room', 'rooms:a')).toMatchObject({ placeId: 'places:9', capacity: 20 });
		});
	});

	test("groups use the profile's own fields and stages", async () => {
		await ensureArea(store, AREA);
		const named = (code: string, ja: string) => ({ code, name: { ja } });
		const profile = {
			id: AREA,
			code: AREA,
			name: '武蔵野市',
			languages: ['ja'],
			stages: [named('4', '活動実践')],
			fields: [named('21', 'まちの記録')],
			areas: [],
		};
		await appendChanges(store, AREA, [{ kind: 'profile', id: AREA, data: profile }]);
		await importText(
			'ID,団体名,活動分野,活動ステージ,非公開項目\n1,甲の会,まちの記録;環境,活動実践,なし\n2,乙の会,,とび級,なし\n',
		);
		expect(await readRow(store, AREA, 'group', 'list:1')).toMatchObject({ fields: ['21', '07'], stage: '4' });
		expect(await readRow(store, AREA, 'group', 'list:2')).not.toHaveProperty('stage');
	});
});
