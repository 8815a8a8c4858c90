import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Availability } from '../../contract/availability.ts';
import { NOBODY } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { silentJournal } from '../journal.ts';
import { readRow } from '../log.ts';
import { readPrivate } from '../private/read-private.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { ADMIN, asking, DESK, testWriter, type WrittenTown, writtenTown } from '../testing/written-town.ts';
import { createWriting } from './run-once.ts';

describe.each(DATABASES)('What is pushed to $name', ({ open }) => {
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

	const letters = async (room: string, day: number) =>
		((await readRow(town.store, AREA, 'availability', `${room}:2026-12`)) as Availability).days[day - 1];
	const count = async (table: 'request' | 'hold' | 'receipt' | 'audit' | 'private_row') =>
		(await db.kysely.selectFrom(table).selectAll().execute()).length;

	test('is answered with a receipt, seen by the desk, and everybody sees the slot taken', async () => {
		const receipt = await town.device().say('request.ask', asking());
		expect(receipt).toMatchObject({ status: 'accepted', n: 1, result: { state: 'received', code: 'ABCD2345' } });
		expect(await letters('ask-1', 1)).toBe('tff');
		const { scopes } = await readPrivate(town.store, AREA, DESK, new Map());
		expect(scopes).toMatchObject([
			{ scope: 'desk/ask', whole: true, head: 1, rows: [['request', expect.any(String), 1, { state: 'received' }]] },
		]);
		const { head } = await db.kysely.selectFrom('area').select('head').executeTakeFirstOrThrow();
		expect(receipt).toMatchObject({ seq: head });
	});

	test('runs once, however often it is sent, and by whomever', async () => {
		const device = town.device();
		const intent = device.next('request.ask', asking());
		const first = await device.send([intent]);
		const again = await device.send([intent]);
		expect(again.receipts).toEqual(first.receipts);
		const other = town.device();
		const fromFile = await other.send([{ ...intent, n: 1 }]);
		expect(fromFile.receipts).toEqual(first.receipts);
		const together = await Promise.all([device.send([intent]), town.device().send([intent]), device.send([intent])]);
		for (const { receipts } of together) expect(receipts).toEqual(first.receipts);
		expect([await count('request'), await count('hold'), await count('receipt'), await count('audit')]).toEqual([
			1, 1, 1, 1,
		]);
	});

	test('runs once also when two devices send the same file in the same moment', async () => {
		const intent = town.device().next('request.ask', asking());
		const answers = await Promise.all(Array.from({ length: 8 }, () => town.device().send([intent])));
		for (const { receipts } of answers) expect(receipts).toEqual(answers[0]?.receipts);
		expect(await count('request')).toBe(1);
	});

	test('is answered for what was done, each for itself, when the transaction that several shared fails', async () => {
		let failures = 1;
		const now = () => {
			if (failures-- > 0) throw new Error('the disk was full for a moment');
			return town.store.clock.now();
		};
		const writing = createWriting({ store: { ...town.store, clock: { now } }, journal: silentJournal });
		const devices = [1, 2, 3].map(() => testWriter(town.store, writing, NOBODY));
		const receipts = await Promise.all(devices.map((device) => device.say('request.ask', asking())));
		expect(receipts.map(({ status }) => status).toSorted()).toEqual(['accepted', 'refused', 'refused']);
		expect([await count('request'), await count('receipt')]).toEqual([1, 3]);
		await writing.close();
	});

	test('is a conflict under the same id or number with other content', async () => {
		const device = town.device();
		const intent = device.next('request.ask', asking());
		await device.send([intent]);
		const other = { ...intent, args: asking({ people: 9 }) };
		expect((await device.send([other])).receipts).toEqual([
			{ status: 'refused', n: 1, id: intent.id, code: 'conflict' },
		]);
		const sameNumber = town.device().next('request.ask', asking());
		expect((await device.send([sameNumber])).receipts).toMatchObject([{ status: 'refused', code: 'conflict' }]);
		expect(await count('request')).toBe(1);
	});

	test('stops at a gap in the numbers and says from where to send', async () => {
		const device = town.device();
		const [first, second, third] = ['01', '02', '03'].map((day) =>
			device.next('request.ask', asking({ slots: [{ date: `2026-12-${day}`, slotIds: ['am'] }] })),
		);
		if (!first || !second || !third) throw new Error('unreachable');
		expect(await device.send([second])).toMatchObject({ lastN: 0, receipts: [], gap: true });
		expect(await device.send([first, third])).toMatchObject({ lastN: 1, gap: true, receipts: [{ n: 1 }] });
		const whole = await device.send([first, second, third]);
		expect(whole).toMatchObject({ lastN: 3, receipts: [{ n: 1 }, { n: 2 }, { n: 3 }] });
		expect(whole.gap).toBeUndefined();
	});

	test('is processed also when it is refused, and does not stand in the way of what follows', async () => {
		const device = town.device();
		const bad = device.next('request.ask', asking({ roomId: 'none such' }));
		const good = device.next('request.ask', asking());
		const { lastN, receipts } = await device.send([bad, good]);
		expect(lastN).toBe(2);
		expect(receipts).toMatchObject([
			{ status: 'refused', code: 'not-found', detail: { field: 'roomId' } },
			{ status: 'accepted' },
		]);
	});

	test('leaves nothing behind when it is refused', async () => {
		const before = await count('private_row');
		const device = town.device();
		await device.say('request.ask', asking({ slots: [{ date: '2026-12-01', slotIds: ['am', 'eve'] }] }));
		await device.say('request.ask', asking({ placeId: 'none', roomId: 'none-1' }));
		expect([await count('private_row'), await count('request'), await count('hold'), await count('audit')]).toEqual([
			before,
			0,
			0,
			0,
		]);
		expect(await letters('ask-1', 1)).toBe('fff');
	});

	test('goes on in order through more intents than one transaction takes', async () => {
		const device = town.device(ADMIN);
		const intents = Array.from({ length: 500 }, () =>
			device.next('request.ask', asking({ placeId: 'paper', roomId: 'paper-1', ticketHash: undefined })),
		);
		const { lastN, receipts } = await device.send(intents);
		expect([lastN, receipts.length, receipts.every(({ status }) => status === 'accepted')]).toEqual([500, 500, true]);
		expect(receipts.map(({ n }) => n)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
		expect(await count('request')).toBe(500);
	});

	test('counts for nobody else: a forged author, an unknown intent, a protocol nobody speaks', async () => {
		const device = town.device();
		const forged = { ...device.next('request.ask', asking()), by: 'admin' };
		expect((await device.send([forged])).receipts).toMatchObject([{ code: 'sign-in-needed' }]);
		const admin = town.device(ADMIN);
		expect((await admin.send([{ ...forged, by: 'someone' }])).receipts).toMatchObject([{ code: 'conflict' }]);
		const unknown = { ...admin.next('request.ask', asking()), name: 'toString' };
		expect((await town.device(ADMIN).send([{ ...unknown, n: 1 }])).receipts).toMatchObject([
			{ code: 'unknown-intent' },
		]);
		expect(await count('request')).toBe(0);
	});

	test('gives a row one version more for all that one transaction does to it, as the log does', async () => {
		const desk = town.device(DESK);
		const marks = (letter: 'f' | 't') => [{ roomId: 'ask-1', date: '2027-03-01', slotId: 'am', mark: letter }];
		const intents = (['t', 'f', 't'] as const).map((letter) =>
			desk.next('board.mark', { placeId: 'ask', marks: marks(letter) }),
		);
		await desk.send(intents);
		const revOf = async () =>
			(await db.kysely.selectFrom('rows').select('rev').where('id', '=', 'ask-1:2027-03').executeTakeFirstOrThrow())
				.rev;
		expect(await revOf()).toBe(1);
		const rev = await town.writing.work(
			AREA,
			'look',
			async (context) => (await context.read('availability', 'ask-1:2027-03'))?.rev,
		);
		expect(rev).toBe(1);
		await desk.say('board.mark', { placeId: 'ask', marks: marks('f') });
		expect(await revOf()).toBe(2);
	});

	test('is true for a writer who remembers, also after another process has written', async () => {
		await town.device().say('request.ask', asking());
		const other = createWriting({ store: town.store, journal: silentJournal });
		const stranger = testWriter(town.store, other, NOBODY);
		expect(await stranger.say('request.ask', asking())).toMatchObject({ code: 'slot-taken' });
		expect(
			await stranger.say('request.ask', asking({ slots: [{ date: '2026-12-02', slotIds: ['am'] }] })),
		).toMatchObject({ status: 'accepted' });
		expect(
			await town.device().say('request.ask', asking({ slots: [{ date: '2026-12-02', slotIds: ['am'] }] })),
		).toMatchObject({ code: 'slot-taken' });
		expect(await letters('ask-1', 2)).toBe('tff');
		await other.close();
	});
});
