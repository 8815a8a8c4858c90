import { expect, test } from 'vitest';
import type { Change } from '../../contract/feed.ts';
import { eventsOfGroup, noticesFor, occurrencesOn, roomsOfPlace } from './relations.ts';
import { NO_ROWS, withChanges } from './rows.ts';
import { townOf } from './town.ts';

const event = (id: string, when: Record<string, unknown>, more: Record<string, unknown> = {}) =>
	['event', id, { id, name: id, eventType: 'event', status: 'scheduled', when, ...more }] as const;

const rows = (list: readonly (readonly [string, string, Record<string, unknown>])[]) =>
	withChanges(
		NO_ROWS,
		list.map(([kind, id, data], i): Change => [i + 1, kind, id, 1, data]),
	);

const all = rows([
	['room', 'r2', { id: 'r2', name: '集会室', placeId: 'p1', order: 2, purposes: [] }],
	['room', 'r1', { id: 'r1', name: '音楽室', placeId: 'p1', order: 1, purposes: [] }],
	['room', 'r3', { id: 'r3', name: '和室', placeId: 'p2', purposes: [] }],
	event(
		'weekly',
		{ startDate: '2026-01-01', endDate: '2026-12-31', pattern: '0We', startTime: '10:00', endTime: '11:00' },
		{ groupId: 'g1' },
	),
	event('once', { dates: [{ date: '2026-11-25', from: '09:00', to: '10:00' }] }),
	event('cancelled', { dates: [{ date: '2026-11-25', from: '13:00', status: 'cancelled' }] }),
	event('over', { startDate: '2025-11-25', endDate: '2025-11-25' }),
	['notice', 'n1', { id: 'n1', title: { ja: '全市' }, level: 'normal', from: '2026-11-20' }],
	['notice', 'n2', { id: 'n2', title: { ja: '西部' }, level: 'emergency', from: '2026-11-01', placeIds: ['p1'] }],
	['notice', 'n3', { id: 'n3', title: { ja: '先月' }, level: 'important', from: '2026-10-01', until: '2026-10-31' }],
]);
const town = townOf('990001', 'e', 10, all);

test('A place shows its rooms in its own order', () => {
	expect(roomsOfPlace(town, 'p1').map((room) => room.id)).toEqual(['r1', 'r2']);
	expect(roomsOfPlace(town, 'nowhere')).toEqual([]);
});

test('A day shows what repeats, what happens once and what is cancelled, by time', () => {
	const ids = occurrencesOn(town, '2026-11-25').map(({ event: each }) => each.id);
	expect(ids).toEqual(['once', 'weekly', 'cancelled']);
});

test('An event whose source says that it ends before it starts still shows on its first day', () => {
	const slip = townOf('990001', 'e', 1, rows([event('slip', { startDate: '2026-11-25', endDate: '2025-11-25' })]));
	expect(occurrencesOn(slip, '2026-11-25').map(({ event: each }) => each.id)).toEqual(['slip']);
	expect(occurrencesOn(slip, '2026-11-26')).toEqual([]);
});

test('Notices of the day: emergencies of my centre first, nothing that is over', () => {
	expect(noticesFor(town, 'p1', '2026-11-23').map((notice) => notice.id)).toEqual(['n2', 'n1']);
	expect(noticesFor(town, null, '2026-11-23').map((notice) => notice.id)).toEqual(['n1']);
});

test('What was derived stays until the rows it came from change', () => {
	const before = eventsOfGroup(town, 'g1');
	const otherKind = townOf('990001', 'e', 11, withChanges(all, [[11, 'notice', 'n4', 1, { id: 'n4' }]]));
	expect(eventsOfGroup(otherKind, 'g1')).toBe(before);
	const moved = townOf('990001', 'e', 12, withChanges(all, [[12, 'event', 'weekly', 2, null]]));
	expect(eventsOfGroup(moved, 'g1')).toEqual([]);
});
