/** A closure over what is kept for somebody. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AskerContact } from '../../contract/request.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { readRow } from '../log.ts';
import { readTicket } from '../private/read-private.ts';
import { AREA } from '../testing/rows.ts';
import { asking, DESK, type TestWriter, ticket, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';

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

const TARO = { name: '山田 太郎', kind: 'email', value: 'taro@example.jp' } as const;
type Slots = { date: string; slotIds: string[] }[];

async function ask(slots: Slots, roomId = 'ask-1', contact: AskerContact = TARO) {
	const { token, hash } = ticket();
	const args = asking({ ticketHash: hash, slots, roomId, sealed: { keyId: 'k', enc: 'e', text: 't' } });
	const { receipts } = await anybody.send([anybody.next('request.ask', args)], { sealed: contact });
	expect(receipts).toMatchObject([{ status: 'accepted' }]);
	const ticketHash = createHash('sha256').update(token).digest('base64url');
	return { id: args.requestId, read: async () => (await readTicket(town.store, AREA, ticketHash))?.request };
}

const close = (closure: { from: string; to: string; fromTime?: string; toTime?: string; roomIds?: string[] }) =>
	desk.say('closure.put', {
		closureId: uuid(),
		placeId: 'ask',
		closure: { placeId: 'ask', reason: { ja: '台風のため' }, ...closure },
	} as never);
const mails = async () =>
	(await db.kysely.selectFrom('mail_out').select('body').execute()).map(
		({ body }) => JSON.parse(body) as { text: string },
	);

test('whoever had the slot is told that it is closed, why, and what is free instead; the slot is nobody’s any more', async () => {
	const evening = await ask([{ date: '2026-12-24', slotIds: ['eve'] }]);
	const confirmed = { requestId: evening.id, placeId: 'ask', rev: 1, decision: 'confirm' as const };
	expect(await desk.say('request.answer', confirmed)).toMatchObject({ status: 'accepted' });
	const morning = await ask([{ date: '2026-12-24', slotIds: ['am'] }], 'ask-2', { ...TARO, value: 'jiro@example.jp' });
	const receipt = await close({ from: '2026-12-24', to: '2026-12-24', fromTime: '17:30' });
	expect(receipt).toMatchObject({ status: 'accepted', result: { ended: 1 } });
	expect(await evening.read()).toMatchObject({
		state: 'cancelled',
		steps: [{}, {}, { words: '休館のため（台風のため）' }],
	});
	expect(await morning.read()).toMatchObject({ state: 'received' });
	expect(await db.kysely.selectFrom('hold').select('slot_id').execute()).toEqual([{ slot_id: 'am' }]);
	expect(await readRow(town.store, AREA, 'availability', 'ask-1:2026-12')).toMatchObject({
		days: expect.arrayContaining(['fff']),
	});
	const mail = (await mails()).at(-1);
	expect(mail?.text).toContain('台風のため');
	expect(mail?.text).toContain('・ask-1室 2026-12-24 午前 09:30–13:20');
});

test('of a series only the closed days fall away, and the others stay kept', async () => {
	const series = await ask([
		{ date: '2026-12-01', slotIds: ['am'] },
		{ date: '2026-12-15', slotIds: ['am'] },
	]);
	await close({ from: '2026-12-14', to: '2026-12-16' });
	expect(await series.read()).toMatchObject({
		state: 'received',
		slots: [{ date: '2026-12-01' }],
		steps: [{ state: 'received' }, { state: 'declined', date: '2026-12-15' }],
	});
	expect(await db.kysely.selectFrom('hold').select('date').execute()).toEqual([{ date: '2026-12-01' }]);
});

test('a closure of another room, another day or another time of the day ends nothing', async () => {
	const asked = await ask([{ date: '2026-12-24', slotIds: ['am'] }]);
	await close({ from: '2026-12-24', to: '2026-12-24', roomIds: ['ask-2'] });
	await close({ from: '2026-12-25', to: '2026-12-26' });
	await close({ from: '2026-12-24', to: '2026-12-24', fromTime: '13:20' });
	expect(await asked.read()).toMatchObject({ state: 'received' });
});
