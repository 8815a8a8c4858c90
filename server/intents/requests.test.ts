import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Availability } from '../../contract/availability.ts';
import type { RuleSet } from '../../contract/place.ts';
import type { RequestRow } from '../../contract/request.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { readRow } from '../log.ts';
import { readTicket } from '../private/read-private.ts';
import { AREA } from '../testing/rows.ts';
import {
	ADMIN,
	asking,
	DESK,
	OTHER_DESK,
	type TestWriter,
	ticket,
	uuid,
	type WrittenTown,
	writtenTown,
} from '../testing/written-town.ts';

let db: Database;
let town: WrittenTown;
let desk: TestWriter;
let anybody: TestWriter;

beforeEach(async () => {
	db = await openDatabase({ file: ':memory:' });
	town = await writtenTown(db);
	desk = town.device(DESK);
	anybody = town.device();
});
afterEach(async () => {
	await town.close();
	await db.close();
});

const at = (instant: string) => town.store.clock.set(Date.parse(instant));
const letters = async (day: number, room = 'ask-1') =>
	((await readRow(town.store, AREA, 'availability', `${room}:2026-12`)) as Availability).days[day - 1];
async function deskRow(requestId: string, place = 'ask'): Promise<RequestRow & { rev: number }> {
	const row = await db.kysely
		.selectFrom('private_row')
		.select(['rev', 'body'])
		.where('scope', '=', `desk/${place}`)
		.where('id', '=', requestId)
		.executeTakeFirstOrThrow();
	return { ...JSON.parse(row.body ?? 'null'), rev: row.rev };
}
const on = (day: number, ...slotIds: string[]) => ({
	slots: [{ date: `2026-12-${String(day).padStart(2, '0')}`, slotIds }],
});
const EMAIL = { name: '山田 太郎', kind: 'email', value: 'taro@example.jp' } as const;
const mails = async () =>
	(await db.kysely.selectFrom('mail_out').selectAll().execute()).map(({ body }) => JSON.parse(body ?? '{}'));

async function ask(different: Parameters<typeof asking>[0] = {}) {
	const held = ticket();
	const args = asking({ ticketHash: held.hash, ...different });
	const receipt = await anybody.say('request.ask', args);
	return { id: args.requestId, token: held.token, receipt };
}
const answer = (requestId: string, rev: number, decision: 'confirm' | 'decline' | 'cancel', more: object = {}) =>
	desk.say('request.answer', { requestId, placeId: 'ask', rev, decision, ...more });

describe('Each place has its way', () => {
	test('where the desk answers, the slot is kept; where rules decide, it is confirmed; on paper, nothing is kept', async () => {
		expect((await ask()).receipt).toMatchObject({ result: { state: 'received' } });
		expect((await ask({ placeId: 'now', roomId: 'now-1' })).receipt).toMatchObject({ result: { state: 'confirmed' } });
		expect((await ask({ placeId: 'paper', roomId: 'paper-1' })).receipt).toMatchObject({
			result: { state: 'prepared' },
		});
		expect((await ask({ placeId: 'none', roomId: 'none-1' })).receipt).toMatchObject({ code: 'not-askable' });
		expect([await letters(1), await letters(1, 'now-1'), await letters(1, 'paper-1')]).toEqual(['tff', 'tff', 'fff']);
	});

	test('a paper is confirmed at the window, if nobody has the slot by then', async () => {
		const paper = town.device(ADMIN);
		const first = await ask({ placeId: 'paper', roomId: 'paper-1' });
		const second = await ask({ placeId: 'paper', roomId: 'paper-1' });
		const confirm = (requestId: string) =>
			paper.say('request.answer', { requestId, placeId: 'paper', rev: 1, decision: 'confirm' });
		expect(await confirm(second.id)).toMatchObject({ status: 'accepted', result: { state: 'confirmed' } });
		expect(await confirm(first.id)).toMatchObject({ code: 'slot-taken' });
		expect(await letters(1, 'paper-1')).toBe('tff');
	});
});

describe('Two people, one slot', () => {
	test('the second is told what is free nearby', async () => {
		await ask();
		const { receipt } = await ask();
		expect(receipt).toMatchObject({
			status: 'refused',
			code: 'slot-taken',
			detail: {
				date: '2026-12-01',
				slotId: 'am',
				alternatives: [
					{ roomId: 'ask-2', date: '2026-12-01', slotIds: ['am'] },
					{ roomId: 'ask-1', date: '2026-12-01', slotIds: ['pm'] },
					{ roomId: 'ask-1', date: '2026-12-02', slotIds: ['am'] },
					{ roomId: 'ask-1', date: '2026-12-03', slotIds: ['am'] },
				],
			},
		});
	});

	test('may wait, moves up in order when the slot frees, and is told by mail', async () => {
		const first = await ask();
		const [second, third] = [await ask({ ifTaken: 'queue' }), await ask({ ifTaken: 'queue' })];
		expect([second.receipt, third.receipt]).toMatchObject([
			{ result: { state: 'queued', queuePlace: 1 } },
			{ result: { state: 'queued', queuePlace: 2 } },
		]);
		const withMail = asking({ ifTaken: 'queue' });
		await anybody.send([anybody.next('request.ask', { ...withMail, sealed: { keyId: 'k', enc: 'e', text: 't' } })], {
			sealed: EMAIL,
		});
		await answer(first.id, 1, 'decline', { reason: 'priority' });
		expect(await deskRow(second.id)).toMatchObject({ state: 'received' });
		expect(await deskRow(third.id)).toMatchObject({ state: 'queued', queuePlace: 1 });
		expect(await letters(1)).toBe('tff');
		await anybody.say('request.withdraw', { requestId: third.id }, { tokens: [third.token] });
		expect(await deskRow(withMail.requestId)).toMatchObject({ state: 'queued', queuePlace: 1 });
		await anybody.say('request.withdraw', { requestId: second.id }, { tokens: [second.token] });
		expect(await deskRow(withMail.requestId)).toMatchObject({ state: 'received', contact: EMAIL });
		expect((await mails()).map(({ to, text }) => [to, text.includes('受け付けました')])).toEqual([
			['taro@example.jp', false],
			['taro@example.jp', true],
		]);
	});

	test('a slot that the board says is taken frees when the desk paints it free', async () => {
		const mark = (letter: 'f' | 't') =>
			desk.say('board.mark', {
				placeId: 'ask',
				marks: [{ roomId: 'ask-1', date: '2026-12-01', slotId: 'am', mark: letter }],
			});
		await mark('t');
		const waiting = await ask({ ifTaken: 'queue' });
		expect(waiting.receipt).toMatchObject({ result: { state: 'queued' } });
		await mark('f');
		expect(await deskRow(waiting.id)).toMatchObject({ state: 'received' });
		expect(await letters(1)).toBe('tff');
	});
});

describe('A series', () => {
	test('is asked for whole or not at all, and every day that stands in the way is named', async () => {
		await ask({ ...on(8, 'am') });
		const days = [1, 8, 15].flatMap((day) => on(day, 'am').slots);
		const { receipt } = await ask({ slots: days });
		expect(receipt).toMatchObject({ code: 'slot-taken', detail: { date: '2026-12-08' } });
		expect(await letters(1)).toBe('fff');
		const free = await ask({ slots: days.filter(({ date }) => date !== '2026-12-08') });
		expect(free.receipt).toMatchObject({ status: 'accepted' });
		expect([await letters(1), await letters(15)]).toEqual(['tff', 'tff']);
	});

	test('goes on when one of its days was not used', async () => {
		const { id } = await ask({ groupName: '卓球の会', slots: [...on(1, 'am').slots, ...on(8, 'am').slots] });
		await answer(id, 1, 'confirm');
		const noShow = (rev: number, date: string) =>
			desk.say('request.no-show', { requestId: id, placeId: 'ask', rev, date });
		expect(await noShow(2, '2026-12-01')).toMatchObject({ code: 'wrong-state' });
		at('2026-12-01T01:30:00Z');
		expect(await noShow(2, '2026-12-01')).toMatchObject({ status: 'accepted', result: { state: 'confirmed' } });
		expect(await noShow(3, '2026-12-01')).toMatchObject({ code: 'wrong-state' });
		const barred = await ask({ groupName: '卓球の会', ...on(20, 'am') });
		expect(barred.receipt).toMatchObject({ code: 'kept-from-asking', detail: { until: '2027-01-01' } });
		expect((await ask({ groupName: '囲碁の会', ...on(20, 'am') })).receipt.status).toBe('accepted');
		at('2026-12-08T01:30:00Z');
		expect(await noShow(3, '2026-12-08')).toMatchObject({ result: { state: 'no-show' } });
	});
});

describe('The rules of a place', () => {
	test('count a group’s uses a day and a month, and forget what was given back', async () => {
		const group = { groupName: '卓球の会' };
		const first = await ask({ ...group, ...on(1, 'am') });
		const again = await ask({ groupName: '卓球 の会', ...on(1, 'eve') });
		expect(again.receipt).toMatchObject({ code: 'limit-per-day', detail: { limit: 1 } });
		for (const day of [2, 3, 4]) expect((await ask({ ...group, ...on(day, 'am') })).receipt.status).toBe('accepted');
		expect((await ask({ ...group, ...on(5, 'am') })).receipt).toMatchObject({
			code: 'limit-per-month',
			detail: { limit: 4, month: '2026-12' },
		});
		await anybody.say('request.withdraw', { requestId: first.id }, { tokens: [first.token] });
		expect((await ask({ ...group, ...on(5, 'am') })).receipt.status).toBe('accepted');
	});

	test('are the desk’s to set aside, each with its reason', async () => {
		const note = (more: object = {}) => {
			const { ticketHash: _, ...rest } = asking({ people: 99 });
			const contact = { name: '電話の方', kind: 'phone', value: '0422-00-0000' } as const;
			return desk.say('request.note-down', { ...rest, contact, channel: 'telephone', confirm: true, ...more });
		};
		expect(await note()).toMatchObject({ code: 'too-many-people', detail: { limit: 30, mayOverrule: true } });
		const overrule = [{ code: 'too-many-people', reason: '立って使うため' }];
		expect(await note({ overrule })).toMatchObject({ result: { state: 'confirmed' } });
		const contact = { name: '別の方', kind: 'phone', value: '0422-00-1111' };
		expect(await note({ overrule, contact })).toMatchObject({ code: 'slot-taken', detail: { mayOverrule: false } });
	});
});

describe('Its author', () => {
	test('changes and withdraws it with the ticket, and nobody else can, nor learn that it is there', async () => {
		const { id, token } = await ask();
		const change = (tokens: string[], rev = 1) =>
			anybody.say('request.change', { requestId: id, rev, people: 12, ...on(1, 'pm') }, { tokens });
		for (const stranger of [await change([]), await change([ticket().token])]) {
			expect(stranger).toMatchObject({ code: 'not-found' });
		}
		expect(await town.device(OTHER_DESK).say('request.withdraw', { requestId: id })).toMatchObject({
			code: 'not-found',
		});
		expect(await change([token])).toMatchObject({ status: 'accepted', result: { rev: 2 } });
		expect(await letters(1)).toBe('ftf');
		expect(await change([token])).toMatchObject({
			code: 'changed-since',
			detail: { now: { state: 'received', rev: 2 } },
		});
		await answer(id, 2, 'confirm');
		expect(await change([token], 3)).toMatchObject({ code: 'wrong-state', detail: { now: { state: 'confirmed' } } });
		expect(await anybody.say('request.withdraw', { requestId: id }, { tokens: [token] })).toMatchObject({
			result: { state: 'withdrawn' },
		});
		expect(await letters(1)).toBe('fff');
		expect(await anybody.say('request.withdraw', { requestId: id }, { tokens: [token] })).toMatchObject({
			code: 'wrong-state',
		});
	});

	test('keeps what was asked when the change cannot be had', async () => {
		const { id, token } = await ask();
		await ask({ ...on(2, 'am') });
		const change = await anybody.say('request.change', { requestId: id, rev: 1, ...on(2, 'am') }, { tokens: [token] });
		expect(change).toMatchObject({ code: 'slot-taken' });
		expect(await letters(1)).toBe('tff');
		expect(await deskRow(id)).toMatchObject({ rev: 1, ...on(1, 'am') });
	});

	test('sees every step, but neither the contact as the server keeps it nor what the desk notes', async () => {
		const { hash, token } = ticket();
		const intent = anybody.next(
			'request.ask',
			asking({ ticketHash: hash, sealed: { keyId: 'k', enc: 'e', text: 't' } }),
		);
		await anybody.send([intent], { sealed: EMAIL });
		const requestId = String(intent.args.requestId);
		await desk.say('request.desk-note', { requestId, placeId: 'ask', rev: 1, text: '鍵は事務室' });
		await answer(requestId, 2, 'confirm', { words: '靴をお持ちください' });
		expect(await deskRow(requestId)).toMatchObject({ contact: EMAIL, deskNote: '鍵は事務室' });
		const seen = await readTicket(town.store, AREA, hash);
		expect(seen).toMatchObject({
			rev: 3,
			request: { state: 'confirmed', steps: [{ by: 'author' }, { by: 'askコミセン 窓口' }] },
		});
		for (const secret of [EMAIL.value, EMAIL.name, '鍵は事務室', token])
			expect(JSON.stringify(seen)).not.toContain(secret);
		expect((await mails()).at(-1).text).toContain('靴をお持ちください');
	});

	test('without an account must seal the contact and hold a ticket', async () => {
		const clear = await anybody.say('request.ask', asking({ contact: EMAIL }));
		expect(clear).toMatchObject({ code: 'invalid', detail: { field: 'contact' } });
		const lost = await anybody.say('request.ask', asking({ ticketHash: undefined }));
		expect(lost).toMatchObject({ code: 'invalid', detail: { field: 'ticketHash' } });
		const unknown = await anybody.say('request.ask', asking({ sealed: { keyId: 'k', enc: 'e', text: 't' } }));
		expect(unknown).toMatchObject({ code: 'invalid', detail: { field: 'sealed' } });
		const { hash } = ticket();
		await anybody.say('request.ask', asking({ ticketHash: hash }));
		const twice = await anybody.say('request.ask', asking({ ticketHash: hash, ...on(2, 'am') }));
		expect(twice).toMatchObject({ code: 'conflict', detail: { field: 'ticketHash' } });
	});

	test('with an account finds it in their own scope', async () => {
		const person = town.device({ accountId: 'someone', name: 'だれか', roles: [] });
		const args = asking({ ticketHash: undefined, contact: EMAIL });
		expect(await person.say('request.ask', args)).toMatchObject({ status: 'accepted' });
		const mine = await db.kysely
			.selectFrom('private_row')
			.select('body')
			.where('scope', '=', 'person/someone')
			.execute();
		expect(mine).toHaveLength(1);
		expect(mine[0]?.body).not.toContain(EMAIL.value);
		expect(await person.say('request.withdraw', { requestId: args.requestId })).toMatchObject({ status: 'accepted' });
	});
});

describe('The desk', () => {
	test('answers only its own place’s requests, and only what it saw', async () => {
		const { id } = await ask();
		const other = town.device(OTHER_DESK);
		const theirs = (placeId: string) =>
			other.say('request.answer', { requestId: id, placeId, rev: 1, decision: 'confirm' });
		expect([await theirs('ask'), await theirs('now')]).toMatchObject([{ code: 'not-found' }, { code: 'not-found' }]);
		expect(
			await anybody.say('request.answer', { requestId: id, placeId: 'ask', rev: 1, decision: 'confirm' }),
		).toMatchObject({
			code: 'sign-in-needed',
		});
		expect(await answer(id, 7, 'confirm')).toMatchObject({ code: 'changed-since', detail: { now: { rev: 1 } } });
		expect(await answer(id, 1, 'decline')).toMatchObject({ code: 'invalid', detail: { field: 'reason' } });
		expect(await answer(id, 1, 'cancel', { reason: 'works' })).toMatchObject({ code: 'wrong-state' });
		expect(await answer(id, 1, 'confirm')).toMatchObject({ result: { state: 'confirmed', rev: 2 } });
		expect(await answer(id, 2, 'cancel', { reason: 'works', words: '水もれ' })).toMatchObject({
			result: { state: 'cancelled' },
		});
		expect(await letters(1)).toBe('fff');
		expect(await answer(uuid(), 1, 'confirm')).toMatchObject({ code: 'not-found' });
	});

	test('paints the board: with who and when, kept words for itself, and what a request holds stays taken', async () => {
		const { id, token } = await ask();
		const marks = (['f', 'c', '?'] as const).map((mark, i) => ({
			roomId: 'ask-1',
			date: '2026-12-01',
			slotId: ['am', 'pm', 'eve'][i] ?? '',
			mark,
			...(i === 1 && { words: '卓球の会' }),
		}));
		expect(await desk.say('board.mark', { placeId: 'ask', marks })).toMatchObject({
			result: { held: [{ roomId: 'ask-1', date: '2026-12-01', slotId: 'am' }] },
		});
		expect(await letters(1)).toBe('tc?');
		const row = await readRow(town.store, AREA, 'availability', 'ask-1:2026-12');
		expect(row).toMatchObject({ asOf: '2026-11-23T01:00:00.000Z', statedBy: 'askコミセン 窓口' });
		expect(JSON.stringify(row)).not.toContain('卓球');
		await anybody.say('request.withdraw', { requestId: id }, { tokens: [token] });
		expect(await letters(1)).toBe('fc?');
		expect(await desk.say('board.mark', { placeId: 'now', marks })).toMatchObject({ code: 'not-allowed' });
		const foreign = marks.map((mark) => ({ ...mark, roomId: 'now-1' }));
		expect(await desk.say('board.mark', { placeId: 'ask', marks: foreign })).toMatchObject({ code: 'not-found' });
	});

	test('does not undo with an old mark what somebody painted since, whatever year its clock believes in', async () => {
		const paint = (who: TestWriter, mark: 'f' | 't', madeAt: string) =>
			who.say(
				'board.mark',
				{ placeId: 'ask', marks: [{ roomId: 'ask-1', date: '2026-12-01', slotId: 'am', mark }] },
				{ madeAt },
			);
		expect((await paint(town.device(ADMIN), 't', '2026-11-23T00:59:00Z')).status).toBe('accepted');
		expect(await paint(desk, 'f', '2026-11-22T20:00:00Z')).toMatchObject({
			code: 'newer-mark',
			detail: { newer: [{ slotId: 'am', mark: 't' }] },
		});
		expect(await letters(1)).toBe('tff');
		expect((await paint(desk, 'f', '2031-01-01T00:00:00Z')).status).toBe('accepted');
		expect(await letters(1)).toBe('fff');
	});
});

describe('Notices, closures, temporary rules and reports', () => {
	test('belong to the desk of their place, and to nobody else’s', async () => {
		const noticeId = uuid();
		const notice = { title: { ja: '清掃' }, level: 'normal', from: '2026-11-23', placeIds: ['ask'] } as const;
		expect(
			await desk.say('notice.put', { noticeId, placeId: 'ask', notice: { ...notice, placeIds: ['ask'] } }),
		).toMatchObject({ status: 'accepted' });
		expect(await readRow(town.store, AREA, 'notice', noticeId)).toMatchObject({ author: 'askコミセン 窓口' });
		const whole = { title: { ja: '町' }, level: 'normal', from: '2026-11-23' } as const;
		expect(await desk.say('notice.put', { noticeId: uuid(), placeId: 'ask', notice: whole })).toMatchObject({
			code: 'not-allowed',
		});
		expect(
			await desk.say('notice.put', { noticeId: uuid(), placeId: 'now', notice: { ...whole, placeIds: ['now'] } }),
		).toMatchObject({ code: 'not-allowed' });
		const other = town.device(OTHER_DESK);
		expect(
			await other.say('notice.put', { noticeId, placeId: 'now', notice: { ...whole, placeIds: ['now'] } }),
		).toMatchObject({ code: 'not-allowed' });
		expect(await town.device(ADMIN).say('notice.put', { noticeId: uuid(), notice: whole })).toMatchObject({
			status: 'accepted',
		});
		const closureId = uuid();
		const closure = {
			placeId: 'ask',
			from: '2026-12-24',
			to: '2026-12-24',
			fromTime: '17:30',
			reason: { ja: '投票所' },
		};
		expect(await desk.say('closure.put', { closureId, placeId: 'ask', closure })).toMatchObject({ status: 'accepted' });
		expect((await ask({ ...on(24, 'eve') })).receipt).toMatchObject({
			code: 'slot-closed',
			detail: { reason: { ja: '投票所' } },
		});
		expect(await other.say('closure.remove', { closureId, placeId: 'now' })).toMatchObject({ code: 'not-found' });
		expect(await desk.say('closure.remove', { closureId, placeId: 'ask' })).toMatchObject({ status: 'accepted' });
		expect((await ask({ ...on(24, 'eve') })).receipt.status).toBe('accepted');
		expect(await desk.say('notice.end', { noticeId, placeId: 'ask' })).toMatchObject({ status: 'accepted' });
	});

	test('temporary rules have dates, win on them, and are replaced whole by whoever saw them', async () => {
		const short = {
			validFrom: '2026-12-10',
			validTo: '2026-12-20',
			hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '13:00' }] }],
			slots: [{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:00' }],
			closures: [],
		} satisfies RuleSet as RuleSet;
		function put(rev: number, rules: RuleSet[]) {
			return desk.say('rules.put', { placeId: 'ask', rev, rules });
		}
		const { validTo: _, ...open } = short;
		expect(await put(1, [open])).toMatchObject({ code: 'invalid', detail: { field: 'rules.0.validTo' } });
		expect(await put(1, [short])).toMatchObject({ status: 'accepted' });
		expect((await ask({ ...on(12, 'eve') })).receipt).toMatchObject({ code: 'no-such-slot' });
		expect(await put(1, [])).toMatchObject({ code: 'changed-since', detail: { now: { rev: 2 } } });
		expect(await put(2, [])).toMatchObject({ status: 'accepted' });
		expect((await ask({ ...on(12, 'eve') })).receipt.status).toBe('accepted');
	});

	test('any reader may report what is old; its desk reads it and puts it aside', async () => {
		const reportId = uuid();
		const about = { kind: 'room', id: 'ask-1' } as const;
		expect(await anybody.say('report.send', { reportId, about, what: 'wrong', text: '定員がちがう' })).toMatchObject({
			status: 'accepted',
		});
		expect(
			await anybody.say('report.send', { reportId: uuid(), about: { kind: 'room', id: 'x' }, what: 'old' }),
		).toMatchObject({ code: 'not-found' });
		const done = (who: TestWriter) => who.say('report.done', { reportId, scope: 'desk/ask' });
		expect(await done(town.device(OTHER_DESK))).toMatchObject({ code: 'not-found' });
		expect(await done(desk)).toMatchObject({ status: 'accepted' });
		expect(await done(desk)).toMatchObject({ code: 'wrong-state' });
	});
});
