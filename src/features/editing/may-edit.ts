/** Whose pages a person edits, as far as their roles say. The server decides again. */
import type { Event } from '../../../contract/event.ts';
import type { Group } from '../../../contract/group.ts';
import { type Actor, may, type Target } from '../../../contract/roles.ts';
import type { Session } from '../../data/session.ts';
import type { Town } from '../../data/town.ts';

export function actorOf(session: Session | null): Actor {
	return { accountId: session?.accountId ?? null, name: null, roles: session?.roles ?? [] };
}

export function mayEditGroup(session: Session | null, groupId: string): boolean {
	return may(actorOf(session), 'group.edit', { groupId }) === 'yes';
}

export function mayEditEvent(session: Session | null, event: Pick<Event, 'groupId' | 'placeId'>): boolean {
	return may(actorOf(session), 'event.edit', { groupId: event.groupId, placeId: event.placeId }) === 'yes';
}

export function mayMakeEvent(session: Session | null, target: Target): boolean {
	return may(actorOf(session), 'event.create', target) === 'yes';
}

export function mayWriteGuides(session: Session | null): boolean {
	return may(actorOf(session), 'guide.create', {}) === 'yes';
}

export function isCoordinating(session: Session | null): boolean {
	return (session?.roles ?? []).some(({ role }) => role === 'coordinator' || role === 'administrator');
}

/** Groups the person represents, by kana. Coordinators may edit all of them, and find them by search. */
export function ownGroups(session: Session | null, town: Town): Group[] {
	const ids = (session?.roles ?? []).flatMap((role) => (role.role === 'representative' ? [role.groupId] : []));
	return [...new Set(ids)].flatMap((id) => town.groups.get(id) ?? []).sort((a, b) => (kana(a) < kana(b) ? -1 : 1));
}

/** Places at whose desk the person works. */
export function ownPlaceIds(session: Session | null): string[] {
	return (session?.roles ?? []).flatMap((role) => (role.role === 'desk' ? [role.placeId] : []));
}

function kana(group: Group): string {
	return group.nameKana ?? group.name;
}
