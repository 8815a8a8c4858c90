import { describe, expect, test } from 'vitest';
import { type AskQuestion, checkAsk, standingProblems } from './asking-rules.ts';
import type { Availability } from './availability.ts';
import type { Place } from './place.ts';
import type { Room } from './room.ts';

const PLACE: Place = {
	id: 'p1',
	name: '西部コミセン',
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
	booking: { channel: 'request', opensMonthsBefore: 1, closesDaysBefore: 0, perDay: 1, perMonth: 3, minPeople: 3 },
};
const ROOM: Room = { id: 'r1', placeId: 'p1', name: '会議室', purposes: ['meeting'], capacity: 20 };
const DECEMBER: Availability = {
	id: 'r1:2026-12',
	roomId: 'r1',
	placeId: 'p1',
	month: '2026-12',
	slots: [
		{ id: 'am', from: '09:30', to: '13:20' },
		{ id: 'pm', from: '13:30', to: '17:20' },
		{ id: 'eve', from: '17:30', to: '21:20' },
	],
	days: Array.from({ length: 31 }, () => 'ft?'),
	asOf: '2026-11-23T00:00:00Z',
};

function ask(change: Partial<AskQuestion['ask']> = {}, more: Partial<AskQuestion> = {}): [string, object][] {
	const problems = checkAsk({
		place: PLACE,
		room: ROOM,
		closures: [],
		availability: new Map([['2026-12', DECEMBER]]),
		now: { date: '2026-11-24', time: '10:00' },
		ask: { slots: [{ date: '2026-12-01', slotIds: ['am'] }], people: 8, groupId: 'g1', ...change },
		...more,
	});
	return problems.map(({ code, detail }) => [code, detail]);
}
const on = (date: string, ...slotIds: string[]) => ({ slots: [{ date, slotIds }] });
const withBooking = (booking: object): Partial<AskQuestion> => ({
	place: { ...PLACE, booking: { channel: 'request', ...booking } },
});

describe('A room may be asked for', () => {
	test('when the slot is free, and also when nobody has said anything about it', () => {
		expect(ask()).toEqual([]);
		expect(ask(on('2026-12-01', 'eve'))).toEqual([]);
		expect(ask({}, { availability: new Map() })).toEqual([]);
	});

	test('not when somebody has it, unless it is this very request', () => {
		expect(ask(on('2026-12-01', 'pm'))).toEqual([['slot-taken', { date: '2026-12-01', slotId: 'pm' }]]);
		expect(ask(on('2026-12-01', 'pm'), { isOwn: (_, slotId) => slotId === 'pm' })).toEqual([]);
	});

	test('from the very minute at which asking opens', () => {
		const day = on('2026-12-25', 'am');
		const opens = { date: '2026-11-25', time: '09:30' };
		const at = (time: string) => ask(day, { now: { date: '2026-11-25', time } });
		expect(at('09:29')).toEqual([['not-yet-open', { date: '2026-12-25', slotId: 'am', opens }]]);
		expect(at('09:30')).toEqual([]);
	});

	test('until asking ends, and never for what has begun', () => {
		const early = withBooking({ closesDaysBefore: 3 });
		expect(ask(on('2026-11-25', 'am'), early)).toEqual([
			['asking-ended', { date: '2026-11-25', slotId: 'am', until: '2026-11-22' }],
		]);
		expect(ask(on('2026-11-24', 'am'))).toEqual([['slot-over', { date: '2026-11-24', slotId: 'am' }]]);
		expect(ask(on('2026-11-24', 'pm'))).toEqual([]);
	});

	test('not when the place is closed, and the reason is told', () => {
		const [first] = ask(on('2026-12-03', 'am'));
		expect(first).toEqual([
			'slot-closed',
			{ date: '2026-12-03', slotId: 'am', reason: expect.objectContaining({ ja: '定休日' }) },
		]);
	});

	test('nor a slot that is not there, a day that is not there, slots apart from each other, a day named twice', () => {
		expect(ask(on('2026-12-01', 'night'))).toEqual([['no-such-slot', { date: '2026-12-01', slotId: 'night' }]]);
		for (const slots of [
			[{ date: '2026-02-30', slotIds: ['am'] }],
			[{ date: '2026-12-01', slotIds: ['am', 'eve'] }],
			[{ date: '2026-12-01', slotIds: ['am', 'am'] }],
			[
				{ date: '2026-12-01', slotIds: ['am'] },
				{ date: '2026-12-01', slotIds: ['eve'] },
			],
		]) {
			expect(ask({ slots }).map(([code]) => code)).toEqual(['invalid']);
		}
	});

	test('nowhere that takes no requests, nor a room that is never booked or is another place’s', () => {
		expect(ask({}, withBooking({ channel: 'none' }))[0]?.[0]).toBe('not-askable');
		expect(ask({}, { room: { ...ROOM, bookable: false } })).toEqual([['not-askable', {}]]);
		expect(ask({}, { room: { ...ROOM, placeId: 'p2' } })).toEqual([['not-askable', {}]]);
		for (const channel of ['counter', 'request', 'instant']) expect(ask({}, withBooking({ channel }))).toEqual([]);
	});

	test('by as many people as the room and the place allow, and by one person only where that is allowed', () => {
		expect(ask({ people: 2 })).toEqual([['too-few-people', { limit: 3 }]]);
		expect(ask({ people: 21 })).toEqual([['too-many-people', { limit: 20 }]]);
		const groups = withBooking({ individuals: 'no' });
		expect(ask({ groupId: undefined, groupName: ' ' }, groups)).toEqual([['groups-only', {}]]);
		expect(ask({ groupId: undefined, groupName: '卓球の会' }, groups)).toEqual([]);
	});

	test('as often a day and a month as the place says; the same day counts for nothing where it says so', () => {
		const counts = (day: number, month: number) => ({
			countsOf: (when: object) => ('date' in when ? day : month),
		});
		expect(ask({}, counts(1, 1))).toEqual([['limit-per-day', { limit: 1, date: '2026-12-01' }]]);
		expect(ask({}, counts(0, 3))).toEqual([['limit-per-month', { limit: 3, month: '2026-12' }]]);
		expect(ask({}, counts(0, 2))).toEqual([]);
		const today = { ...counts(1, 3), ...withBooking({ perDay: 1, perMonth: 3, sameDayUnlimited: true }) };
		expect(ask(on('2026-11-24', 'pm'), today)).toEqual([]);
	});

	test('not by those whom a no-show keeps from it, until and with the last day', () => {
		expect(ask({}, { keptUntil: '2026-11-24' })).toEqual([['kept-from-asking', { until: '2026-11-24' }]]);
		expect(ask({}, { keptUntil: '2026-11-23' })).toEqual([]);
	});
});

test('A series names every day that stands in the way, and counts all its days against the month', () => {
	const days = ['01', '02', '03', '08'].map((day) => ({ date: `2026-12-${day}`, slotIds: ['am'] }));
	expect(ask({ slots: days }, { countsOf: () => 0 }).map(([code]) => code)).toEqual(['slot-closed', 'limit-per-month']);
});

test('The desk may set the rules aside, each with its reason, but give away nothing twice', () => {
	const problems = checkAsk({
		place: PLACE,
		room: ROOM,
		closures: [],
		availability: new Map([['2026-12', DECEMBER]]),
		now: { date: '2026-11-24', time: '10:00' },
		ask: { slots: [{ date: '2026-12-01', slotIds: ['pm'] }], people: 1 },
	});
	expect(problems.map(({ code, overrulable }) => [code, overrulable])).toEqual([
		['too-few-people', true],
		['slot-taken', false],
	]);
	const standing = standingProblems(problems, new Set(['too-few-people', 'slot-taken']));
	expect(standing.map(({ code }) => code)).toEqual(['slot-taken']);
});
