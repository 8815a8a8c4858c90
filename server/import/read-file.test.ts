import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { SCHEMAS } from '../../contract/kinds.ts';
import { type FileReading, readFile } from './read-file.ts';

const CONTEXT = { area: '132039', dataset: 'list' };

function readFixture(name: string): FileReading {
	return readBytes(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
}

function readText(text: string): FileReading {
	return readBytes(new TextEncoder().encode(text));
}

function readBytes(bytes: Uint8Array): FileReading {
	const reading = readFile(bytes, CONTEXT);
	if ('refused' in reading) throw new Error(reading.refused.wrong);
	for (const row of reading.rows) {
		// which place a room belongs to is settled later
		const data = row.kind === 'room' ? { ...row.data, placeId: 'p' } : row.data;
		expect(v.safeParse(SCHEMAS[row.kind], data).issues).toBeUndefined();
	}
	return reading;
}

const dataOf = (reading: FileReading, id: string) => reading.rows.find((row) => row.data.id === id)?.data;
const said = (reading: FileReading, line: number) =>
	reading.problems
		.filter((problem) => problem.line === line)
		.map(({ reason, severity, column }) => ({ reason, severity, column }));

describe('公共施設一覧 of the older national format', () => {
	test('a CP932 file of Excel comes in whole, its names as they are written', () => {
		const reading = readFixture('facilities-cp932.csv');
		expect(reading).toMatchObject({
			kind: 'places',
			encoding: 'CP932',
			dataRows: 2,
			cityName: '武蔵野市',
			problems: [],
		});
		expect(dataOf(reading, 'list:1')).toMatchObject({
			name: '髙﨑会館',
			placeType: 'community-centre',
			contact: { phone: '0422-00-0001' },
			statedHours: { days: [1, 3, 4, 5, 6, 0], from: '09:00', to: '21:30' },
			hoursText: '火曜は祝日なら可～翌日は不可',
			source: { dataset: 'list', key: '0000000001', line: 2 },
		});
		expect(dataOf(reading, 'list:1')).toHaveProperty('description.ja', expect.stringContaining('¥1,500'));
	});

	test('opening hours in words become rules beside the words', () => {
		expect(dataOf(readFixture('facilities-cp932.csv'), 'list:2')).toMatchObject({
			rules: [{ closures: [{ rule: 'weekly', days: [1], onHoliday: 'open-then-next-weekday' }] }],
			hoursText: expect.stringContaining('17：００'),
		});
	});
});

describe('a value that cannot be right is refused, its row is kept, and it is said where', () => {
	const reading = readFixture('facilities-broken-values.csv');

	test('six of seven rows come in; the one without a name is named', () => {
		expect(reading).toMatchObject({ dataRows: 7, encoding: 'UTF-8 BOM' });
		expect(reading.rows).toHaveLength(6);
		expect(said(reading, 8)).toEqual([{ reason: 'name-missing', severity: 'row', column: '名称' }]);
	});

	test.each([
		['swapped', 2, 'list:1'],
		['0, 0', 3, 'list:2'],
		['999', 4, 'list:3'],
		['in Paris', 10, 'list:7'],
	])('coordinates that are %s', (_, line, id) => {
		expect(said(reading, line)).toContainEqual({ reason: 'coordinates-wrong', severity: 'value', column: '緯度' });
		expect(dataOf(reading, id)).not.toHaveProperty('lat');
		expect(dataOf(reading, id)).toHaveProperty('source.extra.緯度');
	});

	test('a 法人番号 that Excel has rounded is lost, one whose check digit is right is taken', () => {
		expect(said(reading, 3)).toContainEqual({ reason: 'corporate-number', severity: 'value', column: '法人番号' });
		expect(dataOf(reading, 'list:2')).not.toHaveProperty('corporateNumber');
		expect(dataOf(reading, 'list:3')).toHaveProperty('corporateNumber', '8000020132039');
	});

	test('「同上」 and 「〃」 say nothing when the row stands alone', () => {
		expect(said(reading, 5)).toEqual([
			{ reason: 'ditto', severity: 'value', column: '住所' },
			{ reason: 'ditto', severity: 'value', column: '団体名' },
		]);
		expect(dataOf(reading, 'list:4')).toHaveProperty('description.ja', '一行目\n二行目\nカンマ, と "引用"');
	});

	test('weekdays with 祝, a time in words, an error of Excel and a bad address of a site', () => {
		expect(said(reading, 9)).toEqual([
			{ reason: 'placeholder', severity: 'note', column: '電話番号' },
			{ reason: 'days-unread', severity: 'value', column: '利用可能曜日' },
			{ reason: 'time-unread', severity: 'value', column: '終了時間' },
		]);
		expect(dataOf(reading, 'list:6')).toHaveProperty('statedHours', { from: '09:00' });
		expect(said(reading, 10)).toContainEqual({ reason: 'excel-error', severity: 'value', column: '備考' });
		expect(said(reading, 10)).toContainEqual({ reason: 'url-unread', severity: 'value', column: 'URL' });
	});
});

describe('公共施設一覧 of the newer national format', () => {
	const reading = readFixture('facilities-new.csv');

	test('a 5-digit code, full-width brackets in headers, a counter column and an empty last column do no harm', () => {
		expect(dataOf(reading, 'list:a-0010')).toMatchObject({
			aliases: ['見本コミセン'],
			postalCode: '180-0001',
			townId: '0002002',
			poiCode: '1307a',
			statedHours: { to: '24:00' },
			source: { key: 'A-0010' },
		});
	});

	test('blank is unknown, never no; half a yes is refused', () => {
		expect(dataOf(reading, 'list:a-0010')).toHaveProperty('accessibility', {
			wheelchair: 'yes',
			wheelchairLoan: 'no',
			accessibleToilet: 'yes',
			nursingRoom: 'unknown',
		});
		expect(said(reading, 2)).toEqual([{ reason: 'presence-unread', severity: 'value', column: '字幕' }]);
	});

	test('columns that no field takes are kept for the way back', () => {
		expect(dataOf(reading, 'list:a-0010')).toHaveProperty('source.extra', { 高度の値: '52.1', 字幕: '△' });
	});

	test('an address in parts is joined', () => {
		expect(dataOf(reading, 'list:a-0011')).toHaveProperty('address', '東京都武蔵野市見本町四丁目2-2');
	});
});

test('子育て施設一覧 whose header has look-alike long vowels', () => {
	const reading = readFixture('preschool-lookalike.csv');
	expect(reading).toMatchObject({ kind: 'places', encoding: 'UTF-8', listName: '子育て施設一覧' });
	expect(dataOf(reading, 'list:13010001')).toMatchObject({
		placeType: 'childcare',
		capacity: 70,
		statedHours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '14:30' },
		admits: '3歳から',
		temporaryCare: 'no',
		source: { key: '0013010001', extra: { 認可等年月日: '2015/4/1' } },
	});
	expect(dataOf(reading, 'list:13010002')).not.toHaveProperty('capacity');
});

describe('イベント一覧 with a preamble and English names of columns', () => {
	const reading = readFixture('events-preamble.csv');

	test('all events come in, and the licence above them is known', () => {
		expect(reading).toMatchObject({ kind: 'events', dataRows: 5 });
		expect(reading.rows).toHaveLength(5);
		expect(reading.preamble.get('license')).toContain('creativecommons.org');
	});

	test('6/7/2020 is June because another row of the column proves the order, and that is explained', () => {
		expect(dataOf(reading, 'list:2')).toHaveProperty('when', { startDate: '2020-06-07', endDate: '2020-06-07' });
		expect(said(reading, 10)).toContainEqual({ reason: 'date-order', severity: 'note', column: 'startDate' });
	});

	test('from midnight to midnight is no time', () => {
		expect(said(reading, 10)).toContainEqual({ reason: 'time-midnights', severity: 'doubt', column: 'startTime' });
	});

	test('a time glued to the end date is the end time', () => {
		expect(dataOf(reading, 'list:3')).toHaveProperty('when.endTime', '15:30');
	});

	test('an event that ends before it begins is kept as written, and flagged', () => {
		expect(dataOf(reading, 'list:4')).toMatchObject({
			when: { startDate: '2020-09-01', endDate: '2020-03-31' },
			doubts: ['ends-before-start'],
			status: 'cancelled',
		});
		expect(said(reading, 12)).toContainEqual({ reason: 'ends-before-start', severity: 'doubt', column: 'endDate' });
	});

	test('missing times and a missing end are fine', () => {
		expect(dataOf(reading, 'list:5')).toHaveProperty('when', { startDate: '2021-03-14', startTime: '13:00' });
	});
});

test('イベント一覧 under six rows of header', () => {
	const reading = readFixture('events-six-headers.csv');
	expect(reading.rows.map((row) => row.data)).toMatchObject([
		{
			when: { startDate: '2023-04-01', endDate: '2023-04-02', startTime: '09:00', endTime: '16:00' },
			fee: { kind: 'free' },
			capacity: 100,
		},
		{
			when: { startDate: '2019-08-05', endDate: '2019-08-06', startTime: '13:30' },
			status: 'postponed',
			fee: { yen: 1500 },
			capacityText: '各20名',
		},
		{
			when: { startDate: '2023-06-18', endTime: '24:00', text: '終了日：2023-06-17T15:00:00Z' },
			fee: { kind: 'unknown' },
			doubts: ['end-unread'],
		},
	]);
	expect(said(reading, 9)).toContainEqual({ reason: 'date-ambiguous', severity: 'value', column: '終了日' });
	expect(said(reading, 9)).toContainEqual({ reason: 'date-utc', severity: 'doubt', column: '開始日' });
});

test('イベント一覧 of the newer national format, with all its columns', () => {
	const reading = readFixture('events-new.csv');
	expect(reading).toMatchObject({ kind: 'events', dataRows: 3 });
	expect(dataOf(reading, 'list:501')).toMatchObject({
		url: 'https://example.jp/501',
		when: { startDate: '2026-04-06', pattern: '13Mo' },
		apply: { until: '2026-04-01', untilTime: '17:00' },
		fee: { kind: 'free' },
		capacityText: '１５組（申込順）\n親子',
		audience: ['seniors'],
		note: '開催条件：雨天中止',
		online: 'onsite',
	});
	expect(dataOf(reading, 'list:502')).toMatchObject({
		status: 'cancelled',
		typeText: '学び・講座',
		eventType: 'course',
	});
	expect(dataOf(reading, 'list:502')).not.toHaveProperty('contact');
	expect(said(reading, 3)).toContainEqual({ reason: 'number-damaged', severity: 'value', column: '連絡先電話番号' });
	expect(said(reading, 4)).toEqual([{ reason: 'footnote', severity: 'row', column: 'イベント名' }]);
});

describe('an event without a certain day', () => {
	test('an ambiguous start refuses the row with both readings', () => {
		const reading = readText('イベント名,開始日\n朗読の会,6/7/2020\n写真展,2020-05-01\n');
		expect(reading.rows).toHaveLength(1);
		expect(reading.problems).toMatchObject([
			{
				severity: 'row',
				line: 2,
				column: '開始日',
				value: '6/7/2020',
				wrong: expect.stringContaining('2020-06-07 または 2020-07-06'),
			},
		]);
	});

	test('words alone are enough: 「毎週水曜」 beside an empty start, 「未定」 in its place', () => {
		const reading = readText('イベント名,開始日,開始日時特記事項\n体操,,毎週水曜 10時\n祭り,未定,\n謎,,\n');
		expect(reading.rows.map((row) => row.data)).toMatchObject([
			{ when: { text: '毎週水曜 10時' } },
			{ when: { text: '未定' } },
		]);
		expect(reading.problems).toMatchObject([{ reason: 'start-missing', line: 4 }]);
	});
});

describe('numbers that name rows', () => {
	test('0000000001 and 1 are one number; a row without one is known by its name and place', () => {
		const zeros = readText('NO,名称,住所\n0000000001,甲会館,見本町\n');
		const plain = readText('NO,名称,住所\n1,甲会館,見本町\n');
		expect(zeros.rows[0]?.data.id).toBe(plain.rows[0]?.data.id);
		const [first, second] = [
			readText('名称,住所\n甲会館,見本町\n'),
			readText('名称,電話番号,住所\n甲会館,0422,見本町\n'),
		];
		expect(first.rows[0]?.data.id).toBe(second.rows[0]?.data.id);
	});

	test('numbers that Excel has rounded are no numbers: the rows are told apart by name', () => {
		const reading = readText('NO,名称,住所\n1.00E+12,甲会館,見本町1\n1.00E+12,乙会館,見本町2\n');
		expect(new Set(reading.rows.map((row) => row.data.id)).size).toBe(2);
		expect(reading.problems.map(({ reason }) => reason)).toEqual(['number-damaged', 'number-damaged']);
	});

	test('two rows with one number are told apart by name, in any order', () => {
		const rows = ['1,甲会館,見本町1', '1,乙会館,見本町2'];
		const ids = (lines: string[]) =>
			readText(`NO,名称,住所\n${lines.join('\n')}\n`)
				.rows.map((row) => `${row.data.id} ${row.data.name}`)
				.sort();
		expect(ids(rows)).toEqual(ids([...rows].reverse()));
		expect(readText(`NO,名称,住所\n${rows.join('\n')}\n`).problems).toMatchObject([
			{ reason: 'key-twice' },
			{ reason: 'key-twice' },
		]);
	});

	test('events of one name on many days are many events; the same row twice is one, and said', () => {
		const reading = readText(
			'イベント名,開始日\nおはなし会,2026-05-01\nおはなし会,2026-06-01\nおはなし会,2026-05-01\n',
		);
		expect(new Set(reading.rows.map((row) => row.data.id)).size).toBe(2);
		expect(reading.problems).toMatchObject([{ reason: 'same-row-twice', line: 4 }]);
	});

	test('a row of another municipality is taken and said; a code that is none is refused', () => {
		const reading = readText(
			'全国地方公共団体コード,NO,名称,住所\n372013,1,甲,見本町\n13203,1,乙,見本町\n132038,2,丙,見本町\n',
		);
		expect(reading.rows).toHaveLength(3);
		expect(reading.problems.map(({ reason }) => reason)).toEqual(['other-area', 'code-unread']);
		expect(new Set(reading.rows.map((row) => row.data.id)).size).toBe(3);
	});
});

test('an unquoted comma that moves the columns refuses the row, not the file', () => {
	const reading = readText('名称,住所,電話番号\n甲会館,見本町1,2,0422\n乙会館,見本町3,0422\n');
	expect(reading.rows).toHaveLength(1);
	expect(reading.problems).toMatchObject([{ reason: 'too-many-cells', severity: 'row', line: 2, value: '0422' }]);
});

describe('more than any list has', () => {
	test('a cell of 100 kB is not taken, and not kept aside, and is said', () => {
		const reading = readText(`名称,住所,メモ\n甲会館,${'あ'.repeat(33_000)},${'い'.repeat(33_000)}\n`);
		expect(JSON.stringify(reading.rows).length).toBeLessThan(500);
		expect(said(reading, 2)).toContainEqual({ reason: 'value-too-long', severity: 'value', column: '住所' });
		expect(said(reading, 2)).toContainEqual({ reason: 'value-too-long', severity: 'value', column: 'メモ' });
	});

	test.each(['x', '住所'])('200,000 columns named %s are refused', { timeout: 60_000 }, (name) => {
		const bytes = new TextEncoder().encode(`名称,住所${`,${name}`.repeat(200_000)}\n甲${',1'.repeat(200_000)}\n`);
		expect(readFile(bytes, CONTEXT)).toMatchObject({ refused: { reason: 'too-many-columns', line: 1 } });
	});
});

describe('市民活動団体一覧, our own sheet', () => {
	const reading = readFixture('groups.csv');

	test('a group with all that it says', () => {
		expect(dataOf(reading, 'list:g001')).toMatchObject({
			name: '見本コーラス',
			fields: ['06', '13'],
			weekdays: [2, 4],
			timeBands: ['morning', 'evening'],
			benefit: 'mutual',
			recruiting: 'open',
			firstStep: { minutes: 60, onceOk: true, withFriendOk: true },
			members: 12,
			foundedYear: 2011,
			confirmedAt: '2026-04-01',
		});
	});

	test('「・」 separates fields only when the whole is no field', () => {
		expect(dataOf(reading, 'list:g002')).toHaveProperty('fields', ['07', '03']);
	});

	test('what is 非公開 passes nowhere: not as a contact, not among the columns kept aside', () => {
		const text = JSON.stringify(reading.rows);
		expect(text).not.toContain('0422-00-0031');
		expect(dataOf(reading, 'list:g001')).toHaveProperty('withheld', ['phone']);
		expect(text).not.toContain('0422-00-0032');
		expect(dataOf(reading, 'list:g003')).toMatchObject({ contact: { phone: '0422-00-0033' }, withheld: ['email'] });
	});

	test('a word in 非公開項目 that is no column withholds every contact, and is said', () => {
		expect(dataOf(reading, 'list:g002')).not.toHaveProperty('contact');
		expect(said(reading, 3)).toContainEqual({ reason: 'private-unclear', severity: 'doubt', column: '非公開項目' });
	});

	test('names of persons have no place here, other unknown columns do', () => {
		expect(JSON.stringify(reading.rows)).not.toMatch(/見本 太郎|見本 花子/);
		expect(dataOf(reading, 'list:g001')).toHaveProperty('source.extra.会場メモ', 'ピアノあり');
	});

	test('a sheet that does not say what may be public keeps its contacts to itself', () => {
		const silent = readText('団体名,主な活動内容,連絡先電話番号\n甲の会,歌,0422-00-0041\n');
		expect(JSON.stringify(silent.rows)).not.toContain('0422-00-0041');
		expect(silent.problems).toContainEqual(expect.objectContaining({ reason: 'private-unclear' }));
	});

	test('a field that no list knows stays in its own words', () => {
		expect(dataOf(reading, 'list:g003')).toMatchObject({ fields: [], source: { extra: { 活動分野: 'たのしいこと' } } });
	});
});

describe('部屋一覧, our own sheet', () => {
	const reading = readFixture('rooms.csv');

	test('a room with all that it says', () => {
		expect(dataOf(reading, 'list:r01')).toMatchObject({
			name: '大会議室',
			nameKana: 'ダイカイギシツ',
			floor: '2',
			capacity: 60,
			areaM2: 92.5,
			purposes: ['meeting', 'lecture', 'dance'],
			equipment: ['プロジェクター', 'ピアノ'],
			fee: { kind: 'free' },
			individuals: 'no',
			bookable: true,
			minPeople: 5,
			note: { ja: '土足禁止' },
			source: { extra: { 施設ID: '91100001', 施設名: '見本コミュニティセンター' } },
		});
	});

	test('floors below the ground, and a name that says what the room is good for', () => {
		expect(dataOf(reading, 'list:r02')).toMatchObject({ floor: 'B1', purposes: ['music'] });
		expect(dataOf(reading, 'list:r02')).not.toHaveProperty('bookable');
	});

	test('畳 are not square metres, a use nobody knows is not guessed, both stay as written', () => {
		expect(dataOf(reading, 'list:r03')).toMatchObject({
			purposes: [],
			source: { extra: { '広さ(㎡)': '12畳', 使いみち: 'なんでも' } },
		});
		expect(said(reading, 4).map(({ reason, column }) => [reason, column])).toEqual([
			['number-unread', '広さ(㎡)'],
			['choice-unread', '使いみち'],
		]);
	});

	test('a row that does not say whose room it is, is refused', () => {
		expect(said(reading, 5)).toContainEqual({ reason: 'place-unknown', severity: 'row', column: '施設名' });
		expect(reading.rows).toHaveLength(3);
	});
});

describe('lists for もしもの時', () => {
	const SITES =
		'NO,名称,名称_カナ,住所,方書,緯度,経度,標高,電話番号,内線番号,市区町村コード,都道府県名,市区町村名,災害種別_洪水,"災害種別_崖崩れ、土石流及び地滑り",災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,想定収容人数,対象となる町会・自治会,URL,備考\n';
	const site = (flags: string, rest = ',,') =>
		`0000000001,見本小学校,ミホンショウガッコウ,東京都武蔵野市見本町1-1,,35.71,139.56,55,0422-00-0001,,132039,東京都,武蔵野市,${flags},${rest},,\n`;

	test('指定緊急避難場所 tells for which danger, by ○ and by 1; △ is said in words and is no yes; a blank says nothing', () => {
		const reading = readText(SITES + site('△,,,○,,1,,', '○,500,見本町'));
		expect(reading).toMatchObject({ kind: 'safety', problems: [] });
		const row = dataOf(reading, 'list:1');
		expect(row).toMatchObject({
			safetyType: 'evacuation-site',
			name: '見本小学校',
			lat: 35.71,
			lon: 139.56,
			hazards: { earthquake: 'yes', fire: 'yes' },
			hazardText: '洪水：△（条件つき）',
			alsoShelter: true,
			capacity: 500,
			serves: '見本町',
			phone: '0422-00-0001',
			source: { extra: { 標高: '55' } },
		});
		expect((row as { hazards: object }).hazards).not.toHaveProperty('flood');
	});

	test('a word that is neither is reported, and the row comes without it', () => {
		const reading = readText(SITES + site('2階へ,,,○,,,,'));
		expect(said(reading, 2)).toEqual([{ reason: 'presence-unread', severity: 'value', column: '災害種別_洪水' }]);
		expect(dataOf(reading, 'list:1')).toMatchObject({ hazards: { earthquake: 'yes' } });
	});

	test('AED and 公衆無線LAN are told by their columns', () => {
		const aed = readText(
			'NO,名称,住所,緯度,経度,設置位置,利用可能曜日,開始時間,終了時間,小児対応設備の有無\n1,甲会館,見本町1-1,35.7,139.56,1階 入口,月火水木金,09:00,17:00,有\n',
		);
		expect(aed).toMatchObject({ kind: 'safety', problems: [] });
		expect(dataOf(aed, 'list:1')).toMatchObject({
			safetyType: 'aed',
			where: '1階 入口',
			forChildren: 'yes',
			hoursText: '月火水木金 09:00～17:00',
		});
		const wifi = readText(
			'NO,名称,住所,緯度,経度,設置者,SSID,提供エリア\n1,甲会館,見本町1-1,35.7,139.56,市,Mihon,ロビー\n',
		);
		expect(dataOf(wifi, 'list:1')).toMatchObject({
			safetyType: 'wifi',
			ssid: 'Mihon',
			where: 'ロビー',
			operator: '市',
		});
	});
});
