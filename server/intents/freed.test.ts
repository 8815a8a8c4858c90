/** What frees a slot besides its asker: a closure that is taken back, temporary rules that end, a list that comes in. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Availability } from '../../contract/availability.ts';
import type { RuleSet } from '../../contract/place.ts';
import { createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { readRow } from '../log.ts';
import { readTicket } from '../private/read-private.ts';
import { AREA } from '../testing/rows.ts';
import {
	asking,
	DESK,
	freeMonth,
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

const EVENING = { slots: [{ date: '2026-12-24', slotIds: ['eve'] }] };
const TARO = { name: '山田 太郎', kind: 'email', value: 'taro@example.jp' } as const;

async function ask(different: Parameters<typeof asking>[0] = {}, mail?: typeof TARO) {
	const { token, hash } = ticket();
	const args = asking({ ticketHash: hash, ...EVENING, ...different });
	const sealed = mail ? { keyId: 'k', enc: 'e', text: 't' } : undefined;
	const intent = anybody.next('request.ask', { ...args, ...(sealed && { sealed }) });
	const { receipts } = await anybody.send([intent], mail ? { sealed: mail } : {});
	expect(receipts).toMatchObject([{ status: 'accepted' }]);
	return { id: args.requestId, token, withdraw: () => withdraw(args.requestId, token) };
}

const withdraw = (requestId: string, token: string) =>
	anybody.say('request.withdraw', { requestId }, { tokens: [token] });

async function stateOf({ token }: { token: string }): Promise<string | undefined> {
	const hash = createHash('sha256').update(token).digest('base64url');
	return (await readTicket(town.store, AREA, hash))?.request.state;
}

const mails = async () =>
	(await db.kysely.selectFrom('mail_out').selectAll().execute()).map(({ body }) => JSON.parse(body ?? '{}'));
const letters = async (day: number) =>
	((await readRow(town.store, AREA, 'availability', 'ask-1:2026-12')) as Availability).days[day - 1];

const close = (closureId: string, different: { toTime?: string } = {}) =>
	desk.say('closure.put', {
		closureId,
		placeId: 'ask',
		closure: {
			placeId: 'ask',
			from: '2026-12-24',
			to: '2026-12-24',
			fromTime: '13:30',
			reason: { ja: '工事' },
			...different,
		},
	});

test('who waits for a slot that was closed meanwhile gets it when the closure is taken back, and is told', async () => {
	const first = await ask();
	const [byMail, byTicket] = [await ask({ ifTaken: 'queue' }, TARO), await ask({ ifTaken: 'queue' })];
	const closureId = uuid();
	await close(closureId);
	await first.withdraw();
	expect([await stateOf(byMail), await stateOf(byTicket)]).toEqual(['queued', 'queued']);
	expect(await mails()).toHaveLength(1);
	await desk.say('closure.remove', { closureId, placeId: 'ask' });
	expect([await stateOf(byMail), await stateOf(byTicket)]).toEqual(['received', 'queued']);
	expect((await mails()).map(({ to, text }) => [to, text.includes('空きました')])).toEqual([
		['taro@example.jp', false],
		['taro@example.jp', true],
	]);
	await close(closureId);
	await withdraw(byMail.id, byMail.token);
	expect(await stateOf(byTicket)).toBe('queued');
	await close(closureId, { toTime: '17:20' });
	expect(await stateOf(byTicket)).toBe('received');
	expect(await letters(24)).toBe('fft');
});

test('who waits for a slot that temporary rules took away gets it when they are taken back', async () => {
	const first = await ask();
	const second = await ask({ ifTaken: 'queue' });
	const rules = async (rules: RuleSet[]) => {
		const place = await db.kysely
			.selectFrom('rows')
			.select('rev')
			.where('kind', '=', 'place')
			.where('id', '=', 'ask')
			.executeTakeFirstOrThrow();
		return desk.say('rules.put', { placeId: 'ask', rev: place.rev, rules });
	};
	const short: RuleSet = {
		validFrom: '2026-12-20',
		validTo: '2026-12-27',
		hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '13:20' }] }],
		slots: [{ id: 'am', name: { ja: '午前' }, from: '09:30', to: '13:20' }],
		closures: [],
	};
	expect(await rules([short])).toMatchObject({ status: 'accepted' });
	await first.withdraw();
	expect(await stateOf(second)).toBe('queued');
	expect(await rules([])).toMatchObject({ status: 'accepted' });
	expect(await stateOf(second)).toBe('received');
});

test('a list that comes in frees what it had said was taken, never what somebody holds', async () => {
	const app = await createApp(town.store);
	const say = (letters: string) => {
		const free = freeMonth('ask-1', 'ask');
		const days = free.days.map((day, index) => (index === 23 ? letters : day));
		return app.publish(AREA, [{ kind: 'availability', id: free.id, data: { ...free, days } }]);
	};
	await say('fft');
	const waiting = await ask({ ifTaken: 'queue' });
	const held = await ask({ slots: [{ date: '2026-12-24', slotIds: ['am'] }] });
	expect([await stateOf(waiting), await letters(24)]).toEqual(['queued', 'tft']);
	await say('fff');
	expect([await stateOf(waiting), await letters(24)]).toEqual(['received', 'tft']);
	// what is shown stays as it is, and still the list has said something else of what lies beneath
	await say('tft');
	await held.withdraw();
	expect(await letters(24)).toBe('tft');
	await app.publish(AREA, [{ kind: 'availability', id: 'ask-1:2026-12', data: null }]);
	expect(await letters(24)).toBe('??t');
	await app.close();
});
