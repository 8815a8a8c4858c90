/** People with an account and their roles, as they lie in the database; and how administrators and they themselves see them. */
import type { MemberRow, MeRow } from '../../contract/people.ts';
import { type Role, SECOND_FACTOR_ROLES } from '../../contract/roles.ts';
import type { Query } from '../db/database.ts';
import type { AccountTable } from '../db/identity-tables.ts';
import { toInstant } from '../stored-row.ts';

export type Account = AccountTable & { roles: Role[] };

/** The account with its roles, also a removed one. */
export async function readAccount(db: Query, accountId: string): Promise<Account | undefined> {
	const account = await db.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirst();
	return account && { ...account, roles: await readRoles(db, accountId) };
}

/** `email` in lower case. Removed accounts have no address, so they are never found. */
export async function findAccount(db: Query, area: string, email: string): Promise<Account | undefined> {
	const account = await db
		.selectFrom('account')
		.selectAll()
		.where('area', '=', area)
		.where('email', '=', email)
		.executeTakeFirst();
	return account && { ...account, roles: await readRoles(db, account.id) };
}

export async function readRoles(db: Query, accountId: string): Promise<Role[]> {
	const lines = await db
		.selectFrom('account_role')
		.select(['role', 'target'])
		.where('account_id', '=', accountId)
		.orderBy('role')
		.orderBy('target')
		.execute();
	return lines.map(({ role, target }) => toRole(role, target));
}

/** Who holds the role in the area; `role: 'administrator'` tells whether anybody is left. */
export async function countHolders(db: Query, area: string, role: Role['role']): Promise<number> {
	const { n } = await db
		.selectFrom('account_role')
		.innerJoin('account', 'account.id', 'account_role.account_id')
		.select((eb) => eb.fn.countAll<number | string>().as('n'))
		.where('account.area', '=', area)
		.where('account_role.role', '=', role)
		.executeTakeFirstOrThrow();
	return Number(n);
}

/** Makes the account of somebody who was invited. Throws when the id or the address is taken: look first. */
export async function addAccount(
	db: Query,
	{ id, area, email, name, now }: { id: string; area: string; email: string; name: string; now: number },
): Promise<void> {
	await db
		.insertInto('account')
		.values({ id, area, email, name, state: 'invited', invited_at: now, last_sign_in_at: null })
		.execute();
}

/** Puts these roles in the place of all that the account had. */
export async function setRoles(db: Query, accountId: string, roles: readonly Role[]): Promise<void> {
	await db.deleteFrom('account_role').where('account_id', '=', accountId).execute();
	const lines = new Map(roles.map((role) => [`${role.role}/${targetOf(role)}`, role]));
	if (lines.size === 0) return;
	await db
		.insertInto('account_role')
		.values([...lines.values()].map((role) => ({ account_id: accountId, role: role.role, target: targetOf(role) })))
		.execute();
}

/**
 * Ends an account: its sessions, roles, second factor and address are gone; its name stays, for what it wrote. A code that is
 * under way lets nobody in.
 */
export async function removeAccount(db: Query, accountId: string): Promise<void> {
	for (const table of [
		'session',
		'account_role',
		'second_factor',
		'recovery_code',
		'sign_in_code',
		'kiosk_watch',
	] as const) {
		await db.deleteFrom(table).where('account_id', '=', accountId).execute();
	}
	await db.updateTable('account').set({ state: 'removed', email: null }).where('id', '=', accountId).execute();
}

/** Takes the authenticator app and the codes on paper away; at the next sign-in another is set up. */
export async function dropSecondFactor(db: Query, accountId: string): Promise<void> {
	for (const table of ['second_factor', 'recovery_code'] as const) {
		await db.deleteFrom(table).where('account_id', '=', accountId).execute();
	}
}

/** How administrators see it. */
export async function memberRow(db: Query, accountId: string): Promise<MemberRow | undefined> {
	const account = await readAccount(db, accountId);
	if (!account) return undefined;
	const factor = await db
		.selectFrom('second_factor')
		.select('confirmed_at')
		.where('account_id', '=', accountId)
		.executeTakeFirst();
	return {
		id: account.id,
		name: account.name,
		email: account.email ?? '',
		roles: account.roles,
		state: account.state,
		invitedAt: toInstant(account.invited_at),
		...(account.last_sign_in_at === null ? {} : { lastSignInAt: toInstant(account.last_sign_in_at) }),
		secondFactor: factor !== undefined && factor.confirmed_at !== null,
	};
}

/** How it sees itself; undefined once removed. */
export function meRow({ name, email, roles, state }: Account): MeRow | undefined {
	return state === 'removed' ? undefined : { id: 'me', name, email: email ?? '', roles };
}

export function needsSecondFactor(roles: readonly Role[]): boolean {
	return roles.some(({ role }) => SECOND_FACTOR_ROLES.includes(role));
}

export function targetOf(role: Role): string {
	return role.role === 'desk' ? role.placeId : role.role === 'representative' ? role.groupId : '';
}

function toRole(role: string, target: string): Role {
	switch (role) {
		case 'desk':
			return { role, placeId: target };
		case 'representative':
			return { role, groupId: target };
		case 'administrator':
		case 'coordinator':
		case 'volunteer':
		case 'committee':
			return { role };
		default:
			throw new Error(`role ${role} of the database is none of the contract`);
	}
}
