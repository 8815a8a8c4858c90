/** The list of people as this device knows it, with what it asked for and the server has not answered. */
import { computed } from '@preact/signals';
import { compareNames } from '../../../contract/fold.ts';
import type { MemberRow } from '../../../contract/people.ts';
import type { Role } from '../../../contract/roles.ts';
import { outbox, type Waiting } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { session } from '../../data/session.ts';

export type Person = {
	id: string;
	name: string;
	email: string;
	roles: readonly Role[];
	state: MemberRow['state'];
	lastSignInAt?: string | undefined;
	secondFactor: boolean;
	/** something about this person has not been answered yet */
	waits: boolean;
};

export const rights = computed<'administrator' | 'coordinator' | null>(() => {
	const roles = session.value?.roles ?? [];
	if (roles.some(({ role }) => role === 'administrator')) return 'administrator';
	return roles.some(({ role }) => role === 'coordinator') ? 'coordinator' : null;
});

/** Everybody, also who was invited without a line, by name. */
export const people = computed<readonly Person[]>(() =>
	listPeople(privateTown.value?.members.values() ?? [], outbox.value),
);

/** Rows of the server with the waiting intents laid over them, in the order in which they were written. */
export function listPeople(members: Iterable<MemberRow>, waiting: readonly Waiting[]): Person[] {
	const byId = new Map<string, Person>();
	for (const { id, name, email, roles, state, lastSignInAt, secondFactor } of members) {
		byId.set(id, { id, name, email, roles, state, lastSignInAt, secondFactor: secondFactor ?? false, waits: false });
	}
	for (const { name, args } of waiting) {
		const { accountId, roles } = args as { accountId?: string; roles?: Role[] };
		if (accountId === undefined) continue;
		const before = byId.get(accountId);
		if (name === 'person.invite' && !before) {
			const { name: called, email } = args as { name: string; email: string };
			byId.set(accountId, {
				id: accountId,
				name: called,
				email,
				roles: roles ?? [],
				state: 'invited',
				secondFactor: false,
				waits: true,
			});
		}
		if (name === 'person.roles' && before && roles) byId.set(accountId, { ...before, roles, waits: true });
		if (name === 'person.remove' && before) byId.set(accountId, { ...before, state: 'removed', waits: true });
	}
	return [...byId.values()].sort((a, b) => compareNames(a, b) || (a.id < b.id ? -1 : 1));
}
