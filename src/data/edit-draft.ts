/** What a person has written so far about one record, and what becomes of it when it is sent. Pure. */
import type { FieldEdit } from '../../contract/editing.ts';
import { isSame } from '../../contract/merge-fields.ts';

export type EditDraft = {
	/** path → value as it stood when its writing began: what the wish is compared with on the server */
	base: Record<string, unknown>;
	/** path → value as wished; absent paths are untouched */
	wishes: Record<string, unknown>;
	/** paths that shall be 非公開, and those that shall be public again */
	withhold: string[];
	show: string[];
	/** the person ticked that whoever is named agreed */
	consent: boolean;
};

export const EMPTY_DRAFT: EditDraft = { base: {}, wishes: {}, withhold: [], show: [], consent: false };

/** What was kept, perhaps by an older page; anything unreadable is an empty draft. */
export function readEditDraft(kept: unknown): EditDraft {
	if (!isRecord(kept)) return EMPTY_DRAFT;
	return {
		base: isRecord(kept.base) ? kept.base : {},
		wishes: isRecord(kept.wishes) ? kept.wishes : {},
		withhold: texts(kept.withhold),
		show: texts(kept.show),
		consent: kept.consent === true,
	};
}

/** Writes one field. What equals the record as it is now is no wish any more. */
export function wish(
	draft: EditDraft,
	present: Readonly<Record<string, unknown>>,
	path: string,
	to: unknown,
): EditDraft {
	const base = Object.hasOwn(draft.wishes, path) ? draft.base[path] : present[path];
	const { [path]: _, ...wishes } = draft.wishes;
	const { [path]: __, ...bases } = draft.base;
	if (isSame(base, to)) return { ...draft, wishes, base: bases };
	return { ...draft, wishes: { ...wishes, [path]: to }, base: { ...bases, [path]: base } };
}

export function withholdInDraft(
	draft: EditDraft,
	withheldNow: readonly string[],
	path: string,
	isWithheld: boolean,
): EditDraft {
	const without = (list: readonly string[]) => list.filter((each) => each !== path);
	const before = withheldNow.includes(path);
	return {
		...draft,
		withhold: isWithheld && !before ? [...without(draft.withhold), path] : without(draft.withhold),
		show: !isWithheld && before ? [...without(draft.show), path] : without(draft.show),
	};
}

export function isWithheldIn(draft: EditDraft, withheldNow: readonly string[], path: string): boolean {
	return draft.withhold.includes(path) || (withheldNow.includes(path) && !draft.show.includes(path));
}

/**
 * What came back laid into the form again. It keeps what its author saw: what somebody else changed since shows as two
 * readings, as always. What was written in the form meanwhile stays.
 */
export function withReturned(draft: EditDraft, args: Readonly<Record<string, unknown>>): EditDraft {
	const fields = (args.fields as FieldEdit[] | undefined) ?? [];
	const again = fields.filter(({ field }) => !Object.hasOwn(draft.wishes, field));
	return {
		...draft,
		base: { ...draft.base, ...Object.fromEntries(again.map(({ field, was }) => [field, was])) },
		wishes: { ...draft.wishes, ...Object.fromEntries(again.map(({ field, to }) => [field, to])) },
		withhold: [...new Set([...draft.withhold, ...texts(args.withhold)])],
		show: [...new Set([...draft.show, ...texts(args.show)])],
	};
}

export function isUntouched(draft: EditDraft): boolean {
	return Object.keys(draft.wishes).length + draft.withhold.length + draft.show.length === 0;
}

/** As the intent says it: what was seen, what is wished. Empty texts travel as nothing. */
export function editsOf(draft: EditDraft): FieldEdit[] {
	return Object.entries(draft.wishes).map(([field, to]) => {
		const was = draft.base[field];
		return { field, ...(isNothing(was) ? {} : { was }), ...(isNothing(to) ? {} : { to: tidy(to) }) };
	});
}

function tidy(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(tidy).filter((each) => each !== '');
	if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tidy(each)]));
	return typeof value === 'string' ? value.normalize('NFC').trim() : value;
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
