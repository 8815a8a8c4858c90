import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, figuresOf } from './count-figures.ts';
import { addDays, shiftMonth } from './dates.ts';
import type { Event } from './event.ts';
import { closesOn, type Figure, yearValue } from './figure.ts';
import type { Group } from './group.ts';
import type { Indicator, Method } from './profile.ts';

const NOTHING: Facts = {
	events: [],
	groups: [],
	issues: [],
	forums: [],
	requestDays: [],
	answers: [],
	caseDays: [],
	consults: [],
	usage: [],
};

function indicator(method: Method, more: Partial<Indicator> = {}): Indicator {
	return { code: method, name: { ja: method }, unit: { ja: '件' }, method, countedFrom: '2025-04', ...more };
}

function planOf(...indicators: Indicator[]) {
	const measure = { code: '1-1', name: '施策', summary: '概要', priority: false, indicators };
	return { policies: [{ code: '1', name: '基本施策', measures: [measure] }] };
}

const monthIn = (figures: readonly Figure[], month: string) =>
	figures.flatMap(({ months }) => months).find((one) => one.month === month);

const eventOn = (date: string, more: Partial<Event> = {}): Event => ({
	id: `e-${date}`,
	name: '催し',
	eventType: 'event',
	status: 'scheduled',
	when: { dates: [{ date }] },
	placeId: 'p1',
	...more,
});

/** What a kiosk counted on a day, and on which day it reached the server. */
type Delivery = { day: string; n: number; placeId: string; arrives: string };

/** The middle, found by counting how many are not more, and not by sorting. */
function middle(days: readonly number[]): number {
	const nth = (wanted: number) => {
		for (let n = 0; ; n++) if (days.filter((one) => one <= n).length >= wanted) return n;
	};
	return (nth(Math.ceil(days.length / 2)) + nth(Math.floor(days.length / 2) + 1)) / 2;
}

const FIRST = '2025-04-01';
const deliveries = fc.array(
	fc
		.record({
			day: fc.integer({ min: 0, max: 364 }),
			late: fc.integer({ min: 0, max: 200 }),
			n: fc.integer({ min: 1, max: 30 }),
			placeId: fc.constantFrom('p1', 'p2', 'p3'),
		})
		.map(({ day, late, n, placeId }): Delivery => {
			const on = addDays(FIRST, day);
			return { day: on, n, placeId, arrives: addDays(on, late) };
		}),
	{ maxLength: 40 },
);

function usageOf(list: readonly Delivery[]): Facts['usage'] {
	return list.map(({ day, n, placeId }) => ({ month: day.slice(0, 7), placeId, what: 'screen', n }));
}

describe('figures', () => {
	test('equal an independent recount of what had arrived before each month closed, in whatever order and however late', () => {
		const plan = planOf(indicator('kiosk-screens'));
		fc.assert(
			fc.property(
				deliveries,
				fc.infiniteStream(fc.integer({ min: 1, max: 25 })),
				fc.infiniteStream(fc.boolean()),
				(list, pauses, flips) => {
					let figures: Figure[] = [];
					const frozenOn = new Map<string, string>();
					const frozen = new Map<string, unknown>();
					let today = FIRST;
					while (today < '2026-12-01') {
						const here = list.filter(({ arrives }) => arrives <= today);
						// the order in which they lie in the table says nothing
						const mixed = flips.next().value ? [...here].reverse() : here;
						figures = figuresOf(plan, { ...NOTHING, usage: usageOf(mixed) }, figures, today);
						for (let i = 0; i < 12; i++) {
							const month = shiftMonth('2025-04', i);
							const told = monthIn(figures, month);
							if (month > today.slice(0, 7)) {
								expect(told).toBeUndefined();
								continue;
							}
							if (!frozenOn.has(month) && today >= `${shiftMonth(month, 3)}-01`) frozenOn.set(month, today);
							const until = frozenOn.get(month) ?? today;
							// the recount: plain sums over the deliveries themselves
							let n = 0;
							let late = 0;
							const places: Record<string, number> = {};
							for (const one of here) {
								if (!one.day.startsWith(month)) continue;
								if (one.arrives > until) {
									late += one.n;
									continue;
								}
								n += one.n;
								places[one.placeId] = (places[one.placeId] ?? 0) + one.n;
							}
							expect(told?.n).toBe(n);
							expect(told?.places ?? {}).toEqual(places);
							expect(told?.closed).toBe(frozenOn.has(month));
							expect(told?.later ?? 0).toBe(late);
							if (told?.closed) {
								const { later: _, ...rest } = told;
								frozen.set(month, frozen.get(month) ?? rest);
								expect(rest).toEqual(frozen.get(month));
							}
						}
						today = addDays(today, pauses.next().value);
					}
				},
			),
			{ numRuns: 25 },
		);
	});

	test('of answers and cases equal an independent recount too: nothing under five, nothing of the running month, nothing changes once closed', () => {
		const plan = planOf(indicator('requests-answered-days'), indicator('cases-proposed'), indicator('cases-worked'));
		const onDay = fc.integer({ min: 0, max: 364 }).map((n) => addDays(FIRST, n));
		const answers = fc.array(fc.record({ day: onDay, days: fc.integer({ min: 0, max: 30 }) }), { maxLength: 120 });
		const caseDays = fc.array(fc.record({ day: onDay, what: fc.constantFrom('proposed', 'worked', 'ended') }), {
			maxLength: 80,
		});
		fc.assert(
			fc.property(answers, caseDays, fc.infiniteStream(fc.integer({ min: 1, max: 40 })), (all, cases, pauses) => {
				let figures: Figure[] = [];
				const frozen = new Map<string, unknown>();
				const told = (code: string, month: string) =>
					figures.find((row) => row.id === `${code}:2025`)?.months.find((one) => one.month === month);
				for (let today = FIRST; today < '2026-09-01'; today = addDays(today, pauses.next().value)) {
					const facts = {
						...NOTHING,
						answers: all.filter(({ day }) => day <= today).reverse(),
						caseDays: cases.filter(({ day }) => day <= today),
					};
					figures = figuresOf(plan, facts, figures, today);
					const over = (day: string) => day.slice(0, 7) < today.slice(0, 7);
					for (let i = 0; i < 12; i++) {
						const month = shiftMonth('2025-04', i);
						const isOver = over(`${month}-01`);
						const days = all.filter(({ day }) => day.startsWith(month)).map((one) => one.days);
						expect(told('requests-answered-days', month)?.n).toBe(
							isOver && days.length >= 5 ? middle(days) : undefined,
						);
						for (const [code, what] of [
							['cases-proposed', 'proposed'],
							['cases-worked', 'worked'],
						] as const) {
							const n = cases.filter((one) => one.what === what && one.day.startsWith(month)).length;
							expect(told(code, month)?.n).toBe(isOver && n >= 5 ? n : undefined);
							expect(told(code, month)?.few).toBe(isOver && n < 5 ? true : undefined);
							const one = told(code, month);
							if (one?.closed) {
								frozen.set(`${code} ${month}`, frozen.get(`${code} ${month}`) ?? one);
								expect(one).toEqual(frozen.get(`${code} ${month}`));
							}
						}
					}
					const row = figures.find(({ id }) => id === 'requests-answered-days:2025');
					const ofYear = all.filter(({ day }) => over(day)).map(({ days }) => days);
					expect(row?.whole?.year).toBe(ofYear.length >= 5 ? middle(ofYear) : undefined);
					const ofSummer = all.filter(({ day }) => day < '2025-07-01' && over(day)).map(({ days }) => days);
					expect(row?.whole?.q1).toBe(ofSummer.length >= 5 ? middle(ofSummer) : undefined);
				}
				// years later the facts are forgotten, and the numbers stay
				const later = figuresOf(plan, NOTHING, figures, '2029-04-02').filter(({ year }) => year === 2025);
				expect(later).toEqual(figures.filter(({ year }) => year === 2025));
			}),
			{ numRuns: 10 },
		);
	});

	test('fields and stages are counted where the facts carry them; what has two counts in both', () => {
		const facts = {
			...NOTHING,
			events: [
				eventOn('2025-05-03', { fields: ['06', '11'], stages: ['2'] }),
				eventOn('2025-05-04', { fields: ['06'] }),
			],
			groups: [
				{ id: 'g', name: 'g', fields: ['01'], stage: '4', recruiting: 'open', confirmedAt: '2025-05-01' } as Group,
			],
		};
		const plan = planOf(indicator('events-held'), indicator('groups-confirmed'));
		const figures = figuresOf(plan, facts, [], '2025-05-10');
		const of = (code: string) => figures.find(({ indicator: one }) => one === code)?.months.at(-1);
		expect(of('events-held')).toMatchObject({ n: 2, by: { field: { '06': 2, '11': 1 }, stage: { '2': 1 } } });
		expect(of('groups-confirmed')).toMatchObject({ n: 1, by: { field: { '01': 1 }, stage: { '4': 1 } } });
	});

	test('a median that was entered by hand is no small number, and months do not add up to the year', () => {
		const entered = [{ month: '2025-04', n: 2.5, sourceText: '台帳' }];
		const days = indicator('requests-answered-days', { entered });
		const [figure] = figuresOf(planOf(days), NOTHING, [], '2025-05-10');
		expect(figure?.months[0]).toMatchObject({ n: 2.5, origin: 'entered' });
		expect(yearValue(days, figure)).toEqual({ until: '2025-04' });
		const whole = { ...days, enteredYears: [{ year: 2025, n: 3, sourceText: '年報' }] };
		expect(yearValue(days, figuresOf(planOf(whole), NOTHING, [], '2025-05-10')[0])).toMatchObject({ n: 3 });
	});

	test('count the days on which events were held, not those called off nor those to come', () => {
		const facts = {
			...NOTHING,
			events: [
				eventOn('2025-05-03'),
				eventOn('2025-05-04', { status: 'cancelled' }),
				eventOn('2025-05-30'),
				eventOn('2025-05-05', {
					id: 'twice',
					eventType: 'course',
					when: { dates: [{ date: '2025-05-05' }, { date: '2025-05-06', status: 'cancelled' }] },
				}),
			],
		};
		const all = figuresOf(planOf(indicator('events-held')), facts, [], '2025-05-10');
		expect(monthIn(all, '2025-05')).toMatchObject({ n: 2, places: { p1: 2 }, closed: false });
		const courses = figuresOf(planOf(indicator('events-held', { eventTypes: ['course'] })), facts, [], '2025-05-10');
		expect(monthIn(courses, '2025-05')?.n).toBe(1);
	});

	test('a year is that of April to March, and all of it is closed from the first of June', () => {
		const plan = planOf(indicator('events-held'));
		const on = (today: string) => figuresOf(plan, NOTHING, [], today).find(({ year }) => year === 2025);
		expect(on('2026-05-31')?.months.at(-1)).toMatchObject({ month: '2026-03', closed: false });
		expect(on('2026-06-01')?.months.every(({ closed }) => closed)).toBe(true);
		expect(closesOn('2026-03')).toBe('2026-06-01');
	});

	test('fewer than five requests are not told, neither while their month goes on nor as a difference afterwards', () => {
		const plan = planOf(indicator('requests-asked'));
		const days = (n: number) => ({ ...NOTHING, requestDays: Array.from({ length: n }, () => '2025-05-02') });
		expect(monthIn(figuresOf(plan, days(9), [], '2025-05-31'), '2025-05')).toBeUndefined();
		expect(monthIn(figuresOf(plan, days(4), [], '2025-06-01'), '2025-05')).toEqual({
			month: '2025-05',
			few: true,
			origin: 'counted',
			closed: false,
		});
		const five = figuresOf(plan, days(5), [], '2025-08-01');
		expect(monthIn(five, '2025-05')).toMatchObject({ n: 5, closed: true });
		expect(monthIn(figuresOf(plan, days(6), five, '2025-08-02'), '2025-05')).not.toHaveProperty('later');
	});

	test('how many groups there were at the end of a month stays as it was counted then', () => {
		const plan = planOf(indicator('groups-confirmed'));
		const group = (confirmedAt: string): Group => ({ id: 'g', name: 'g', fields: [], recruiting: 'open', confirmedAt });
		const may = figuresOf(plan, { ...NOTHING, groups: [group('2025-05-02')] }, [], '2025-05-31');
		const june = figuresOf(plan, { ...NOTHING, groups: [group('2025-06-03')] }, may, '2025-06-03');
		expect(monthIn(june, '2025-05')?.n).toBe(1);
		expect(monthIn(june, '2025-04')).toBeUndefined();
		const old = figuresOf(plan, { ...NOTHING, groups: [group('2024-05-31')] }, [], '2025-05-31');
		expect(monthIn(old, '2025-05')?.n).toBe(0);
	});

	test('what was entered goes before what is counted, with who says so; a closed month keeps its number', () => {
		const entered = (n: number) =>
			planOf(indicator('events-held', { entered: [{ month: '2025-04', n, sourceText: '窓口の台帳' }] }));
		const first = figuresOf(entered(12), NOTHING, [], '2025-07-01');
		expect(monthIn(first, '2025-04')).toMatchObject({
			n: 12,
			origin: 'entered',
			sourceText: '窓口の台帳',
			closed: true,
		});
		expect(monthIn(figuresOf(entered(15), NOTHING, first, '2025-07-02'), '2025-04')).toMatchObject({ n: 12, later: 3 });
	});

	test('nothing is counted before the month from which the facts are whole', () => {
		const figures = figuresOf(planOf(indicator('events-held', { countedFrom: '2025-06' })), NOTHING, [], '2025-07-01');
		expect(figures.flatMap(({ months }) => months.map(({ month }) => month))).toEqual(['2025-06', '2025-07']);
	});
});
