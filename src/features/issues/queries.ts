/** 地域の課題 of the town. Pure. */
import type { Issue, IssueStatus } from '../../../contract/issue.ts';
import type { Town } from '../../data/town.ts';

export type IssueFilter = { status: IssueStatus | ''; place: string; field: string };

/** What moved last comes first; those that were joined to another are found by their address alone. */
export function issueList(town: Town, { status, place, field }: IssueFilter): Issue[] {
	return [...town.issues.values()]
		.filter((issue) => issue.joinedInto === undefined)
		.filter((issue) => status === '' || issue.status === status)
		.filter((issue) => place === '' || issue.placeId === place)
		.filter((issue) => field === '' || issue.fields.includes(field))
		.sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : lastDay(a) > lastDay(b) ? -1 : a.id < b.id ? -1 : 1));
}

/** The day of its last step. */
export function lastDay(issue: Issue): string {
	return issue.story.at(-1)?.date ?? issue.raisedOn;
}

/** Places that any issue is about. */
export function placesWithIssues(town: Town): { id: string; name: string }[] {
	const ids = new Set([...town.issues.values()].flatMap(({ placeId }) => (placeId ? [placeId] : [])));
	return [...ids].flatMap((id) => {
		const place = town.places.get(id);
		return place ? [{ id, name: place.name }] : [];
	});
}

/** Those that were joined to this one. */
export function joinedTo(town: Town, issueId: string): Issue[] {
	return [...town.issues.values()].filter(({ joinedInto }) => joinedInto === issueId);
}
