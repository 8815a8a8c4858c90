import { may } from '../../../contract/roles.ts';
import { session } from '../../data/session.ts';

/** Does somebody sit here who looks after issues? The server decides again. */
export function coordinatesHere(): boolean {
	const here = session.value;
	return (
		here !== null && may({ accountId: here.accountId, name: here.name, roles: here.roles }, 'issue.put', {}) === 'yes'
	);
}

/** Does somebody sit here who writes down what others tell them? */
export function desksHere(): boolean {
	return (session.value?.roles ?? []).some(({ role }) => role !== 'representative' && role !== 'committee');
}
