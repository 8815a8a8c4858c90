/** A town of one centre with two rooms. Today is Tuesday, 24 November 2026, 10:00. */
import type { Availability } from '../../../contract/availability.ts';
import { daysInMonth } from '../../../contract/dates.ts';
import type { Group } from '../../../contract/group.ts';
import type { BookingRules, Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { availabilityId } from '../../../contract/slot-letters.ts';
import type { Town } from '../../data/town.ts';

export const NOW = { date: '2026-11-24', time: '10:00' };

const SLOTS = [
	{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' },
	{ id: 'pm', name: { ja: '午後' }, from: '13:30', to: '17:20' },
	{ id: 'eve', name: { ja: '夜間' }, from: '17:30', to: '21:20' },
];

export const place = (booking: Partial<BookingRules> = {}): Place => ({
	id: 'p1',
	name: '榎町コミュニティセンター',
	placeType: 'community-centre',
	rules: [
		{
			hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
			slots: SLOTS,
			closures: [{ rule: 'weekly', days: [4] }],
		},
	],
	booking: {
		channel: 'request',
		opensMonthsBefore: 2,
		closesDaysBefore: 0,
		individuals: 'no',
		perMonth: 5,
		...booking,
	},
});

export const room = (id: string, fields: Partial<Room> = {}): Room => ({
	id,
	placeId: 'p1',
	name: id,
	purposes: ['meeting'],
	capacity: 20,
	...fields,
});

export const GROUP: Group = { id: 'g1', name: '茶の湯の会', fields: [], recruiting: 'unknown' };

/** Every day of December reads the same, `days` excepted (day of the month → letters). */
export function december(roomId: string, letters: string, days: Record<number, string> = {}): Availability {
	return {
		id: availabilityId(roomId, '2026-12'),
		roomId,
		placeId: 'p1',
		month: '2026-12',
		slots: SLOTS.map(({ id, from, to }) => ({ id, from, to })),
		days: Array.from({ length: daysInMonth('2026-12') }, (_, at) => days[at + 1] ?? letters),
		asOf: '2026-11-23T06:02:00Z',
		statedBy: '窓口',
	};
}

export function townWith(of: Place, rooms: Room[], availability: Availability[]): Town {
	const byId = <R extends { id: string }>(rows: R[]) => new Map(rows.map((row) => [row.id, row]));
	const none = new Map();
	return {
		area: '990019',
		epoch: 'e',
		cursor: 1,
		version: 1,
		places: byId([of]),
		rooms: byId(rooms),
		availability: byId(availability),
		closures: none,
		groups: byId([GROUP]),
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
