/** お知らせ: from a place or the whole town. */
import * as v from 'valibot';
import { Id, LocalDate, rowFields, Worded } from './common.ts';

export const Notice = v.looseObject({
	...rowFields,
	title: Worded,
	body: v.optional(Worded),
	level: v.picklist(['normal', 'important', 'emergency']),
	/** absent: the whole town */
	placeIds: v.optional(v.array(Id)),
	from: LocalDate,
	/** inclusive; absent: until withdrawn */
	until: v.optional(LocalDate),
	pinned: v.optional(v.boolean()),
	/** 発信者 in words */
	author: v.optional(v.string()),
	url: v.optional(v.string()),
	/** an urgent one, signed and small enough for a QR code (`notice-pack.ts`); written by the server alone */
	pack: v.optional(v.string()),
});
export type Notice = v.InferOutput<typeof Notice>;
