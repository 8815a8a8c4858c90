import { coordinates, may } from '../../../contract/roles.ts';
import type { Story } from '../../../contract/story.ts';
import { session } from '../../data/session.ts';

const actor = () => {
	const here = session.value;
	return here && { accountId: here.accountId, name: here.name, roles: here.roles };
};

/** Whose stories whoever is signed in here may tell: groups and places by their roles; `true`: anybody's. */
export function tellsHere(): { all: boolean; groupIds: string[]; placeIds: string[] } | null {
	const me = actor();
	if (!me) return null;
	const all = me.roles.some(({ role }) => role === 'volunteer' || role === 'coordinator' || role === 'administrator');
	const groupIds = me.roles.flatMap((role) => (role.role === 'representative' ? [role.groupId] : []));
	const placeIds = me.roles.flatMap((role) => (role.role === 'desk' ? [role.placeId] : []));
	return all || groupIds.length > 0 || placeIds.length > 0 ? { all, groupIds, placeIds } : null;
}

export function decidesHere(): boolean {
	const me = actor();
	return me !== null && coordinates(me);
}

export function mayEnd({ groupId, placeId }: Pick<Story, 'groupId' | 'placeId'>): boolean {
	const me = actor();
	return me !== null && may(me, 'story.end', { groupId, placeId }) === 'yes';
}
