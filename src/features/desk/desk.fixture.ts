/** A desk with two rooms for tests. Today is Tuesday, 24 November 2026, 10:00; the place is closed on Thursdays. */
import type { Availability } from '../../../contract/availability.ts';
import { daysInMonth } from '../../../contract/dates.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { availabilityId } from '../../../contract/slot-letters.ts';
import type { Town } from '../../data/town.ts';
import type { DeskRequest } from './inbox.ts';

export const NOW = { date: '2026-11-24', time: '10:00' };
export const SLOTS = [
	{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' },
	{ id: 'pm', name: { ja: '午後' }, from: '13:30', to: '17:20' },
	{ id: 'eve', name: { ja: '夜間' }, from: '17:30', to: '21:20' },
];

export const PLACE: Place = {
	id: 'p',
	name: '西の家',
	placeType: 'community-centre',
	confirmedAt: '2026-04-01',
	rules: [
		{
			hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
			slots: SLOTS,
			closures: [{ rule: 'weekly', days: [4] }],
		},
	],
	booking: { channel: 'request', opensMonthsBefore: 1, perDay: 1, perMonth: 5 },
};

export const ROOMS: Room[] = [
	{ id: 'a', name: 'A会議室', placeId: 'p', purposes: ['meeting'], capacity: 20, order: 1 },
	{ id: 'b', name: '和室', placeId: 'p', purposes: ['tea'], capacity: 12, order: 2 },
	{ id: 'l', name: 'ロビー', placeId: 'p', purposes: ['lobby'], bookable: false, order: 3 },
];

/** A month in which every day reads the same, `days` excepted (day of the month → letters). */
export function month(roomId: string, of: string, letters: string, days: Record<number, string> = {}): Availability {
	return {
		id: availabilityId(roomId, of),
		roomId,
		placeId: 'p',
		month: of,
		slots: SLOTS.map(({ id, from, to }) => ({ id, from, to })),
		days: Array.from({ length: daysInMonth(of) }, (_, at) => days[at + 1] ?? letters),
		asOf: '2026-11-23T06:02:00Z',
		statedBy: '窓口',
	};
}

export function townWith(parts: Partial<Town> = {}): Town {
	const byId = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
	const none = new Map();
	return {
		area: '990019',
		epoch: 'e',
		cursor: 1,
		version: 1,
		places: byId([PLACE]),
		rooms: byId(ROOMS),
		availability: byId([month('a', '2026-11', 'fft', { 25: '?ff' })]),
		closures: none,
		groups: none,
		events: none,
		notices: none,
		guides: none,
		forums: new Map(),
		issues: new Map(),
		exchanges: new Map(),
		ties: new Map(),
		figures: new Map(),
		evaluations: new Map(),
		emergencies: new Map(),
		safety: new Map(),
		stories: new Map(),
		meetings: new Map(),
		datasets: none,
		keys: none,
		...parts,
	};
}

export function requestWith(id: string, parts: Partial<DeskRequest> = {}): DeskRequest {
	return {
		id,
		scope: 'desk/p',
		rev: 1,
		placeId: 'p',
		roomId: 'a',
		slots: [{ date: '2026-11-24', slotIds: ['pm'] }],
		purpose: 'meeting',
		people: 8,
		code: '23456789',
		state: 'received',
		steps: [],
		askedAt: '2026-11-20T01:00:00Z',
		channel: 'device',
		...parts,
	};
}
