import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { addAccount, removeAccount, setRoles } from '../identity/accounts.ts';
import { fillAddresses } from '../mail/addresses.ts';
import type { QueuedMail } from '../mail/queue.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { DESK, placeRow, type WrittenTown, writtenTown } from '../testing/written-town.ts';
import { remind } from './remind.ts';

const GROUP = {
	id: 'g',
	name: '朝の体操',
	fields: ['sports'],
	recruiting: 'open',
	audience: [],
	confirmedAt: '2026-01-10',
};

describe.each(DATABASES)('What nobody has vouched for within a year, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	beforeEach(async () => {
		db = await open();
		town = await writtenTown(db, [
			{ kind: 'place', id: 'ask', data: { ...placeRow('ask', { channel: 'request' }), confirmedAt: '2026-01-10' } },
			{ kind: 'place', id: 'now', data: placeRow('now', { channel: 'instant' }) },
			{ kind: 'group', id: 'g', data: GROUP as never },
		]);
		await person('hanako', [
			{ role: 'desk', placeId: 'ask' },
			{ role: 'representative', groupId: 'g' },
		]);
		await person('jiro', [{ role: 'desk', placeId: 'now' }]);
		await person('gone', [{ role: 'desk', placeId: 'ask' }]);
		await removeAccount(db.kysely, 'gone');
	}, OPENING_MS);
	afterEach(async () => {
		await town.close();
		await db.close();
	});

	async function person(id: string, roles: Role[]) {
		const now = Date.parse('2026-06-01T03:00:00Z');
		await addAccount(db.kysely, { id, area: AREA, email: `${id}@example.jp`, name: id, now });
		await setRoles(db.kysely, id, roles);
	}
	const on = (day: string) => {
		town.store.clock.set(Date.parse(`${day}T03:00:00Z`));
		return remind(town.writing, AREA);
	};
	/** The mails that wait, which are then taken away. */
	async function mails(): Promise<QueuedMail[]> {
		const lines = await db.kysely.selectFrom('mail_out').select('body').execute();
		await db.kysely.deleteFrom('mail_out').execute();
		return lines.map(({ body }) => JSON.parse(body) as QueuedMail);
	}

	test('is told to its people in one mail, a year and a day after, with the screens where it is confirmed', async () => {
		expect(await on('2027-01-10')).toBe(0);
		expect(await mails()).toEqual([]);
		expect(await on('2027-01-11')).toBe(2);
		const [mail, ...more] = await mails();
		expect([mail?.to, more]).toEqual(['hanako@example.jp', []]);
		expect(mail?.subject).toBe('情報の確認をお願いします：askコミセン ほか1件');
		const text = fillAddresses(mail?.text ?? '', 'https://engawa.example.jp');
		expect(text).toContain('■ askコミセン（最終確認日 2026年1月10日）\n  https://engawa.example.jp/desk/ask/reports');
		expect(text).toContain('■ 朝の体操（最終確認日 2026年1月10日）\n  https://engawa.example.jp/groups/g/edit');
		expect(text).not.toMatch(/[{}]/);
	});

	test('is not told every day: again after three months, and not once it was confirmed', async () => {
		await on('2027-01-11');
		expect(await mails()).toHaveLength(1);
		expect(await on('2027-01-12')).toBe(0);
		expect(await mails()).toEqual([]);
		expect(await town.device(DESK).say('place.confirm', { placeId: 'ask' })).toMatchObject({ status: 'accepted' });
		expect(await on('2027-04-11')).toBe(1);
		const [mail] = await mails();
		expect(mail?.subject).toBe('情報の確認をお願いします：朝の体操');
	});

	test('was never confirmed: told once somebody has looked after it for a year', async () => {
		expect(await on('2027-06-01')).toBe(2);
		expect((await mails()).map(({ to }) => to)).toEqual(['hanako@example.jp']);
		expect(await on('2027-06-02')).toBe(1);
		const [mail] = await mails();
		expect(mail?.to).toBe('jiro@example.jp');
		expect(mail?.text).toContain('■ nowコミセン（まだ確認されていません）');
	});

	test('is in the audit of the record, without anybody’s address', async () => {
		await on('2027-01-11');
		const lines = await db.kysely.selectFrom('audit').selectAll().where('what', '=', 'remind').execute();
		expect(lines.map(({ kind, record_id, actor }) => [kind, record_id, actor])).toEqual([
			['place', 'ask', 'server'],
			['group', 'g', 'server'],
		]);
		expect(JSON.stringify(lines)).not.toContain('@');
	});
});
