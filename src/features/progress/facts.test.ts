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
			const shown = factsBehind(town, indicator(method), year, TODAY)?.reduce((sum, { n }) => sum + n, 0);
			const counted = monthsOfYear(year)
				.filter((month) => month <= '2026-12')
				.reduce((sum, month) => sum + countMonth(indicator(method), month, everything, TODAY).n, 0);
			expect([year, shown]).toEqual([year, counted]);
		}
		expect(factsBehind(town, indicator(method), 2026, TODAY)?.length).toBeGreaterThan(0);
	},
);

test('what there is at the end of a month is shown as it is now, and of no month that is over', () => {
	const now = countMonth(indicator('groups-confirmed'), '2026-12', everything, TODAY).n;
	expect(factsBehind(town, indicator('groups-confirmed'), 2026, TODAY)).toHaveLength(now);
	expect(factsBehind(town, indicator('groups-confirmed'), 2025, TODAY)).toBeUndefined();
});

test('nothing that could point at a person is shown one by one', () => {
	for (const method of [
		'requests-asked',
		'introductions-made',
		'consults-received',
		'kiosk-screens',
		'entered',
	] as const) {
		expect(factsBehind(town, indicator(method), 2026, TODAY)).toBeUndefined();
	}
});
