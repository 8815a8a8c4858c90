import { may } from '../../../contract/roles.ts';
import { session } from '../../data/session.ts';

/** Does somebody sit here who writes courses, articles and grants? The server decides again. */
export function writesGuidesHere(): boolean {
	const here = session.value;
	return (
		here !== null && may({ accountId: here.accountId, name: here.name, roles: here.roles }, 'guide.edit', {}) === 'yes'
	);
}
