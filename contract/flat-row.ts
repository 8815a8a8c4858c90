/**
 * A row with the parts of its contact and its application beside its other fields (`contact.phone`): so that two people who
 * change the number and the hours of one contact do not meet.
 */

const FLAT = ['contact', 'apply'] as const;

type Row = Readonly<Record<string, unknown>>;

/** `{ contact: { phone } }` → `{ 'contact.phone' }`. Fields that this version does not know travel along. */
export function flatten(row: Row): Record<string, unknown> {
	const flat: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(row)) {
		if (isFlat(field) && isRecord(value)) {
			for (const [part, partValue] of Object.entries(value)) flat[`${field}.${part}`] = partValue;
		} else flat[field] = value;
	}
	return flat;
}

/** The other way round; a contact without any part is none. */
export function unflatten(flat: Row): Record<string, unknown> {
	const row: Record<string, unknown> = {};
	for (const [path, value] of Object.entries(flat)) {
		const dot = path.indexOf('.');
		const field = path.slice(0, dot);
		if (dot < 0 || !isFlat(field)) row[path] = value;
		else row[field] = { ...(isRecord(row[field]) ? row[field] : {}), [path.slice(dot + 1)]: value };
	}
	return row;
}

function isFlat(field: string): boolean {
	return (FLAT as readonly string[]).includes(field);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
