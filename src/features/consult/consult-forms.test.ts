import { expect, test } from 'vitest';
import type { ConsultSelf } from '../../../contract/consult.ts';
import { meetingCalendar } from '../../../contract/meeting-calendar.ts';
import type { KeptConsult } from '../../data/consults.ts';
import type { Waiting } from '../../data/outbox.ts';
import { type MeetingForm, timesOf } from './meeting-form.ts';
import { ownConsults } from './queries.ts';

const NOW = { date: '2026-12-01', time: '09:00' };
const FORM: MeetingForm = {
	...{ deskId: 'd', how: 'place', placeId: '', placeText: '', reach: '' },
	...{ date: '2026-12-08', from: '10:00', to: '11:40', length: 30, weeks: 2 },
};

test('a stretch of a day is cut into whole parts, each week again; what is left over is not offered', () => {
	const times = timesOf(FORM, NOW, []);
	expect(times).toHaveLength(6);
	expect(times.slice(0, 3)).toEqual([
		{ date: '2026-12-08', from: '10:00', to: '10:30' },
		{ date: '2026-12-08', from: '10:30', to: '11:00' },
		{ date: '2026-12-08', from: '11:00', to: '11:30' },
	]);
	expect(timesOf({ ...FORM, from: '11:40', to: '10:00' }, NOW, [])).toBe('bad');
	expect(timesOf({ ...FORM, date: '2026-11-30', weeks: 1 }, NOW, [])).toBe('bad');
	expect(timesOf(FORM, NOW, [{ date: '2026-12-15', from: '11:15', to: '12:00' }])).toBe('over');
	expect(timesOf(FORM, NOW, [{ date: '2026-12-15', from: '11:30', to: '12:00' }])).toHaveLength(6);
});

const told: ConsultSelf = {
	...{ id: 'c', code: '23456789', theme: 'money', state: 'received', due: '2026-12-08' },
	messages: [{ at: '2026-12-01T00:00:00Z', from: 'author', text: 'x' }],
	steps: [{ what: 'received', at: '2026-12-01T00:00:00Z' }],
	askedAt: '2026-12-01T00:00:00Z',
};
const kept: KeptConsult = { consultId: 'c', token: 't', area: 'a', at: 1, told, rev: 1 };
const waits = (name: string, args: object, more: object = {}) =>
	({
		id: name,
		name,
		n: 1,
		at: 2,
		madeAt: '',
		attempts: 0,
		args: { consultId: 'c', ...args },
		...more,
	}) as unknown as Waiting;

test('what waits is laid over what the server told, and never stands there twice', () => {
	const add = waits('consult.add', { text: 'y' });
	const [one] = ownConsults({ kept: [kept], waiting: [add], returned: [] });
	expect(one?.messages.map(({ text, unsent }) => [text, unsent])).toEqual([
		['x', undefined],
		['y', true],
	]);
	const messages = [...told.messages, { at: '2026-12-01T00:01:00Z', from: 'author' as const, text: 'y' }];
	const arrived = ownConsults({
		kept: [{ ...kept, told: { ...told, messages } }],
		waiting: [{ ...add, receipt: { seq: 1 } }],
		returned: [],
	});
	expect(arrived[0]?.messages).toHaveLength(2);
	// an account's own row and the device's ticket are one and the same; the newer counts
	const later: ConsultSelf = {
		...told,
		state: 'taken',
		steps: [...told.steps, { what: 'taken', at: '2026-12-01T00:02:00Z' }],
	};
	expect(ownConsults({ kept: [kept], mine: [later], waiting: [], returned: [] })).toMatchObject([
		{ id: 'c', state: 'taken', token: 't' },
	]);
});

test('a moved meeting takes the place of the former in a calendar', () => {
	const meeting = { uid: 'consult-c@a', title: '相談, はじめて', date: '2026-12-08', from: '10:00', to: '10:30' };
	const first = meetingCalendar({ ...meeting, sequence: 1 }, Date.parse('2026-12-01T00:00:00Z'));
	const moved = meetingCalendar({ ...meeting, sequence: 2, date: '2026-12-09' }, Date.parse('2026-12-01T00:00:00Z'));
	for (const line of ['UID:consult-c@a', 'DTSTART:20261208T010000Z', 'SUMMARY:相談\\, はじめて', 'SEQUENCE:1']) {
		expect(first.split('\r\n')).toContain(line);
	}
	expect(moved).toMatch(/UID:consult-c@a\r\n[\s\S]*SEQUENCE:2\r\nDTSTART:20261209T010000Z/);
});
