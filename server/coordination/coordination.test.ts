/** Needs, offers and cases at the server: what is public when, who sees how to reach whom, and what is forgotten. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseRow, IntroductionRow } from '../../contract/case.ts';
import type { Exchange, RaisedExchange } from '../../contract/exchange.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import type { Actor } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { readRow } from '../log.ts';
import { expire } from '../retention/expire.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { type TestWriter, TOWN, ticket, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';
import { remindSides } from './remind.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
const OTHER: Actor = { accountId: 'd', name: '引 継男', roles: [{ role: 'coordinator' }] };
const REPRESENTATIVE: Actor = { accountId: 'r', name: '代 表子', roles: [{ role: 'representative', groupId: 'g' }] };
const SAID = { what: 'hands' as const, who: 'person' as const, fields: [] };
const DUE = '2026-12-10';

describe.each(DATABASES)('Bringing together, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	let lead: TestWriter;
	beforeEach(async () => {
		db = await open();
		const group = (id: string) => ({
			kind: 'group' as const,
			id,
			data: { id, name: `会${id}`, fields: [], recruiting: 'unknown' as const, contact: { phone: '0422-00-0000' } },
		});
		town = await writtenTown(db, [...TOWN, group('g'), group('h')]);
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
			.execute();
		return rows.map(({ body }) => JSON.parse(body ?? '{}') as R);
	};
	const theCase = async () => (await privateRows<CaseRow>('coordination', 'case'))[0] as CaseRow;
	const seenBy = async (scope: string) => (await privateRows<IntroductionRow>(scope, 'introduction'))[0];
	const shown = (id: string): Promise<Exchange | undefined> => readRow(town.store, AREA, 'exchange', id);
	const put = async (side: 'need' | 'offer', more: Partial<ArgsOf<'exchange.put'>> = {}) => {
		const exchangeId = uuid();
		const receipt = await lead.say('exchange.put', { exchangeId, side, ...SAID, title: side, ...more });
		expect(receipt).toMatchObject({ status: 'accepted' });
		return exchangeId;
	};
	const mails = async () => {
		const rows = await db.kysely.selectFrom('mail_out').select('body').execute();
		return rows.map(({ body }) => JSON.parse(body) as { to: string; text: string });
	};
	/** somebody without an account told an offer, and left an address */
	const told = async (own = ticket()) => {
		const exchangeId = uuid();
		const phone = town.device();
		const args = { exchangeId, side: 'offer' as const, ...SAID, title: '車を出せます', from: 'phone' as const };
		const sealed = { keyId: 'k', enc: 'e', text: 't' };
		await phone.send([phone.next('exchange.raise', { ...args, ticketHash: own.hash, sealed })], {
			sealed: { name: '山田', kind: 'email', value: 'yamada@example.jp' },
		});
		return { exchangeId, own, phone };
	};

	test('what somebody tells is private until a coordinator has looked; the contact never becomes public', async () => {
		const { exchangeId, own } = await told();
		expect(await shown(exchangeId)).toBeUndefined();
		const [mine] = await privateRows<RaisedExchange>(`ticket/${own.hash}`, 'raised-exchange');
		expect(mine).toMatchObject({ state: 'waiting', title: '車を出せます' });
		expect(JSON.stringify(mine)).not.toContain('yamada');
		await lead.say('exchange.decide', { exchangeId, decision: 'publish', title: '土曜に車を出せます' });
		expect(await shown(exchangeId)).toMatchObject({
			title: '土曜に車を出せます',
			until: '2027-02-21',
			raisedOn: '2026-11-23',
		});
		expect(JSON.stringify(await shown(exchangeId))).not.toContain('yamada');
		const again = await lead.say('exchange.decide', { exchangeId, decision: 'decline', reason: 'other' });
		expect(again).toMatchObject({ code: 'wrong-state' });
	});

	test('its author renews and ends it by the ticket, and nobody else does', async () => {
		const { exchangeId, own } = await told();
		await lead.say('exchange.decide', { exchangeId, decision: 'publish' });
		town.store.clock.set(Date.parse('2027-02-20T03:00:00Z'));
		expect(await town.device().say('exchange.renew', { exchangeId })).toMatchObject({ status: 'refused' });
		const phone = town.device();
		const by = { tokens: [own.token] };
		expect(await phone.say('exchange.renew', { exchangeId }, by)).toMatchObject({ status: 'accepted' });
		expect(await shown(exchangeId)).toMatchObject({ until: '2027-05-21', renewedOn: '2027-02-20' });
		expect(await phone.say('exchange.end', { exchangeId, ended: 'gone' }, by)).toMatchObject({ status: 'accepted' });
		expect(await shown(exchangeId)).toMatchObject({ ended: 'gone' });
	});

	test('a representative writes for their own group alone, and does not give it away', async () => {
		const rep = town.device(REPRESENTATIVE);
		const exchangeId = uuid();
		const args = { exchangeId, side: 'need' as const, ...SAID, title: 'x' };
		expect(await rep.say('exchange.put', { ...args, groupId: 'h' })).toMatchObject({ code: 'not-allowed' });
		expect(await rep.say('exchange.put', { ...args, groupId: 'g' })).toMatchObject({ status: 'accepted' });
		const away = await rep.say('exchange.put', { ...args, rev: 1, groupId: 'h' });
		expect(away).toMatchObject({ code: 'not-allowed' });
		expect(await rep.say('exchange.put', { ...args, rev: 9, groupId: 'g' })).toMatchObject({ code: 'changed-since' });
	});

	test('what leads nowhere is refused by the name of its field', async () => {
		const args = { side: 'need' as const, ...SAID, title: 'x' };
		const wrong: [string, object][] = [
			['placeId', { placeId: 'nowhere' }],
			['groupId', { groupId: 'nobody' }],
			['issueIds', { issueIds: ['none'] }],
			['until', { until: '2026-11-22' }],
			['until', { until: '2028-01-01' }],
			['until', { until: '2026-02-31' }],
		];
		for (const [field, more] of wrong) {
			const receipt = await lead.say('exchange.put', { exchangeId: uuid(), ...args, ...more });
			expect(receipt).toMatchObject({ code: 'invalid', detail: { field } });
		}
	});

	test('neither side sees how to reach the other before both have said yes', async () => {
		const needId = await put('need', { groupId: 'g', who: 'group' });
		const { exchangeId: offerId, own } = await told();
		await lead.say('exchange.decide', { exchangeId: offerId, decision: 'publish' });
		const caseId = uuid();
		await lead.say('case.propose', { caseId, needId, offerId, due: DUE, words: 'よろしければ' });
		expect(await theCase()).toMatchObject({ state: 'proposed', owner: { accountId: 'c' }, due: DUE });
		expect((await theCase()).why.map(({ factor }) => factor)).toEqual(['near', 'kind', 'fresh']);

		const mail = (await mails()).find(({ text }) => text.includes('{introduction '));
		expect(mail).toMatchObject({ to: 'yamada@example.jp' });
		const token = /\{introduction ([\w-]{43})\}/.exec(mail?.text ?? '')?.[1] ?? '';
		const rep = town.device(REPRESENTATIVE);
		expect(await rep.say('case.answer', { caseId, side: 'offer', answer: 'yes' })).toMatchObject({ status: 'refused' });
		expect(await rep.say('case.answer', { caseId, side: 'need', answer: 'yes' })).toMatchObject({ status: 'accepted' });
		expect(await theCase()).toMatchObject({ state: 'answering', answers: { need: { answer: 'yes', how: 'product' } } });
		for (const scope of ['group/g', `ticket/${own.hash}`]) {
			expect(await seenBy(scope)).toMatchObject({ words: 'よろしければ' });
			expect(JSON.stringify(await seenBy(scope))).not.toMatch(/0422|yamada/);
		}

		const stranger = await town
			.device()
			.say('case.answer', { caseId, side: 'offer', answer: 'yes' }, { tokens: ['x'] });
		expect(stranger).toMatchObject({ status: 'refused' });
		const yes = await town.device().say('case.answer', { caseId, side: 'offer', answer: 'yes' }, { tokens: [token] });
		expect(yes).toMatchObject({ status: 'accepted' });
		expect(await theCase()).toMatchObject({
			state: 'introduced',
			answers: { offer: { how: 'link' } },
			due: '2026-12-07',
		});
		expect(await seenBy('group/g')).toMatchObject({ contact: { value: 'yamada@example.jp' } });
		expect(await seenBy(`ticket/${own.hash}`)).toMatchObject({ contact: { value: '0422-00-0000' } });
		const late = await rep.say('case.answer', { caseId, side: 'need', answer: 'no' });
		expect(late).toMatchObject({ code: 'wrong-state' });
	});

	test('a no ends it, and tells the other side nothing of who or why', async () => {
		const [needId, offerId] = [await put('need', { groupId: 'g' }), await put('offer', { groupId: 'h' })];
		const caseId = uuid();
		await lead.say('case.propose', { caseId, needId, offerId, due: DUE });
		const answer = { caseId, side: 'need' as const, answer: 'no' as const, words: '忙しくて' };
		await town.device(REPRESENTATIVE).say('case.answer', answer);
		expect(await theCase()).toMatchObject({ state: 'ended', outcome: { kind: 'declined' } });
		const other = await seenBy('group/h');
		expect(other).toMatchObject({ state: 'ended' });
		expect(JSON.stringify(other)).not.toMatch(/忙しくて|0422|"answer"/);
	});

	test('who has not answered is written to once more, two days before the date, and either link answers', async () => {
		const needId = await put('need', { contact: { name: '鈴木', kind: 'email', value: 'suzuki@example.jp' } });
		const { exchangeId: offerId } = await told();
		await lead.say('exchange.decide', { exchangeId: offerId, decision: 'publish' });
		const caseId = uuid();
		await lead.say('case.propose', { caseId, needId, offerId, due: DUE });
		await lead.say('case.answer', { caseId, side: 'offer', answer: 'yes' });
		const remind = (day: string) => {
			town.store.clock.set(Date.parse(`${day}T03:00:00Z`));
			return town.writing.work(AREA, 'remind', remindSides);
		};
		expect(await remind('2026-12-07')).toBe(0);
		expect(await remind('2026-12-08')).toBe(1);
		expect(await remind('2026-12-09')).toBe(0);
		const links = (await mails())
			.filter(({ to }) => to === 'suzuki@example.jp')
			.map(({ text }) => /\{introduction ([\w-]{43})\}/.exec(text)?.[1] ?? '');
		expect(new Set(links).size).toBe(2);
		const [first = ''] = links;
		const yes = await town.device().say('case.answer', { caseId, side: 'need', answer: 'yes' }, { tokens: [first] });
		expect(yes).toMatchObject({ status: 'accepted' });
		expect(await theCase()).toMatchObject({ state: 'introduced', reminded: { need: '2026-12-08' } });
	});

	test('a coordinator notes an answer for somebody at the desk; without a way to be reached they are brought together', async () => {
		const [needId, offerId] = [await put('need'), await put('offer', { groupId: 'h' })];
		const caseId = uuid();
		await lead.say('case.propose', { caseId, needId, offerId, due: DUE });
		expect((await theCase()).reach).toEqual({ need: [], offer: ['group/h'] });
		for (const side of ['need', 'offer'] as const) await lead.say('case.answer', { caseId, side, answer: 'yes' });
		expect(await theCase()).toMatchObject({ state: 'introduced', answers: { need: { how: 'desk' } } });
		expect(await seenBy('group/h')).toMatchObject({ throughCoordinator: true });
	});

	test('the same two are not proposed twice at once, also not in one push', async () => {
		const [needId, offerId] = [await put('need'), await put('offer')];
		const propose = () => lead.next('case.propose', { caseId: uuid(), needId, offerId, due: DUE });
		const { receipts } = await lead.send([propose(), propose()]);
		expect(receipts).toMatchObject([{ status: 'accepted' }, { code: 'wrong-state' }]);
		const swapped = await lead.say('case.propose', { caseId: uuid(), needId: offerId, offerId: needId, due: DUE });
		expect(swapped).toMatchObject({ code: 'not-found' });
		const past = await lead.say('case.propose', { caseId: uuid(), needId, offerId, due: '2026-11-01' });
		expect(past).toMatchObject({ code: 'invalid', detail: { field: 'due' } });
	});

	test('two coordinators write on one case at once and both keep what they wrote; it is handed over by a yes of both', async () => {
		const [needId, offerId] = [await put('need'), await put('offer')];
		const caseId = uuid();
		await lead.say('case.propose', { caseId, needId, offerId, due: DUE });
		const other = town.device(OTHER);
		await Promise.all([
			lead.say('case.change', { caseId, note: '一つめ', due: '2026-12-20' }),
			other.say('case.change', { caseId, note: '二つめ' }),
		]);
		expect((await theCase()).notes.map(({ text }) => text).sort()).toEqual(['一つめ', '二つめ']);
		expect(await theCase()).toMatchObject({ due: '2026-12-20' });
		await lead.say('case.change', { caseId, handOver: 'ask' });
		expect(await theCase()).toMatchObject({ handingOver: true, owner: { accountId: 'c' } });
		await other.say('case.change', { caseId, handOver: 'take' });
		expect(await theCase()).toMatchObject({ owner: { accountId: 'd', name: '引 継男' } });
		expect((await theCase()).handingOver).toBeUndefined();
		expect(await lead.say('case.change', { caseId, going: true })).toMatchObject({ code: 'wrong-state' });
	});

	test('what went well before is a reason the next time, and what did not fit is remembered', async () => {
		const needOf = () => put('need', { groupId: 'g', who: 'group' });
		const offerOf = () => put('offer', { groupId: 'h', who: 'group' });
		const propose = async () => {
			const [caseId, needId, offerId] = [uuid(), await needOf(), await offerOf()];
			await lead.say('case.propose', { caseId, needId, offerId, due: DUE });
			const rows = await privateRows<CaseRow>('coordination', 'case');
			return { caseId, why: rows.find(({ id }) => id === caseId)?.why.map(({ factor }) => factor) };
		};
		const first = await propose();
		expect(first.why).not.toContain('past');
		await lead.say('case.change', { caseId: first.caseId, outcome: { kind: 'working', text: '毎月いっしょに' } });
		expect((await propose()).why).toContain('past');
		await lead.say('case.change', { caseId: first.caseId, outcome: { kind: 'not-fit' } });
		expect((await propose()).why).not.toContain('past');

		const [needId, offerId] = [await needOf(), await offerOf()];
		await lead.say('match.dismiss', { needId, offerId, reason: 'far', words: '川の向こう' });
		expect(await privateRows('coordination', 'mismatch')).toMatchObject([{ reason: 'far', by: '調 整子' }]);
		await lead.say('match.dismiss', { needId, offerId });
		expect(await privateRows('coordination', 'mismatch')).toEqual([]);
		await lead.say('match.weights', { weights: { near: 3 } });
		expect(await privateRows('coordination', 'match-weights')).toMatchObject([{ weights: { near: 3 } }]);
		expect(await lead.say('match.weights', { weights: { near: 4 } })).toMatchObject({ code: 'invalid' });
	});

	test('whom to call is forgotten three months after, what was noted too, and the rest years later', async () => {
		const { exchangeId: offerId, own } = await told();
		await lead.say('exchange.decide', { exchangeId: offerId, decision: 'publish' });
		const needId = await put('need', { contact: { name: '鈴木', kind: 'phone', value: '0422-11-2222' }, note: '内緒' });
		const caseId = uuid();
		await lead.say('case.propose', { caseId, needId, offerId, due: DUE });
		for (const side of ['need', 'offer'] as const) await lead.say('case.answer', { caseId, side, answer: 'yes' });
		await lead.say('case.change', { caseId, note: '電話は夕方', outcome: { kind: 'done', text: 'よかった' } });
		const everything = async () => JSON.stringify(await db.kysely.selectFrom('private_row').selectAll().execute());
		const on = async (day: string) => {
			town.store.clock.set(Date.parse(`${day}T03:00:00Z`));
			await expire(town.store, town.writing, AREA);
		};
		await on('2027-02-20');
		expect(await everything()).toContain('電話は夕方');
		await on('2027-02-25');
		expect(await everything()).not.toContain('電話は夕方');
		expect(await seenBy(`ticket/${own.hash}`)).toBeUndefined();
		expect(await theCase()).toMatchObject({ outcome: { kind: 'done', text: 'よかった' } });
		expect(await shown(needId)).toBeDefined();
		await on('2027-06-01');
		for (const secret of ['yamada', '0422-11-2222', '内緒', '鈴木']) expect(await everything()).not.toContain(secret);
		await on('2028-03-01');
		expect(await shown(needId)).toBeUndefined();
		await on('2029-12-01');
		expect(await everything()).not.toContain('よかった');
		for (const kind of ['case', 'case-of-pair', 'worked-for']) {
			expect([kind, await privateRows('coordination', kind)]).toEqual([kind, []]);
		}
	});

	test('what nobody looked at in a year is forgotten with its contact', async () => {
		const { own } = await told();
		town.store.clock.set(Date.parse('2027-10-01T03:00:00Z'));
		await expire(town.store, town.writing, AREA);
		expect(await privateRows(`ticket/${own.hash}`, 'raised-exchange')).toHaveLength(1);
		town.store.clock.set(Date.parse('2027-12-01T03:00:00Z'));
		await expire(town.store, town.writing, AREA);
		const kept = JSON.stringify(await db.kysely.selectFrom('private_row').selectAll().execute());
		expect(kept).not.toMatch(/yamada|車を出せます/);
	});

	test('somebody who tells it and takes it back before anybody looked leaves no contact behind', async () => {
		const { exchangeId, own, phone } = await told();
		await phone.say('exchange.end', { exchangeId, ended: 'gone' }, { tokens: [own.token] });
		const [mine] = await privateRows<RaisedExchange>(`ticket/${own.hash}`, 'raised-exchange');
		expect(mine).toMatchObject({ state: 'withdrawn' });
		const kept = JSON.stringify(await db.kysely.selectFrom('private_row').selectAll().execute());
		expect(kept).not.toContain('yamada');
		const late = await lead.say('exchange.decide', { exchangeId, decision: 'publish' });
		expect(late).toMatchObject({ code: 'wrong-state' });
	});
});
