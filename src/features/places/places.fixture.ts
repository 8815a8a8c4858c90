/** A centre and a town for tests. Today is Tuesday, 24 November 2026. */

import type { Closure } from '../../../contract/closure.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { availabilityId } from '../../../contract/slot-letters.ts';
import type { Town } from '../../data/town.ts';

export const TODAY = '2026-11-24';
export const at = (time: string) => ({ date: TODAY, time });

export function centre(id: string, fields: Partial<Place> = {}): Place {
	return {
		id,
		name: id,
		nameKana: id,
		placeType: 'community-centre',
		rules: [
			{
				hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
				slots: [
					{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' },
					{ id: 'pm', name: { ja: '午後' }, from: '13:30', to: '17:20' },
				],
				closures: [
					{ rule: 'weekly', days: [4] },
					{ rule: 'yearly', from: '12-29', to: '01-05' },
				],
			},
		],
		booking: { channel: 'counter', opensMonthsBefore: 1 },
		...fields,
	};
}

export function room(id: string, placeId: string, fields: Partial<Room> = {}): Room {
	return { id, name: id, placeId, purposes: [], ...fields };
}

export function townOf(
	places: Place[],
	others: { rooms?: Room[]; closures?: Closure[]; letters?: Record<string, string[]> } = {},
): Town {
	const byId = <R extends { id: string }>(rows: R[]) => new Map(rows.map((row) => [row.id, row]));
	const slots = [
		{ id: 'am', from: '09:30', to: '13:20' },
		{ id: 'pm', from: '13:30', to: '17:20' },
	];
	const availability = Object.entries(others.letters ?? {}).map(([roomId, days]) => ({
		id: availabilityId(roomId, '2026-11'),
		roomId,
		placeId: 'unused',
		month: '2026-11',
		slots,
		days,
		asOf: '2026-11-23T06:02:00Z',
	}));
	const none = new Map();
	return {
		area: '990019',
		epoch: 'e',
		cursor: 1,
		version: 1,
		places: byId(places),
		rooms: byId(others.rooms ?? []),
		closures: byId(others.closures ?? []),
		availability: byId(availability),
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
