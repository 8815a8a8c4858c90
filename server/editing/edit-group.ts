/** Edits of a group: checked, merged field by field, split into what everybody and what only its own people see. */
import { CONSENT_WORDS, type FieldEdit, type GroupPrivateRow } from '../../contract/editing.ts';
import { flatten } from '../../contract/flat-row.ts';
import type { Group } from '../../contract/group.ts';
import {
	COORDINATOR_FIELDS,
	joinWithheld,
	newlyShown,
	REPRESENTATIVE_FIELDS,
	splitWithheld,
	WITHHOLDABLE,
	withheldAfter,
} from '../../contract/group-fields.ts';
import { mergeFields } from '../../contract/merge-fields.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { badValue, type Refused, withPicture } from './check-values.ts';
import { keepBoth } from './conflicts.ts';
import { needsYes, putPending } from './pending.ts';
import { isCoordinating, roleInWords, scopeOf } from './who.ts';

export type GroupWish = {
	edits: readonly FieldEdit[];
	withhold?: readonly string[] | undefined;
	show?: readonly string[] | undefined;
	/** the words somebody agreed to */
	consent?: string | undefined;
};

const PRIVATE = 'group-private';

/** Everything an edit of a group goes through, whoever wishes it. */
export async function submitGroupEdit(context: IntentContext, groupId: string, wish: GroupWish): Promise<Outcome> {
	const seen = await context.read('group', groupId);
	if (!seen) return { refused: 'not-found' };
	const bad = badFields(context, wish) ?? badValue(wish.edits);
	if (bad) return bad;
	const target = { groupId };
	const ready = await withPicture(context, `group/${groupId}`, wish.edits, seen.data.picture);
	if ('refused' in ready) return ready;
	const by = await roleInWords(context, target);
	if (!(await needsYes(context, target))) return publishGroup(context, seen.data, { ...wish, edits: ready.edits }, by);

	const merged = mergeGroup(seen.data, (await readOwn(context, groupId))?.values ?? {}, {
		...wish,
		edits: ready.edits,
	});
	const refused = consentMissing(seen.data, merged.row, wish);
	if (refused) return refused;
	const clashes = await putPending(context, { kind: 'group', id: groupId }, target, {
		data: merged.row,
		edits: ready.edits,
		withhold: [...(wish.withhold ?? [])],
		show: [...(wish.show ?? [])],
		consent: wish.consent,
		by,
	});
	return { accepted: true, result: { pending: true, clashes } };
}

/** Lays the wish into the row, now. `by`: whose wish it is, in words. */
export async function publishGroup(
	context: IntentContext,
	group: Group,
	wish: GroupWish,
	by: string,
): Promise<Outcome> {
	const own = await readOwn(context, group.id);
	const merged = mergeGroup(group, own?.values ?? {}, wish);
	const refused = consentMissing(group, merged.row, wish);
	if (refused) return refused;
	const scope = scopeOf({ groupId: group.id });
	await context.put({ kind: 'group', id: group.id, data: merged.row });
	const consent =
		newlyShown(group, merged.row).length > 0 && wish.consent
			? { by, at: context.now.instant, words: wish.consent }
			: own?.consent;
	const hasOwn = Object.keys(merged.values).length > 0 || consent !== undefined;
	const row = { id: group.id, values: merged.values, ...(consent ? { consent } : {}) };
	await context.privatePut(scope, PRIVATE, group.id, hasOwn ? row : null);
	await keepBoth(context, scope, { kind: 'group', id: group.id }, merged.clashes, by, wish.consent);
	context.audit({
		kind: 'group',
		recordId: group.id,
		before: forAudit(group, merged.taken),
		after: forAudit(merged.row, merged.taken),
	});
	return { accepted: true, result: { taken: merged.taken, clashes: merged.clashes.map(({ field }) => field) } };
}

async function readOwn(context: IntentContext, groupId: string): Promise<GroupPrivateRow | undefined> {
	return (await context.privateRead<GroupPrivateRow>(scopeOf({ groupId }), PRIVATE, groupId))?.data;
}

function mergeGroup(group: Group, own: Readonly<Record<string, unknown>>, wish: GroupWish) {
	const merged = mergeFields(joinWithheld(group, own), wish.edits);
	const withheld = withheldAfter(group.withheld ?? [], wish.withhold, wish.show);
	const { row, values } = splitWithheld(merged.row, withheld);
	return { row: row as Group, values, taken: merged.taken, clashes: merged.clashes };
}

function badFields(context: IntentContext, { edits, withhold = [], show = [] }: GroupWish): Refused | undefined {
	if (edits.length + withhold.length + show.length === 0) return { refused: 'invalid', detail: { field: 'fields' } };
	for (const { field } of edits) {
		if (REPRESENTATIVE_FIELDS.includes(field)) continue;
		if (!COORDINATOR_FIELDS.includes(field)) return { refused: 'invalid', detail: { field } };
		if (!isCoordinating(context.actor)) return { refused: 'not-allowed', detail: { field } };
	}
	const path = [...withhold, ...show].find((each) => !WITHHOLDABLE.includes(each));
	return path === undefined ? undefined : { refused: 'invalid', detail: { field: path } };
}

/** A name, number or address of a person becomes public only when somebody agreed to today's words. */
function consentMissing(before: Group, after: Group, { consent }: GroupWish): Refused | undefined {
	const [field] = newlyShown(before, after);
	if (field === undefined || consent === CONSENT_WORDS) return undefined;
	return { refused: 'invalid', detail: { field, why: 'consent', words: CONSENT_WORDS } };
}

/** What changed in public; of a contact only that it did. */
function forAudit(row: Group, taken: readonly string[]): Record<string, unknown> {
	const flat = flatten(row);
	const noted: Record<string, unknown> = { withheld: row.withheld ?? [] };
	for (const field of taken) {
		if (row.withheld?.includes(field)) continue;
		noted[field] = field.startsWith('contact.') ? flat[field] !== undefined : (flat[field] ?? null);
	}
	return noted;
}
