/** A closure announced on its own (投票所, 工事, 臨時休館), beside the rules of the place. */
import * as v from 'valibot';
import { Id, LocalDate, LocalTime, rowFields, Worded } from './common.ts';

export const Closure = v.looseObject({
	...rowFields,
	placeId: Id,
	/** only these rooms; absent: the whole place */
	roomIds: v.optional(v.array(Id)),
	from: LocalDate,
	/** inclusive */
	to: LocalDate,
	/** on the first day from this time (2月7日 17:30から); absent: all day */
	fromTime: v.optional(LocalTime),
	/** on the last day until this time */
	toTime: v.optional(LocalTime),
	reason: Worded,
});
export type Closure = v.InferOutput<typeof Closure>;
