/**
 * Who may edit which field of a group, and what may be kept 非公開. Pure, so that a screen shows what the server decides.
 *
 * Fields are named by path in a flat row (`flat-row.ts`): `members`, `contact.phone`.
 */
import { flatten, unflatten } from './flat-row.ts';

export const CONTACT_FIELDS = [
	'contact.name',
	'contact.phone',
	'contact.extension',
	'contact.fax',
	'contact.email',
	'contact.formUrl',
	'contact.note',
	'contact.throughDesk',
] as const;

/** Fields a representative edits; the others of a group are the server's or a coordinator's. */
export const REPRESENTATIVE_FIELDS: readonly string[] = [
	'name',
	'nameKana',
	'nameEn',
	'aliases',
	'summary',
	'purpose',
	'activities',
	'fields',
	'areaIds',
	'placeIds',
	'weekdays',
	'timeBands',
	'scheduleText',
	'stage',
	'abilities',
	'benefit',
	'recruiting',
	'recruitingText',
	'firstStep',
	'audience',
	'members',
	'membersResident',
	'foundedYear',
	'fee',
	...CONTACT_FIELDS,
	'url',
	'sns',
	'picture',
	'note',
];

/** 登録 is what others say of the group: coordinators write it. */
export const COORDINATOR_FIELDS: readonly string[] = ['registrations'];

/** Contact parts that show a person: they become public only with recorded consent. */
export const PERSONAL_FIELDS = ['contact.name', 'contact.phone', 'contact.fax', 'contact.email'] as const;

/** A group without these cannot be found or understood; a picture that nobody may see is simply not sent. */
const ALWAYS_PUBLIC = new Set([
	'name',
	'nameKana',
	'fields',
	'recruiting',
	'abilities',
	'picture',
	'contact.throughDesk',
]);

/** Fields that may be kept 非公開. */
export const WITHHOLDABLE: readonly string[] = REPRESENTATIVE_FIELDS.filter((field) => !ALWAYS_PUBLIC.has(field));

type Row = Readonly<Record<string, unknown>>;

/** The group as its own people see it, flat: the public row with what it keeps to itself. `values`: path → value. */
export function joinWithheld(row: Row, values: Row): Record<string, unknown> {
	return { ...flatten(row), ...values };
}

/** The other way round: what everybody may see, and the values that stay. Paths without a value stay named. */
export function splitWithheld(
	flat: Row,
	withheld: readonly string[],
): { row: Record<string, unknown>; values: Record<string, unknown> } {
	const open: Record<string, unknown> = {};
	const values: Record<string, unknown> = {};
	for (const [path, value] of Object.entries(flat)) {
		if (path === 'withheld' || value === undefined) continue;
		if (withheld.includes(path)) values[path] = value;
		else open[path] = value;
	}
	if (withheld.length > 0) open.withheld = [...withheld].sort();
	return { row: unflatten(open), values };
}

/** What stays 非公開 after an edit: nothing becomes public that is not named in `show`. */
export function withheldAfter(
	before: readonly string[],
	withhold: readonly string[] = [],
	show: readonly string[] = [],
): string[] {
	return [...new Set([...before, ...withhold])].filter((path) => !show.includes(path)).sort();
}

/** Parts of a contact that show a person and that were not public before, or otherwise: consent is needed for them. */
export function newlyShown(before: Row, after: Row): string[] {
	const [was, is] = [flatten(before), flatten(after)];
	return PERSONAL_FIELDS.filter((path) => is[path] !== undefined && is[path] !== '' && is[path] !== was[path]);
}
