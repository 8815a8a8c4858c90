/**
 * The row a file brings, laid over the row that is there, with what the same list said last time between them.
 *
 * A field the list did not change stays as a person left it; a field only the list changed follows the list; where both
 * changed, a person decides, and until then the person's word stands and the list's stands beside it.
 */
import { flatten, unflatten } from '../../contract/flat-row.ts';
import { canonicalJson } from '../canonical-json.ts';

type Row = Record<string, unknown> & { id: string };

/** One field with two values. `field` is a path of `flatten`: `contact.phone`. */
export type FieldClash = { field: string; here: unknown; file: unknown };

export type Laid = {
	data: Row;
	/** fields in which a person and the list differ, both having spoken since the last import */
	clashes: FieldClash[];
	/** fields in which a person's word stands against the list's, now or since an earlier import */
	differs: FieldClash[];
};

/** The importer's own marks on a row; `plan.ts` settles them. */
const OWN = new Set(['id', 'source', 'updatedAt', 'confirmedAt', 'confirmedBy', 'conflicts', 'sameAs']);

/**
 * `base`: the row as the list brought it last; without it the list wins, save that what is withheld stays withheld.
 * `takeFile`: for which clashing fields the person chose the list.
 */
export function layOver(
	file: Row,
	here: Row | undefined,
	base: Row | undefined,
	takeFile: (field: string) => boolean,
): Laid {
	if (here === undefined) return { data: file, clashes: [], differs: [] };
	if (base === undefined) return { data: keepWithheld(file, here), clashes: [], differs: [] };
	const [flatFile, flatHere, flatBase] = [flatten(file), flatten(here), flatten(base)];
	const laid: Record<string, unknown> = {};
	const clashes: FieldClash[] = [];
	const differs: FieldClash[] = [];
	const withheld = withheldOf(here);
	for (const field of new Set([...Object.keys(flatFile), ...Object.keys(flatHere), ...Object.keys(flatBase)])) {
		if (OWN.has(field)) {
			if (flatFile[field] !== undefined) laid[field] = flatFile[field];
			continue;
		}
		const [theirs, ours, before] = [flatFile[field], flatHere[field], flatBase[field]];
		if (withheld.includes(field)) continue;
		// a venue written otherwise is another venue: its link is looked for again
		if (field === 'placeId' && theirs === undefined && !same(flatFile.placeName, flatBase.placeName)) continue;
		let value = theirs;
		if (!same(theirs, ours)) {
			if (same(theirs, before)) value = ours;
			else if (!same(ours, before)) {
				clashes.push({ field, here: ours, file: theirs });
				if (!takeFile(field)) value = ours;
			}
			if (same(value, ours) && before !== undefined) differs.push({ field, here: ours, file: theirs });
		}
		if (value !== undefined) laid[field] = value;
	}
	if (withheld.length > 0) laid.withheld = [...new Set([...withheld, ...withheldOf(file)])].sort();
	return { data: unflatten(laid) as Row, clashes, differs };
}

/** A group's word that something is not to be shown outlives any list. */
function keepWithheld(file: Row, here: Row): Row {
	const withheld = withheldOf(here);
	if (withheld.length === 0) return file;
	const open = Object.entries(flatten(file)).filter(([field]) => !withheld.includes(field));
	return {
		...unflatten(Object.fromEntries(open)),
		withheld: [...new Set([...withheld, ...withheldOf(file)])].sort(),
	} as unknown as Row;
}

function withheldOf(row: Row): string[] {
	return Array.isArray(row.withheld) ? row.withheld.filter((field) => typeof field === 'string') : [];
}

function same(a: unknown, b: unknown): boolean {
	if (typeof a !== 'object' && typeof b !== 'object') return a === b;
	return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
