import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOfDay, dayNumber, timeOfMinutes } from './dates.ts';
import { daysLeft, deadlineState } from './deadline.ts';

const now = { date: '2026-11-24', time: '12:00' };

test('silence about a deadline is unknown, and so is a start without an end', () => {
	expect(deadlineState(undefined, now)).toBe('unknown');
	expect(deadlineState({}, now)).toBe('unknown');
	expect(deadlineState({ needed: 'no' }, now)).toBe('unknown');
	expect(deadlineState({ from: '2019-04-01' }, now)).toBe('unknown');
	expect(deadlineState({ from: '2026-12-01' }, now)).toBe('not-yet');
});

test('the last day counts whole, its closing time is the first minute too late', () => {
	expect(deadlineState({ until: '2026-11-24' }, now)).toBe('open');
	expect(deadlineState({ until: '2026-11-24' }, { date: '2026-11-24', time: '23:59' })).toBe('open');
	expect(deadlineState({ until: '2026-11-24' }, { date: '2026-11-25', time: '00:00' })).toBe('closed');
	expect(deadlineState({ until: '2026-11-24', untilTime: '12:00' }, now)).toBe('closed');
	expect(deadlineState({ until: '2026-11-24', untilTime: '12:01' }, now)).toBe('open');
});

test('before its start applying is not yet possible, to the minute', () => {
	const apply = { from: '2026-11-24', fromTime: '12:01', until: '2026-12-10' };
	expect(deadlineState(apply, now)).toBe('not-yet');
	expect(deadlineState({ ...apply, fromTime: '12:00' }, now)).toBe('open');
});

test('an end before the start is unknown until both have passed', () => {
	expect(deadlineState({ from: '2026-12-10', until: '2026-11-30' }, now)).toBe('unknown');
	expect(deadlineState({ from: '2026-11-10', until: '2026-11-01' }, now)).toBe('closed');
});

test('days left are counted to the last day', () => {
	expect(daysLeft({ until: '2026-11-24' }, now)).toBe(0);
	expect(daysLeft({ until: '2026-12-01' }, now)).toBe(7);
	expect(daysLeft({ until: '2026-11-23' }, now)).toBeUndefined();
	expect(daysLeft({ from: '2026-11-01' }, now)).toBeUndefined();
});

test('what has expired never looks open again', () => {
	const day = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2026-12-31') }).map(dateOfDay);
	const time = fc.integer({ min: 0, max: 1439 }).map(timeOfMinutes);
	const apply = fc.record({ from: day, fromTime: time, until: day, untilTime: time }, { requiredKeys: [] });
	fc.assert(
		fc.property(apply, day, time, day, time, (a, d1, t1, d2, t2) => {
			const [earlier, later] = [`${d1} ${t1}`, `${d2} ${t2}`].sort().map((moment) => {
				const [date = '', at = ''] = moment.split(' ');
				return { date, time: at };
			});
			if (!earlier || !later) throw new Error('two moments');
			if (deadlineState(a, earlier) === 'closed') expect(deadlineState(a, later)).toBe('closed');
			if (deadlineState(a, later) === 'open') expect(daysLeft(a, later)).toBeGreaterThanOrEqual(0);
		}),
	);
});
