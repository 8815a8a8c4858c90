import { expect, test } from 'vitest';
import { flatten } from '../../contract/flat-row.ts';
import type { Profile } from '../../contract/profile.ts';
import { generateTown } from '../../profiles/sample/town.ts';
import { differences, fieldWords } from './row-words.ts';

const town = generateTown({ today: '2026-11-24', scale: { places: 6, rooms: 12, groups: 30, events: 60, weeks: 2 } });
const names = new Map(town.rows.map(({ id, data }) => [id, (data as { name?: string }).name]));
const profile = town.rows.find(({ kind }) => kind === 'profile')?.data as Profile;
const around = { profile, placeName: (id: string) => names.get(id) };

/** What is English anyway, and what an importer cannot write: set on screens or by the server. */
const NOT_FROM_LISTS = new Set([
	'nameEn',
	'booking',
	'lent',
	'picture',
	'abilities',
	'stages',
	'roomIds',
	'groupId',
	'statusNote',
]);

test('Each field that a list can carry is named in Japanese, and its value says no code of ours', () => {
	const codes = /^(?:[a-z]+(?:-[a-z]+)*|true|false|\[object Object\])$/;
	let seen = 0;
	for (const { kind, data } of town.rows) {
		if (!['place', 'event', 'group', 'room', 'safety'].includes(kind)) continue;
		const row = Object.fromEntries(Object.entries(data as object).filter(([field]) => !NOT_FROM_LISTS.has(field)));
		for (const path of Object.keys(flatten(row))) {
			if (path !== 'id' && path !== 'confirmedBy') expect(fieldWords(path)).not.toBe(path);
		}
		for (const { field, after } of differences({}, row, around)) {
			for (const part of (after ?? '').split(/[、：]/))
				expect([kind, field, codes.test(part) && part]).toEqual([kind, field, false]);
			seen += 1;
		}
	}
	expect(seen).toBeGreaterThan(500);
});

test('What tells a row apart comes first: when and where of an event, where and how to call of a place', () => {
	const first = (row: object) =>
		differences({}, row as Record<string, unknown>, around).map(({ field, after }) => `${field}：${after}`);
	const when = {
		startDate: '2026-12-02',
		endDate: '2027-03-31',
		startTime: '10:00',
		endTime: '12:00',
		pattern: '13We',
		except: ['2026-12-16'],
	};
	expect(
		first({
			id: 'e',
			eventType: 'sports',
			description: '体操',
			placeId: 'c01',
			name: '体操',
			when,
			fee: { kind: 'free' },
		}),
	).toEqual([
		'名称：体操',
		'日時：2026-12-02～2027-03-31 10:00～12:00 第1・第3水曜日 2026-12-16を除く',
		`場所：${names.get('c01')}`,
		'料金：無料',
		'説明：体操',
		'イベント種類：運動',
	]);
	expect(
		first({
			id: 'p',
			placeType: 'hall',
			url: 'https://a.example',
			contact: { phone: '0422-00-0001' },
			address: '見本町1',
			accessibility: { wheelchair: 'yes', nursingRoom: 'no' },
		}),
	).toEqual([
		'住所：見本町1',
		'電話番号：0422-00-0001',
		'種別：ホール・会館',
		'バリアフリー：車椅子可：有、授乳室：無',
		'URL：https://a.example',
	]);
});

test.each([
	[[], '2027-01-09 10:00'],
	[[{ date: '2026-12-05' }], '2026-12-05、2027-01-09 10:00'],
])('Days that a pattern has beside it are said too, whatever single days there are: %j', (dates, said) => {
	const row = { id: 'e', when: { dates, extra: [{ date: '2027-01-09', from: '10:00' }] } };
	expect(differences({}, row, around).map(({ after }) => after)).toContain(said);
});
