/** A forum at the server: its door, what is hidden, what may be published, what is forgotten; and issues from raised to joined. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RaisedIssue } from '../../contract/issue.ts';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { readRow } from '../log.ts';
import { expire } from '../retention/expire.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { ADMIN, type TestWriter, ticket, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';
import { readOwn } from './read-forum.ts';

const VOLUNTEER: Actor = { accountId: 'midori', name: 'みどり', roles: [{ role: 'volunteer' }] };
const PLAN = { theme: '広場', date: '2026-11-23', agenda: [], questions: [], dotsEach: 2, announced: true };

describe.each(DATABASES)('A forum, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	let lead: TestWriter;
	const key = ticket();
	const forumId = uuid();
	beforeEach(async () => {
		db = await open();
		town = await writtenTown(db);
		lead = town.device(VOLUNTEER);
		await lead.say('forum.prepare', { forumId, keyHash: key.hash, plan: PLAN });
	}, OPENING_MS);
	afterEach(async () => {
		await town.close();
		await db.close();
	});

	const card = (set: object, itemId = uuid()) => ({ forumId, itemId, what: 'card' as const, set });
	const say = (device: TestWriter, set: object, itemId?: string) =>
		device.say('forum.write', card(set, itemId), { tokens: [key.token] });
	const items = async () => {
		const rows = await db.kysely.selectFrom('private_row').select('body').where('kind', '=', 'forum-item').execute();
		return rows.flatMap(({ body }) => (body === null ? [] : [JSON.parse(body) as Record<string, unknown>]));
	};
	const publicForum = async () => await readRow(town.store, AREA, 'forum', forumId);

	test('is written on by whoever has the key of the room, and by nobody with another', async () => {
		const phone = town.device();
		expect(await say(phone, { text: '声' })).toMatchObject({ status: 'accepted' });
		const other = await phone.say('forum.write', card({ text: 'x' }), { tokens: ['another'] });
		expect(other).toMatchObject({ status: 'refused', code: 'not-found' });
		expect(await items()).toHaveLength(1);
	});

	test('two people change one text at the same time: the later stands, and the other is not lost', async () => {
		const id = uuid();
		await say(town.device(), { text: 'はじめ' }, id);
		const write = (text: string) => ({ ...card({ text }, id), was: 'はじめ' });
		await town.device().say('forum.write', write('ひとつめ'), { tokens: [key.token] });
		await town.device().say('forum.write', { ...card({ theme: 'まとまり' }, id) }, { tokens: [key.token] });
		await town.device().say('forum.write', write('ふたつめ'), { tokens: [key.token] });
		expect(await items()).toMatchObject([{ text: 'ふたつめ', others: ['ひとつめ'], theme: 'まとまり' }]);
	});

	test('what was counted on paper is written by whoever leads the evening, and by nobody else in the room', async () => {
		const id = uuid();
		await say(town.device(), { text: '声' }, id);
		expect(await say(town.device(), { counted: 99 }, id)).toMatchObject({ code: 'not-allowed' });
		expect(await lead.say('forum.write', card({ counted: 12 }, id))).toMatchObject({ status: 'accepted' });
		expect(await items()).toMatchObject([{ text: '声', counted: 12 }]);
	});

	test('each seat gives as many dots as were prepared, and may take them back', async () => {
		const phone = town.device();
		const id = uuid();
		await say(phone, { text: '声' }, id);
		const dot = (by: 1 | -1, seat = 'a') =>
			phone.say('forum.dot', { forumId, itemId: id, seat, by }, { tokens: [key.token] });
		for (const by of [1, 1] as const) expect(await dot(by)).toMatchObject({ status: 'accepted' });
		expect(await dot(1)).toMatchObject({ code: 'too-many' });
		await dot(-1);
		await dot(1, 'b');
		expect(await items()).toMatchObject([{ dots: 2 }]);
	});

	test('a coarse word is held back until somebody has looked, and its words are not in the room', async () => {
		await say(town.device(), { text: 'みんな 消えろ' });
		const [item] = await items();
		expect(item).toMatchObject({ hidden: { reason: 'words' } });
		expect(item?.text).toBeUndefined();
		await lead.say('forum.look', { forumId, itemIds: [String(item?.id)], verdict: 'show' });
		expect(await items()).toMatchObject([{ text: 'みんな 消えろ' }]);
	});

	test('only voices that were looked at are published, without names; a changed one is unseen again', async () => {
		const phone = town.device();
		const [seen, unseen] = [uuid(), uuid()];
		await say(phone, { text: '暗い道', name: '山田' }, seen);
		await say(phone, { text: '見ていない' }, unseen);
		await lead.say('forum.look', { forumId, itemIds: [seen], verdict: 'fine' });
		const coordinator = town.device({ accountId: 'c', name: 'c', roles: [{ role: 'coordinator' }] });
		const publish = (voiceIds: string[]) =>
			coordinator.say('forum.publish', { forumId, minutes: { voiceIds, decisions: ['歩く'], tasks: [] } });
		expect(await lead.say('forum.publish', { forumId, minutes: null })).toMatchObject({ code: 'not-allowed' });
		expect(await publish([seen, unseen])).toMatchObject({ code: 'wrong-state' });
		expect(await publish([seen])).toMatchObject({ status: 'accepted' });
		const minutes = (await publicForum())?.minutes;
		expect(minutes).toMatchObject({ themes: [{ voices: ['暗い道'] }], decisions: ['歩く'], voicesInAll: 2 });
		expect(JSON.stringify(minutes)).not.toContain('山田');
		await say(phone, { text: '明るい道' }, seen);
		expect(await publish([seen])).toMatchObject({ code: 'wrong-state' });
	});

	test('an evening without a line may come in one push with its look and its publication', async () => {
		const device = town.device({ accountId: 'c', name: 'c', roles: [{ role: 'coordinator' }] });
		const id = uuid();
		const answer = await device.send([
			device.next('forum.write', card({ text: '声' }, id)),
			device.next('forum.look', { forumId, itemIds: [id], verdict: 'fine' }),
			device.next('forum.publish', { forumId, minutes: { voiceIds: [id], decisions: [], tasks: [] } }),
		]);
		expect(answer.receipts.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
		expect((await publicForum())?.minutes?.themes).toMatchObject([{ voices: ['声'] }]);
	});

	test('nothing more is taken from a device that was shut out, and others go on', async () => {
		const [phone, other] = [town.device(), town.device()];
		await say(phone, { text: '一' });
		const by = String((await items())[0]?.by);
		await lead.say('forum.block', { forumId, by, blocked: true });
		expect(await say(phone, { text: '二' })).toMatchObject({ code: 'kept-from-asking' });
		expect(await say(other, { text: '三' })).toMatchObject({ status: 'accepted' });
		expect(await say(phone, { text: '長い'.repeat(200) })).toMatchObject({ code: 'invalid' });
	});

	test('an account is one author on all its devices: what it wrote is its own there, also when it is hidden, and it is shut out on all', async () => {
		const member: Actor = { accountId: 'm', name: 'm', roles: [{ role: 'representative', groupId: 'g' }] };
		const [phone, tablet] = [town.device(member), town.device(member)];
		const id = uuid();
		await say(phone, { text: '山田さんの家の前が暗い' }, id);
		await say(town.device(), { text: 'ほかの人の声' });
		await lead.say('forum.look', { forumId, itemIds: [id], verdict: 'hide', reason: 'personal' });
		const own = await readOwn(town.store, AREA, forumId, member);
		expect(own).toEqual([{ id, text: '山田さんの家の前が暗い' }]);
		expect(await readOwn(town.store, AREA, forumId, { ...member, accountId: 'n' })).toEqual([]);
		expect(await readOwn(town.store, AREA, forumId, NOBODY)).toEqual([]);
		const item = (await items()).find((one) => one.id === id);
		expect(JSON.stringify(item)).not.toContain('山田');
		await lead.say('forum.block', { forumId, by: String(item?.by), blocked: true });
		expect(await say(tablet, { text: '二' })).toMatchObject({ code: 'kept-from-asking' });
		const removed = await tablet.say('forum.remove', { forumId, itemId: id }, { tokens: [key.token] });
		expect(removed).toMatchObject({ status: 'accepted' });
	});

	test('who tells too much in a day, or is shut out, is told so; a coordinator lets them in again', async () => {
		const [phone, admin] = [town.device(), town.device(ADMIN)];
		const raise = (more = {}) =>
			phone.say('issue.raise', { issueId: uuid(), title: 'x', fields: [], from: 'phone', ...more });
		const own = ticket();
		expect(await raise({ ticketHash: own.hash })).toMatchObject({ status: 'accepted' });
		const rows = await db.kysely
			.selectFrom('private_row')
			.select(['scope', 'body'])
			.where('kind', '=', 'raised-issue')
			.execute();
		const byIn = (scope: string) => JSON.parse(rows.find((row) => row.scope === scope)?.body ?? '{}').by;
		const by = byIn('coordination');
		expect(by).toMatch(/^[\w-]{12}$/);
		expect(byIn(`ticket/${own.hash}`)).toBeUndefined();
		await admin.say('raiser.block', { by, blocked: true });
		expect(await raise()).toMatchObject({ code: 'kept-from-asking' });
		await admin.say('raiser.block', { by, blocked: false });
		for (let n = 1; n < 20; n++) expect(await raise()).toMatchObject({ status: 'accepted' });
		expect(await raise()).toMatchObject({ code: 'too-many', detail: { limit: 20 } });
		town.store.clock.set(town.store.clock.now() + 24 * 60 * 60 * 1000);
		expect(await raise()).toMatchObject({ status: 'accepted' });
	});

	test('the board is forgotten a year after its day, and who gave which dot after a month; what was published stays', async () => {
		const phone = town.device();
		const id = uuid();
		await say(phone, { text: '忘れられる声' }, id);
		await phone.say('forum.dot', { forumId, itemId: id, seat: 'a', by: 1 }, { tokens: [key.token] });
		const kinds = async () => {
			const rows = await db.kysely.selectFrom('private_row').select('kind').where('body', 'is not', null).execute();
			return new Set(rows.map(({ kind }) => kind));
		};
		const on = (day: string) => town.store.clock.set(Date.parse(`${day}T03:00:00Z`));
		on('2026-12-24');
		await expire(town.store, town.writing, AREA);
		expect((await kinds()).has('forum-voter')).toBe(false);
		expect(await items()).toHaveLength(1);
		on('2027-11-24');
		await expire(town.store, town.writing, AREA);
		expect(await items()).toEqual([]);
		const all = await db.kysely.selectFrom('private_row').selectAll().execute();
		expect(JSON.stringify(all)).not.toContain('忘れられる声');
		expect(await publicForum()).toMatchObject({ theme: '広場' });
	});

	test('an issue is private until a coordinator has looked; its author reads by ticket what became of it', async () => {
		const admin = town.device(ADMIN);
		const own = ticket();
		const [raised, same] = [uuid(), uuid()];
		const said = { title: '道が暗い', fields: [], from: 'phone' as const };
		await town.device().say('issue.raise', { ...said, issueId: raised, ticketHash: own.hash });
		await town.device().say('issue.raise', { ...said, issueId: same });
		expect(await readRow(town.store, AREA, 'issue', raised)).toBeUndefined();
		const told = async () => {
			const row = await db.kysely
				.selectFrom('private_row')
				.select('body')
				.where('scope', '=', `ticket/${own.hash}`)
				.executeTakeFirstOrThrow();
			return JSON.parse(row.body ?? '{}') as RaisedIssue;
		};
		expect(await told()).toMatchObject({ state: 'waiting' });
		await admin.say('issue.decide', { issueId: raised, decision: 'publish', title: '夕方の道が暗い' });
		await admin.say('issue.decide', { issueId: same, decision: 'join', into: raised });
		expect(await told()).toMatchObject({ state: 'published', issueId: raised });
		expect(await admin.say('issue.decide', { issueId: raised, decision: 'decline', reason: 'other' })).toMatchObject({
			code: 'wrong-state',
		});
		await admin.say('issue.step', { issueId: raised, status: 'acting', date: '2026-11-23', text: '歩きはじめた' });
		const issue = await readRow(town.store, AREA, 'issue', raised);
		expect(issue).toMatchObject({ title: '夕方の道が暗い', status: 'acting', story: [{}, { text: '歩きはじめた' }] });
		const other = uuid();
		await admin.say('issue.put', { ...said, issueId: other, sources: [{ title: '調べ' }] });
		await admin.say('issue.join', { issueId: other, into: raised });
		expect(await readRow(town.store, AREA, 'issue', other)).toMatchObject({ joinedInto: raised });
		expect(await readRow(town.store, AREA, 'issue', raised)).toMatchObject({ sources: [{ title: '調べ' }] });
	});
});
