import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS, levelBetween, levelOf } from './coordination-level.ts';
import { type ConsultFact, type Facts, figuresOf, withoutFew } from './count-figures.ts';
import type { Figure } from './figure.ts';
import type { Indicator, Method } from './profile.ts';

const facts = (consults: readonly ConsultFact[]): Facts => ({
	...{ events: [], groups: [], issues: [], forums: [], requestDays: [], answers: [], caseDays: [], usage: [] },
	consults,
});
const planOf = (method: Method, more: Partial<Indicator> = {}) => ({
	policies: [
		{
			code: '1',
			name: 'x',
			measures: [
				{
					...{ code: '1-1', name: 'x', summary: 'x', priority: false },
					indicators: [
						{ code: method, name: { ja: method }, unit: { ja: '件' }, method, countedFrom: '2026-04', ...more },
					],
				},
			],
		},
	],
});
const made = (n: number, fact: ConsultFact): ConsultFact[] => Array.from({ length: n }, () => fact);
const of2026 = (figures: readonly Figure[]) => figures.find(({ year }) => year === 2026);

test('what is told of parts lets nobody work out fewer than five: not one of them, and not what is left over', () => {
	const parts = fc.dictionary(fc.constantFrom(...LEVELS), fc.nat(30));
	fc.assert(
		fc.property(parts, fc.nat(20), (all, unsorted) => {
			const whole = Object.values(all).reduce((sum, n) => sum + n, 0) + unsorted;
			const told = withoutFew(all, whole);
			const left = whole - Object.values(told).reduce((sum, n) => sum + n, 0);
			for (const [code, n] of Object.entries(told)) expect([all[code], n >= 5]).toEqual([n, true]);
			// where nothing is told, nothing is left over from it
			expect(Object.keys(told).length === 0 || left === 0 || left >= 5).toBe(true);
		}),
	);
});

test('levels are told of quarters that are closed, and stay as they were told', () => {
	const consults = [
		...made(6, { asked: '2026-04-10', level: '1' }),
		...made(9, { asked: '2026-06-10', level: '2' }),
		...made(2, { asked: '2026-06-11', level: '3' }),
		...made(3, { asked: '2026-05-01' }),
	];
	const plan = planOf('consults-received');
	expect(of2026(figuresOf(plan, facts(consults), [], '2026-08-31'))?.levels).toBeUndefined();
	const closed = figuresOf(plan, facts(consults), [], '2026-09-01');
	expect(of2026(closed)?.levels).toEqual({ q1: { 1: 6, 2: 9 } });
	const late = [...consults, ...made(20, { asked: '2026-04-11', level: '3' })];
	expect(of2026(figuresOf(plan, facts(late), closed, '2026-12-31'))?.levels).toEqual({ q1: { 1: 6, 2: 9 } });
});

test('how fast, and how it ended, is counted from five on and of months that are over', () => {
	const fast = { asked: '2026-05-01', answered: '2026-05-04', answerDays: 3 };
	const slow = { asked: '2026-05-01', answered: '2026-05-29', answerDays: 28 };
	const consults = [
		...made(5, fast),
		...made(2, slow),
		...made(6, { ...fast, closed: '2026-05-20', outcome: 'settled' as const }),
	];
	const may = (method: Method, more: Partial<Indicator> = {}, today = '2026-06-10') =>
		of2026(figuresOf(planOf(method, more), facts(consults), [], today))?.months.find(
			({ month }) => month === '2026-05',
		);
	expect(may('consults-received')).toMatchObject({ n: 13 });
	expect(may('consults-answered-within')).toMatchObject({ n: 11 });
	expect(may('consults-answered-within', { days: 30 })).toMatchObject({ n: 13 });
	expect(may('consults-answered-days')).toMatchObject({ n: 3 });
	expect(may('consults-closed', { outcomes: ['settled'] })).toMatchObject({ n: 6 });
	expect(may('consults-closed', { outcomes: ['no-word'] })).toMatchObject({ few: true });
	expect(may('consults-received', {}, '2026-05-31')).toBeUndefined();
});

test('the level follows from where both sides belong, until a coordinator says otherwise', () => {
	const [here, there, theme] = [{ placeId: 'a' }, { placeId: 'b' }, { fields: ['06'] }];
	expect(levelBetween(here, here)).toBe('1');
	expect(levelBetween(theme, theme)).toBe('2');
	expect(levelBetween(theme, {})).toBe('2');
	for (const [a, b] of [
		[here, there],
		[here, theme],
		[theme, { fields: ['01'] }],
	] as const) {
		expect([levelBetween(a, b), levelBetween(b, a)]).toEqual(['3', '3']);
	}
	expect([levelOf({}), levelOf(here), levelOf(theme), levelOf({ ...here, ...theme })]).toEqual([
		undefined,
		'1',
		'2',
		'3',
	]);
});
