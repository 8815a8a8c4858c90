/** A town of one centre with two rooms, for tests: Tuesday 24 November 2026, closed on Thursdays. */
import type { Availability } from '../../../contract/availability.ts';
import type { Event } from '../../../contract/event.ts';
import type { Kind, RowOf } from '../../../contract/kinds.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import type { Now } from '../../data/clock.ts';
import { type Town, townOf } from '../../data/town.ts';

export const centre: Place = {
	id: 'c1',
	name: '榎町コミュニティセンター',
	nameKana: 'えのきちょうこみゅにてぃせんたー',
	nameEn: 'Enoki-cho Community Centre',
	placeType: 'community-centre',
	rules: [
		{
			hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
			slots: [
				{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' },
				{ id: 'pm', name: { ja: '午後' }, from: '13:30', to: '17:20' },
				{ id: 'eve', name: { ja: '夜間' }, from: '17:30', to: '21:20' },
			],
			closures: [{ rule: 'weekly', days: [4] }],
		},
	],
	booking: { channel: 'counter', opensMonthsBefore: 1 },
	source: { dataset: 'd1' },
};

export const hall: Room = {
	id: 'r1',
	placeId: 'c1',
	name: '大会議室',
	nameKana: 'だいかいぎしつ',
	order: 1,
	purposes: ['meeting'],
};
export const tatami: Room = { id: 'r2', placeId: 'c1', name: '和室', nameKana: 'わしつ', order: 2, purposes: ['tea'] };

/** One letter per slot (am, pm, eve) on the 24th; nothing is known of the other days. */
export function letters(roomId: string, day24: string): Availability {
	const days = Array.from({ length: 30 }, (_, at) => (at === 23 ? day24 : ''));
	const slots = [
		{ id: 'am', from: '09:30', to: '13:20' },
		{ id: 'pm', from: '13:30', to: '17:20' },
		{ id: 'eve', from: '17:30', to: '21:20' },
	];
	return {
		id: `${roomId}:2026-11`,
		roomId,
		placeId: 'c1',
		month: '2026-11',
		slots,
		days,
		asOf: '2026-11-24T00:30:00Z',
		statedBy: '榎町コミセン 窓口',
	};
}

export function eventAt(id: string, date: string, from: string, to: string, more: Partial<Event> = {}): Event {
	return {
		id,
		name: `催し ${id}`,
		eventType: 'event',
		status: 'scheduled',
		placeId: 'c1',
		when: { dates: [{ date, from, to }] },
		...more,
	};
}

type SomeRows = { [K in Kind]?: RowOf[K][] };

export function townWith(rows: SomeRows): Town {
	const all: SomeRows = { place: [centre], room: [hall, tatami], ...rows };
	const data = new Map(Object.entries(all).map(([kind, list]) => [kind, new Map(list.map((row) => [row.id, row]))]));
	return townOf('999999', 'epoch', 7, { data, revs: new Map(), sum: [0, 0] });
}

/** A moment of that Tuesday unless told otherwise, by the clock in Tokyo. */
export function at(time: string, date = '2026-11-24'): Now {
	return { date, time, ms: Date.parse(`${date}T${time}:00+09:00`) };
}
