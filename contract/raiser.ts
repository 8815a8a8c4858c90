/**
 * Whoever tells issues, needs and offers, by a name that says nothing: how much came from them in a day, and whether more is taken.
 * A row `raiser` in `coordination`; the same name stands in `by` of what was told, as coordinators see it.
 */
import * as v from 'valibot';
import { Id, LocalDate } from './common.ts';

/** What one device, or one account, may tell in a day. A kiosk is many people's. */
export const MOST_RAISED_A_DAY = 20;
export const MOST_RAISED_A_DAY_ON_A_KIOSK = 200;

export const RaiserRow = v.looseObject({
	id: Id,
	/** the day of the count, and how much on it */
	day: LocalDate,
	count: v.number(),
	blocked: v.optional(v.boolean()),
});
export type RaiserRow = v.InferOutput<typeof RaiserRow>;

export const RAISER_INTENTS = {
	/** Takes nothing more from that device or account, or again. */
	'raiser.block': v.looseObject({ by: v.pipe(v.string(), v.maxLength(40)), blocked: v.boolean() }),
} as const;
