import { coordinates, may } from '../../../contract/roles.ts';
import { session } from '../../data/session.ts';

const actor = () => {
	const here = session.value;
	return here && { accountId: here.accountId, name: here.name, roles: here.roles };
};

/** Does a coordinator sit here? The server decides again. */
export function coordinatesHere(): boolean {
	const here = actor();
	return here !== null && coordinates(here);
}

/** May whoever sits here write this one? */
export function writesHere({ groupId }: { groupId?: string | undefined }): boolean {
	const here = actor();
	return here !== null && may(here, 'exchange.put', groupId === undefined ? {} : { groupId }) === 'yes';
}

/** The groups whoever sits here speaks for. */
export function myGroupIds(): string[] {
	return (actor()?.roles ?? []).flatMap((role) => (role.role === 'representative' ? [role.groupId] : []));
}

/** Does somebody sit here who writes down what others tell them? */
export function desksHere(): boolean {
	return (session.value?.roles ?? []).some(({ role }) => role !== 'representative' && role !== 'committee');
}
