import { expect, test } from 'vitest';
import { countMonth } from '../../../contract/count-figures.ts';
import { monthsOfYear } from '../../../contract/figure.ts';
import type { Indicator, Method } from '../../../contract/profile.ts';
import { generateTown } from '../../../profiles/sample/town.ts';
import { NO_ROWS, withChanges } from '../../data/rows.ts';
import { townOf } from '../../data/town.ts';
import { factsBehind } from './facts.ts';

const TODAY = '2026-12-01';
const { code, rows } = generateTown({ today: TODAY });
const town = townOf(
	code,
	'epoch',
	rows.length,
	withChanges(
		NO_ROWS,
		rows.map((row, n) => [n + 1, row.kind, row.id, n + 1, row.data] as never),
	),
);
const indicator = (method: Method): Indicator => ({ code: 'x', name: { ja: 'x' }, unit: { ja: '件' }, method });
const figureOf = (year: number, origin: 'counted' | 'entered') =>
	({ id: `x:${year}`, months: monthsOfYear(year).map((month) => ({ month, origin })) }) as never;
const withFigures = (origin: 'counted' | 'entered') => ({
	...town,
	figures: new Map([2025, 2026].map((year) => [`x:${year}`, figureOf(year, origin)])),
});
const behind = (method: Method, year: number, placeIds: string[] | null = null) =>
	factsBehind(withFigures('counted'), indicator(method), year, TODAY, placeIds);
const everything = {
	...{ requestDays: [], answers: [], caseDays: [], consults: [], usage: [] },
	events: [...town.events.values()],
	groups: [...town.groups.values()],
	issues: [...town.issues.values()],
	forums: [...town.forums.values()],
};

test.each(['events-held', 'issues-result', 'forums-with-minutes'] as const)(
	'what stands behind %s is as many as the number says, for any year',
	(method) => {
		for (const year of [2025, 2026]) {
			const shown = behind(method, year)?.reduce((sum, { n }) => sum + n, 0);
			const counted = monthsOfYear(year)
				.filter((month) => month <= '2026-12')
				.reduce((sum, month) => sum + countMonth(indicator(method), month, everything, TODAY).n, 0);
			expect([year, shown]).toEqual([year, counted]);
		}
		expect(behind(method, 2026)?.length).toBeGreaterThan(0);
	},
);

test('what there is at the end of a month is shown as it is now, and of no month that is over', () => {
	const now = countMonth(indicator('groups-confirmed'), '2026-12', everything, TODAY).n;
	expect(behind('groups-confirmed', 2026)).toHaveLength(now);
	expect(behind('groups-confirmed', 2025)).toEqual([]);
});

test('a month that nobody counted, or whose number was entered, shows nothing; one place shows its own', () => {
	expect(factsBehind({ ...town, figures: new Map() }, indicator('events-held'), 2026, TODAY, null)).toEqual([]);
	expect(factsBehind(withFigures('entered'), indicator('events-held'), 2026, TODAY, null)).toEqual([]);
	const [placeId = ''] = town.places.keys();
	const here = everything.events.filter((one) => one.placeId === placeId);
	const counted = monthsOfYear(2026)
		.filter((month) => month <= '2026-12')
		.reduce(
			(sum, month) => sum + countMonth(indicator('events-held'), month, { ...everything, events: here }, TODAY).n,
			0,
		);
	expect(behind('events-held', 2026, [placeId])?.reduce((sum, { n }) => sum + n, 0)).toBe(counted);
	expect(counted).toBeGreaterThan(0);
});

test('nothing that could point at a person is shown one by one', () => {
	for (const method of [
		'requests-asked',
		'introductions-made',
		'consults-received',
		'kiosk-screens',
		'entered',
	] as const) {
		expect(behind(method, 2026)).toBeUndefined();
	}
	const personal = { ...indicator('issues-result'), personal: true };
	expect(factsBehind(withFigures('counted'), personal, 2026, TODAY, null)).toBeUndefined();
});
