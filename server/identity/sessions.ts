/**
 * Sessions: a random token in one cookie, its hash in the database, everything else looked up at each request. What an
 * administrator takes away is gone with the next request.
 */

import { type Role, SECOND_FACTOR_ROLES } from '../../contract/roles.ts';
import type { FactorState, SignedInPlace } from '../../contract/session.ts';
import type { Query } from '../db/database.ts';
import type { SessionTable } from '../db/identity-tables.ts';
import { toInstant } from '../stored-row.ts';
import { type Account, needsSecondFactor, readAccount } from './accounts.ts';
import { hashToken, newToken } from './tokens.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Who works for the whole area, and devices of many people: half an hour without a sign of the person, half a day in all. */
const SHORT = { idleMs: 30 * MINUTE, absoluteMs: 12 * HOUR };
/** Who looks after one group or one place, on a device of their own. */
const LONG = { idleMs: 30 * DAY, absoluteMs: 90 * DAY };

export type Live = {
	session: SessionTable;
	account: Account;
	factor: FactorState;
	/** what may be done now */
	roles: Role[];
	/** what waits for the second factor */
	waitingRoles: Role[];
	limits: { idleMs: number; absoluteMs: number };
};

export function limitsOf(roles: readonly Role[], shared: boolean): { idleMs: number; absoluteMs: number } {
	const wide = needsSecondFactor(roles) || roles.some(({ role }) => role === 'committee');
	return shared || wide ? SHORT : LONG;
}

/** Begins a session and returns the token for its cookie. */
export async function beginSession(
	db: Query,
	{
		accountId,
		shared,
		label,
		now,
		provenAt = null,
	}: { accountId: string; shared: boolean; label: string; now: number; provenAt?: number | null },
): Promise<string> {
	const token = newToken();
	await db
		.insertInto('session')
		.values({
			hash: hashToken(token),
			id: newToken().slice(0, 16),
			account_id: accountId,
			made_at: now,
			seen_at: now,
			proven_at: provenAt,
			shared: shared ? 1 : 0,
			label,
		})
		.execute();
	return token;
}

/** The session of this token if it is alive; one whose time is over is deleted. */
export async function findSession(db: Query, token: string, now: number): Promise<Live | undefined> {
	const session = await db.selectFrom('session').selectAll().where('hash', '=', hashToken(token)).executeTakeFirst();
	if (!session) return undefined;
	const account = await readAccount(db, session.account_id);
	if (!account || account.state === 'removed') return undefined;
	const limits = limitsOf(account.roles, session.shared === 1);
	if (now - session.seen_at > limits.idleMs || now - session.made_at > limits.absoluteMs) {
		await endSession(db, session.hash);
		return undefined;
	}
	const confirmed = await db
		.selectFrom('second_factor')
		.select('account_id')
		.where('account_id', '=', account.id)
		.where('confirmed_at', 'is not', null)
		.executeTakeFirst();
	return { session, account, limits, ...rightsOf(account.roles, confirmed !== undefined, session.proven_at !== null) };
}

/**
 * What the second factor decides. Whoever has one shows it before anything is allowed; whoever needs one and has none keeps
 * the roles that need none.
 */
export function rightsOf(
	roles: readonly Role[],
	hasFactor: boolean,
	proven: boolean,
): { factor: FactorState; roles: Role[]; waitingRoles: Role[] } {
	if (hasFactor && proven) return { factor: 'proven', roles: [...roles], waitingRoles: [] };
	if (hasFactor) return { factor: 'to-prove', roles: [], waitingRoles: [...roles] };
	const needs = (role: Role) => SECOND_FACTOR_ROLES.includes(role.role);
	return {
		factor: roles.some(needs) ? 'to-set-up' : 'none',
		roles: roles.filter((role) => !needs(role)),
		waitingRoles: roles.filter(needs),
	};
}

/** A person was there. Written at most once a minute. */
export async function touchSession(db: Query, { session }: Live, now: number): Promise<void> {
	if (now - session.seen_at < MINUTE) return;
	await db.updateTable('session').set({ seen_at: now }).where('hash', '=', session.hash).execute();
}

export async function endSession(db: Query, hash: string): Promise<void> {
	await db.deleteFrom('session').where('hash', '=', hash).execute();
}

/** Ends one by its public id, or all but `keep`. Only the account's own. Returns how many ended. */
export async function endSessions(db: Query, accountId: string, which: { id: string } | { keep: string | null }) {
	let ending = db.deleteFrom('session').where('account_id', '=', accountId);
	if ('id' in which) ending = ending.where('id', '=', which.id);
	else if (which.keep !== null) ending = ending.where('hash', '!=', which.keep);
	const { numDeletedRows } = await ending.executeTakeFirstOrThrow();
	return Number(numDeletedRows);
}

/** Where the account is signed in, latest first. */
export async function listSessions(db: Query, { account, session }: Live): Promise<SignedInPlace[]> {
	const lines = await db
		.selectFrom('session')
		.selectAll()
		.where('account_id', '=', account.id)
		.orderBy('seen_at', 'desc')
		.execute();
	return lines.map((line) => ({
		id: line.id,
		label: line.label,
		madeAt: toInstant(line.made_at),
		seenAt: toInstant(line.seen_at),
		shared: line.shared === 1,
		here: line.hash === session.hash,
	}));
}

/** Deletes sessions that no limit keeps alive any more. */
export async function sweepSessions(db: Query, now: number): Promise<void> {
	await db
		.deleteFrom('session')
		.where((eb) => eb.or([eb('seen_at', '<', now - LONG.idleMs), eb('made_at', '<', now - LONG.absoluteMs)]))
		.execute();
}
