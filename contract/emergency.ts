/**
 * もしもの時: whether the town, or one place, is in it, what level of alert was issued, and how each place is.
 *
 * One row for the whole town (id `town`) and one for each place that said something (id = the place's). Levels are never
 * computed here: whoever writes one names who issued it, and when.
 */
import * as v from 'valibot';
import { Id, Instant, Presence, rowFields, Worded } from './common.ts';
import { ALERT_LEVELS, STATION_OFFERS } from './emergency-at.ts';

const words = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));

export const AlertLevel = v.looseObject({
	level: v.picklist(ALERT_LEVELS),
	/** of what danger, and for whom, in the issuer's words (「大雨・○○川流域」) */
	about: v.optional(words(120)),
	/** 発令者 */
	issuer: v.pipe(words(60), v.minLength(1)),
	issuedAt: Instant,
});
export type AlertLevel = v.InferOutput<typeof AlertLevel>;

export const StationState = v.looseObject({
	opening: v.picklist(['open', 'closed', 'unknown']),
	offers: v.record(v.picklist(STATION_OFFERS), Presence),
	/** what else to know, for everybody (「2階は 使えません」) */
	text: v.optional(words(200)),
});
export type StationState = v.InferOutput<typeof StationState>;

export const Emergency = v.looseObject({
	...rowFields,
	on: v.boolean(),
	/** when it began, by the server's clock */
	since: v.optional(Instant),
	/** it ends by itself then; absent: until somebody ends it */
	until: v.optional(Instant),
	/** who says so, as a role in words (「本町コミセン 窓口」) */
	by: v.optional(v.string()),
	/** what everybody is told first */
	words: v.optional(Worded),
	level: v.optional(AlertLevel),
	/** of a place: how it is, said by `stationBy` at `stationAt` */
	station: v.optional(StationState),
	stationBy: v.optional(v.string()),
	stationAt: v.optional(Instant),
});
export type Emergency = v.InferOutput<typeof Emergency>;

export const EMERGENCY_INTENTS = {
	/** Begins it, changes what it says, or ends it: for one place by its desk, for the town by a coordinator. */
	'emergency.put': v.looseObject({
		placeId: v.optional(Id),
		on: v.boolean(),
		until: v.optional(Instant),
		words: v.optional(v.looseObject({ ja: words(200), easy: v.optional(words(200)), en: v.optional(words(200)) })),
		level: v.optional(AlertLevel),
	}),
	/** How a place is: open, toilet, water, charging, Wi-Fi. */
	'emergency.station': v.looseObject({ placeId: Id, station: StationState }),
} as const;
