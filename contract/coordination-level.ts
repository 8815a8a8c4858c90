/**
 * At which of the plan's three levels something was coordinated: ① within a neighbourhood, ② within a field, ③ between them.
 *
 * Levels are codes of the profile's `coordinationLevels`, in the plan's order. A coordinator says which; until then it follows from
 * what is known of both sides.
 */
import * as v from 'valibot';

export const LEVELS = ['1', '2', '3'] as const;
export type Level = (typeof LEVELS)[number];
export const LevelCode = v.picklist(LEVELS);

/** Where one side belongs: a コミュニティセンター's neighbourhood or the whole town, and codes of fields. */
export type Side = { placeId?: string | undefined; fields?: readonly string[] | undefined };

/**
 * Two sides of one neighbourhood: ①. Two of the whole town with a field in common, or of which one names none: ②. Whatever crosses a
 * border (two neighbourhoods, two fields, a neighbourhood and the town's theme): ③.
 */
export function levelBetween(a: Side, b: Side): Level {
	if (a.placeId !== undefined && a.placeId === b.placeId) return '1';
	if (a.placeId !== undefined || b.placeId !== undefined) return '3';
	const [mine, other] = [a.fields ?? [], b.fields ?? []];
	return mine.length === 0 || other.length === 0 || mine.some((field) => other.includes(field)) ? '2' : '3';
}

/** Of one side alone; undefined: nothing says. */
export function levelOf({ placeId, fields = [] }: Side): Level | undefined {
	if (placeId !== undefined) return fields.length > 0 ? '3' : '1';
	return fields.length === 0 ? undefined : fields.length === 1 ? '2' : '3';
}
