/** What is known of a room's slots: one row per room and month, packed. */
import * as v from 'valibot';
import { Id, Instant, LocalMonth, LocalTime, rowFields } from './common.ts';

export const Availability = v.looseObject({
	...rowFields,
	/** `{roomId}:{YYYY-MM}` */
	id: Id,
	roomId: Id,
	placeId: Id,
	month: LocalMonth,
	/** the slots the letters stand for, in order */
	slots: v.array(v.looseObject({ id: v.string(), from: LocalTime, to: LocalTime })),
	/** one string per day of the month, index 0 is the 1st; each has one letter per slot; '' means nothing is known of that day */
	days: v.array(v.pipe(v.string(), v.regex(/^[ftcno?]*$/))),
	/** when this was true at its source */
	asOf: Instant,
	/** who says so, in words (「西部コミセン 窓口」) */
	statedBy: v.optional(v.string()),
});
export type Availability = v.InferOutput<typeof Availability>;
