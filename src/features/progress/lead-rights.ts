import { evaluates, may } from '../../../contract/roles.ts';
import { session } from '../../data/session.ts';

/** What whoever sits here may do with the evaluation; the server decides again. Null: nothing. */
export function evaluationRights(): { office: boolean; committee: boolean } | null {
	const here = session.value;
	if (!here) return null;
	const actor = { accountId: here.accountId, name: here.name, roles: here.roles };
	if (!evaluates(actor)) return null;
	return {
		office: may(actor, 'evaluation.write', {}) === 'yes',
		committee: may(actor, 'evaluation.comment', {}) === 'yes',
	};
}
