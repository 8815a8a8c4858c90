import { expect, test } from 'vitest';
import type { Event, When } from './event.ts';
import { changeStatus } from './event-changes.ts';
import { isEventLive, occurrencesOf } from './occurrences.ts';

const reason = { ja: '台風のため' };
const event = (when: When): Event => ({ id: 'e1', name: '卓球', eventType: 'sports', status: 'scheduled', when });
const changed = (before: Event, change: Parameters<typeof changeStatus>[1]) => {
	const result = changeStatus(before, change);
	if ('problem' in result) throw new Error(result.problem);
	return result.event;
};
const weekly = event({ startDate: '2026-11-03', pattern: '0Tu', startTime: '10:00', endTime: '12:00' });
const once = event({ startDate: '2026-12-05', startTime: '13:30', endTime: '15:00' });
const listed = event({ dates: [{ date: '2026-12-01', from: '10:00' }, { date: '2026-12-08' }], startTime: '14:00' });
const november = (e: Event) => occurrencesOf(e.when, '2026-11-01', '2026-11-30');

test('one day of a weekly event is called off, stays in the list with its reason, and the others go on', () => {
	const after = changed(weekly, { status: 'cancelled', reason, date: '2026-11-10' });
	expect(november(after)).toEqual([
		{ date: '2026-11-03', from: '10:00', to: '12:00' },
		{ date: '2026-11-10', from: '10:00', to: '12:00', status: 'cancelled', note: '台風のため' },
		{ date: '2026-11-17', from: '10:00', to: '12:00' },
		{ date: '2026-11-24', from: '10:00', to: '12:00' },
	]);
	expect(after.status).toBe('scheduled');
});

test('a day that takes place after all is as it was', () => {
	const off = changed(weekly, { status: 'cancelled', reason, date: '2026-11-10' });
	expect(changed(off, { status: 'scheduled', date: '2026-11-10' }).when).toEqual(weekly.when);
});

test('a day that moves stands struck on its old day and announced on its new one', () => {
	const after = changed(weekly, {
		status: 'changed',
		reason,
		date: '2026-11-10',
		to: { date: '2026-11-12', from: '18:00', to: '20:00' },
	});
	expect(november(after).filter(({ status }) => status)).toEqual([
		{ date: '2026-11-10', from: '10:00', to: '12:00', status: 'postponed', note: '台風のため' },
		{ date: '2026-11-12', from: '18:00', to: '20:00', status: 'changed', note: '台風のため' },
	]);
});

test('a single event that moves says so as a whole, and lives until its new day', () => {
	const after = changed(once, { status: 'changed', reason, to: { date: '2026-12-12' } });
	expect(after).toMatchObject({ status: 'changed', statusNote: reason });
	expect(occurrencesOf(after.when, '2026-12-01', '2026-12-31')).toEqual([
		{ date: '2026-12-05', from: '13:30', to: '15:00', status: 'postponed', note: '台風のため' },
		{ date: '2026-12-12', from: '13:30', to: '15:00', status: 'changed', note: '台風のため' },
	]);
	expect(isEventLive(after, '2026-12-12')).toBe(true);
});

test('the whole event is called off or put off with the reason, and its days stay where they were', () => {
	const after = changed(weekly, { status: 'postponed', reason });
	expect(after).toMatchObject({ status: 'postponed', statusNote: reason, when: weekly.when });
	expect(changed(after, { status: 'scheduled' })).toEqual(weekly);
});

test('days that are listed one by one are changed in their list', () => {
	const after = changed(listed, { status: 'cancelled', reason, date: '2026-12-08' });
	expect(after.when.dates).toEqual([
		{ date: '2026-12-01', from: '10:00' },
		{ date: '2026-12-08', from: '14:00', status: 'cancelled', note: '台風のため' },
	]);
	expect(after.when.extra).toBeUndefined();
	const back = changed(after, { status: 'scheduled', date: '2026-12-08' });
	expect(occurrencesOf(back.when, '2026-12-01', '2026-12-31')).toEqual(
		occurrencesOf(listed.when, '2026-12-01', '2026-12-31'),
	);
});

test.each([
	['a day on which it does not take place', weekly, { status: 'cancelled', date: '2026-11-11' }, 'no-such-date'],
	[
		'a day that does not exist',
		weekly,
		{ status: 'changed', date: '2026-11-10', to: { date: '2026-02-30' } },
		'bad-target',
	],
	['the same time', once, { status: 'changed', to: { date: '2026-12-05' } }, 'bad-target'],
	['all days of a weekly event at once', weekly, { status: 'changed', to: { date: '2026-12-01' } }, 'which-date'],
] as const)('%s is not taken', (_, before, change, problem) => {
	expect(changeStatus(before, change)).toEqual({ problem });
});
