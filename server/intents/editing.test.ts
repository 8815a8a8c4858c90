/** On both databases: fields that differ merge, one field with two wishes keeps both, and nothing private is ever public. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONSENT_WORDS, type ConflictRow, type GroupPrivateRow, type PendingRow } from '../../contract/editing.ts';
import type { Event } from '../../contract/event.ts';
import type { Group } from '../../contract/group.ts';
import type { Actor } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { appendChanges, readRow } from '../log.ts';
import { hashOf, madePhoto } from '../pictures/made-photo.ts';
import { keepPicture } from '../pictures/picture-store.ts';
import { readPrivate } from '../private/read-private.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { placeRow, roomRow, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';

const HANA: Actor = { accountId: 'hana', name: '花子', roles: [{ role: 'representative', groupId: 'g1' }] };
const TARO: Actor = { accountId: 'taro', name: '太郎', roles: [{ role: 'representative', groupId: 'g1' }] };
const OTHER: Actor = { accountId: 'other', name: '別人', roles: [{ role: 'representative', groupId: 'g2' }] };
const DESK: Actor = { accountId: 'desk', name: '窓口', roles: [{ role: 'desk', placeId: 'p1' }] };
const COORDINATOR: Actor = { accountId: 'co', name: '幸子', roles: [{ role: 'coordinator' }] };

const GROUP: Group = {
	id: 'g1',
	name: 'たんぽぽの会',
	fields: ['02'],
	recruiting: 'ask',
	members: 8,
	scheduleText: '第1火曜',
	contact: { name: '窓口係', note: '平日' },
};
const EVENT: Event = {
	id: 'e1',
	name: '朗読会',
	eventType: 'event',
	status: 'scheduled',
	groupId: 'g1',
	placeId: 'p1',
	when: { startDate: '2026-12-01', pattern: '0Tu', startTime: '10:00', endTime: '12:00' },
};
const HOUSE: Event = { ...EVENT, id: 'e2', name: '卓球開放', groupId: undefined };

describe.each(DATABASES)('Editing, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	beforeEach(async () => {
		db = await open();
		town = await writtenTown(db, [
			{ kind: 'place', id: 'p1', data: placeRow('p1', undefined) },
			{ kind: 'place', id: 'p2', data: placeRow('p2', undefined) },
			{ kind: 'room', id: 'r1', data: roomRow('r1', 'p1') },
			{ kind: 'room', id: 'r2', data: roomRow('r2', 'p2') },
			{ kind: 'group', id: 'g1', data: GROUP },
			{ kind: 'group', id: 'g2', data: { ...GROUP, id: 'g2', name: 'すずめの会' } },
			{ kind: 'event', id: 'e1', data: EVENT },
			{ kind: 'event', id: 'e2', data: HOUSE },
		]);
	}, OPENING_MS);
	afterEach(async () => {
		await town.close();
		await db.close();
	});

	const group = async () => (await readRow(town.store, AREA, 'group', 'g1')) as Group;
	const event = async (id = 'e1') => (await readRow(town.store, AREA, 'event', id)) as Event;
	async function rows<T>(actor: Actor, kind: string, scope?: string): Promise<T[]> {
		const { scopes } = await readPrivate(town.store, AREA, actor, new Map());
		return scopes
			.filter((each) => scope === undefined || each.scope === scope)
			.flatMap((each) => each.rows)
			.flatMap(([of, , , data]) => (of === kind && data ? [data as T] : []));
	}
	const publishAfterAYes = () =>
		appendChanges(town.store, AREA, [
			{
				kind: 'profile',
				id: AREA,
				data: {
					id: AREA,
					name: '見本市',
					code: AREA,
					languages: ['ja'],
					stages: [],
					fields: [],
					areas: [],
					publishing: 'after-a-yes',
				},
			},
		]);

	test('two people who edited one group without a line both see their fields in it', async () => {
		const [hana, taro] = [town.device(HANA), town.device(TARO)];
		const first = hana.next('group.edit', { groupId: 'g1', fields: [{ field: 'members', was: 8, to: 9 }] });
		const second = taro.next('group.edit', {
			groupId: 'g1',
			fields: [
				{ field: 'scheduleText', was: '第1火曜', to: '第1・3火曜' },
				{ field: 'contact.note', was: '平日', to: '平日の午前' },
			],
		});
		expect((await taro.send([second])).receipts).toMatchObject([{ status: 'accepted', result: { clashes: [] } }]);
		expect((await hana.send([first])).receipts).toMatchObject([{ status: 'accepted', result: { clashes: [] } }]);
		expect(await group()).toMatchObject({
			members: 9,
			scheduleText: '第1・3火曜',
			contact: { name: '窓口係', note: '平日の午前' },
		});
		expect(await rows(HANA, 'conflict')).toEqual([]);
	});

	test('the same field keeps its public value, both readings wait, and a person decides for either', async () => {
		const edit = (to: number) => ({ groupId: 'g1', fields: [{ field: 'members', was: 8, to }] });
		await town.device(TARO).say('group.edit', edit(10));
		const late = await town.device(HANA).say('group.edit', {
			groupId: 'g1',
			fields: [
				{ field: 'members', was: 8, to: 12 },
				{ field: 'note', to: '見学できます' },
			],
		});
		expect(late).toMatchObject({ status: 'accepted', result: { taken: ['note'], clashes: ['members'] } });
		expect(await group()).toMatchObject({ members: 10, note: '見学できます' });
		const [conflict] = await rows<ConflictRow>(TARO, 'conflict', 'group/g1');
		expect(conflict).toMatchObject({
			id: 'group:g1:members',
			field: 'members',
			wishes: [{ to: 12, by: 'たんぽぽの会 代表' }],
		});

		const decide = { scope: 'group/g1', conflictId: 'group:g1:members' };
		expect(await town.device(OTHER).say('conflict.decide', { ...decide, take: 0 })).toMatchObject({
			code: 'not-found',
		});
		expect(await town.device(TARO).say('conflict.decide', { ...decide, take: 0 })).toMatchObject({
			status: 'accepted',
		});
		expect(await group()).toMatchObject({ members: 12 });
		expect(await rows(TARO, 'conflict')).toEqual([]);

		await town.device(TARO).say('group.edit', edit(13));
		await town.device(TARO).say('conflict.decide', { ...decide, take: 'kept' });
		expect(await group()).toMatchObject({ members: 12 });
		expect(await rows(TARO, 'conflict')).toEqual([]);
	});

	test('what a group keeps to itself is in no byte that everybody can read, and its own people read it', async () => {
		const secret = '0422-99-1234';
		const said = await town.device(HANA).say('group.edit', {
			groupId: 'g1',
			fields: [
				{ field: 'contact.phone', to: secret },
				{ field: 'members', was: 8, to: 4711 },
			],
			withhold: ['contact.phone', 'members'],
		});
		expect(said).toMatchObject({ status: 'accepted' });
		expect((await group()).withheld).toEqual(['contact.phone', 'members']);
		const everything = JSON.stringify([
			await db.kysely.selectFrom('rows').selectAll().execute(),
			await db.kysely.selectFrom('log').selectAll().execute(),
			await db.kysely.selectFrom('audit').selectAll().execute(),
		]);
		expect(everything).not.toContain(secret);
		expect(everything).not.toContain('4711');
		expect(await rows<GroupPrivateRow>(TARO, 'group-private')).toMatchObject([
			{ values: { 'contact.phone': secret, members: 4711 } },
		]);
		expect(await rows(OTHER, 'group-private')).toEqual([]);
		expect(await rows(DESK, 'group-private')).toEqual([]);

		// a change by somebody whose device had not heard of it
		await town.device(TARO).say('group.edit', { groupId: 'g1', fields: [{ field: 'note', to: 'あ' }] });
		expect(await group()).toMatchObject({ withheld: ['contact.phone', 'members'], note: 'あ' });
		await town.device(TARO).say('group.edit', { groupId: 'g1', fields: [], show: ['members'] });
		expect(await group()).toMatchObject({ withheld: ['contact.phone'], members: 4711 });
	});

	test('a name or number becomes public only with consent, which is written down with who and when', async () => {
		const fields = [{ field: 'contact.phone', to: '0422-99-1234' }];
		const without = await town.device(HANA).say('group.edit', { groupId: 'g1', fields });
		expect(without).toMatchObject({ code: 'invalid', detail: { field: 'contact.phone', why: 'consent' } });
		await town.device(HANA).say('group.edit', { groupId: 'g1', fields, withhold: ['contact.phone'] });
		const shown = { groupId: 'g1', fields: [], show: ['contact.phone'] };
		expect(await town.device(HANA).say('group.edit', shown)).toMatchObject({ code: 'invalid' });
		const old = { ...shown, consent: { words: '1999-01' } };
		expect(await town.device(HANA).say('group.edit', old)).toMatchObject({ code: 'invalid' });
		await town.device(HANA).say('group.edit', { ...shown, consent: { words: CONSENT_WORDS } });
		expect((await group()).contact).toMatchObject({ phone: '0422-99-1234' });
		expect(await rows<GroupPrivateRow>(HANA, 'group-private')).toMatchObject([
			{ values: {}, consent: { by: 'たんぽぽの会 代表', words: CONSENT_WORDS } },
		]);
	});

	test('who may edit what: only one’s own group, registrations only coordinators, nothing that the server writes', async () => {
		const edit = (field: string, to: unknown, groupId = 'g1') => ({ groupId, fields: [{ field, to }] });
		const registrations = [{ scheme: '社会教育関係団体', number: '12' }];
		expect(await town.device(HANA).say('group.edit', edit('note', 'x', 'g2'))).toMatchObject({ code: 'not-allowed' });
		expect(await town.device(DESK).say('group.edit', edit('note', 'x'))).toMatchObject({ code: 'not-allowed' });
		expect(await town.device().say('group.edit', edit('note', 'x'))).toMatchObject({ code: 'sign-in-needed' });
		expect(await town.device(HANA).say('group.edit', edit('registrations', registrations))).toMatchObject({
			code: 'not-allowed',
			detail: { field: 'registrations' },
		});
		for (const field of ['confirmedAt', 'source', 'withheld', 'nonsense', 'constructor']) {
			expect(await town.device(HANA).say('group.edit', edit(field, 'x'))).toMatchObject({ code: 'invalid' });
		}
		expect(await town.device(HANA).say('group.edit', edit('url', 'javascript:alert(1)'))).toMatchObject({
			code: 'invalid',
			detail: { field: 'url' },
		});
		expect(await group()).toMatchObject(GROUP);
		const said = await town.device(COORDINATOR).say('group.edit', edit('registrations', registrations));
		expect(said).toMatchObject({ status: 'accepted' });
		expect(await group()).toMatchObject({ registrations });
	});

	test('a value that does not fit the contract is refused after the merge, and nothing of the edit stays', async () => {
		const said = await town.device(HANA).say('group.edit', {
			groupId: 'g1',
			fields: [
				{ field: 'note', to: 'bleibt nicht' },
				{ field: 'members', was: 8, to: 'viele' },
			],
		});
		expect(said).toMatchObject({ code: 'invalid', detail: { field: 'members' } });
		expect(await group()).toMatchObject(GROUP);
		expect(await rows(HANA, 'conflict')).toEqual([]);
	});

	test('「まちがいありません」 sets the day in Tokyo and the role, never a name', async () => {
		town.store.clock.set(Date.parse('2026-11-23T16:00:00Z'));
		await town.device(HANA).say('group.confirm', { groupId: 'g1' });
		expect(await group()).toMatchObject({ confirmedAt: '2026-11-24', confirmedBy: 'たんぽぽの会 代表' });
		await town.device(DESK).say('event.confirm', { eventId: 'e2' });
		expect(await event('e2')).toMatchObject({ confirmedAt: '2026-11-24', confirmedBy: 'p1コミセン 窓口' });
		expect(await town.device(OTHER).say('group.confirm', { groupId: 'g1' })).toMatchObject({ code: 'not-allowed' });
		await town.device(DESK).say('place.confirm', { placeId: 'p1' });
		expect(await readRow(town.store, AREA, 'place', 'p1')).toMatchObject({
			confirmedAt: '2026-11-24',
			confirmedBy: 'p1コミセン 窓口',
		});
		expect(await town.device(HANA).say('place.confirm', { placeId: 'p1' })).toMatchObject({ code: 'not-allowed' });
	});

	test('a new event is there for everybody, by the group or the desk of the place, with a time that can be true', async () => {
		const eventId = uuid();
		const data = {
			name: '花を植える',
			when: { startDate: '2026-12-05', startTime: '10:00' },
			source: { dataset: 'x' },
		};
		const made = { eventId, groupId: 'g1', eventType: 'volunteer', data } as const;
		expect(await town.device(HANA).say('event.create', made)).toMatchObject({ status: 'accepted' });
		expect(await event(eventId)).toMatchObject({
			name: '花を植える',
			groupId: 'g1',
			status: 'scheduled',
			confirmedBy: 'たんぽぽの会 代表',
		});
		expect((await event(eventId)).source).toBeUndefined();
		expect(await town.device(HANA).say('event.create', made)).toMatchObject({ code: 'conflict' });
		const another = { ...made, eventId: uuid() };
		expect(await town.device(HANA).say('event.create', { ...another, groupId: 'g2' })).toMatchObject({
			code: 'not-allowed',
		});
		expect(
			await town.device(DESK).say('event.create', { ...another, groupId: undefined, placeId: 'p2' }),
		).toMatchObject({
			code: 'not-allowed',
		});
		for (const when of [{}, { startDate: '2026-02-30' }, { startDate: '2026-12-05', pattern: '9Xx' }]) {
			expect(await town.device(HANA).say('event.create', { ...another, data: { ...data, when } })).toMatchObject({
				code: 'invalid',
				detail: { field: 'when' },
			});
		}
	});

	test('a desk edits the events of its place, and can neither take nor give one away', async () => {
		const desk = town.device(DESK);
		const edit = (eventId: string, field: string, was: unknown, to: unknown) => ({
			eventId,
			fields: [{ field, was, to }],
		});
		expect(await desk.say('event.edit', edit('e2', 'capacity', undefined, 20))).toMatchObject({ status: 'accepted' });
		expect(await event('e2')).toMatchObject({ capacity: 20 });
		expect(await desk.say('event.edit', edit('e2', 'placeId', 'p1', 'p2'))).toMatchObject({ code: 'not-allowed' });
		expect(await town.device(OTHER).say('event.edit', edit('e2', 'groupId', undefined, 'g2'))).toMatchObject({
			code: 'not-allowed',
		});
		expect(await town.device(HANA).say('event.edit', edit('e1', 'groupId', 'g1', 'g2'))).toMatchObject({
			code: 'not-allowed',
		});
		expect(await desk.say('event.edit', edit('e2', 'roomIds', undefined, ['r2']))).toMatchObject({ code: 'not-found' });
		expect(await desk.say('event.edit', edit('e2', 'roomIds', undefined, ['r1']))).toMatchObject({
			status: 'accepted',
		});
		expect(await desk.say('event.edit', edit('e2', 'status', 'scheduled', 'cancelled'))).toMatchObject({
			code: 'invalid',
		});
	});

	test('a house’s event that two people at the desk edited waits at that desk', async () => {
		const edit = (to: number) => ({ eventId: 'e2', fields: [{ field: 'capacity', to }] });
		await town.device(DESK).say('event.edit', edit(20));
		expect(await town.device(COORDINATOR).say('event.edit', edit(30))).toMatchObject({
			result: { clashes: ['capacity'] },
		});
		expect(await rows<ConflictRow>(DESK, 'conflict', 'desk/p1')).toMatchObject([
			{ wishes: [{ to: 30, by: 'コーディネーター' }] },
		]);
	});

	test('one day is called off with its reason and stays; the whole event too', async () => {
		const reason = { ja: '大雪のため' };
		const off = { eventId: 'e1', status: 'cancelled', reason } as const;
		expect(await town.device(HANA).say('event.status', { ...off, date: '2026-12-08' })).toMatchObject({
			status: 'accepted',
		});
		expect((await event()).when.extra).toEqual([
			{ date: '2026-12-08', from: '10:00', to: '12:00', status: 'cancelled', note: '大雪のため' },
		]);
		expect(await town.device(HANA).say('event.status', { ...off, date: '2026-12-09' })).toMatchObject({
			code: 'invalid',
			detail: { why: 'no-such-date' },
		});
		await town.device(DESK).say('event.status', off);
		expect(await event()).toMatchObject({ status: 'cancelled', statusNote: reason });
	});

	test('where the town wants a yes, an edit waits for it, merges then, and says no with words', async () => {
		await publishAfterAYes();
		const said = await town.device(HANA).say('group.edit', {
			groupId: 'g1',
			fields: [{ field: 'members', was: 8, to: 9 }],
		});
		expect(said).toMatchObject({ status: 'accepted', result: { pending: true } });
		expect(await group()).toMatchObject({ members: 8 });
		expect(await rows<PendingRow>(HANA, 'pending', 'group/g1')).toMatchObject([
			{ state: 'open', data: { members: 9 } },
		]);
		// somebody else's change of another field meanwhile
		await town.device(COORDINATOR).say('group.edit', { groupId: 'g1', fields: [{ field: 'note', to: '見学可' }] });
		expect(await town.device(HANA).say('pending.decide', { pendingId: 'group:g1', decision: 'publish' })).toMatchObject(
			{
				code: 'not-allowed',
			},
		);
		await town.device(COORDINATOR).say('pending.decide', { pendingId: 'group:g1', decision: 'publish' });
		expect(await group()).toMatchObject({ members: 9, note: '見学可' });
		expect(await rows(HANA, 'pending')).toEqual([]);

		await town.device(HANA).say('group.edit', { groupId: 'g1', fields: [{ field: 'url', to: 'https://example.jp' }] });
		await town
			.device(COORDINATOR)
			.say('pending.decide', { pendingId: 'group:g1', decision: 'decline', words: '開けません' });
		expect((await group()).url).toBeUndefined();
		expect(await rows<PendingRow>(HANA, 'pending')).toMatchObject([{ state: 'declined', words: '開けません' }]);
		expect(await rows(COORDINATOR, 'pending', 'coordination')).toEqual([]);
	});

	test('a new event waits for its yes and can be corrected meanwhile; calling off never waits', async () => {
		await publishAfterAYes();
		const eventId = uuid();
		const data = { name: '花を植える', when: { startDate: '2026-12-05' } };
		const hana = town.device(HANA);
		await hana.say('event.create', { eventId, groupId: 'g1', eventType: 'volunteer', data });
		expect(await event(eventId)).toBeUndefined();
		await hana.say('event.edit', { eventId, fields: [{ field: 'name', was: '花を植える', to: '花を植えよう' }] });
		await town.device(COORDINATOR).say('pending.decide', { pendingId: `event:${eventId}`, decision: 'publish' });
		expect(await event(eventId)).toMatchObject({ name: '花を植えよう', confirmedBy: 'たんぽぽの会 代表' });
		await hana.say('event.status', { eventId, status: 'cancelled', reason: { ja: '雨' } });
		expect(await event(eventId)).toMatchObject({ status: 'cancelled' });
	});

	test('a picture is shown once it was sent, under the words somebody wrote for it', async () => {
		const photo = await madePhoto();
		const hash = hashOf(photo);
		const hana = town.device(HANA);
		const wish = (to: unknown, was?: unknown) => ({ groupId: 'g1', fields: [{ field: 'picture', was, to }] });
		expect(await hana.say('group.edit', wish({ hash, alt: '花壇' }))).toMatchObject({ code: 'no-picture' });
		const sizes = { small: photo, medium: photo, large: photo };
		await keepPicture(town.store, {
			area: AREA,
			owner: 'group/g1',
			hash,
			accountId: 'hana',
			encoded: { width: 1200, height: 900, sizes },
		});
		expect(await hana.say('group.edit', wish({ hash, alt: ' ' }))).toMatchObject({ code: 'invalid' });
		expect(await hana.say('group.edit', wish({ hash, alt: '花壇' }))).toMatchObject({ status: 'accepted' });
		const { picture } = await group();
		expect(picture).toMatchObject({ alt: '花壇', width: 1200, height: 900 });
		expect(picture?.url).toMatch(/^\/pictures\/[\w-]{22}-large\.webp$/);
		expect(await hana.say('group.edit', wish({ ...picture, alt: '春の花壇' }, picture))).toMatchObject({
			result: { taken: ['picture'] },
		});
		for (const url of ['https://elsewhere.example/x.png', '/pictures/AAAAAAAAAAAAAAAAAAAAAA-large.webp']) {
			expect(await hana.say('group.edit', wish({ url, alt: 'x' }, await group()))).toMatchObject({ code: 'invalid' });
		}
	});
});
