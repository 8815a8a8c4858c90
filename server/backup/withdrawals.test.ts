/** Who took a consent back stays out of a town that is set back to an older back-up, as far as the list beside the database goes. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import { type App, createApp } from '../app.ts';
import { ensureArea } from '../areas.ts';
import { applyWithdrawals } from '../coordination/apply-withdrawals.ts';
import { noteWithdrawals, readWithdrawals } from '../coordination/withdrawal-list.ts';
import type { Database } from '../db/database.ts';
import { readRow } from '../log.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { TOWN, testWriter, ticket, uuid } from '../testing/written-town.ts';
import { restore } from './restore.ts';
import { writeBackup } from './write-backup.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
const CONSENT = { text: 'helper-1', lang: 'ja', until: '2027-11-22', how: 'spoken' } as const;
const NAME = '手助 太郎';

describe.each(DATABASES)('A back-up of before a withdrawal, on $name', ({ open }) => {
	let folder: string;
	let db: Database;
	let store: TestStore;
	let app: App;
	let list: string;
	let backup: string;
	const lead = () => testWriter(store, app.writing, COORDINATOR);
	const start = () => createApp({ ...store, config: { withdrawals: list, publicUrl: 'https://engawa.example.jp' } });
	beforeEach(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'engawa-'));
		list = path.join(folder, 'withdrawals.jsonl');
		backup = path.join(folder, 'backup.gz');
		db = await open();
		store = testStore(db);
		await ensureArea(store, AREA);
		app = await start();
		await app.publish(AREA, TOWN);
	}, OPENING_MS);
	afterEach(async () => {
		await app.close();
		await db.close();
		rmSync(folder, { recursive: true });
	});

	const register = async () => {
		const helperId = uuid();
		const writer = lead();
		const sealed = { keyId: 'k', enc: 'e', text: 't' };
		const put = { helperId, kinds: ['skills' as const], fields: [], consent: CONSENT, sealed };
		await writer.send([writer.next('helper.put', put)], { sealed: { name: NAME, kind: 'phone', value: '0422' } });
		return helperId;
	};
	const tied = async () => {
		const tieId = uuid();
		const partner = (name: string) => ({ sector: 'company' as const, name });
		const said = { a: partner('あ'), b: partner('い'), what: '花だん', year: 2025, going: true, fields: [] };
		await lead().say('tie.put', { tieId, ...said });
		for (const side of ['a', 'b'] as const) await lead().say('tie.answer', { tieId, side, answer: 'yes' });
		return tieId;
	};
	const lend = async () => {
		const lentId = uuid();
		const writer = lead();
		const said = {
			...{ name: '喫茶こもれび', typeText: 'カフェ', address: 'x', hoursText: 'x', fee: { kind: 'free' as const } },
			...{ purposes: ['craft' as const], who: 'anyone' as const, askBy: ['counter' as const] },
			...{ consent: { ...CONSENT, text: 'place-1' as const }, sealed: { keyId: 'k', enc: 'e', text: 't' } },
		};
		const keeper = { name: NAME, kind: 'phone' as const, value: '0422' };
		await writer.send([writer.next('lending.put', { lentId, ...said })], { sealed: keeper });
		return lentId;
	};
	const shownTie = (id: string) => readRow(store, AREA, 'tie', id);
	const kept = async () => JSON.stringify(await db.kysely.selectFrom('private_row').selectAll().execute());
	const later = () => store.clock.set(store.clock.now() + 60_000);
	/** as `npm run restore` and a server that starts do it */
	const setBack = async () => {
		await noteWithdrawals(db.kysely, list);
		await restore(store, backup, { replace: true });
		await app.close();
		app = await start();
	};

	test('is restored without the person and without the tie that a side does not want shown any more', async () => {
		const [helperId, tieId] = [await register(), await tied()];
		await writeBackup(store, backup);
		later();
		await lead().say('helper.withdraw', { helperId });
		await lead().say('tie.answer', { tieId, side: 'b', answer: 'no' });
		// both stand on the disk as soon as they are answered, and say nothing of anybody
		expect((await readWithdrawals(list)).map(({ kind, id, side }) => [kind, id, side])).toEqual([
			['helper', helperId, undefined],
			['tie', tieId, 'b'],
		]);
		expect(readFileSync(list, 'utf8')).not.toMatch(/手助|花だん/);
		await setBack();
		expect(await kept()).toContain(NAME);
		await app.keepWithdrawals();
		expect(await kept()).not.toContain(NAME);
		expect(await shownTie(tieId)).toBeUndefined();
		// again, and at each start, it does nothing
		expect(await applyWithdrawals(app.writing, list, () => true)).toBe(0);
	});

	test('is restored without the place that its keeper does not lend any more', async () => {
		const lentId = await lend();
		await writeBackup(store, backup);
		later();
		await lead().say('lending.withdraw', { lentId });
		expect((await readWithdrawals(list)).map(({ kind, id }) => [kind, id])).toEqual([['lent-place', lentId]]);
		await setBack();
		expect(await readRow(store, AREA, 'place', lentId)).toBeDefined();
		await app.keepWithdrawals();
		expect(await readRow(store, AREA, 'place', lentId)).toBeUndefined();
		expect(await kept()).not.toContain(NAME);
	});

	test('is restored without what somebody asked advice for and took back', async () => {
		const [consultId, own] = [uuid(), ticket()];
		const writer = testWriter(store, app.writing, NOBODY);
		const asked = { consultId, code: '23456789', ticketHash: own.hash, theme: 'other', from: 'phone' } as const;
		const text = '人に言えない相談';
		await writer.send([writer.next('consult.ask', { ...asked, text, sealed: { keyId: 'k', enc: 'e', text: 't' } })], {
			sealed: { name: NAME, kind: 'phone', value: '0422' },
		});
		await writeBackup(store, backup);
		later();
		await writer.say('consult.withdraw', { consultId }, { tokens: [own.token] });
		expect((await readWithdrawals(list)).map(({ kind, id }) => [kind, id])).toEqual([['consult', consultId]]);
		await setBack();
		expect(await kept()).toContain(text);
		await app.keepWithdrawals();
		for (const gone of [text, NAME]) expect(await kept()).not.toContain(gone);
		expect(await applyWithdrawals(app.writing, list, () => true)).toBe(0);
	});

	test('does not bring back who followed and stopped; who began again follows', async () => {
		const writer = () => testWriter(store, app.writing, NOBODY);
		const follow = async () => {
			const [followId, own] = [uuid(), ticket()];
			const things = [{ kind: 'place' as const, id: 'ask' }];
			const put = { followId, ticketHash: own.hash, lang: 'ja' as const, things, news: ['weekly' as const] };
			const begin = () =>
				writer().say('follow.put', { ...put, mail: { address: 'hanako@example.jp' } }, { tokens: [own.token] });
			expect(await begin()).toMatchObject({ status: 'accepted' });
			return { followId, begin, stop: () => writer().say('follow.stop', { followId }, { tokens: [own.token] }) };
		};
		const [stopped, again] = [await follow(), await follow()];
		await writeBackup(store, backup);
		later();
		await stopped.stop();
		await again.stop();
		expect(new Set((await readWithdrawals(list)).map(({ kind, id }) => `${kind} ${id}`))).toEqual(
			new Set([`follow ${stopped.followId}`, `follow ${again.followId}`]),
		);
		await setBack();
		await app.keepWithdrawals();
		const followers = async () => (await db.kysely.selectFrom('follow').select('id').execute()).map(({ id }) => id);
		expect(await followers()).toEqual([]);
		expect(await kept()).not.toContain('hanako@example.jp');
		later();
		expect(await again.begin()).toMatchObject({ status: 'accepted' });
		await app.keepWithdrawals();
		expect(await followers()).toEqual([again.followId]);
	});

	test('a side that said yes again later stays shown, and who was never withdrawn stays', async () => {
		const [helperId, tieId] = [await register(), await tied()];
		later();
		await lead().say('tie.answer', { tieId, side: 'a', answer: 'no' });
		later();
		await lead().say('tie.answer', { tieId, side: 'a', answer: 'yes' });
		await app.keepWithdrawals();
		expect(await shownTie(tieId)).toBeDefined();
		await writeBackup(store, backup);
		await setBack();
		await app.keepWithdrawals();
		expect(await shownTie(tieId)).toBeDefined();
		expect(await kept()).toContain(helperId);
		expect(await kept()).toContain(NAME);
	});

	test('what a crash kept off the list is written when the server starts, also after half a line', async () => {
		const helperId = await register();
		await writeBackup(store, backup);
		await lead().say('helper.withdraw', { helperId });
		rmSync(list);
		appendFileSync(list, '{"area":"1320');
		await app.keepWithdrawals();
		expect((await readWithdrawals(list)).map(({ id }) => id)).toEqual([helperId]);
		await setBack();
		await app.keepWithdrawals();
		expect(await kept()).not.toContain(NAME);
	});

	test('a consent that ran out meanwhile is over after a restore too', async () => {
		await register();
		await writeBackup(store, backup);
		store.clock.set(Date.parse('2027-11-23T03:00:00Z'));
		await app.expire();
		expect(await readWithdrawals(list)).toHaveLength(1);
		await setBack();
		await app.keepWithdrawals();
		expect(await kept()).not.toContain(NAME);
	});
});
