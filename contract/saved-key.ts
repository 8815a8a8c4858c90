/** Short names of rows in the address of a calendar of what a person saved: the page writes them, the server reads them. */
import { hashRow } from './checksum.ts';

/** Kinds that have days of their own, each with its letter. */
export const SAVED_LETTERS = { event: 'e', group: 'g', place: 'p', issue: 'i', exchange: 'x', guide: 'a' } as const;
export type CalendarKind = keyof typeof SAVED_LETTERS;

/** Longest list of keys that an address may hold. */
export const MOST_SAVED_KEYS = 100;

/** At most 16 characters of an address: a letter and 64 bits of the id's hash. */
export function savedKey(kind: CalendarKind, id: string): string {
	const [a, b] = hashRow(kind, id, 0);
	return `${SAVED_LETTERS[kind]}${a.toString(36)}-${b.toString(36)}`;
}

/** Does the text look like a key? */
export function isSavedKey(text: string): boolean {
	return /^[egpixa][0-9a-z]{1,7}-[0-9a-z]{1,7}$/.test(text);
}
