/** Which scope hears of a record's conflicts and waiting edits, and how a person is called beside what they wrote. */
import type { Event } from '../../contract/event.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { Actor, Target } from '../../contract/roles.ts';
import type { IntentContext } from '../intents/intent-context.ts';

export function targetOfEvent(event: Pick<Event, 'groupId' | 'placeId'>): Target {
	return { groupId: event.groupId, placeId: event.placeId };
}

/** Those who may decide: the group's own people, else the place's desk, else coordinators. */
export function scopeOf({ groupId, placeId }: Target): PrivateScope {
	if (groupId !== undefined) return `group/${groupId}`;
	return placeId !== undefined ? `desk/${placeId}` : 'coordination';
}

/** A coordinator or administrator: whom nobody has to say yes to. */
export function isCoordinating({ roles }: Actor): boolean {
	return roles.some(({ role }) => role === 'coordinator' || role === 'administrator');
}

/** Does the actor write about this only as the group's representative? */
export function isOnlyRepresentative(actor: Actor, { placeId }: Target): boolean {
	return !isCoordinating(actor) && !actor.roles.some((role) => role.role === 'desk' && role.placeId === placeId);
}

/** 「たんぽぽの会 代表」: the role that lets the person write this, never the person's name. */
export async function roleInWords(context: IntentContext, { groupId, placeId }: Target): Promise<string> {
	for (const role of context.actor.roles) {
		if (role.role === 'representative' && role.groupId === groupId) {
			return `${(await context.read('group', role.groupId))?.data.name ?? role.groupId} 代表`;
		}
		if (role.role === 'desk' && role.placeId === placeId) {
			return `${(await context.read('place', role.placeId))?.data.name ?? role.placeId} 窓口`;
		}
	}
	if (context.actor.roles.some(({ role }) => role === 'coordinator')) return 'コーディネーター';
	return '管理担当';
}
