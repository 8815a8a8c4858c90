/** What a value may be before it is laid into a row, beyond what its schema says. */
import * as v from 'valibot';
import type { FieldEdit } from '../../contract/editing.ts';
import { type PictureOwner, PictureWish, pictureUrl, readPictureUrl } from '../../contract/picture.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { findPicture } from '../pictures/picture-store.ts';

export type Refused = Extract<Outcome, { refused: unknown }>;

const MOST_LETTERS = 4_000;
const MOST_ITEMS = 200;
const DEEPEST = 5;
const ADDRESSES = new Set(['url', 'contact.formUrl', 'apply.url', 'sns']);

/** The first edit that asks for something no field takes. */
export function badValue(edits: readonly FieldEdit[]): Refused | undefined {
	for (const { field, to } of edits) {
		if (!isBounded(to, 0)) return { refused: 'invalid', detail: { field, why: 'too-long' } };
		if (ADDRESSES.has(field) && ![to].flat().every(isAddress)) {
			return { refused: 'invalid', detail: { field, why: 'address' } };
		}
	}
	return undefined;
}

function isBounded(value: unknown, depth: number): boolean {
	if (typeof value === 'string') return value.length <= MOST_LETTERS;
	if (typeof value !== 'object' || value === null) return true;
	const parts = Object.values(value);
	return depth < DEEPEST && parts.length <= MOST_ITEMS && parts.every((part) => isBounded(part, depth + 1));
}

/** Only what a browser may follow from a page: `javascript:` and the like never become a link. */
function isAddress(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return typeof value === 'string' && /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value);
}

/**
 * The edits with a picture that was sent before in the place of its hash. A picture that is there already, or that was wished
 * before, may get other words; any other address is refused: only pictures of ours are shown.
 */
export async function withPicture(
	context: IntentContext,
	owner: PictureOwner,
	edits: readonly FieldEdit[],
	present: unknown,
): Promise<{ edits: FieldEdit[] } | Refused> {
	const done: FieldEdit[] = [];
	for (const edit of edits) {
		if (edit.field !== 'picture' || edit.to === undefined || edit.to === null) {
			done.push(edit);
			continue;
		}
		const wish = v.safeParse(PictureWish, edit.to);
		if (wish.success) {
			const { hash, alt, licence } = wish.output;
			const found = await findPicture(await context.tx(), context.area, owner, hash);
			if (!found) return { refused: 'no-picture', detail: { field: 'picture' } };
			const { name, width, height } = found;
			const to = { url: pictureUrl(name, 'large'), alt, width, height, ...(licence ? { licence } : {}) };
			done.push({ ...edit, to });
			continue;
		}
		const { url, alt } = edit.to as { url?: unknown; alt?: unknown };
		const isTheirs = url === (present as { url?: string } | undefined)?.url || (await isPictureOf(context, owner, url));
		if (typeof url !== 'string' || !isTheirs || typeof alt !== 'string' || alt.trim() === '') {
			return { refused: 'invalid', detail: { field: 'picture' } };
		}
		done.push(edit);
	}
	return { edits: done };
}

async function isPictureOf(context: IntentContext, owner: PictureOwner, url: unknown): Promise<boolean> {
	const name = typeof url === 'string' ? readPictureUrl(url)?.name : undefined;
	if (name === undefined) return false;
	const found = await (await context.tx())
		.selectFrom('picture')
		.select('owner')
		.where('name', '=', name)
		.where('area', '=', context.area)
		.executeTakeFirst();
	return found?.owner === owner;
}
