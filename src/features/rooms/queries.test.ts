import { describe, expect, test } from 'vitest';
import { knownOf, weekStart } from '../../data/room-days.ts';
import { centre, month, NOW, room, townWith } from './made-town.fixture.ts';
import { roomToday, weekOf } from './queries.ts';

const place = centre('a');
const hall = room('a1', 'a');
const found = { room: hall, place };

describe('the week of a room', () => {
	test('weeks are counted from today, and a past day shows today’s week', () => {
		expect(weekStart('2026-11-20', NOW.date)).toBe('2026-11-24');
		expect(weekStart('2026-11-30', NOW.date)).toBe('2026-11-24');
		expect(weekStart('2026-12-01', NOW.date)).toBe('2026-12-01');
	});

	test('each cell has the state that the desk told, and what nobody told is unknown', () => {
		const town = townWith([place], [hall], [month('a1', '2026-11', 'ft?', { 25: '' })]);
		const week = weekOf(town, found, '2026-11-24', NOW);
		expect(week[0]?.slots.map(({ state }) => state)).toEqual(['free', 'taken', 'unknown']);
		expect(week[1]?.slots.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown']);
		expect(week[2]?.opening.state).toBe('closed');
		expect(week[0]?.isToday).toBe(true);
	});

	test('each day says from when it can be asked for', () => {
		const week = weekOf(townWith([place], [hall], []), found, '2026-12-22', NOW);
		expect(week[3]).toMatchObject({ date: '2026-12-25', opens: { date: '2026-11-25', time: '09:30' } });
	});
});

describe('the sentence at the head of a room', () => {
	test('free today names the slots', () => {
		const town = townWith([place], [hall], [month('a1', '2026-11', 'tff')]);
		expect(roomToday(town, found, NOW)).toMatchObject({ kind: 'free', slots: [{ id: 'pm' }, { id: 'eve' }] });
	});

	test('taken today names the next free slot', () => {
		const town = townWith([place], [hall], [month('a1', '2026-11', 'ttt', { 27: 'ttf' })]);
		expect(roomToday(town, found, NOW)).toMatchObject({
			kind: 'none',
			next: { date: '2026-11-27', slot: { id: 'eve' } },
		});
	});

	test('a silent desk makes the day unknown, not taken and not free', () => {
		expect(roomToday(townWith([place], [hall], []), found, NOW)).toEqual({ kind: 'unknown', next: null });
	});
});

test('news is old after three days, and a week across two months is as old as the older of both', () => {
	const older = { ...month('a1', '2026-12', 'fff'), asOf: '2026-11-20T06:02:00Z' };
	const town = townWith([place], [hall], [month('a1', '2026-11', 'fff'), older]);
	const nowMs = Date.parse('2026-11-24T01:00:00Z');
	expect(knownOf(town, 'a1', '2026-11-24', '2026-11-30', nowMs)).toMatchObject({ isOld: false });
	expect(knownOf(town, 'a1', '2026-11-30', '2026-12-06', nowMs)).toMatchObject({ isOld: true, asOf: older.asOf });
	expect(knownOf(town, 'a1', '2027-01-05', '2027-01-11', nowMs)).toBeNull();
});
