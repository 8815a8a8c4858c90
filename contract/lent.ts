/** What everybody reads of a place that its keeper lends: for what, to whom, under which conditions, how to ask. See `lent-place.ts`. */
import * as v from 'valibot';
import { LocalDate } from './common.ts';
import { Purpose } from './room.ts';

export const LENT_WHO = [
	'anyone', // どなたでも
	'groups', // 市民活動の団体
	'talk', // 話を聞いてから決める
] as const;
export type LentWho = (typeof LENT_WHO)[number];

export const LENT_ASK_BY = ['phone', 'counter', 'web'] as const;
export type LentAskBy = (typeof LENT_ASK_BY)[number];

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

export const LENT_CONDITIONS = {
	/** what it may be used for */
	purposes: v.pipe(v.array(Purpose), v.minLength(1), v.maxLength(12)),
	who: v.picklist(LENT_WHO),
	/** what its keeper asks of whoever comes, in words */
	conditions: v.optional(words(400)),
	askBy: v.pipe(v.array(v.picklist(LENT_ASK_BY)), v.minLength(1), v.maxLength(LENT_ASK_BY.length)),
	/** when and how to ask, in words */
	askText: v.optional(words(200)),
};

/** Of a public place: that its keeper lends it, how, and the last day on which they agree to be shown. */
export const Lent = v.looseObject({ ...LENT_CONDITIONS, until: LocalDate });
export type Lent = v.InferOutput<typeof Lent>;

/** Is it shown on that day? A place that nobody lends is no matter of this. */
export function isLentOn({ lent }: { lent?: Pick<Lent, 'until'> | undefined }, today: LocalDate): boolean {
	return lent === undefined || lent.until >= today;
}
