/** Where a person works, as far as their roles say. The server decides again. */
import type { Place } from '../../../contract/place.ts';
import type { Role } from '../../../contract/roles.ts';
import type { Town } from '../../data/town.ts';
import { centresByKana } from '../../ui/centres.ts';

/** The places at whose desk these roles work, by kana: an administrator's are all centres. */
export function desksOf(roles: readonly Role[], town: Town): Place[] {
	const isAdministrator = roles.some(({ role }) => role === 'administrator');
	if (isAdministrator) return centresByKana(town);
	const placeIds = new Set(roles.flatMap((role) => (role.role === 'desk' ? [role.placeId] : [])));
	return [...town.places.values()]
		.filter(({ id }) => placeIds.has(id))
		.sort((a, b) => ((a.nameKana ?? a.name) < (b.nameKana ?? b.name) ? -1 : 1));
}

export function worksAt(roles: readonly Role[], placeId: string): boolean {
	return roles.some((role) => role.role === 'administrator' || (role.role === 'desk' && role.placeId === placeId));
}
