/** 相談 at the server: who sees what of it, what becomes of it, times that are given once, and what is forgotten. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConsultRow, ConsultSelf } from '../../contract/consult.ts';
import type { Intent, Receipt } from '../../contract/intent.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import type { MeetingRow } from '../../contract/meeting.ts';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { createWriting } from '../intents/run-once.ts';
import { silentJournal } from '../journal.ts';
import { type RowChange, readRow } from '../log.ts';
import { expire } from '../retention/expire.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import {
	type TestWriter,
	TOWN,
	testWriter,
	ticket,
	uuid,
	type WrittenTown,
	writtenTown,
} from '../testing/written-town.ts';
import { remindConsults } from './remind-consults.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
const OTHER: Actor = { accountId: 'd', name: '引 継男', roles: [{ role: 'coordinator' }] };
const REPRESENTATIVE: Actor = { accountId: 'r', name: '代 表子', roles: [{ role: 'representative', groupId: 'g' }] };
const CONTACT = { name: '山田', kind: 'email', value: 'yamada@example.jp' } as const;
const SEALED = { keyId: 'k', enc: 'e', text: 't' };

const desk = (id: string): RowChange => ({
	kind: 'guide',
	id,
	data: { id, guideType: 'desk', title: `窓口${id}`, titleEn: `Desk ${id}`, summary: { ja: 'x' } },
});

describe.each(DATABASES)('Advice, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	let lead: TestWriter;
	beforeEach(async () => {
		db = await open();
		const data = { id: 'g', name: '会g', fields: [], recruiting: 'unknown' as const };
		town = await writtenTown(db, [...TOWN, desk('city'), desk('plaza'), { kind: 'group', id: 'g', data }]);
		lead = town.device(COORDINATOR);
	}, OPENING_MS);
	afterEach(async () => {
		await town.close();
		await db.close();
	});

	const privateRows = async <R>(scope: string, kind: string) => {
		const rows = await db.kysely
			.selectFrom('private_row')
			.select('body')
			.where('scope', '=', scope)
			.where('kind', '=', kind)
			.where('body', 'is not', null)
			.orderBy('id')
			.execute();
		return rows.map(({ body }) => JSON.parse(body ?? '{}') as R);
	};
	const atWork = async () => (await privateRows<ConsultRow>('coordination', 'consult'))[0] as ConsultRow;
	const seenBy = async (scope: string) => (await privateRows<ConsultSelf>(scope, 'consult-self'))[0] as ConsultSelf;
	const mails = async () => {
		const rows = await db.kysely.selectFrom('mail_out').select('body').execute();
		return rows.map(({ body }) => JSON.parse(body) as { to: string; text: string; subject: string });
	};
	const args = (more: Partial<ArgsOf<'consult.ask'>> = {}): ArgsOf<'consult.ask'> => ({
		consultId: uuid(),
		code: '23456789',
		ticketHash: ticket().hash,
		theme: 'money',
		text: '助成金の書き方を教えてほしい',
		from: 'phone',
		...more,
	});
	/** somebody without an account asked, and left an address */
	const asked = async (more: Partial<ArgsOf<'consult.ask'>> = {}, contact: typeof CONTACT | null = CONTACT) => {
		const own = ticket();
		const phone = town.device();
		const said = args({ ticketHash: own.hash, ...(contact && { sealed: SEALED }), ...more });
		const { receipts } = await phone.send([phone.next('consult.ask', said)], contact ? { sealed: contact } : {});
		return { consultId: said.consultId, own, phone, receipt: receipts[0] as Receipt, tokens: [own.token] };
	};
	const offered = async (...times: [date: string, from: string, to: string][]) => {
		const made = times.map(([date, from, to]) => ({ meetingId: uuid(), date, from, to }));
		const receipt = await lead.say('meeting.offer', { deskId: 'city', how: 'place', placeId: 'ask', times: made });
		return { receipt, ids: made.map(({ meetingId }) => meetingId) };
	};
	const free = async () => {
		const rows = await db.kysely
			.selectFrom('rows')
			.select('id')
			.where('kind', '=', 'meeting')
			.where('body', 'is not', null)
			.execute();
		return rows.map(({ id }) => id).sort();
	};

	test('what is asked lies with coordinators and its author alone; its author sees neither contact nor notes', async () => {
		const { consultId, own, receipt } = await asked({ deskId: 'city', lang: 'en' });
		expect(receipt).toMatchObject({ status: 'accepted' });
		expect(await atWork()).toMatchObject({ state: 'received', contact: CONTACT, due: '2026-11-30' });
		await lead.say('consult.change', { consultId, note: '足が悪い', level: '1', placeId: 'ask' });
		const mine = await seenBy(`ticket/${own.hash}`);
		expect(mine).toMatchObject({ code: '23456789', messages: [{ from: 'author' }], due: '2026-11-30' });
		for (const secret of [CONTACT.value, '足が悪い', '調 整子']) expect(JSON.stringify(mine)).not.toContain(secret);
		const open = JSON.stringify(await db.kysely.selectFrom('rows').selectAll().execute());
		expect(open).not.toContain('助成金の書き方');
		const audit = JSON.stringify(await db.kysely.selectFrom('audit').selectAll().execute());
		for (const secret of [CONTACT.value, '足が悪い', '助成金の書き方']) expect(audit).not.toContain(secret);
		const [mail] = await mails();
		expect(mail?.text).toContain('Dear 山田');
		const token = /\{consult ([\w-]{43})\}/.exec(mail?.text ?? '')?.[1] ?? '';
		const phone = town.device();
		expect(await phone.say('consult.add', { consultId, text: 'また' }, { tokens: [token] })).toMatchObject({
			status: 'accepted',
		});
	});

	test('it is taken, answered, asked on, handed to another desk with the reason, and closed: its author hears each step', async () => {
		const { consultId, own, phone, tokens } = await asked({ deskId: 'city' });
		const scope = `ticket/${own.hash}`;
		await lead.say('consult.change', { consultId, owner: 'take' });
		expect(await atWork()).toMatchObject({ state: 'taken', owner: { accountId: 'c' } });
		await lead.say('consult.answer', { consultId, text: '申請書の例を送ります' });
		expect(await seenBy(scope)).toMatchObject({ state: 'answered', messages: [{}, { from: 'desk' }] });
		await phone.say('consult.add', { consultId, text: '見積書はどうすれば' }, { tokens });
		expect(await atWork()).toMatchObject({ state: 'taken', due: '2026-11-30' });
		const colleague = town.device(OTHER);
		await lead.say('consult.change', { consultId, owner: 'ask' });
		await colleague.say('consult.change', { consultId, owner: 'take' });
		expect(await atWork()).toMatchObject({ owner: { accountId: 'd' } });
		expect((await atWork()).handingOver).toBeUndefined();
		await colleague.say('consult.hand', { consultId, deskId: 'plaza', words: '助成の担当がいます' });
		const handed = await atWork();
		expect(handed).toMatchObject({ state: 'received', deskId: 'plaza' });
		expect(handed.owner).toBeUndefined();
		await lead.say('consult.close', { consultId, outcome: 'connected', words: 'よい集まりになりますように' });
		expect(await seenBy(scope)).toMatchObject({ state: 'closed', outcome: { kind: 'connected' } });
		const steps = (await seenBy(scope)).steps.map(({ what }) => what);
		expect(steps).toEqual(['received', 'taken', 'answered', 'added', 'handed', 'taken', 'closed']);
		const sent = (await mails()).map(({ subject }) => subject).sort();
		expect(sent).toHaveLength(4);
		expect((await mails()).find(({ subject }) => subject.includes('担当の窓口'))?.text).toContain('助成の担当がいます');
		expect(await phone.say('consult.add', { consultId, text: 'x' }, { tokens })).toMatchObject({ code: 'wrong-state' });
	});

	test('nobody else may write to it, and whoever is nobody to it is not told that it exists', async () => {
		const { consultId } = await asked();
		const stranger = town.device();
		for (const say of [
			stranger.say('consult.add', { consultId, text: 'x' }),
			stranger.say('consult.withdraw', { consultId }, { tokens: [ticket().token] }),
			town.device(REPRESENTATIVE).say('consult.meet', { consultId }),
			lead.say('consult.withdraw', { consultId }),
		]) {
			expect(await say).toMatchObject({ status: 'refused', code: 'not-found' });
		}
	});

	test('a representative asks with their account and goes on from any of their devices', async () => {
		const first = town.device(REPRESENTATIVE);
		const said = args({ from: 'account', groupId: 'g' });
		await first.say('consult.ask', said);
		expect(await seenBy('person/r')).toMatchObject({ groupId: 'g', theme: 'money' });
		const { consultId } = said;
		expect(await town.device(REPRESENTATIVE).say('consult.add', { consultId, text: 'x' })).toMatchObject({
			status: 'accepted',
		});
	});

	test('a coordinator writes down what was said by telephone; nobody else pretends to', async () => {
		const { ticketHash: _, ...heard } = args({ from: 'telephone' });
		expect(await lead.say('consult.ask', heard)).toMatchObject({ status: 'accepted' });
		expect(await atWork()).toMatchObject({ from: 'telephone', reach: [] });
		const { ticketHash: __, ...other } = args({ from: 'window' });
		expect(await town.device().say('consult.ask', other)).toMatchObject({ detail: { field: 'from' } });
		const { ticketHash: ___, ...lost } = args();
		expect(await town.device().say('consult.ask', lost)).toMatchObject({ detail: { field: 'ticketHash' } });
	});

	test('what its author withdraws is gone at once from every table, with its mails; its time is free again', async () => {
		const { ids } = await offered(['2026-12-01', '10:00', '10:30']);
		const { consultId, phone, own, tokens } = await asked({ meetingId: ids[0] });
		await lead.say('consult.change', { consultId, note: '秘密のおぼえ' });
		expect(await free()).toEqual([]);
		await phone.say('consult.withdraw', { consultId }, { tokens });
		expect(await free()).toEqual(ids);
		expect(await seenBy(`ticket/${own.hash}`)).toMatchObject({ state: 'withdrawn', messages: [] });
		for (const table of ['private_row', 'mail_out', 'audit'] as const) {
			const text = JSON.stringify(await db.kysely.selectFrom(table).selectAll().execute());
			for (const gone of [CONTACT.value, '助成金の書き方', '秘密のおぼえ'])
				expect([table, gone, text.includes(gone)]).toEqual([table, gone, false]);
		}
		expect(await lead.say('consult.answer', { consultId, text: 'x' })).toMatchObject({ code: 'wrong-state' });
	});

	test('times are public while they are free, and name nobody; one person offers no two that lie over each other', async () => {
		const { ids } = await offered(['2026-12-01', '10:00', '10:30'], ['2026-12-01', '10:30', '11:00']);
		expect(await readRow(town.store, AREA, 'meeting', ids[0] ?? '')).toEqual({
			...{ id: ids[0], deskId: 'city', how: 'place', placeId: 'ask' },
			...{ date: '2026-12-01', from: '10:00', to: '10:30', updatedAt: expect.any(String) },
		});
		expect((await offered(['2026-12-01', '10:15', '10:45'])).receipt).toMatchObject({ code: 'slot-taken' });
		expect((await offered(['2026-11-23', '09:00', '09:30'])).receipt).toMatchObject({ code: 'slot-over' });
		const twice = await offered(['2026-12-02', '10:00', '11:00'], ['2026-12-02', '10:30', '11:30']);
		expect(twice.receipt).toMatchObject({ code: 'slot-taken' });
		expect(await free()).toEqual([...ids].sort());
	});

	test('a time is moved, called off by either side, and taken back; the other hears it with what is free', async () => {
		const { ids } = await offered(['2026-12-01', '10:00', '10:30'], ['2026-12-02', '10:00', '10:30']);
		const [first = '', second = ''] = ids;
		const { consultId, own, phone, tokens } = await asked({ meetingId: first });
		expect(await seenBy(`ticket/${own.hash}`)).toMatchObject({ meeting: { id: first, changes: 1 } });
		await phone.say('consult.meet', { consultId, meetingId: second }, { tokens });
		expect(await free()).toEqual([first]);
		expect(await atWork()).toMatchObject({ meeting: { id: second, changes: 2 } });
		await lead.say('meeting.remove', { meetingId: second, words: '出張になりました' });
		expect((await atWork()).meeting).toBeUndefined();
		const told = (await mails()).find(({ subject }) => subject.includes('取消し'));
		expect(told?.text).toContain('出張になりました');
		expect(told?.text).toContain('2026-12-01 10:00');
		await lead.say('consult.meet', { consultId, meetingId: first, words: 'この日に' });
		await phone.say('consult.meet', { consultId }, { tokens });
		expect(await free()).toEqual([first]);
		expect(await db.kysely.selectFrom('meeting_hold').selectAll().execute()).toEqual([]);
	});

	test('64 people choose one time in the same moment, at two servers: one has it, and each of the others is received without', async () => {
		const { ids } = await offered(['2026-12-01', '10:00', '10:30'], ['2026-12-03', '10:00', '10:30']);
		const second = createWriting({ store: town.store, journal: silentJournal });
		const writers = Array.from({ length: 64 }, (_, n) =>
			testWriter(town.store, n % 2 === 0 ? town.writing : second, NOBODY),
		);
		const receipts = await Promise.all(
			writers.map(async (writer) => (await writer.send([asks(writer, ids[0])])).receipts[0] as Receipt),
		);
		expect(receipts.every(({ status }) => status === 'accepted')).toBe(true);
		const rows = await privateRows<ConsultRow>('coordination', 'consult');
		expect(rows.filter(({ meeting }) => meeting?.id === ids[0])).toHaveLength(1);
		expect(rows.filter(({ steps }) => steps.some(({ what }) => what === 'meeting-missed'))).toHaveLength(63);
		expect(await db.kysely.selectFrom('meeting_hold').selectAll().execute()).toHaveLength(1);
		const [taken] = await privateRows<MeetingRow>('coordination', 'meeting').then((all) =>
			all.filter((one) => one.consultId),
		);
		expect(taken?.id).toBe(ids[0]);
		expect(await free()).toEqual([ids[1]]);
		// and all who missed it choose the other at once
		const later = await Promise.all(
			rows
				.filter(({ meeting }) => !meeting)
				.map((row, n) => {
					const writer = testWriter(town.store, n % 2 === 0 ? town.writing : second, COORDINATOR);
					return writer.say('consult.meet', { consultId: row.id, meetingId: ids[1] });
				}),
		);
		expect(later.filter(({ status }) => status === 'accepted')).toHaveLength(1);
		expect(later.filter((one) => one.status === 'refused' && one.code === 'slot-taken')).toHaveLength(62);
		await second.close();
	});

	function asks(writer: TestWriter, meetingId: string | undefined): Intent {
		return writer.next('consult.ask', args({ meetingId }));
	}

	test('what was said goes 90 days after the end, a year after anybody touched it; what is left names nobody', async () => {
		const { consultId } = await asked({ deskId: 'city' });
		await lead.say('consult.answer', { consultId, text: 'お返事の文' });
		await lead.say('consult.close', { consultId, outcome: 'settled', words: '終わりのことば' });
		const { own } = await asked({ text: 'だれも読まない相談' });
		const on = (day: string) => town.store.clock.set(Date.parse(`${day}T03:00:00Z`));
		on('2027-02-22');
		await expire(town.store, town.writing, AREA);
		on('2027-02-23');
		await expire(town.store, town.writing, AREA);
		const closed = (await privateRows<ConsultRow>('coordination', 'consult')).find(({ id }) => id === consultId);
		expect(closed).toMatchObject({ state: 'closed', outcome: { kind: 'settled' }, reach: [], messages: [] });
		const left = () => db.kysely.selectFrom('private_row').selectAll().execute().then(JSON.stringify);
		for (const gone of ['お返事の文', '終わりのことば']) expect(await left()).not.toContain(gone);
		expect(await left()).toContain('だれも読まない相談');
		on('2027-11-25');
		await expire(town.store, town.writing, AREA);
		for (const gone of ['だれも読まない相談', CONTACT.value]) expect(await left()).not.toContain(gone);
		expect(await seenBy(`ticket/${own.hash}`)).toBeUndefined();
		on('2030-12-01');
		await expire(town.store, town.writing, AREA);
		expect(await privateRows('coordination', 'consult')).toEqual([]);
	});

	test('times that are over are offered no more, and are forgotten after a month', async () => {
		await offered(['2026-11-24', '10:00', '10:30']);
		town.store.clock.set(Date.parse('2026-11-25T03:00:00Z'));
		await expire(town.store, town.writing, AREA);
		expect(await free()).toEqual([]);
		expect(await privateRows('coordination', 'meeting')).toHaveLength(1);
		town.store.clock.set(Date.parse('2026-12-30T03:00:00Z'));
		await expire(town.store, town.writing, AREA);
		for (const kind of ['meeting', 'meetings-of-day']) expect(await privateRows('coordination', kind)).toEqual([]);
	});

	test('what is overdue is told once to whoever has it, to every coordinator where nobody does, and not what was asked', async () => {
		const account = { area: AREA, state: 'active' as const, invited_at: 1, last_sign_in_at: null };
		for (const id of ['c', 'd']) {
			await db.kysely
				.insertInto('account')
				.values({ ...account, id, email: `${id}@example.jp`, name: id })
				.execute();
			await db.kysely.insertInto('account_role').values({ account_id: id, role: 'coordinator', target: '' }).execute();
		}
		const mine = await asked({}, null);
		await asked({}, null);
		await lead.say('consult.change', { consultId: mine.consultId, owner: 'take' });
		const remind = () => town.writing.work(AREA, 'remind', remindConsults);
		expect(await remind()).toBe(0);
		town.store.clock.set(Date.parse('2026-12-01T03:00:00Z'));
		expect(await remind()).toBe(2);
		expect(await remind()).toBe(0);
		const told = await mails();
		expect(told.map(({ to }) => to).sort()).toEqual(['c@example.jp', 'd@example.jp']);
		expect(told.find(({ to }) => to === 'c@example.jp')?.subject).toContain('2件');
		expect(JSON.stringify(told)).not.toContain('助成金');
	});
});
