import { coordinates } from '../../../contract/roles.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { session } from '../../data/session.ts';

/** Does a coordinator sit here, at a device that is somebody's? The server decides again. */
export function coordinatesHere(): boolean {
	const here = session.value;
	if (kiosk.value || !here) return false;
	return coordinates({ accountId: here.accountId, name: here.name, roles: here.roles });
}

/** The groups whoever sits here speaks for. */
export function myGroupIds(): string[] {
	return (session.value?.roles ?? []).flatMap((role) => (role.role === 'representative' ? [role.groupId] : []));
}
