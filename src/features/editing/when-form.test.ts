import { expect, test } from 'vitest';
import { occurrencesOf } from '../../../contract/calendar.ts';
import type { When } from '../../../contract/event.ts';
import { type WhenForm, whenFormOf, whenOf } from './when-form.ts';

const form: WhenForm = {
	rhythm: 'once',
	startDate: '2026-12-01',
	endDate: '',
	startTime: '10:00',
	endTime: '12:00',
	days: [],
	nth: [],
	text: '',
};
const december = (when: When) => occurrencesOf(when, '2026-12-01', '2026-12-31').map(({ date }) => date.slice(8));

test.each([
	['once', form, ['01']],
	['every week on the weekday of its first day', { ...form, rhythm: 'weekly' }, ['01', '08', '15', '22', '29']],
	[
		'every week on two days until a day',
		{ ...form, rhythm: 'weekly', days: [2, 4], endDate: '2026-12-10' },
		['01', '03', '08', '10'],
	],
	['every second week, counted from its first day', { ...form, rhythm: 'fortnightly' }, ['01', '15', '29']],
	['on the first and third Tuesday', { ...form, rhythm: 'monthly', nth: [3, 1] }, ['01', '15']],
	['on the last Friday', { ...form, rhythm: 'monthly', nth: [6], days: [5] }, ['25']],
	['day after day', { ...form, rhythm: 'stretch', endDate: '2026-12-03' }, ['01', '02', '03']],
] as [string, WhenForm, string[]][])('an event %s', (_, said, dates) => {
	const when = whenOf(said, undefined);
	expect(december(when)).toEqual(dates);
	const read = whenFormOf(when);
	expect(whenOf(read, when)).toEqual(when);
});

test('single days that were called off stay when the hour changes', () => {
	const before: When = {
		startDate: '2026-12-01',
		pattern: '0Tu',
		startTime: '10:00',
		extra: [{ date: '2026-12-08', from: '10:00', status: 'cancelled' }],
	};
	const after = whenOf({ ...whenFormOf(before), startTime: '11:00' }, before);
	expect(after).toMatchObject({ startTime: '11:00', pattern: '0Tu', extra: before.extra });
});

test('days that were listed one by one are left as they are', () => {
	const before: When = { dates: [{ date: '2026-12-01' }, { date: '2026-12-24' }], text: '12月1日と24日' };
	expect(whenFormOf(before).rhythm).toBe('listed');
	expect(whenOf(whenFormOf(before), before)).toEqual(before);
	expect(whenFormOf({ pattern: '1Mo3Tu' }).rhythm).toBe('listed');
	expect(whenOf(whenFormOf({ pattern: '1Mo3Tu' }), { pattern: '1Mo3Tu' })).toEqual({ pattern: '1Mo3Tu' });
});
