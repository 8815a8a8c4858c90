import { describe, expect, test } from 'vitest';
import { readHours } from './read-hours.ts';

describe('opening hours in words become rules only when every word is understood', () => {
	test('hours and a closing weekday', () => {
		expect(readHours('【開館時間】9:00～17：００ 【休館日】月曜日')).toEqual({
			hours: [{ days: [1, 2, 3, 4, 5, 6, 0], ranges: [{ from: '09:00', to: '17:00' }] }],
			slots: [],
			closures: [{ rule: 'weekly', days: [1] }],
		});
	});

	test('the same under headings on lines of their own', () => {
		expect(readHours('開館時間：9:30～21:30\n休館日：第4水曜日、12月28日～1月4日')?.closures).toEqual([
			{ rule: 'nth', nth: [4], day: 3 },
			{ rule: 'yearly', from: '12-28', to: '01-04' },
		]);
	});

	test.each([
		['土・日、祝日', [{ rule: 'weekly', days: [6, 0] }, { rule: 'holiday' }]],
		['土日曜日、祝休日', [{ rule: 'weekly', days: [6, 0] }, { rule: 'holiday' }]],
		['第1・第3月曜日', [{ rule: 'nth', nth: [1, 3], day: 1 }]],
		['月曜日（月曜が祝休日の場合は開館し翌日休館）', [{ rule: 'weekly', days: [1], onHoliday: 'open-then-next-day' }]],
		[
			'月曜日（月曜日が祝日又は振替休日のときはその翌平日）',
			[{ rule: 'weekly', days: [1], onHoliday: 'open-then-next-weekday' }],
		],
		['12月29日から翌年１月３日まで', [{ rule: 'yearly', from: '12-29', to: '01-03' }]],
		['年中無休', []],
	])('closed: %s', (closed, closures) => {
		expect(readHours(`【開館時間】午前９時から午後５時 【休館日】${closed}`)?.closures).toEqual(closures);
	});

	test('weekdays and weekends apart, the weekend with its holidays', () => {
		expect(readHours('【開館時間】平日9：00～17：00 土日祝　10：00～19：00 【休館日】なし')?.hours).toEqual([
			{ days: [1, 2, 3, 4, 5], ranges: [{ from: '09:00', to: '17:00' }] },
			{ days: [6, 0], onHolidays: true, ranges: [{ from: '10:00', to: '19:00' }] },
		]);
	});

	test.each([
		'【開館時間】8:30～17:15',
		'【開館時間】9:00～19:00 【休館日】水曜日、年末年始',
		'【開館時間】8:30～17:00（外来）12:00～20:00（見舞い）24時間（救急）',
		'【開館時間】9:00～17:00 【休館日】毎週月曜日及び年末年始、展示替に伴う臨時休館日',
		'【開館時間】17:00～9:00 【休館日】月曜日',
		'火曜日（祝日にあたる場合はその翌日）は13:00から22:00まで',
		'水曜日は午後2時まで利用可能',
		'開始時間は日の出',
	])('%s stays words', (text) => expect(readHours(text)).toBeNull());
});
