/** A mail server that says for good that nobody has an address ends what that address followed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NOBODY } from '../../contract/roles.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { type KeptMail, keptMail } from '../testing/kept-mail.ts';
import { AREA } from '../testing/rows.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { type TestWriter, TOWN, testWriter, ticket, uuid } from '../testing/written-town.ts';
import { endWithoutAddress } from './end-without-address.ts';

const HANAKO = 'hanako@example.jp';
const URL_OF_TOWN = 'https://engawa.example.jp';
const MONDAY = Date.parse('2026-11-23T10:00:00+09:00');
const THURSDAY = Date.parse('2026-11-26T09:00:00+09:00');

describe.each(DATABASES)('An address that nobody has any more, on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;
	let app: App;
	let mail: KeptMail;
	let writer: TestWriter;
	const journal: string[] = [];
	beforeEach(async () => {
		db = await open();
		store = testStore(db, { startAt: MONDAY });
		mail = keptMail();
		journal.length = 0;
		app = await createApp({
			...store,
			mail,
			journal: {
				info: (...said: unknown[]) => void journal.push(JSON.stringify(said)),
				error: (what, error) => void journal.push(`${what} ${String(error)}`),
			},
			config: { publicUrl: URL_OF_TOWN, mailFrom: 'engawa@example.jp' },
		});
		await app.publish(AREA, TOWN);
		await app.tellFollowers();
		writer = testWriter(store, app.writing, NOBODY);
	}, OPENING_MS);
	afterEach(async () => {
		await app.close();
		await db.close();
	});

	const follow = async () => {
		const held = ticket();
		const args = {
			followId: uuid(),
			ticketHash: held.hash,
			lang: 'ja' as const,
			things: [{ kind: 'place' as const, id: 'ask' }],
			news: ['weekly' as const],
			mail: { address: HANAKO },
		};
		expect(await writer.say('follow.put', args)).toMatchObject({ status: 'accepted' });
		await app.mailer.sendDue();
		return held;
	};
	const rows = () => db.kysely.selectFrom('follow').selectAll().execute();
	const counted = async () => {
		const noted = await db.kysely.selectFrom('private_row').selectAll().where('kind', '=', 'ended-mails').execute();
		return noted.map(({ scope, body }) => [scope, JSON.parse(body ?? '').months]);
	};
	const everything = async () => {
		const all = [];
		for (const table of ['follow', 'tell', 'mail_out', 'private_row', 'audit', 'follow_ended'] as const) {
			all.push(await db.kysely.selectFrom(table).selectAll().execute());
		}
		return JSON.stringify(all) + journal.join();
	};

	test('ends what it followed; a coordinator hears how many, and nothing of it is kept', async () => {
		await follow();
		const [, confirm = ''] = /(\/open\/mail\/confirm\/[\w-]+)/.exec(mail.sent.at(-1)?.text ?? '') ?? [];
		const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '1' };
		expect((await app.request(confirm, { method: 'POST', headers, body: 'a' })).status).toBe(200);
		const when = { dates: [{ date: '2026-12-05', from: '10:00', to: '12:00' }] };
		const told = { id: 'e', name: '朗読', eventType: 'event', status: 'scheduled', placeId: 'ask', when } as const;
		await app.publish(AREA, [{ kind: 'event', id: 'e', data: told }]);
		store.clock.set(THURSDAY);
		mail.send = async () => 'no-address';
		await app.tellFollowers();
		await app.mailer.sendDue();
		expect(await rows()).toEqual([]);
		expect(await counted()).toEqual([['coordination', { '2026-11': 1 }]]);
		expect(await everything()).not.toContain(HANAKO);
		expect(await db.kysely.selectFrom('follow_ended').select('area').execute()).toEqual([{ area: AREA }]);
	});

	test('that nobody ever confirmed is forgotten at once, and its device hears that it has ended', async () => {
		mail.send = async () => 'no-address';
		const { token } = await follow();
		expect(await rows()).toEqual([]);
		// what never began did not stop
		expect(await counted()).toEqual([]);
		const asked = await app.request(`/p/${AREA}/follow`, { headers: { 'engawa-ticket': token } });
		expect(asked.status).toBe(404);
	});

	test('stays when the address was mended meanwhile: what could not go went to the old one', async () => {
		await follow();
		const [{ id = '' } = {}] = await rows();
		expect(await endWithoutAddress(store, id, 'mistyped@example.jp')).toBeUndefined();
		expect(await rows()).toHaveLength(1);
	});

	test('stays for any other reason: the mail is tried again', async () => {
		await follow();
		mail.send = async () => {
			throw Object.assign(new Error('550 5.7.1 policy'), { responseCode: 550 });
		};
		await follow();
		expect(await rows()).toHaveLength(2);
		expect(await counted()).toEqual([]);
		expect(await db.kysely.selectFrom('mail_out').select('id').execute()).toHaveLength(1);
	});
});
