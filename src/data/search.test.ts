import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldKey } from '../../contract/fold.ts';
import type { Group } from '../../contract/group.ts';
import { NO_ROWS, withChanges } from './rows.ts';
import { search } from './search.ts';
import { type Town, townOf } from './town.ts';

function townWith(rows: { kind: string; id: string; data: Record<string, unknown> }[]): Town {
	return townOf(
		'990001',
		'e',
		rows.length,
		withChanges(
			NO_ROWS,
			rows.map(({ kind, id, data }, i) => [i + 1, kind, id, 1, data]),
		),
	);
}

const group = (id: string, name: string, more: Partial<Group> = {}) => ({
	kind: 'group',
	id,
	data: { id, name, fields: [], recruiting: 'unknown', ...more },
});

describe('One search over the whole town', () => {
	const town = townWith([
		group('g1', '緑町コーラス', { nameKana: 'みどりちょうこーらす', summary: { ja: '毎週 歌っています' } }),
		group('g2', '髙橋ヨーガ教室', { nameKana: 'たかはしよーがきょうしつ', activities: 'ＹＯＧＡとコーラス' }),
		{
			kind: 'place',
			id: 'p1',
			data: { id: 'p1', name: '西部コミュニティセンター', aliases: ['西部コミセン'], placeType: 'community-centre' },
		},
		{ kind: 'room', id: 'r1', data: { id: 'r1', placeId: 'p1', name: '音楽室', purposes: [] } },
		{
			kind: 'event',
			id: 'e1',
			data: {
				id: 'e1',
				name: '秋のコーラスの夕べ',
				eventType: 'concert',
				status: 'scheduled',
				when: {},
				groupId: 'g1',
			},
		},
	]);
	const ids = (query: string) => search(town, query).map((hit) => hit.id);

	test('finds a word however it is written', () => {
		for (const query of ['コーラス', 'こーらす', 'ｺｰﾗｽ', 'コラス'])
			expect(ids(query)).toEqual(expect.arrayContaining(['g1', 'g2', 'e1']));
		expect(ids('高橋')).toEqual(['g2']);
		expect(ids('yoga')).toEqual(['g2']);
		expect(ids('コミセン')).toContain('p1');
	});
	test('finds a local issue by what came of it, and a forum by what was said there once that is published', () => {
		const known = townWith([
			{
				kind: 'issue',
				id: 'i1',
				data: {
					id: 'i1',
					title: '夜道が暗い',
					fields: [],
					status: 'acting',
					story: [{ status: 'acting', date: '2026-10-01', text: '街灯を三つ増やすことになりました' }],
				},
			},
			{
				kind: 'forum',
				id: 'f1',
				data: {
					id: 'f1',
					theme: '歩いて楽しいまち',
					date: '2026-10-01',
					minutes: { themes: [{ title: 'ベンチ', dots: 1, voices: ['休むところがほしい'] }], decisions: [], tasks: [] },
				},
			},
			{ kind: 'forum', id: 'f2', data: { id: 'f2', theme: '子どもの居場所', date: '2026-12-01' } },
		]);
		const found = (query: string) => search(known, query).map(({ kind, id }) => [kind, id]);
		expect(found('街灯')).toEqual([['issue', 'i1']]);
		expect(found('休むところ')).toEqual([['forum', 'f1']]);
		expect(found('いばしょ')).toEqual([]);
		expect(found('居場所')).toEqual([['forum', 'f2']]);
	});
	test('finds a need by its words and by the group that has it', () => {
		const data = {
			side: 'need',
			what: 'hands',
			who: 'group',
			title: '水やりの手',
			text: '花だんです',
			groupId: 'g1',
			fields: [],
		};
		const known = townWith([{ kind: 'exchange', id: 'x1', data: { id: 'x1', ...data } }]);
		expect(search(known, '花だん 手').map(({ kind, id }) => [kind, id])).toEqual([['exchange', 'x1']]);
	});
	test('a tie is found by either partner and by what they did', () => {
		const tie = {
			id: 't1',
			a: { sector: 'university', name: '桜大学' },
			b: { sector: 'group', name: '花の会' },
			what: '花だんの記録',
			year: 2025,
			going: true,
			fields: [],
		};
		const known = townWith([{ kind: 'tie', id: 't1', data: tie }]);
		for (const query of ['桜大学', '花の会', '記録']) {
			expect(search(known, query).map(({ kind, title }) => [kind, title])).toEqual([['tie', '桜大学 × 花の会']]);
		}
	});
	test('finds a room by its place, and an event by its group', () => {
		expect(ids('西部 音楽室')).toEqual(['r1']);
		expect(ids('緑町 秋')).toEqual(['e1']);
	});
	test('puts what is called so before what merely mentions it', () => {
		expect(ids('コーラス').at(-1)).toBe('g2');
		expect(ids('緑町')[0]).toBe('g1');
	});
	test('finds nothing for nothing, and nothing for a word that no row has', () => {
		expect(ids(' 　 ')).toEqual([]);
		expect(ids('ー・')).toEqual([]);
		expect(ids('存在しない言葉')).toEqual([]);
	});
	test('keeps to the kinds and the number asked for', () => {
		expect(search(town, 'コーラス', { kinds: ['event'] }).map((hit) => hit.id)).toEqual(['e1']);
		expect(search(town, 'コーラス', { limit: 1 })).toHaveLength(1);
	});
});

test('Whatever is asked in whatever town, the search finds exactly what reading every row would find', () => {
	const words = fc.stringMatching(/^[あ-おア-オか-こ緑町会コーラス ]{1,12}$/u);
	fc.assert(
		fc.property(fc.array(words, { minLength: 1, maxLength: 80 }), words, (names, query) => {
			const rows = names.map((name, i) => group(`g${i}`, name));
			const terms = query
				.split(/[\s　]/u)
				.map(foldKey)
				.filter(Boolean);
			const brute = rows.filter(
				(row) => terms.length > 0 && terms.every((term) => foldKey(String(row.data.name)).includes(term)),
			);
			const found = search(townWith(rows), query).map((hit) => hit.id);
			expect(found.sort()).toEqual(brute.map((row) => row.id).sort());
		}),
		{ numRuns: 200 },
	);
});
