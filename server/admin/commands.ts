/** What whoever runs the server does for people at the command line; each change is in the audit as done at the `console`. */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Role } from '../../contract/roles.ts';
import { CodeWish } from '../../contract/session.ts';
import { readAreas } from '../areas.ts';
import type { Query } from '../db/database.ts';
import {
	type Account,
	addAccount,
	countHolders,
	dropSecondFactor,
	findAccount,
	readRoles,
	removeAccount,
	setRoles,
} from '../identity/accounts.ts';
import { endSessions } from '../identity/sessions.ts';
import { accountRows } from '../identity/tell-account.ts';
import { writeAudit, writePrivate } from '../identity/write-private.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';

/** Its message is one line that says what to write instead. */
export class AdminRefused extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'AdminRefused';
	}
}

/**
 * Makes an administrator: a new account, or the role for an address that has one. Refused when the area has one already, unless
 * `another`: they invite each other.
 */
export async function makeAdministrator(
	store: Store,
	{ area, name, email, another }: { area: string; name: string; email: string; another: boolean },
): Promise<'made' | 'given'> {
	await needArea(store, area);
	const address = readAddress(email);
	if (name.trim() === '' || name.length > 80) throw new AdminRefused('--name: write the name of a person');
	return inTransaction(store, area, async (tx) => {
		if (!another && (await countHolders(tx, area, 'administrator')) > 0) {
			throw new AdminRefused(
				`area ${area} has an administrator, who can invite others; to make one here, add --another`,
			);
		}
		const known = await findAccount(tx, area, address);
		const id = known?.id ?? newAccountId(store.clock.now());
		if (!known) await addAccount(tx, { id, area, email: address, name: name.trim(), now: store.clock.now() });
		const roles: Role[] = [...(known?.roles ?? []).filter(({ role }) => role !== 'administrator')];
		await setRoles(tx, id, [...roles, { role: 'administrator' }]);
		await writeDown(store, tx, area, id, 'console.administrator');
		return known ? 'given' : 'made';
	});
}

/** A line for each account: state, address, name, roles, where signed in. */
export async function listPeople(store: Store, area: string): Promise<string[]> {
	await needArea(store, area);
	const { kysely } = store.db;
	const accounts = await kysely.selectFrom('account').selectAll().where('area', '=', area).orderBy('email').execute();
	const lines: string[] = [];
	for (const account of accounts.filter(({ state }) => state !== 'removed')) {
		const roles = (await readRoles(kysely, account.id)).map(roleText).join(', ');
		const sessions = await kysely.selectFrom('session').select('id').where('account_id', '=', account.id).execute();
		const last = account.last_sign_in_at === null ? 'never signed in' : `last ${toInstant(account.last_sign_in_at)}`;
		lines.push(
			`${account.email ?? ''}\t${account.name}\t${account.state}\t${roles}\t${last}\t${sessions.length} session(s)`,
		);
	}
	return lines;
}

/** Ends all sessions of a person. Returns how many there were. */
export async function endAllSessions(store: Store, area: string, email: string): Promise<number> {
	return forPerson(store, area, email, async (tx, { id }) => {
		const ended = await endSessions(tx, id, { keep: null });
		await writeDown(store, tx, area, id, 'console.end-sessions');
		return ended;
	});
}

/** Takes a lost second factor away and ends all sessions: the person signs in by mail and sets up another. */
export async function resetSecondFactor(store: Store, area: string, email: string): Promise<void> {
	await forPerson(store, area, email, async (tx, { id }) => {
		await dropSecondFactor(tx, id);
		await endSessions(tx, id, { keep: null });
		await writeDown(store, tx, area, id, 'console.reset-factor');
	});
}

/** Removes an account, also the last administrator's: whoever has the console can make another. */
export async function removePerson(store: Store, area: string, email: string): Promise<void> {
	await forPerson(store, area, email, async (tx, { id }) => {
		await removeAccount(tx, id);
		await writeDown(store, tx, area, id, 'console.remove');
	});
}

async function forPerson<T>(
	store: Store,
	area: string,
	email: string,
	work: (tx: Query, account: Account) => Promise<T>,
): Promise<T> {
	await needArea(store, area);
	const address = readAddress(email);
	return inTransaction(store, area, async (tx) => {
		const account = await findAccount(tx, area, address);
		if (!account)
			throw new AdminRefused(`nobody in area ${area} has the address ${address}: see npm run admin -- list`);
		return work(tx, account);
	});
}

async function inTransaction<T>(store: Store, area: string, work: (tx: Query) => Promise<T>): Promise<T> {
	const result = await store.db.kysely.transaction().execute(work);
	store.db.tellHere(area);
	return result;
}

async function writeDown(store: Store, tx: Query, area: string, accountId: string, what: string): Promise<void> {
	await writePrivate(store, tx, area, await accountRows(tx, accountId));
	await writeAudit(store, tx, area, { actor: 'console', what, kind: 'account', recordId: accountId });
}

async function needArea(store: Store, area: string): Promise<void> {
	const areas = await readAreas(store.db.kysely);
	if (areas.some(({ code }) => code === area)) return;
	const known = areas.map(({ code, name }) => `${code} (${name})`).join(', ');
	throw new AdminRefused(
		known === ''
			? 'this database has no area yet: run npm start or npm run profile first'
			: `--area: write one of ${known}`,
	);
}

function readAddress(email: string): string {
	const read = v.safeParse(CodeWish, { email });
	if (!read.success) throw new AdminRefused('--email: write an e-mail address');
	return read.output.email;
}

/** UUIDv7 (RFC 9562): sorts by time. */
function newAccountId(now: number): string {
	const bytes = randomBytes(16);
	bytes.writeUIntBE(now, 0, 6);
	bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
	bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
	const hex = bytes.toString('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function roleText(role: Role): string {
	if (role.role === 'desk') return `desk of ${role.placeId}`;
	if (role.role === 'representative') return `representative of ${role.groupId}`;
	return role.role;
}
