/**
 * Who may do what: data, read by the server to decide and by screens to show only what would be allowed.
 *
 * A role holds in an area, and for some roles at a place or for a group. The table is per intent; what a role may see is in
 * `readableScopes`. Rules of fields (who may publish, who decides conflicts) are in the server's intents.
 */
import * as v from 'valibot';
import { Id } from './common.ts';
import type { PrivateScope } from './private-feed.ts';

export const ROLE_NAMES = ['administrator', 'coordinator', 'desk', 'representative', 'volunteer', 'committee'] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

export const Role = v.variant('role', [
	v.object({ role: v.literal('administrator') }),
	v.object({ role: v.literal('coordinator') }),
	v.object({ role: v.literal('committee') }),
	v.object({ role: v.literal('volunteer') }),
	v.object({ role: v.literal('desk'), placeId: Id }),
	v.object({ role: v.literal('representative'), groupId: Id }),
]);
export type Role = v.InferOutput<typeof Role>;

/** Those who must have a second factor before they may do anything with their role. */
export const SECOND_FACTOR_ROLES: readonly RoleName[] = ['administrator', 'coordinator'];

/** Who writes: `accountId` null is somebody without an account. */
export type Actor = { accountId: string | null; name: string | null; roles: readonly Role[] };

export const NOBODY: Actor = { accountId: null, name: null, roles: [] };

/** What an intent speaks of, as far as rights depend on it. */
export type Target = { placeId?: string | undefined; groupId?: string | undefined };

/**
 * `anyone`: also without account; `author`: whoever asked, by account or ticket, or was in the forum's room, by its key (the
 * server checks).
 */
type Allowed = RoleName | 'anyone' | 'author';

/** The authorisation table. An intent that is not listed is nobody's. */
export const MAY: Readonly<Record<string, readonly Allowed[]>> = {
	'request.ask': ['anyone'],
	'request.change': ['author'],
	'request.withdraw': ['author', 'desk', 'administrator'],
	'request.answer': ['desk', 'administrator'],
	'request.note-down': ['desk', 'administrator'],
	'request.no-show': ['desk', 'administrator'],
	'request.desk-note': ['desk', 'administrator'],
	'board.mark': ['desk', 'administrator'],
	'notice.put': ['desk', 'coordinator', 'administrator'],
	'notice.end': ['desk', 'coordinator', 'administrator'],
	'closure.put': ['desk', 'administrator'],
	'closure.remove': ['desk', 'administrator'],
	'rules.put': ['desk', 'administrator'],
	'place.confirm': ['desk', 'administrator'],
	'report.send': ['anyone'],
	'report.done': ['desk', 'representative', 'coordinator', 'administrator'],
	'group.edit': ['representative', 'coordinator', 'administrator'],
	'group.confirm': ['representative', 'coordinator', 'administrator'],
	'event.create': ['representative', 'desk', 'coordinator', 'administrator'],
	'event.edit': ['representative', 'desk', 'coordinator', 'administrator'],
	'event.status': ['representative', 'desk', 'coordinator', 'administrator'],
	'event.confirm': ['representative', 'desk', 'coordinator', 'administrator'],
	'guide.create': ['coordinator', 'administrator'],
	'guide.edit': ['coordinator', 'administrator'],
	'guide.confirm': ['coordinator', 'administrator'],
	'guide.end': ['coordinator', 'administrator'],
	'conflict.decide': ['representative', 'desk', 'coordinator', 'administrator'],
	'pending.decide': ['coordinator', 'administrator'],
	'person.invite': ['coordinator', 'administrator'],
	'person.roles': ['administrator'],
	'person.remove': ['administrator'],
	'forum.prepare': ['volunteer', 'coordinator', 'administrator'],
	'forum.write': ['author', 'volunteer', 'coordinator', 'administrator'],
	'forum.remove': ['author', 'volunteer', 'coordinator', 'administrator'],
	'forum.dot': ['author', 'volunteer', 'coordinator', 'administrator'],
	'forum.look': ['volunteer', 'coordinator', 'administrator'],
	'forum.block': ['volunteer', 'coordinator', 'administrator'],
	'forum.publish': ['coordinator', 'administrator'],
	'issue.raise': ['anyone'],
	'issue.decide': ['coordinator', 'administrator'],
	'issue.put': ['coordinator', 'administrator'],
	'issue.step': ['coordinator', 'administrator'],
	'issue.join': ['coordinator', 'administrator'],
	'raiser.block': ['coordinator', 'administrator'],
	'exchange.raise': ['anyone'],
	'exchange.decide': ['coordinator', 'administrator'],
	'exchange.put': ['representative', 'coordinator', 'administrator'],
	'exchange.renew': ['author', 'representative', 'coordinator', 'administrator'],
	'exchange.end': ['author', 'representative', 'coordinator', 'administrator'],
	'match.dismiss': ['coordinator', 'administrator'],
	'match.weights': ['coordinator', 'administrator'],
	'case.propose': ['coordinator', 'administrator'],
	'case.answer': ['author', 'representative', 'coordinator', 'administrator'],
	'case.change': ['coordinator', 'administrator'],
	'evaluation.write': ['coordinator', 'administrator'],
	'evaluation.comment': ['committee'],
	'evaluation.seen': ['committee', 'coordinator', 'administrator'],
	'evaluation.choose': ['committee', 'coordinator', 'administrator'],
	'evaluation.step': ['coordinator', 'administrator'],
	'figure.enter': ['coordinator', 'administrator'],
	'tie.put': ['coordinator', 'administrator'],
	'tie.answer': ['representative', 'coordinator', 'administrator'],
	'tie.remove': ['coordinator', 'administrator'],
	'helper.link': ['coordinator', 'administrator'],
	'helper.put': ['author', 'coordinator', 'administrator'],
	'helper.consent': ['author', 'coordinator', 'administrator'],
	'helper.withdraw': ['author', 'coordinator', 'administrator'],
	'lending.propose': ['anyone'],
	'lending.put': ['author', 'coordinator', 'administrator'],
	'lending.decide': ['coordinator', 'administrator'],
	'lending.confirm': ['author', 'coordinator', 'administrator'],
	'lending.link': ['coordinator', 'administrator'],
	'lending.withdraw': ['author', 'coordinator', 'administrator'],
	'emergency.put': ['desk', 'coordinator', 'administrator'],
	'emergency.station': ['desk', 'coordinator', 'administrator'],
	'story.offer': ['representative', 'desk', 'volunteer', 'coordinator', 'administrator'],
	'story.decide': ['coordinator', 'administrator'],
	'story.end': ['representative', 'desk', 'coordinator', 'administrator'],
	'consult.ask': ['anyone'],
	'consult.add': ['author'],
	'consult.withdraw': ['author'],
	'consult.meet': ['author', 'coordinator', 'administrator'],
	'consult.change': ['coordinator', 'administrator'],
	'consult.answer': ['coordinator', 'administrator'],
	'consult.hand': ['coordinator', 'administrator'],
	'consult.close': ['coordinator', 'administrator'],
	'meeting.offer': ['coordinator', 'administrator'],
	'meeting.remove': ['coordinator', 'administrator'],
	'follow.put': ['anyone'],
	'follow.stop': ['author'],
};

/** May these roles write this intent about that target? `author` is decided where the request is known. */
export function may(actor: Actor, intent: string, target: Target): 'yes' | 'if-author' | 'no' {
	const allowed = Object.hasOwn(MAY, intent) ? MAY[intent] : undefined;
	if (!allowed) return 'no';
	if (allowed.includes('anyone')) return 'yes';
	for (const role of actor.roles) if (allowed.includes(role.role) && covers(role, target)) return 'yes';
	return allowed.includes('author') ? 'if-author' : 'no';
}

/** A desk's role holds at its place, a representative's for its group; the others in the whole area. */
function covers(role: Role, target: Target): boolean {
	if (role.role === 'desk') return target.placeId !== undefined && role.placeId === target.placeId;
	if (role.role === 'representative') return target.groupId !== undefined && role.groupId === target.groupId;
	return true;
}

/** Who prepares forums and sees what is held back on their boards. */
export function leadsForums(actor: Actor): boolean {
	return may(actor, 'forum.look', {}) === 'yes';
}

/** Who looks after needs, offers and cases. */
export function coordinates(actor: Actor): boolean {
	return may(actor, 'case.change', {}) === 'yes';
}

/** Who evaluates the plan: the office in charge, or the committee. */
export function evaluates(actor: Actor): boolean {
	return may(actor, 'evaluation.seen', {}) === 'yes';
}

/** The private scopes an actor may read. Administrators read desks only where the area's places are named in `placeIds`. */
export function readableScopes(
	actor: Actor,
	all: { placeIds: readonly string[]; groupIds: readonly string[] },
): PrivateScope[] {
	const scopes = new Set<PrivateScope>();
	if (actor.accountId !== null) scopes.add(`person/${actor.accountId}`);
	if (evaluates(actor)) scopes.add('plan');
	for (const role of actor.roles) {
		if (role.role === 'desk') scopes.add(`desk/${role.placeId}`);
		if (role.role === 'representative') scopes.add(`group/${role.groupId}`);
		if (role.role === 'coordinator' || role.role === 'administrator') {
			scopes.add('coordination');
			for (const groupId of all.groupIds) scopes.add(`group/${groupId}`);
		}
		if (role.role === 'administrator') {
			scopes.add('people');
			for (const placeId of all.placeIds) scopes.add(`desk/${placeId}`);
		}
	}
	return [...scopes];
}
