/** People: who is invited, what they may do, and who is no longer there. Accounts have tables of their own (`server/identity`). */
import type { Role, RoleName } from '../../contract/roles.ts';
import {
	addAccount,
	countHolders,
	dropSecondFactor,
	findAccount,
	readAccount,
	removeAccount,
	setRoles,
	targetOf,
} from '../identity/accounts.ts';
import { invitationMail } from '../identity/mail-words.ts';
import { endSessions } from '../identity/sessions.ts';
import { accountRows } from '../identity/tell-account.ts';
import type { Handler } from './handler.ts';
import type { IntentContext, Outcome } from './intent-context.ts';

/** What a coordinator may give: roles that look after one group, and helpers. */
const COORDINATOR_GIVES: readonly RoleName[] = ['representative', 'volunteer'];

/**
 * Invites somebody. An address that is known already gets the roles in addition: so several groups can share a person. `result`
 * names the account, which then is not the one the device made up.
 */
export const invitePerson: Handler<'person.invite'> = {
	target: () => ({}),
	async run(context, { accountId, name, email, roles }) {
		const refusal = mayGive(context, roles) ?? (await misplaced(context, roles));
		if (refusal) return refusal;
		const tx = await context.tx();
		const known = await findAccount(tx, context.area, email);
		if (known) {
			const added = roles.filter((role) => !known.roles.some((held) => isSame(held, role)));
			await setRoles(tx, known.id, [...known.roles, ...added]);
			await tell(context, known.id);
			context.audit({
				kind: 'account',
				recordId: known.id,
				before: { roles: known.roles },
				after: { roles: [...known.roles, ...added] },
			});
			return { accepted: true, result: { accountId: known.id, known: true } };
		}
		if (await readAccount(tx, accountId)) return { refused: 'conflict', detail: { field: 'accountId' } };
		await addAccount(tx, { id: accountId, area: context.area, email, name, now: context.now.ms });
		await setRoles(tx, accountId, roles);
		await tell(context, accountId);
		const profile = await context.read('profile', context.area);
		context.mail({ to: email, ...invitationMail({ name, town: profile?.data.name ?? context.area }) });
		context.audit({ kind: 'account', recordId: accountId, after: { name, roles } });
		return { accepted: true, result: { accountId } };
	},
};

/** Puts these roles in the place of all that somebody had, and helps who lost a device. The area always keeps an administrator. */
export const changeRoles: Handler<'person.roles'> = {
	target: () => ({}),
	async run(context, { accountId, roles, endSessions: signOut = false, resetFactor = false }) {
		const refusal = await misplaced(context, roles);
		if (refusal) return refusal;
		const account = await theirs(context, accountId);
		if (!account) return { refused: 'not-found' };
		const staysAdministrator = roles.some(({ role }) => role === 'administrator');
		if (!staysAdministrator && (await isLastAdministrator(context, account.roles))) return lastAdministrator;
		const tx = await context.tx();
		await setRoles(tx, accountId, roles);
		if (resetFactor) await dropSecondFactor(tx, accountId);
		if (signOut || resetFactor) await endSessions(tx, accountId, { keep: null });
		await tell(context, accountId);
		context.audit({
			kind: 'account',
			recordId: accountId,
			before: { roles: account.roles },
			after: { roles, ...(signOut && { endSessions: true }), ...(resetFactor && { resetFactor: true }) },
		});
		return { accepted: true };
	},
};

/** Ends an account with all its sessions: the next request of any of its devices is nobody's. */
export const removePerson: Handler<'person.remove'> = {
	target: () => ({}),
	async run(context, { accountId }) {
		const account = await theirs(context, accountId);
		if (!account) return { refused: 'not-found' };
		if (await isLastAdministrator(context, account.roles)) return lastAdministrator;
		await removeAccount(await context.tx(), accountId);
		await tell(context, accountId);
		context.audit({ kind: 'account', recordId: accountId, before: { roles: account.roles }, after: null });
		return { accepted: true };
	},
};

const lastAdministrator: Outcome = { refused: 'wrong-state', detail: { why: 'last-administrator' } };

function mayGive({ actor }: IntentContext, roles: readonly Role[]): Outcome | undefined {
	if (actor.roles.some(({ role }) => role === 'administrator')) return undefined;
	const tooMuch = roles.find(({ role }) => !COORDINATOR_GIVES.includes(role));
	return tooMuch && { refused: 'not-allowed', detail: { role: tooMuch.role } };
}

/** A desk needs its place and a representative the group. */
async function misplaced(context: IntentContext, roles: readonly Role[]): Promise<Outcome | undefined> {
	for (const role of roles) {
		const there =
			role.role === 'desk'
				? await context.read('place', role.placeId)
				: role.role === 'representative'
					? await context.read('group', role.groupId)
					: true;
		if (!there) return { refused: 'not-found', detail: { role: role.role, id: targetOf(role) } };
	}
	return undefined;
}

/** The account if it is of this area and was not removed. */
async function theirs(context: IntentContext, accountId: string) {
	const account = await readAccount(await context.tx(), accountId);
	return account && account.area === context.area && account.state !== 'removed' ? account : undefined;
}

async function isLastAdministrator(context: IntentContext, roles: readonly Role[]): Promise<boolean> {
	if (!roles.some(({ role }) => role === 'administrator')) return false;
	return (await countHolders(await context.tx(), context.area, 'administrator')) <= 1;
}

/** The private rows, as the account is now. */
async function tell(context: IntentContext, accountId: string): Promise<void> {
	for (const { scope, kind, id, data } of await accountRows(await context.tx(), accountId)) {
		await context.privatePut(scope, kind, id, data);
	}
}

function isSame(a: Role, b: Role): boolean {
	return a.role === b.role && targetOf(a) === targetOf(b);
}
