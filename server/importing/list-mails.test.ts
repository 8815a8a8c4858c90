import { beforeEach, describe, expect, test } from 'vitest';
import { FETCH_REASONS, type FetchOutcome, type FetchReason } from '../../contract/importing.ts';
import type { Role } from '../../contract/roles.ts';
import { ensureArea } from '../areas.ts';
import { addAccount, removeAccount, setRoles } from '../identity/accounts.ts';
import type { QueuedMail } from '../mail/queue.ts';
import { DATABASES } from '../testing/databases.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { listMail } from './list-mail-words.ts';
import { tellOfLists } from './list-mails.ts';

const AREA = '990019';
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const TEN = Date.parse('2026-11-24T10:00:00+09:00');

describe.each(DATABASES)('mails of trouble with lists that are fetched, on $name', ({ open }) => {
	let store: TestStore;
	let visits: number;

	beforeEach(async () => {
		store = testStore(await open(), { startAt: TEN });
		visits = 0;
		await ensureArea(store, AREA);
		await person('c1', [{ role: 'coordinator' }]);
		await person('a1', [{ role: 'administrator' }]);
		await person('d1', [{ role: 'desk', placeId: 'p1' }]);
		await list('施設');
	});

	const person = async (id: string, roles: Role[]) => {
		const { kysely } = store.db;
		await addAccount(kysely, { id, area: AREA, email: `${id}@example.jp`, name: id, now: store.clock.now() });
		await setRoles(kysely, id, roles);
	};
	const list = (name: string, lang = 'ja') =>
		store.db.kysely
			.insertInto('subscription')
			.values({
				id: name,
				area: AREA,
				account_id: 'c1',
				name,
				url: `https://open.example.jp/${name}.csv`,
				choices: '{}',
				every_hours: 24,
				etag: null,
				modified: null,
				next_at: 0,
				failures: 0,
				last_ok_at: null,
				made_at: 0,
				lang,
				told: '',
				told_at: null,
			})
			.execute();
	/** As a visit leaves it. */
	const came = async (outcome: FetchOutcome, reason: FetchReason | '' = '', name = '施設') => {
		const { kysely } = store.db;
		await kysely
			.insertInto('subscription_visit')
			.values({
				id: `v${visits++}`,
				subscription_id: name,
				at: store.clock.now(),
				outcome,
				detail: reason,
				run_id: null,
				file_id: outcome === 'held' ? 'f1' : null,
			})
			.execute();
		const failures = outcome === 'failed' ? (row: { failures: number }) => row.failures + 1 : () => 0;
		const row = await kysely.selectFrom('subscription').selectAll().where('id', '=', name).executeTakeFirstOrThrow();
		await kysely
			.updateTable('subscription')
			.set({ failures: failures(row) })
			.where('id', '=', name)
			.execute();
	};
	const look = () => tellOfLists(store, AREA);
	/** Mails queued since the last call. */
	const mails = async (): Promise<QueuedMail[]> => {
		const lines = await store.db.kysely.selectFrom('mail_out').selectAll().execute();
		await store.db.kysely.deleteFrom('mail_out').execute();
		return lines.map(({ body }) => JSON.parse(body) as QueuedMail);
	};

	test('what fails twice in a row is told once, and once when it comes in again', async () => {
		await came('failed', 'unreachable');
		expect(await look()).toBe(false);
		store.clock.pass(HOUR);
		await came('failed', 'status');
		expect(await look()).toBe(true);
		expect(await look()).toBe(false);
		store.clock.pass(2 * DAY);
		await came('failed', 'unreachable');
		expect(await look()).toBe(false);
		const [mail, ...more] = await mails();
		expect(more).toEqual([]);
		expect(mail).toMatchObject({
			to: 'c1@example.jp',
			lang: 'ja',
			subject: '自動の取り込みの確認をお願いします：施設',
		});
		expect(mail?.text).toContain('ファイルがありません');
		store.clock.pass(DAY);
		await came('unchanged');
		await look();
		await look();
		expect(await mails()).toMatchObject([{ subject: '自動の取り込みは元に戻りました：施設' }]);
	});

	test('a file that waits is told after an hour, unless somebody has said yes to it by then', async () => {
		await came('held', 'half-gone');
		store.clock.pass(HOUR - 1);
		expect(await look()).toBe(false);
		store.clock.pass(1);
		expect(await look()).toBe(true);
		expect((await mails())[0]?.text).toContain('行が半分より減りました');
		await run();
		store.clock.pass(HOUR);
		expect(await look()).toBe(true);
		expect((await mails())[0]?.subject).toContain('元に戻りました');

		await came('held', 'clashes');
		await run();
		store.clock.pass(2 * DAY);
		expect(await look()).toBe(false);
	});
	const run = () =>
		store.db.kysely
			.insertInto('import_run')
			.values({
				id: `r${visits++}`,
				area: AREA,
				account_id: 'c1',
				by_name: 'c1',
				dataset: 'x',
				file: 'x',
				counts: '{}',
				subscription_id: '施設',
				at: store.clock.now(),
				undone_at: null,
				kept: null,
			})
			.execute();

	test('a list that comes and goes is told of once a day, and nobody at night', async () => {
		const fail = async () => {
			await came('failed', 'unreachable');
			await came('failed', 'unreachable');
		};
		await fail();
		await look();
		store.clock.pass(2 * HOUR);
		await came('imported');
		await look();
		expect(await mails()).toHaveLength(2);
		store.clock.pass(2 * HOUR);
		await fail();
		expect(await look()).toBe(false);
		store.clock.set(TEN + 26 * HOUR);
		expect(await look()).toBe(true);
		store.clock.set(Date.parse('2026-11-26T03:00:00+09:00'));
		await came('imported');
		expect(await look()).toBe(false);
		store.clock.set(Date.parse('2026-11-26T07:00:00+09:00'));
		expect(await look()).toBe(true);
	});

	test('when a whole city is down it is one mail, and one to two processes', async () => {
		for (const name of ['催し', '団体']) await list(name);
		for (const name of ['施設', '催し', '団体']) {
			await came('failed', 'unreachable', name);
			await came('failed', 'unreachable', name);
		}
		await Promise.all([look(), look(), look()]);
		const sent = await mails();
		expect(sent).toHaveLength(1);
		expect(sent[0]?.subject).toContain('ほか2件');
		// what fails right after waits for an hour
		await list('部屋');
		await came('failed', 'unreachable', '部屋');
		await came('failed', 'unreachable', '部屋');
		expect(await look()).toBe(false);
		store.clock.pass(HOUR);
		expect(await look()).toBe(true);
	});

	test('where whoever set it up is gone, all who look after the town hear of it', async () => {
		await person('c2', [{ role: 'coordinator' }]);
		await removeAccount(store.db.kysely, 'c1');
		await came('failed', 'host');
		await came('failed', 'host');
		await look();
		expect((await mails()).map(({ to }) => to).sort()).toEqual(['a1@example.jp', 'c2@example.jp']);
	});

	test('where nobody can be told nothing counts as told', async () => {
		for (const id of ['c1', 'a1']) await removeAccount(store.db.kysely, id);
		await came('failed', 'host');
		await came('failed', 'host');
		expect(await look()).toBe(false);
		await person('c3', [{ role: 'coordinator' }]);
		expect(await look()).toBe(true);
	});
});

test('the mail says why in each language, and where to look', () => {
	for (const lang of ['ja', 'easy', 'en'] as const) {
		const seen = new Set(
			FETCH_REASONS.map(
				(reason) => listMail(lang, [{ name: '施設', url: 'https://x.jp/', is: 'failed', reason }]).text,
			),
		);
		expect(seen.size).toBe(FETCH_REASONS.length);
		const mail = listMail(lang, [{ name: '施設', url: 'https://x.jp/', is: 'held', reason: 'first' }]);
		expect(mail.text).toContain('{screen /desk/import}');
		expect(mail.subject).toContain('施設');
	}
});
