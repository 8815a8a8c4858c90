import { describe, expect, test } from 'vitest';
import { homeModel } from './queries.ts';
import { at, centre, eventAt, hall, letters, tatami, townWith } from './small-town.fixture.ts';

const model = (town: ReturnType<typeof townWith>, now = at('10:00'), placeId: string | null = 'c1') =>
	homeModel({ town, placeId, now });

describe('the rooms on the home screen', () => {
	test('a room that is free later today is counted once, however many slots are free', () => {
		const { headline, rooms } = model(townWith({ availability: [letters('r1', 'tff'), letters('r2', 'ftt')] }));
		expect(headline).toEqual({ kind: 'free', rooms: 2 });
		expect(rooms?.now.map(({ room, to }) => [room.id, to])).toEqual([['r2', '13:20']]);
		expect(rooms?.next.map(({ room, from }) => [room.id, from])).toEqual([['r1', '13:30']]);
	});

	test('what nobody told us is unknown and never free', () => {
		const { headline, rooms } = model(townWith({ availability: [] }));
		expect(headline).toEqual({ kind: 'unknown' });
		expect(rooms).toMatchObject({ now: [], next: [], unknown: 2, asOf: null });
	});

	test('a room without an answer stands beside the free ones as unknown', () => {
		const { headline, rooms } = model(townWith({ availability: [letters('r1', 'fff')] }));
		expect(headline).toEqual({ kind: 'free', rooms: 1 });
		expect(rooms?.unknown).toBe(1);
	});

	test('a slot that is over is not offered', () => {
		const { headline } = model(townWith({ availability: [letters('r1', 'fft'), letters('r2', 'ftt')] }), at('18:00'));
		expect(headline).toEqual({ kind: 'none-free' });
	});

	test('after closing time the house says that it has closed', () => {
		const { headline } = model(townWith({ availability: [letters('r1', 'ttt'), letters('r2', 'ttt')] }), at('21:45'));
		expect(headline).toEqual({ kind: 'over' });
	});

	test('on a closed day no room is shown, whatever a sheet says', () => {
		const { headline, rooms } = model(townWith({ availability: [letters('r1', 'fff')] }), at('10:00', '2026-11-26'));
		expect(headline.kind).toBe('closed');
		expect(rooms).toBeNull();
	});

	test('a centre without known rules does not claim to be full', () => {
		const { rules: _, ...unruled } = centre;
		const { headline } = model(townWith({ place: [unruled] }));
		expect(headline).toEqual({ kind: 'unknown' });
	});

	test('the oldest answer decides how old the list is', () => {
		const older = { ...letters('r2', 'ttt'), asOf: '2026-11-20T06:02:00Z', statedBy: '電話' };
		const { rooms } = model(townWith({ availability: [letters('r1', 'fff'), older] }));
		expect(rooms).toMatchObject({ asOf: '2026-11-20T06:02:00Z', statedBy: '電話' });
	});

	test('rooms that nobody books are not counted', () => {
		const lobby = { ...tatami, id: 'r3', bookable: false };
		const { rooms } = model(townWith({ room: [hall, lobby], availability: [letters('r1', 'fff')] }));
		expect(rooms?.unknown).toBe(0);
	});
});

describe('what is on today', () => {
	test('what runs now is told from what comes, and what is over is only counted', () => {
		const events = [
			eventAt('a', '2026-11-24', '08:00', '09:00'),
			eventAt('b', '2026-11-24', '09:30', '11:00'),
			eventAt('c', '2026-11-24', '18:30', '20:00'),
			eventAt('elsewhere', '2026-11-24', '18:30', '20:00', { placeId: 'c9' }),
		];
		const { events: shown, eventsOver, townEvents } = model(townWith({ event: events }));
		expect(shown.map(({ event, when }) => [event.id, when])).toEqual([
			['b', 'now'],
			['c', 'later'],
		]);
		expect(eventsOver).toBe(1);
		expect(townEvents).toBe(4);
	});

	test('a cancelled event stays until its day has passed, even when its hour is over', () => {
		const events = [eventAt('a', '2026-11-24', '08:00', '09:00', { status: 'cancelled' })];
		expect(model(townWith({ event: events })).events.map(({ event }) => event.id)).toEqual(['a']);
		expect(model(townWith({ event: events }), at('00:01', '2026-11-25')).events).toEqual([]);
	});

	test('when nothing is left today, the next days at the centre are shown', () => {
		const events = [eventAt('a', '2026-11-24', '08:00', '09:00'), eventAt('b', '2026-11-27', '10:00', '11:00')];
		const { events: shown, comingEvents } = model(townWith({ event: events }));
		expect(shown).toEqual([]);
		expect(comingEvents.map(({ event, when }) => [event.id, when])).toEqual([['b', 'coming']]);
	});

	test('without a centre it is the town’s day, and the choice of a centre comes first', () => {
		const events = [
			eventAt('a', '2026-11-24', '10:30', '12:00'),
			eventAt('b', '2026-11-24', '11:00', '12:00', { placeId: 'c9' }),
		];
		const { headline, choices, events: shown, rooms } = model(townWith({ event: events }), at('10:00'), null);
		expect(headline).toEqual({ kind: 'choose' });
		expect(choices.map(({ place, isClosed, events }) => [place.id, isClosed, events])).toEqual([['c1', false, 1]]);
		expect(choices[0]?.hours).toMatchObject([{ from: '09:30', to: '21:30' }]);
		expect(shown).toHaveLength(2);
		expect(rooms).toBeNull();
	});

	test('a centre that has left the town is as if none had been chosen', () => {
		expect(model(townWith({}), at('10:00'), 'gone').headline).toEqual({ kind: 'choose' });
	});
});

describe('the next closing days', () => {
	test('are the coming three, today left out', () => {
		expect(model(townWith({})).closures.map(({ date }) => date)).toEqual(['2026-11-26', '2026-12-03', '2026-12-10']);
	});
});
