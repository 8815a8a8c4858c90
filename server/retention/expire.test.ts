import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCursors, writeCursors } from '../../contract/private-feed.ts';
import type { Database } from '../db/database.ts';
import { readPrivate, readTicket } from '../private/read-private.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { asking, DESK, ticket, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';
import { expire } from './expire.ts';

const CONTACT = { name: '山田 太郎', kind: 'phone', value: '0422-12-3456' } as const;

describe.each(DATABASES)('What time has run out for, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	beforeEach(async () => {
		db = await open();
		town = await writtenTown(db);
	}, OPENING_MS);
	afterEach(async () => {
		await town.close();
		await db.close();
	});

	const on = (day: string) => town.store.clock.set(Date.parse(`${day}T03:00:00Z`));
	const work = () => expire(town.store, town.writing, AREA);
	const everything = async () => {
		const tables = ['private_row', 'request', 'use', 'kept_from', 'receipt', 'audit', 'log', 'rows'] as const;
		const rows = await Promise.all(tables.map((table) => db.kysely.selectFrom(table).selectAll().execute()));
		return JSON.stringify(rows);
	};
	const deskSince = async (since: string) => (await readPrivate(town.store, AREA, DESK, readCursors(since))).scopes;

	async function askWithContact() {
		const held = ticket();
		const device = town.device();
		const intent = device.next(
			'request.ask',
			asking({ ticketHash: held.hash, sealed: { keyId: 'k', enc: 'e', text: 't' } }),
		);
		await device.send([intent], { sealed: CONTACT });
		return { id: String(intent.args.requestId), hash: held.hash };
	}

	test('a contact is gone from every table 90 days after the use, and from the desk’s devices at their next pull', async () => {
		const { id } = await askWithContact();
		const before = writeCursors(await deskSince(''));
		expect(await everything()).toContain(CONTACT.value);
		on('2027-03-01');
		expect(await work()).toMatchObject({ contacts: 0 });
		on('2027-03-02');
		expect(await work()).toMatchObject({ contacts: 1 });
		const left = await everything();
		for (const gone of [CONTACT.value, CONTACT.name, 'contact ']) expect(left).not.toContain(gone);
		expect(await deskSince(before)).toMatchObject([
			{ whole: false, rows: [['request', id, 2, { contactExpired: true, state: 'received' }]] },
		]);
		expect(await work()).toMatchObject({ contacts: 0 });
	});

	test('a ticket opens nothing 30 days after the use', async () => {
		const { hash } = await askWithContact();
		on('2026-12-31');
		await work();
		expect(await readTicket(town.store, AREA, hash)).toBeDefined();
		on('2027-01-01');
		expect(await work()).toMatchObject({ tickets: 1 });
		expect(await readTicket(town.store, AREA, hash)).toBeUndefined();
	});

	test('a request is a tombstone without content after three years, and so are words and reports after their time', async () => {
		const { id } = await askWithContact();
		const desk = town.device(DESK);
		await desk.say('board.mark', {
			placeId: 'ask',
			marks: [{ roomId: 'ask-1', date: '2026-12-03', slotId: 'am', mark: 't', words: '卓球の会' }],
		});
		const reportId = uuid();
		await town.device().say('report.send', {
			reportId,
			about: { kind: 'place', id: 'ask' },
			what: 'old',
			text: '電話がちがう',
		});
		await desk.say('report.done', { reportId, scope: 'desk/ask' });
		const before = writeCursors(await deskSince(''));
		on('2027-04-01');
		expect(await work()).toMatchObject({ words: 1, reports: 1, requests: 0 });
		on('2029-12-01');
		expect(await work()).toMatchObject({ requests: 1 });
		const [scope] = await deskSince(before);
		expect(scope?.rows.map(([kind, , , data]) => [kind, data])).toEqual([
			['board-words', null],
			['report', null],
			['request', null],
		]);
		expect(scope?.rows.find(([kind]) => kind === 'request')?.[1]).toBe(id);
		for (const gone of ['卓球の会', '電話がちがう', CONTACT.value]) expect(await everything()).not.toContain(gone);
		const [whole] = await deskSince('');
		expect(whole?.rows).toEqual([]);
		expect(await db.kysely.selectFrom('hold').selectAll().execute()).toEqual([]);
	});

	test('lines of the audit go after three years, and are never changed before', async () => {
		await askWithContact();
		await expect(db.kysely.updateTable('audit').set({ what: 'x' }).execute()).rejects.toThrow(/never changed/);
		on('2029-11-23');
		await work();
		const lines = await db.kysely.selectFrom('audit').select('what').execute();
		expect(lines.map(({ what }) => what)).not.toContain('request.ask');
		expect(await db.kysely.selectFrom('receipt').selectAll().execute()).toEqual([]);
	});
});
