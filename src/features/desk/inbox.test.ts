import { describe, expect, test } from 'vitest';
import { NOW, PLACE, requestWith } from './desk.fixture.ts';
import { contactDaysLeft, countUses, nextDate, sortInbox, stretchOfDay, withUnsent } from './inbox.ts';

const on = (...dates: string[]) => ({ slots: dates.map((date) => ({ date, slotIds: ['pm'] })) });

describe('the inbox of a desk', () => {
	test('puts first what waits for an answer, the longest waiting on top', () => {
		const inbox = sortInbox(
			[
				requestWith('late', { askedAt: '2026-11-22T00:00:00Z' }),
				requestWith('early', { askedAt: '2026-11-20T00:00:00Z' }),
				requestWith('paper', { state: 'prepared' }),
			],
			'p',
			NOW,
		);
		expect(inbox.toAnswer.map(({ id }) => id)).toEqual(['early', 'late']);
		// whoever brings the paper waits for no answer
		expect(inbox.toCome.map(({ id }) => id)).toEqual(['paper']);
	});

	test('has today apart from the days to come, and what is over at the end', () => {
		const inbox = sortInbox(
			[
				requestWith('today', { state: 'confirmed' }),
				requestWith('friday', { state: 'confirmed', ...on('2026-11-27') }),
				requestWith('series', { state: 'confirmed', ...on('2026-11-10', '2026-11-27') }),
				requestWith('no', { state: 'declined' }),
				requestWith('forgotten', { ...on('2026-11-10') }),
				requestWith('elsewhere', { placeId: 'q' }),
			],
			'p',
			NOW,
		);
		expect(inbox.today.map(({ id }) => id)).toEqual(['today']);
		expect(inbox.coming.map(({ date, requests }) => [date, requests.map(({ id }) => id)])).toEqual([
			['2026-11-27', ['friday', 'series']],
		]);
		expect(inbox.done.map(({ id }) => id).sort()).toEqual(['forgotten', 'no']);
	});

	test('counts down the 90 days after the last use', () => {
		expect(contactDaysLeft(on('2026-11-24'), '2026-11-24')).toBe(90);
		expect(contactDaysLeft(on('2026-08-26', '2026-08-01'), '2026-11-24')).toBe(0);
	});

	test('knows the next day of a series and its stretch of that day', () => {
		const series = on('2026-11-10', '2026-12-08', '2026-11-30');
		expect(nextDate(series, NOW.date)).toBe('2026-11-30');
		expect(stretchOfDay(PLACE, 'a', { date: '2026-11-30', slotIds: ['eve', 'pm'] })).toEqual({
			from: '13:30',
			to: '21:20',
		});
		expect(stretchOfDay(PLACE, 'a', { date: '2026-11-30', slotIds: ['gone'] })).toBe(undefined);
	});
});

describe('steps of ours that have not left yet', () => {
	const answer = (decision: string) => ({
		name: 'request.answer',
		args: { requestId: 'r', placeId: 'p', decision },
		madeAt: '2026-11-24T01:00:00Z',
	});

	test('stand beside what the server said, and do not replace it', () => {
		const [request] = withUnsent([requestWith('r')], [answer('decline')], 'p');
		expect(request).toMatchObject({ state: 'received', unsent: 'declined' });
	});

	test('show a request that was written down at once', () => {
		const noted = {
			name: 'request.note-down',
			args: { ...requestWith('new'), requestId: 'new', placeId: 'p', confirm: true, channel: 'telephone' },
			madeAt: '2026-11-24T01:00:00Z',
		};
		const rows = withUnsent([], [noted], 'p');
		expect(rows).toEqual([expect.objectContaining({ id: 'new', state: 'received', unsent: 'confirmed', rev: 0 })]);
		// once the server has it, its row speaks
		expect(withUnsent([requestWith('new', { state: 'confirmed' })], [noted], 'p')).toHaveLength(1);
	});
});

test('uses of a group are counted by day and month, this request left out', () => {
	const rows = [
		requestWith('r', { groupName: '朗読の会' }),
		requestWith('s', { groupName: '朗読の会', state: 'confirmed', ...on('2026-11-24', '2026-11-30') }),
		requestWith('t', { groupName: '朗読の会', state: 'withdrawn' }),
		requestWith('u', { groupName: '別の会' }),
	];
	expect(countUses(rows, { id: 'r', groupName: '朗読の会' }, { date: '2026-11-24' })).toBe(1);
	expect(countUses(rows, { id: 'r', groupName: '朗読の会' }, { month: '2026-11' })).toBe(2);
	expect(countUses(rows, { id: 'r' }, { date: '2026-11-24' })).toBe(undefined);
});
