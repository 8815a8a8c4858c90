import { coordinates } from '../../../contract/roles.ts';
import { session } from '../../data/session.ts';

/** Does a coordinator sit here? The server decides again. */
export function coordinatesHere(): boolean {
	const here = session.value;
	return here !== null && coordinates({ accountId: here.accountId, name: here.name, roles: here.roles });
}
