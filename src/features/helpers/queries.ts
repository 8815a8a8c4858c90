/** People who can help, as a coordinator looks for them. Pure. */
import type { HelperRow } from '../../../contract/helper.ts';

/** '' of each: any */
export type HelperFilter = { kind: string; field: string; place: string };

const nameOf = ({ contact }: HelperRow) => contact?.name ?? '';

/** By name: nobody comes before another for what they can do. */
export function helperList(people: readonly HelperRow[], { kind, field, place }: HelperFilter): HelperRow[] {
	return people
		.filter(
			(row) =>
				(kind === '' || (row.kinds as string[]).includes(kind)) &&
				(field === '' || row.fields.includes(field)) &&
				(place === '' || !row.placeIds || row.placeIds.includes(place)),
		)
		.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'ja') || (a.id < b.id ? -1 : 1));
}

/** Links that nobody filled in yet, the oldest first. */
export function invitedList(held: readonly HelperRow[]): HelperRow[] {
	return held
		.filter(({ state }) => state === 'invited')
		.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.id < b.id ? -1 : 1));
}
