/** A town of two centres for tests: small enough to know by heart. Today is Tuesday, 24 November 2026, 10:00. */
import type { Availability } from '../../../contract/availability.ts';
import { daysInMonth } from '../../../contract/dates.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { availabilityId } from '../../../contract/slot-letters.ts';
import type { Town } from '../../data/town.ts';

export const NOW = { date: '2026-11-24', time: '10:00' };
const SLOTS = [
	{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' },
	{ id: 'pm', name: { ja: '午後' }, from: '13:30', to: '17:20' },
	{ id: 'eve', name: { ja: '夜間' }, from: '17:30', to: '21:20' },
];

/** Closed on Thursdays; asking opens one month before. */
export function centre(id: string, fields: Partial<Place> = {}): Place {
	return {
		id,
		name: id,
		nameKana: id,
		placeType: 'community-centre',
		rules: [
			{
				hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
				slots: SLOTS,
				closures: [{ rule: 'weekly', days: [4] }],
			},
		],
		booking: { channel: 'counter', opensMonthsBefore: 1, windowHours: { from: '09:30', to: '21:00' } },
		...fields,
	};
}

export function room(id: string, placeId: string, fields: Partial<Room> = {}): Room {
	return { id, name: id, placeId, purposes: ['meeting'], capacity: 20, ...fields };
}

/** A month in which every day reads the same, `days` excepted (day of the month → letters). */
export function month(roomId: string, of: string, letters: string, days: Record<number, string> = {}): Availability {
	return {
		id: availabilityId(roomId, of),
		roomId,
		placeId: 'unused',
		month: of,
		slots: SLOTS.map(({ id, from, to }) => ({ id, from, to })),
		days: Array.from({ length: daysInMonth(of) }, (_, at) => days[at + 1] ?? letters),
		asOf: '2026-11-23T06:02:00Z',
		statedBy: '窓口',
	};
}

export function townWith(places: Place[], rooms: Room[], availability: Availability[]): Town {
	const byId = <R extends { id: string }>(rows: R[]) => new Map(rows.map((row) => [row.id, row]));
	const none = new Map();
	return {
		area: '990019',
		epoch: 'e',
		cursor: 1,
		version: 1,
		places: byId(places),
		rooms: byId(rooms),
		availability: byId(availability),
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
	};
}
