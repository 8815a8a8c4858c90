/** Roles while they are being chosen: which, at which desks, for which groups. */
import type { Role, RoleName } from '../../../contract/roles.ts';

export type RolesForm = { names: readonly RoleName[]; placeIds: readonly string[]; groupIds: readonly string[] };

export const NO_ROLES: RolesForm = { names: [], placeIds: [], groupIds: [] };

export function formOf(roles: readonly Role[]): RolesForm {
	return {
		names: [...new Set(roles.map(({ role }) => role))],
		placeIds: roles.flatMap((role) => (role.role === 'desk' ? [role.placeId] : [])),
		groupIds: roles.flatMap((role) => (role.role === 'representative' ? [role.groupId] : [])),
	};
}

/** Null while something is missing: no role at all, a desk without its place, a representative without a group. */
export function rolesOf({ names, placeIds, groupIds }: RolesForm): Role[] | null {
	const roles = names.flatMap((role): Role[] => {
		if (role === 'desk') return placeIds.map((placeId) => ({ role, placeId }));
		if (role === 'representative') return groupIds.map((groupId) => ({ role, groupId }));
		return [{ role }];
	});
	const whole =
		(!names.includes('desk') || placeIds.length > 0) && (!names.includes('representative') || groupIds.length > 0);
	return whole && roles.length > 0 ? roles : null;
}
