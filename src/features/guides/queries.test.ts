import { describe, expect, it } from 'vitest';
import type { Guide } from '../../../contract/guide.ts';
import { NO_ROWS, withChanges } from '../../data/rows.ts';
import { type Town, townOf } from '../../data/town.ts';
import { deskState, exclusiveWith, type GuideFilter, guideList, standingOf } from './queries.ts';

const NOW = { date: '2026-11-24', time: '10:00' };
const ANY: GuideFilter = { type: 'grant', q: '', stage: '', field: '', ability: '' };

function guide(fields: Partial<Guide>): Guide {
	return { id: 'g', guideType: 'grant', title: '助成', summary: { ja: '' }, ...fields } as Guide;
}

function townWith(guides: Partial<Guide>[], others: { kind: string; id: string; data: unknown }[] = []): Town {
	const rows = [
		...guides.map((fields, n) => ({
			kind: 'guide',
			id: fields.id ?? `g${n}`,
			data: guide({ id: `g${n}`, ...fields }),
		})),
		...others,
	];
	const changes = rows.map((row, n) => [n + 1, row.kind, row.id, n + 1, row.data] as never);
	return townOf('area', 'epoch', rows.length, withChanges(NO_ROWS, changes));
}

describe('grants and courses', () => {
	const until = (date: string, more: Partial<Guide> = {}) => ({ ...more, apply: { until: date } });

	it('stand with the nearest deadline first, and what is over last, never among the open ones', () => {
		const town = townWith([
			until('2026-12-24', { title: 'あとの助成' }),
			until('2026-11-23', { title: '終わった助成' }),
			{ title: '期限の分からない助成' },
			until('2026-11-27', { title: 'まもなくの助成' }),
			{ title: 'これからの助成', apply: { from: '2026-12-01', until: '2026-12-10' } },
		]);
		const list = guideList(town, ANY, NOW);
		expect(list.current.map((entry) => entry.guide.title)).toEqual([
			'まもなくの助成',
			'あとの助成',
			'これからの助成',
			'期限の分からない助成',
		]);
		expect(list.over.map((entry) => entry.guide.title)).toEqual(['終わった助成']);
	});

	it('are over at the minute of their deadline, in Japan', () => {
		const closing = guide({ apply: { until: '2026-11-24', untilTime: '17:00' } });
		expect(standingOf(closing, { ...NOW, time: '16:59' })).toEqual({ is: 'open', daysLeft: 0 });
		expect(standingOf(closing, { ...NOW, time: '17:00' })).toEqual({ is: 'over' });
	});

	it('are over when a course has met for the last time, although its deadline was never stated', () => {
		const course = guide({ guideType: 'course', when: { startDate: '2026-11-20' } });
		expect(standingOf(course, NOW)).toEqual({ is: 'over' });
	});

	it('suit every stage unless they name some', () => {
		const stages = [
			{ code: '1', name: { ja: '一' } },
			{ code: '2', name: { ja: '二' } },
		];
		const profile = {
			kind: 'profile',
			id: 'area',
			data: { id: 'area', code: 'area', name: '町', languages: ['ja'], stages, fields: [], areas: [] },
		};
		const town = townWith([{ title: 'どこでも' }, { title: '二だけ', stages: ['2'] }], [profile]);
		expect(guideList(town, { ...ANY, stage: '1' }, NOW).current.map((entry) => entry.guide.title)).toEqual([
			'どこでも',
		]);
	});

	it('are found by what one learns; a path of learning stands beside articles, not among them', () => {
		const step = { text: { ja: '歩く' } };
		const town = townWith([
			{ guideType: 'course', title: '聞く力', abilities: ['2'] },
			{ guideType: 'course', title: '何でも' },
			{ guideType: 'article', title: '規約の書き方' },
			{ guideType: 'article', title: '夕方の道', steps: [step] },
		]);
		const titles = (filter: Partial<GuideFilter>) =>
			guideList(town, { ...ANY, ...filter }, NOW).current.map((entry) => entry.guide.title);
		expect(titles({ type: 'course', ability: '2' })).toEqual(['聞く力']);
		expect(titles({ type: 'article' })).toEqual(['規約の書き方']);
		expect(titles({ type: 'path' })).toEqual(['夕方の道']);
		expect(guideList(town, ANY, NOW).ofType).toMatchObject({ article: 1, path: 1, course: 2 });
	});

	it('that exclude each other say so on both screens, whichever of them stated it', () => {
		const town = townWith([{ id: 'a', exclusiveWith: ['b'] }, { id: 'b' }, { id: 'c' }]);
		const others = (id: string) => exclusiveWith(town, town.guides.get(id) as Guide).map((other) => other.id);
		expect([others('a'), others('b'), others('c')]).toEqual([['b'], ['a'], []]);
	});
});

describe('a desk', () => {
	const hours = [
		{
			days: [1, 2, 3, 4, 5] as const,
			ranges: [
				{ from: '09:00', to: '12:00' },
				{ from: '13:00', to: '17:00' },
			],
		},
	];
	const desk = guide({ guideType: 'desk', hours: hours as never });
	const town = townWith([]);

	it('is open only within hours that are known, and says until when', () => {
		expect(deskState(town, desk, NOW)).toEqual({ is: 'open', until: '12:00' });
		expect(deskState(town, desk, { ...NOW, time: '12:00' })).toEqual({
			is: 'closed',
			next: { date: '2026-11-24', from: '13:00' },
		});
		expect(deskState(town, guide({ guideType: 'desk', hoursText: '平日の昼間' }), NOW)).toEqual({ is: 'unknown' });
	});

	it('is not said to be open on a holiday, about which weekly hours say nothing', () => {
		// 2026-11-23 is 勤労感謝の日, a Monday
		expect(deskState(town, desk, { date: '2026-11-23', time: '10:00' })).toEqual({ is: 'holiday' });
		expect(deskState(town, desk, { date: '2026-11-20', time: '18:00' })).toEqual({
			is: 'closed',
			next: { date: '2026-11-24', from: '09:00' },
		});
	});

	it('is closed with the house it stands in', () => {
		const closure = { id: 'c', placeId: 'p', from: '2026-11-24', to: '2026-11-24', reason: { ja: '工事' } };
		const house = townWith(
			[],
			[
				{ kind: 'place', id: 'p', data: { id: 'p', name: '館', placeType: 'hall' } },
				{ kind: 'closure', id: 'c', data: closure },
			],
		);
		expect(deskState(house, { ...desk, placeId: 'p' }, NOW)).toEqual({ is: 'place-closed' });
	});
});
