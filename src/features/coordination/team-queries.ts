/** Who could be in a team for a case or a neighbourhood, by what they state themselves. Pure. */

import type { CaseRow } from '../../../contract/case.ts';
import type { LocalDate } from '../../../contract/common.ts';
import type { Group } from '../../../contract/group.ts';
import type { Guide } from '../../../contract/guide.ts';
import type { HelperRow } from '../../../contract/helper.ts';
import { isShown } from '../../../contract/published.ts';
import type { Member } from '../../../contract/team.ts';
import type { Town } from '../../data/town.ts';

/** Where the team is to be, and what for; neither: the whole town. */
export type TeamFor = { placeId?: string | undefined; fields: readonly string[] };

export type TeamMember = Member & ({ of: 'group'; group: Group } | { of: 'helper'; helper: HelperRow });

const ofGroup = (group: Group): TeamMember => ({
	id: `group ${group.id}`,
	abilities: group.abilities ?? [],
	of: 'group',
	group,
});
const ofHelper = (helper: HelperRow): TeamMember => ({
	id: `helper ${helper.id}`,
	abilities: helper.abilities ?? [],
	of: 'helper',
	helper,
});

/** What a case is about: the need's neighbourhood and fields. */
export function teamForCase(town: Town, one: CaseRow): TeamFor {
	const need = town.exchanges.get(one.needId);
	return { placeId: need?.placeId, fields: need?.fields ?? [] };
}

/** The two sides of a case, where a group or a person stands behind one. */
export function sidesOf(town: Town, helpers: readonly HelperRow[], one: CaseRow): TeamMember[] {
	const groups = [one.parties.need, one.parties.offer].flatMap((id) => town.groups.get(id) ?? []);
	const people = one.helper ? helpers.filter(({ id }) => id === one.offerId) : [];
	return [...groups.map(ofGroup), ...people.map(ofHelper)];
}

/** Who states something and is near, or cares for the same: groups, and people who agree. */
export function membersAround(town: Town, helpers: readonly HelperRow[], { placeId, fields }: TeamFor): TeamMember[] {
	const place = placeId === undefined ? undefined : town.places.get(placeId);
	const isAnywhere = placeId === undefined && fields.length === 0;
	const shares = (theirs: readonly string[]) => fields.some((field) => theirs.includes(field));
	const isNear = ({ placeIds, areaIds }: Group) =>
		placeId !== undefined &&
		(placeIds?.includes(placeId) || (areaIds ?? []).some((id) => place?.areaIds?.includes(id)));
	const groups = [...town.groups.values()].filter(
		(group) => (group.abilities?.length ?? 0) > 0 && (isAnywhere || isNear(group) || shares(group.fields)),
	);
	const people = helpers.filter(
		(helper) =>
			(helper.abilities?.length ?? 0) > 0 &&
			(isAnywhere ||
				shares(helper.fields) ||
				(placeId !== undefined && (!helper.placeIds || helper.placeIds.includes(placeId)))),
	);
	return [...people.map(ofHelper), ...groups.map(ofGroup)];
}

/** Where the town teaches it: courses first, then what can be read; only what is published today. */
export function coursesFor(town: Town, ability: string, today: LocalDate, most = 3): Guide[] {
	const rank = ({ guideType }: Guide) => (guideType === 'course' ? 0 : 1);
	return [...town.guides.values()]
		.filter(
			(guide) =>
				(guide.guideType === 'course' || guide.guideType === 'article') &&
				guide.abilities?.includes(ability) &&
				isShown(guide, today),
		)
		.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
		.slice(0, most);
}
