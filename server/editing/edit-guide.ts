/** Courses, articles, まなびの道すじ, grants and desks: written by coordinators, merged field by field, public at once. */
import * as v from 'valibot';
import type { FieldEdit } from '../../contract/editing.ts';
import { flatten, unflatten } from '../../contract/flat-row.ts';
import { Guide, type GuideType } from '../../contract/guide.ts';
import { GUIDE_FIELDS, guideProblem } from '../../contract/guide-fields.ts';
import { mergeFields } from '../../contract/merge-fields.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { badValue, type Refused } from './check-values.ts';
import { keepBoth } from './conflicts.ts';
import { roleInWords } from './who.ts';

type Begun = Pick<Guide, 'id' | 'guideType'>;

export async function createGuide(
	context: IntentContext,
	{ guideId, guideType, fields }: { guideId: string; guideType: GuideType; fields: readonly FieldEdit[] },
): Promise<Outcome> {
	if (await context.read('guide', guideId)) return { refused: 'conflict', detail: { field: 'guideId' } };
	const written = await write(context, { id: guideId, guideType }, fields);
	return 'refused' in written ? written : { accepted: true };
}

export async function editGuide(
	context: IntentContext,
	guideId: string,
	fields: readonly FieldEdit[],
): Promise<Outcome> {
	const seen = await context.read('guide', guideId);
	if (!seen) return { refused: 'not-found' };
	const written = await write(context, seen.data, fields);
	if ('refused' in written) return written;
	const { taken, clashes } = written;
	return { accepted: true, result: { taken, clashes: clashes.map(({ field }) => field) } };
}

async function write(
	context: IntentContext,
	before: Begun | Guide,
	fields: readonly FieldEdit[],
): Promise<{ taken: string[]; clashes: FieldEdit[] } | Refused> {
	const unknown = fields.find(({ field }) => !GUIDE_FIELDS.includes(field));
	if (unknown) return invalid(unknown.field);
	const bad = badValue(fields);
	if (bad) return bad;
	const { row, taken, clashes } = mergeFields(flatten(before), fields);
	const by = await roleInWords(context, {});
	const record = { kind: 'guide', id: before.id } as const;
	// nothing of it is in what everybody reads: nobody has vouched for that
	if (taken.length === 0 && 'title' in before) {
		await keepBoth(context, 'coordination', record, clashes, by);
		return { taken, clashes };
	}
	const whole = { ...unflatten(row), confirmedAt: context.now.tokyo.date, confirmedBy: by };
	const read = v.safeParse(Guide, whole);
	if (!read.success) return invalid(String(read.issues[0].path?.[0]?.key ?? 'fields'));
	const guide = read.output;
	const touched = 'title' in before ? taken : undefined;
	const wrong = guideProblem(guide, touched) ?? (await namesNothing(context, guide, taken));
	if (wrong) return invalid(wrong);
	await context.put({ kind: 'guide', id: guide.id, data: guide });
	await keepBoth(context, 'coordination', record, clashes, by);
	const noted = (of: object) =>
		Object.fromEntries(
			taken.map((field) => [field, (flatten(of as Record<string, unknown>)[field] as unknown) ?? null]),
		);
	context.audit({ kind: 'guide', recordId: guide.id, before: noted(before), after: noted(guide) });
	return { taken, clashes };
}

/** The first field of `taken` that names a place, a field, a stage or an ability that is not there. */
async function namesNothing(
	context: IntentContext,
	guide: Guide,
	taken: readonly string[],
): Promise<string | undefined> {
	const { placeId, fields, stages, abilities } = guide;
	if (taken.includes('placeId') && placeId !== undefined && !(await context.read('place', placeId))) return 'placeId';
	const profile = (await context.read('profile', context.area))?.data;
	if (!profile) return undefined;
	const lacks = (field: string, codes: readonly string[] = [], known: readonly { code: string }[] = []) =>
		taken.includes(field) && codes.some((code) => !known.some((one) => one.code === code));
	if (lacks('fields', fields, profile.fields)) return 'fields';
	if (lacks('stages', stages, profile.stages)) return 'stages';
	return lacks('abilities', abilities, profile.abilities) ? 'abilities' : undefined;
}

function invalid(field: string): Refused {
	return { refused: 'invalid', detail: { field } };
}
