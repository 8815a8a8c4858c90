/** Field by field: what one person wishes, laid over what is there now. Pure, so that a screen can show it before it is sent. */
import type { FieldEdit } from './editing.ts';

/** Fields nobody edits: the server writes them. */
export const SERVER_FIELDS: readonly string[] = [
	'id',
	'updatedAt',
	'confirmedAt',
	'confirmedBy',
	'source',
	'conflicts',
	'doubts',
	'withheld',
];

export type Merged = {
	/** the row with every wish that could be taken */
	row: Record<string, unknown>;
	/** fields that changed */
	taken: string[];
	/** wishes for a field that somebody else changed since: the field keeps its value */
	clashes: FieldEdit[];
};

/**
 * Takes a wish when the field is as its author saw it, or already as wished. A wish for one of `SERVER_FIELDS` is left out.
 * An absent value, `null` and the empty text are the same: nothing is stated.
 */
export function mergeFields(row: Readonly<Record<string, unknown>>, edits: readonly FieldEdit[]): Merged {
	const next: Record<string, unknown> = { ...row };
	const taken: string[] = [];
	const clashes: FieldEdit[] = [];
	for (const edit of edits) {
		if (SERVER_FIELDS.includes(edit.field)) continue;
		const here = Object.hasOwn(next, edit.field) ? next[edit.field] : undefined;
		if (isSame(here, edit.to)) continue;
		if (!isSame(here, edit.was)) {
			clashes.push(edit);
			continue;
		}
		if (isNothing(edit.to)) delete next[edit.field];
		else next[edit.field] = edit.to;
		taken.push(edit.field);
	}
	return { row: next, taken, clashes };
}

/** Equal as JSON whatever the order of keys; nothing equals nothing. */
export function isSame(a: unknown, b: unknown): boolean {
	if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
	if (typeof a !== 'object' || typeof b !== 'object') return a === b;
	if (Array.isArray(a) || Array.isArray(b)) {
		return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => isSame(each, b[i]));
	}
	const left = a as Record<string, unknown>;
	const right = b as Record<string, unknown>;
	const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
	for (const key of keys) if (!isSame(left[key], right[key])) return false;
	return true;
}

function isNothing(value: unknown): value is undefined | null | '' {
	return value === undefined || value === null || value === '';
}
