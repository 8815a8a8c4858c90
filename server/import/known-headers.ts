/** Which field a header means, by kind of list. */
import { COLUMNS, type ImportKind } from './columns.ts';
import { foldHeader } from './fold-header.ts';

export const KINDS: readonly ImportKind[] = ['places', 'events', 'groups', 'rooms', 'safety'];

/** `official`: by a name of the national formats. */
export type KnownHeader = { field: string; official: boolean };

/** The field that the header names, however it is written; undefined when no list of the kind has it. */
export function fieldOfHeader(kind: ImportKind, header: string): KnownHeader | undefined {
	return FIELDS_BY_HEADER.get(kind)?.get(headerKey(header));
}

const FIELDS_BY_HEADER = new Map(KINDS.map((kind) => [kind, fieldsByHeader(kind)]));

function fieldsByHeader(kind: ImportKind): Map<string, KnownHeader> {
	const fields = new Map<string, KnownHeader>();
	for (const official of [true, false]) {
		for (const [field, column] of Object.entries(COLUMNS[kind])) {
			for (const name of (official ? column.official : column.also) ?? []) {
				const folded = headerKey(name);
				if (!fields.has(folded)) fields.set(folded, { field, official });
			}
		}
	}
	return fields;
}

/** CKAN's row counter `_id` must not fold to `ID`, nor `#` to nothing. */
function headerKey(header: string): string {
	const plain = header.trim();
	return plain === '_id' || plain === '#' ? plain : foldHeader(plain);
}
