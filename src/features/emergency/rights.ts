import { may } from '../../../contract/roles.ts';
import { session } from '../../data/session.ts';

/** May whoever is signed in here switch it for that place (undefined: for the whole town)? The server decides again. */
export function maySwitch(placeId?: string): boolean {
	const here = session.value;
	if (!here) return false;
	const actor = { accountId: here.accountId, name: here.name, roles: here.roles };
	return may(actor, 'emergency.put', placeId === undefined ? {} : { placeId }) === 'yes';
}

/** Anywhere at all. */
export function maySwitchSomewhere(): boolean {
	return maySwitch() || (session.value?.roles ?? []).some((role) => role.role === 'desk');
}
