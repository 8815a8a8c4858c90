import { expect, test } from 'vitest';
import type { Figure } from '../../../contract/figure.ts';
import type { Indicator, Profile } from '../../../contract/profile.ts';
import { townOf } from '../../data/town.ts';
import { areasKnown, placesKnown, progressOf, yearsKnown } from './queries.ts';

const TODAY = '2026-11-24';
const EVENTS: Indicator = {
	code: 'events',
	name: { ja: '催し' },
	unit: { ja: '回' },
	method: 'events-held',
	goals: [{ year: 2026, n: 200 }],
};

function townWith(figures: readonly Figure[], indicators: readonly Indicator[] = [EVENTS]) {
	const measures = [{ code: '1-1', name: '施策', summary: '', priority: false, indicators: [...indicators] }];
	const profile = { id: '990019', policies: [{ code: '1', name: '基本施策', measures }] } as unknown as Profile;
	const data = new Map<string, Map<string, unknown>>([
		['profile', new Map([['990019', profile]])],
		['figure', new Map(figures.map((one) => [one.id, one]))],
		['place', new Map([['p1', { id: 'p1', name: '東コミセン' }]])],
	]);
	return townOf('990019', 'e', 1, { data, revs: new Map() } as never);
}

const month = (name: string, n: number | undefined, more: object = {}) => ({
	month: name,
	...(n !== undefined && { n }),
	origin: 'counted' as const,
	closed: false,
	...more,
});
const year = (of: number, months: Figure['months'], indicator = 'events'): Figure => ({
	id: `${indicator}:${of}`,
	indicator,
	year: of,
	months,
});

test('the same whole months are compared: not the month that goes on, nor one that either year lacks', () => {
	const town = townWith([
		year(2025, [month('2025-04', 40), month('2025-06', 30), month('2025-11', 50)]),
		year(2026, [month('2026-04', 50), month('2026-05', 99), month('2026-06', 20), month('2026-11', 3)]),
	]);
	const progress = progressOf(town, EVENTS, 2026, null, TODAY);
	expect(progress.compared).toEqual({ now: 70, before: 70, months: 2, trend: 'same' });
	expect(progress.value).toBe(172);
	expect(progress.until).toBe('2026-11');
	expect(progress.goal).toEqual({ n: 200, percent: 86 });
});

test('what is not known is not zero, and a quarter without all its months says so', () => {
	const town = townWith([year(2026, [month('2026-04', 0), month('2026-05', undefined, { few: true })])]);
	const { quarters, months, few, compared } = progressOf(town, EVENTS, 2026, null, TODAY);
	expect(quarters[0]).toEqual({ now: { n: 0, whole: false, few: true }, before: { n: undefined, whole: false } });
	expect(quarters[1]?.now.n).toBeUndefined();
	expect(months[1]?.now.n).toBeUndefined();
	expect(few).toBe(true);
	expect(compared).toBeUndefined();
});

test('a stock is its last month, not a sum', () => {
	const groups: Indicator = { ...EVENTS, code: 'groups', method: 'groups-confirmed' };
	const town = townWith(
		[
			year(2025, [month('2025-04', 300), month('2025-05', 310)], 'groups'),
			year(2026, [month('2026-04', 320), month('2026-05', 350)], 'groups'),
		],
		[groups],
	);
	const progress = progressOf(town, groups, 2026, null, TODAY);
	expect(progress.value).toBe(350);
	expect(progress.compared).toMatchObject({ now: 350, before: 310, trend: 'more' });
});

test('by place only what is told by place, without the goal of the whole town', () => {
	const town = townWith([year(2026, [month('2026-04', 9, { places: { p1: 4, gone: 2 } }), month('2026-05', 7)])]);
	const { value, goal, months } = progressOf(town, EVENTS, 2026, ['p1'], TODAY);
	expect(value).toBe(4);
	expect(goal).toBeUndefined();
	expect(months[1]?.now.n).toBeUndefined();
	expect(placesKnown(town).map(({ id }) => id)).toEqual(['p1']);
});

test('an area is the sum of its places, where a number is told by place', () => {
	const town = townWith([year(2026, [month('2026-04', 9, { places: { p1: 4, p2: 2, p3: 1 } }), month('2026-05', 7)])]);
	const place = (id: string, areaIds: string[]) => [id, { id, name: id, areaIds }] as never;
	const places = new Map([place('p1', ['a']), place('p2', ['a', 'b']), place('p3', [])]);
	const areas = ['a', 'b', 'empty'].map((id) => ({ id, areaKind: '小学校区', name: id }));
	const here = { ...town, places, profile: { ...town.profile, areas } } as unknown as typeof town;
	expect(areasKnown(here)).toEqual([
		{ id: 'a', name: '小学校区 a', placeIds: ['p1', 'p2'] },
		{ id: 'b', name: '小学校区 b', placeIds: ['p2'] },
	]);
	expect(progressOf(here, EVENTS, 2026, ['p1', 'p2'], TODAY).value).toBe(6);
});

test('a year is final when each of its months is; rows of an indicator that is gone show no year', () => {
	const closed = townWith([
		year(2024, [month('2024-04', 4, { closed: true })]),
		year(2020, [month('2020-04', 1, { closed: true })], 'gone'),
	]);
	expect(progressOf(closed, EVENTS, 2024, null, TODAY).closed).toBe(true);
	expect(yearsKnown(closed)).toEqual([2024]);
});

test('a median is that of the year or of a single month, never a sum; its quarters are its own', () => {
	const days: Indicator = { ...EVENTS, code: 'days', method: 'requests-answered-days' };
	const months = [month('2026-04', 2), month('2026-05', 4)];
	const alone = progressOf(townWith([year(2026, months, 'days')], [days]), days, 2026, null, TODAY);
	expect(alone).toMatchObject({ value: 4, ofMonth: true, until: '2026-05' });
	expect(alone.quarters[0]?.now.n).toBeUndefined();
	const whole = { ...year(2026, months, 'days'), whole: { q1: 3, year: 3 } };
	const told = progressOf(townWith([whole], [days]), days, 2026, null, TODAY);
	expect(told).toMatchObject({ value: 3, ofMonth: false });
	expect(told.quarters[0]?.now.n).toBe(3);
});

test('fields are told with the year before, the most first; a stock by its last month alone', () => {
	const by = (field: Record<string, number>) => ({ by: { field } });
	const now = year(2026, [month('2026-04', 3, by({ '01': 1, '06': 2 })), month('2026-05', 2, by({ '06': 2 }))]);
	const before = year(2025, [month('2025-04', 1, by({ '01': 1 }))]);
	const { parts } = progressOf(townWith([now, before]), EVENTS, 2026, null, TODAY);
	expect(parts.field).toEqual([
		{ code: '06', now: 4, before: 0 },
		{ code: '01', now: 1, before: 1 },
	]);
	expect(parts.stage).toEqual([]);
});
