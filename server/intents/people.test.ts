/** Inviting, changing roles, removing: as devices push it, on both databases. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../contract/intent.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import type { Actor, Role } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { addAccount, findAccount, setRoles } from '../identity/accounts.ts';
import { beginSession, findSession } from '../identity/sessions.ts';
import { accountRows } from '../identity/tell-account.ts';
import { writeAudit, writePrivate } from '../identity/write-private.ts';
import { readPrivate } from '../private/read-private.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';

const ADMIN: Actor = { accountId: 'admin', name: '市 職員', roles: [{ role: 'administrator' }] };
const COORDINATOR: Actor = { accountId: 'coordinator', name: 'つなぎ手', roles: [{ role: 'coordinator' }] };
const DESK_ROLE: Role = { role: 'desk', placeId: 'ask' };

describe.each(DATABASES)('People, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	beforeEach(async () => {
		db = await open();
		town = await writtenTown(db);
		const now = town.store.clock.now();
		await addAccount(db.kysely, { id: 'admin', area: AREA, email: 'admin@example.jp', name: '市 職員', now });
		await setRoles(db.kysely, 'admin', ADMIN.roles);
	}, OPENING_MS);
	afterEach(async () => {
		await town.close();
		await db.close();
	});

	const invitation = (different: Partial<ArgsOf<'person.invite'>> = {}) => ({
		accountId: uuid(),
		name: '花子',
		email: 'Hanako@example.jp',
		roles: [{ role: 'volunteer' as const }],
		...different,
	});
	const invite = (different: Partial<ArgsOf<'person.invite'>> = {}, actor = ADMIN): Promise<Receipt> =>
		town.device(actor).say('person.invite', invitation(different));
	const hanako = () => findAccount(db.kysely, AREA, 'hanako@example.jp');
	const mails = async () =>
		(await db.kysely.selectFrom('mail_out').select('body').execute()).map(({ body }) => JSON.parse(body).to);
	const members = async () => {
		const { scopes } = await readPrivate(town.store, AREA, ADMIN, new Map());
		return scopes.find(({ scope }) => scope === 'people')?.rows ?? [];
	};

	test('somebody who is invited gets a mail and stands in the list of those who administer', async () => {
		expect(await invite({ roles: [DESK_ROLE] })).toMatchObject({ status: 'accepted' });
		expect(await hanako()).toMatchObject({ name: '花子', state: 'invited', roles: [DESK_ROLE] });
		expect(await mails()).toEqual(['hanako@example.jp']);
		expect(await members()).toMatchObject([['member', expect.any(String), 1, { email: 'hanako@example.jp' }]]);
	});

	test('somebody who is there already gets the roles in addition, and no second account', async () => {
		await invite({ roles: [DESK_ROLE] });
		const first = await hanako();
		const again = await invite({ roles: [{ role: 'volunteer' }, DESK_ROLE] });
		expect(again).toMatchObject({ status: 'accepted', result: { accountId: first?.id, known: true } });
		expect((await hanako())?.roles).toEqual([DESK_ROLE, { role: 'volunteer' }]);
		expect(await mails()).toHaveLength(1);
	});

	test('a coordinator invites helpers and representatives, and gives nobody more than that', async () => {
		const [group] = [{ role: 'representative' as const, groupId: 'nowhere' }];
		expect(await invite({ roles: [{ role: 'volunteer' }] }, COORDINATOR)).toMatchObject({ status: 'accepted' });
		expect(await invite({ roles: [group] }, COORDINATOR)).toMatchObject({ code: 'not-found' });
		for (const role of [{ role: 'administrator' as const }, { role: 'coordinator' as const }, DESK_ROLE]) {
			expect(await invite({ roles: [{ role: 'volunteer' }, role] }, COORDINATOR)).toMatchObject({
				code: 'not-allowed',
				detail: { role: role.role },
			});
		}
		expect((await hanako())?.roles).toEqual([{ role: 'volunteer' }]);
	});

	test('a desk of a place that is not there is refused, and nothing stays of it', async () => {
		expect(await invite({ roles: [{ role: 'desk', placeId: 'nowhere' }] })).toMatchObject({ code: 'not-found' });
		expect(await hanako()).toBeUndefined();
		expect(await mails()).toEqual([]);
	});

	test('roles are changed whole, and the person sees it', async () => {
		await invite({ roles: [DESK_ROLE] });
		const { id = '' } = (await hanako()) ?? {};
		const roles: Role[] = [{ role: 'committee' }];
		expect(await town.device(ADMIN).say('person.roles', { accountId: id, roles })).toMatchObject({
			status: 'accepted',
		});
		const { scopes } = await readPrivate(town.store, AREA, { accountId: id, name: '花子', roles }, new Map());
		expect(scopes).toMatchObject([{ scope: `person/${id}`, rows: [['me', 'me', 2, { roles }]] }]);
	});

	test('an administrator signs out who lost a telephone, and takes the lost second factor away', async () => {
		await invite({ roles: [DESK_ROLE] });
		const { id = '' } = (await hanako()) ?? {};
		const now = town.store.clock.now();
		const factor = { account_id: id, sealed_secret: 'x', confirmed_at: 1, last_step: 0 };
		await db.kysely.insertInto('second_factor').values(factor).execute();
		const begin = () => beginSession(db.kysely, { accountId: id, shared: false, label: '', now });
		const first = await begin();
		const roles = [DESK_ROLE];
		await town.device(ADMIN).say('person.roles', { accountId: id, roles, endSessions: true });
		expect(await findSession(db.kysely, first, now)).toBeUndefined();
		expect(await db.kysely.selectFrom('second_factor').selectAll().execute()).toHaveLength(1);
		const second = await begin();
		await town.device(ADMIN).say('person.roles', { accountId: id, roles, resetFactor: true });
		expect(await findSession(db.kysely, second, now)).toBeUndefined();
		expect(await db.kysely.selectFrom('second_factor').selectAll().execute()).toEqual([]);
		expect((await hanako())?.roles).toEqual(roles);
	});

	test('who is removed has no session, no role and no address with the same commit, and may be invited anew', async () => {
		await invite({ roles: [DESK_ROLE] });
		const { id = '' } = (await hanako()) ?? {};
		const now = town.store.clock.now();
		const token = await beginSession(db.kysely, { accountId: id, shared: false, label: '', now });
		expect(await findSession(db.kysely, token, now)).toBeDefined();
		expect(await town.device(ADMIN).say('person.remove', { accountId: id })).toMatchObject({ status: 'accepted' });
		expect(await findSession(db.kysely, token, now)).toBeUndefined();
		expect(await members()).toMatchObject([['member', id, 2, { state: 'removed', email: '', roles: [] }]]);
		expect(await town.device(ADMIN).say('person.remove', { accountId: id })).toMatchObject({ code: 'not-found' });
		expect(await invite({ roles: [DESK_ROLE] })).toMatchObject({ status: 'accepted' });
		expect((await hanako())?.id).not.toBe(id);
	});

	test('the last administrator can neither go nor lose the role', async () => {
		const last = { code: 'wrong-state', detail: { why: 'last-administrator' } };
		const device = town.device(ADMIN);
		expect(await device.say('person.remove', { accountId: 'admin' })).toMatchObject(last);
		expect(await device.say('person.roles', { accountId: 'admin', roles: [DESK_ROLE] })).toMatchObject(last);
		await invite({ roles: [{ role: 'administrator' }] });
		expect(await device.say('person.remove', { accountId: 'admin' })).toMatchObject({ status: 'accepted' });
	});

	test('two administrators who remove each other at the same moment leave one', async () => {
		await invite({ roles: [{ role: 'administrator' }] });
		const { id = '' } = (await hanako()) ?? {};
		const other: Actor = { accountId: id, name: '花子', roles: [{ role: 'administrator' }] };
		await Promise.all([
			town.device(ADMIN).say('person.remove', { accountId: id }),
			town.device(other).say('person.remove', { accountId: 'admin' }),
		]);
		const left = await db.kysely.selectFrom('account').select('id').where('state', '!=', 'removed').execute();
		expect(left).toHaveLength(1);
	});

	test('what changes when somebody signs in between two invitations is neither lost nor overwritten', async () => {
		await invite({ roles: [DESK_ROLE] });
		const { id = '' } = (await hanako()) ?? {};
		await db.kysely.transaction().execute(async (tx) => {
			await tx.updateTable('account').set({ state: 'active' }).where('id', '=', id).execute();
			await writePrivate(town.store, tx, AREA, await accountRows(tx, id));
			await writeAudit(town.store, tx, AREA, { actor: id, what: 'sign-in', kind: 'account', recordId: id });
		});
		await invite({ email: 'taro@example.jp' });
		const rows = await members();
		expect(rows.map(([, , , data]) => data?.state).sort()).toEqual(['active', 'invited']);
		const written = await db.kysely.selectFrom('private_row').select('seq').where('scope', '=', 'people').execute();
		expect(written.map(({ seq }) => seq).sort()).toEqual([2, 3]);
		const audit = await db.kysely.selectFrom('audit').select(['no', 'what']).orderBy('no').execute();
		expect(audit.map(({ what }) => what)).toEqual(['person.invite', 'sign-in', 'person.invite']);
	});

	test('nobody without the right learns who has an account', async () => {
		await invite();
		const { id = '' } = (await hanako()) ?? {};
		const desk: Actor = { accountId: 'd', name: '窓口', roles: [DESK_ROLE] };
		for (const accountId of [id, 'nobody']) {
			for (const actor of [desk, COORDINATOR]) {
				const receipt = await town.device(actor).say('person.roles', { accountId, roles: [] });
				expect(receipt).toMatchObject({ code: 'not-allowed' });
			}
		}
	});
});
