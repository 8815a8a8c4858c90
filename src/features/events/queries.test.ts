import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysInMonth, weekdayOf } from '../../../contract/dates.ts';
import type { Event } from '../../../contract/event.ts';
import { NO_ROWS, withChanges } from '../../data/rows.ts';
import { type Town, townOf } from '../../data/town.ts';
import { applyingOf, timetableOf } from './event-details.ts';
import { byDay, countTakingPlace, type EventFilter, eventList, isStretch, phaseOf, weeksOf } from './queries.ts';

const NOW = { date: '2026-11-24', time: '18:00' };
const ANY: EventFilter = { view: 'day', date: '', q: '', place: '', audience: '', type: '', field: '' };

function event(fields: Partial<Event>): Event {
	const defaults = { id: 'e', name: '催し', eventType: 'event', status: 'scheduled', when: { startDate: NOW.date } };
	return { ...defaults, ...fields } as Event;
}

function townWith(...events: Partial<Event>[]): Town {
	const rows = events.map((fields, n) => event({ id: `e${n}`, name: `e${n}`, ...fields }));
	const changes = rows.map((row, n) => [n + 1, 'event', row.id, n + 1, row] as never);
	return townOf('area', 'epoch', rows.length, withChanges(NO_ROWS, changes));
}

const shown = (town: Town, filter: Partial<EventFilter>) =>
	eventList(town, { ...ANY, ...filter }, NOW).entries.map((entry) => `${entry.event.id} ${entry.occurrence.date}`);

describe('the list of events', () => {
	const weekly = { when: { startDate: '2026-10-06', endDate: '2027-03-30', pattern: '0Tu' } };
	const tomorrow = { when: { startDate: '2026-11-25' } };

	it('shows today, the coming week, the whole month, or each event once at its next time', () => {
		const town = townWith(weekly, tomorrow);
		expect(shown(town, {})).toEqual(['e0 2026-11-24']);
		expect(shown(town, { view: 'week' })).toEqual(['e0 2026-11-24', 'e1 2026-11-25']);
		expect(shown(town, { view: 'month' })).toEqual([
			'e0 2026-11-03',
			'e0 2026-11-10',
			'e0 2026-11-17',
			'e0 2026-11-24',
			'e1 2026-11-25',
		]);
		expect(shown(town, { view: 'list' })).toEqual(['e0 2026-11-24', 'e1 2026-11-25']);
	});

	it('keeps a cancelled event in sight until its day has passed, and does not count it as taking place', () => {
		const town = townWith(
			{ ...tomorrow, status: 'cancelled' },
			{ when: { startDate: '2026-11-23' }, status: 'cancelled' },
		);
		const { entries } = eventList(town, { ...ANY, view: 'list' }, NOW);
		expect(entries.map((entry) => [entry.event.id, entry.status])).toEqual([['e0', 'cancelled']]);
		expect(countTakingPlace(entries)).toEqual({ on: 0, off: 1 });
	});

	it('calls off one time of a series and leaves the others', () => {
		const when = { dates: [{ date: '2026-11-24', status: 'cancelled' as const }, { date: '2026-11-25' }] };
		const { entries } = eventList(townWith({ when }), { ...ANY, view: 'week' }, NOW);
		expect(entries.map((entry) => entry.status)).toEqual(['cancelled', 'scheduled']);
		expect(countTakingPlace(entries)).toEqual({ on: 1, off: 0 });
	});

	it('lists an exhibition once, on the first day shown, with its last day', () => {
		const town = townWith({ when: { startDate: '2026-11-20', endDate: '2026-11-30' } });
		const days = byDay(eventList(town, { ...ANY, view: 'week' }, NOW).entries);
		expect(days.map((day) => day.date)).toEqual(['2026-11-24']);
		expect(days[0]?.entries[0]?.until).toBe('2026-11-30');
	});

	it('does not show what is not yet, or no longer, published', () => {
		const town = townWith(
			{ ...tomorrow, publishFrom: '2026-11-25' },
			{ ...tomorrow, publishUntil: '2026-11-23' },
			{ ...tomorrow, publishFrom: '2026-11-24', publishUntil: '2026-11-24' },
		);
		expect(shown(town, { view: 'week' })).toEqual(['e2 2026-11-25']);
	});

	it('says what is on now, what comes next, and does not guess an end that nobody stated', () => {
		const at = (from?: string, to?: string) => phaseOf({ occurrence: { date: NOW.date, from, to } }, NOW);
		expect([at('17:00', '18:00'), at('18:00', '19:00'), at('18:01'), at('10:00'), at()]).toEqual([
			'over',
			'now',
			'next',
			'begun',
			'all-day',
		]);
	});

	it('lays out any month in whole weeks from Sunday, each day once', () => {
		const months = fc.record({ year: fc.integer({ min: 2024, max: 2040 }), month: fc.integer({ min: 1, max: 12 }) });
		fc.assert(
			fc.property(months, ({ year, month }) => {
				const name = `${year}-${String(month).padStart(2, '0')}`;
				const weeks = weeksOf(name);
				const days = weeks.flat().filter((date) => date !== null);
				expect(days).toEqual(Array.from({ length: daysInMonth(name) }, (_, n) => addDays(`${name}-01`, n)));
				for (const week of weeks) {
					expect(week).toHaveLength(7);
					for (const [column, date] of week.entries()) if (date) expect(weekdayOf(date)).toBe(column);
				}
			}),
		);
	});
});

describe('one event', () => {
	it('is about the day in its address, else about the next time', () => {
		const weekly = event({
			when: { startDate: '2026-11-03', endDate: '2026-12-29', pattern: '0Tu', startTime: '10:00', endTime: '12:00' },
		});
		expect(timetableOf(weekly, '', NOW, false).shown?.date).toBe('2026-12-01');
		const asked = timetableOf(weekly, '2026-12-08', NOW, false);
		expect(asked.shown?.date).toBe('2026-12-08');
		expect(asked.others.map(({ date }) => date)).toEqual(['2026-12-01', '2026-12-15', '2026-12-22', '2026-12-29']);
		expect(timetableOf(weekly, '2026-12-09', NOW, false).shown?.date).toBe('2026-12-01');
	});

	it('names the coming days on which it does not take place', () => {
		const when = {
			startDate: '2026-11-03',
			endDate: '2026-12-29',
			pattern: '0Tu',
			except: ['2026-12-22', '2026-11-10'],
		};
		expect(timetableOf(event({ when }), '', NOW, false).skipped).toEqual(['2026-12-22']);
	});

	it('is over when its last time has ended, and still says when it was', () => {
		const past = event({ when: { startDate: '2026-11-24', startTime: '10:00', endTime: '12:00' } });
		const timetable = timetableOf(past, '', NOW, isStretch(past));
		expect([timetable.isOver, timetable.shown?.date]).toEqual([true, '2026-11-24']);
	});

	it('takes applications until the end of the last day in Japan, and never looks open when nobody stated an end', () => {
		const applying = (until: string | undefined, time: string) =>
			applyingOf({ needed: 'yes', from: '2026-11-01', ...(until ? { until } : {}) }, { ...NOW, time });
		expect(applying('2026-11-24', '23:59')).toEqual({ state: 'open', daysLeft: 0 });
		expect(applying('2026-11-27', '09:00')).toEqual({ state: 'open', daysLeft: 3 });
		expect(applying('2026-11-23', '00:00')).toEqual({ state: 'closed' });
		expect(applying(undefined, '09:00')).toEqual({ state: 'unknown' });
		expect(applyingOf({ needed: 'no' }, NOW)).toEqual({ state: 'not-needed' });
	});
});
