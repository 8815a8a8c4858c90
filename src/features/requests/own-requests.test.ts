import { describe, expect, test } from 'vitest';
import type { RequestRow } from '../../../contract/request.ts';
import type { Returned, Waiting } from '../../data/outbox.ts';
import type { Ticket } from '../../data/tickets.ts';
import { canChange, canWithdraw, countsOfGroup, isLive, ownRequests } from './own-requests.ts';

const args = {
	requestId: 'r1',
	code: 'MK472TXA',
	placeId: 'p1',
	roomId: '和室',
	slots: [{ date: '2026-12-01', slotIds: ['pm'] }],
	purpose: 'tea',
	people: 8,
	groupId: 'g1',
};
const intent = (name: string, more: Record<string, unknown> = {}): Waiting => ({
	n: 1,
	id: `i-${name}`,
	name,
	args: { requestId: 'r1' },
	madeAt: '2026-11-24T01:00:00Z',
	area: '990019',
	client: 'c',
	at: 1_000,
	attempts: 0,
	waits: 1,
	...more,
});
const asked = (more: Record<string, unknown> = {}) => intent('request.ask', { args, ...more });
const row: RequestRow = {
	id: 'r1',
	code: 'MK472TXA',
	placeId: 'p1',
	roomId: '和室',
	slots: [{ date: '2026-12-01', slotIds: ['pm'] }],
	purpose: 'tea',
	people: 8,
	groupId: 'g1',
	state: 'received',
	steps: [{ state: 'received', at: '2026-11-24T01:00:01Z', by: 'author' }],
	askedAt: '2026-11-24T01:00:01Z',
	channel: 'device',
};
const ticket = (more: Partial<Ticket> = {}): Ticket => ({
	requestId: 'r1',
	token: 't',
	code: 'MK472TXA',
	area: '990019',
	at: 1_000,
	...more,
});
const refused = (of: Waiting, code: string): Returned => ({ ...of, returnedAt: 2_000, code });
const only = (sources: Partial<Parameters<typeof ownRequests>[0]>) => {
	const [first, ...rest] = ownRequests({ tickets: [], waiting: [], returned: [], ...sources });
	expect(rest).toEqual([]);
	if (!first) throw new Error('there is no request');
	return first;
};

describe('what this device asked for', () => {
	test('waits with its number as long as it was not sent', () => {
		const request = only({ tickets: [ticket()], waiting: [asked()] });
		expect(request).toMatchObject({ state: 'waiting', code: 'MK472TXA', token: 't', pending: { wants: 'ask' } });
		expect(canWithdraw(request)).toBe(true);
		expect(canChange(request)).toBe(false);
	});

	test('is sent when the receipt is here, and received when the server has told of it', () => {
		const receipt = { seq: 3 };
		expect(only({ waiting: [asked({ receipt, waits: undefined })] }).state).toBe('sent');
		const known = only({
			tickets: [ticket({ request: row, rev: 1 })],
			waiting: [asked({ receipt, waits: undefined })],
		});
		expect(known).toMatchObject({ state: 'received', rev: 1, token: 't' });
		expect(canChange(known)).toBe(true);
	});

	test('that was refused is back with everything in it, and goes again when it is sent again', () => {
		const returned = [refused(asked(), 'slot-taken')];
		expect(only({ tickets: [ticket()], returned })).toMatchObject({
			state: 'returned',
			people: 8,
			refused: { code: 'slot-taken' },
		});
		expect(only({ tickets: [ticket()], returned, waiting: [asked()] }).state).toBe('waiting');
	});

	test('shows a withdrawal that has not left yet, and one that was refused', () => {
		const tickets = [ticket({ request: row, rev: 1 })];
		const leaving = only({ tickets, waiting: [intent('request.withdraw')] });
		expect(leaving).toMatchObject({ state: 'received', pending: { wants: 'withdraw' } });
		expect(canWithdraw(leaving)).toBe(false);
		const back = only({ tickets, returned: [refused(intent('request.withdraw'), 'wrong-state')] });
		expect(back).toMatchObject({ state: 'received', refused: { code: 'wrong-state' } });
	});

	test('takes the newer of two tellings', () => {
		const mine = [{ ...row, state: 'confirmed' as const, rev: 2 }];
		expect(only({ mine, tickets: [ticket({ request: row, rev: 1 })] })).toMatchObject({
			state: 'confirmed',
			token: 't',
		});
		expect(only({ mine, tickets: [ticket({ request: { ...row, state: 'cancelled' }, rev: 3 })] }).state).toBe(
			'cancelled',
		);
	});

	test('leaves out what is no request', () => {
		const waiting = [intent('report.send', { args: { reportId: 'x' } })];
		expect(ownRequests({ tickets: [], waiting, returned: [refused(waiting[0] as Waiting, 'invalid')] })).toEqual([]);
	});

	test('is over when its last day is, or when it was declined', () => {
		const request = only({ tickets: [ticket({ request: row, rev: 1 })] });
		expect(isLive(request, '2026-12-01')).toBe(true);
		expect(isLive(request, '2026-12-02')).toBe(false);
		expect(isLive({ ...request, state: 'declined' }, '2026-11-24')).toBe(false);
	});

	test('counts for the limits of its group, the one that is being changed excepted', () => {
		const requests = ownRequests({ tickets: [ticket({ request: row, rev: 1 })], waiting: [], returned: [] });
		const counts = countsOfGroup(requests, { placeId: 'p1', groupId: 'g1' });
		expect([counts?.({ date: '2026-12-01' }), counts?.({ month: '2026-12' }), counts?.({ month: '2027-01' })]).toEqual([
			1, 1, 0,
		]);
		expect(countsOfGroup(requests, { placeId: 'p1', groupId: 'g1', except: 'r1' })?.({ month: '2026-12' })).toBe(0);
		expect(countsOfGroup(requests, { placeId: 'p1' })).toBeUndefined();
	});
});
