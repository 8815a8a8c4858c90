import type { Role } from '../../../contract/roles.ts';
import { record, StorageFull } from '../../data/outbox.ts';
import { newUuid } from '../../data/uuid.ts';

/** Recorded, or no room for it. */
export type Kept = 'kept' | 'full';

export async function invite(name: string, email: string, roles: Role[]): Promise<Kept> {
	return kept(
		record('person.invite', {
			accountId: newUuid(Date.now()),
			name: name.trim(),
			email: email.trim().toLowerCase(),
			roles,
		}),
	);
}

export async function changeRoles(accountId: string, roles: Role[]): Promise<Kept> {
	return kept(record('person.roles', { accountId, roles }));
}

/** Signs somebody out everywhere who lost a device; `factor`: their authenticator app was on it. Their roles stay. */
export async function helpWhoLostDevice(accountId: string, roles: readonly Role[], factor: boolean): Promise<Kept> {
	return kept(
		record('person.roles', { accountId, roles: [...roles], endSessions: true, ...(factor && { resetFactor: true }) }),
	);
}

export async function removePerson(accountId: string): Promise<Kept> {
	return kept(record('person.remove', { accountId }));
}

async function kept(work: Promise<unknown>): Promise<Kept> {
	try {
		await work;
		return 'kept';
	} catch (error) {
		if (error instanceof StorageFull) return 'full';
		throw error;
	}
}
