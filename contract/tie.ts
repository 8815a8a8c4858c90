/**
 * つながり: two partners of the town who worked together, and on what.
 *
 * A coordinator writes one; it lies in `coordination` until both sides have said that everybody may read it, a group by its
 * representative or at the desk, others at the desk. Only then is there a public row, and it goes when either side says no.
 */
import * as v from 'valibot';
import { Id, LocalDate, rowFields } from './common.ts';
import { Uuid } from './intent.ts';

export const SECTORS = [
	'group', // 市民活動団体
	'company', // 企業
	'university', // 大学
	'school', // 学校
	'council', // コミュニティ協議会
	'city', // 行政
] as const;
export type Sector = (typeof SECTORS)[number];

export const TIE_SIDES = ['a', 'b'] as const;
export type TieSide = (typeof TIE_SIDES)[number];

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

/** An organisation, never a person. */
const Partner = v.looseObject({
	sector: v.picklist(SECTORS),
	name: words(80),
	/** where it has a page of its own */
	groupId: v.optional(Id),
});
export type Partner = v.InferOutput<typeof Partner>;

const said = {
	a: Partner,
	b: Partner,
	/** on what, in a sentence */
	what: words(120),
	/** when it began */
	year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)),
	/** it goes on */
	going: v.boolean(),
	/** codes of the profile's fields */
	fields: v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(5)),
	placeId: v.optional(Id),
};

/** As everybody reads it: only while both sides agree. */
export const Tie = v.looseObject({ ...rowFields, ...said });
export type Tie = v.InferOutput<typeof Tie>;

const Agreement = v.looseObject({
	answer: v.picklist(['yes', 'no']),
	on: LocalDate,
	/** `product`: the group's representative; `desk`: a coordinator heard it */
	how: v.picklist(['product', 'desk']),
	by: v.string(),
});

/** In `coordination`, and in `group/{id}` of each side that is a group: what was written, and who agreed. */
export const TieDraft = v.looseObject({
	id: Id,
	...said,
	agreed: v.looseObject({ a: v.optional(Agreement), b: v.optional(Agreement) }),
});
export type TieDraft = v.InferOutput<typeof TieDraft>;

export function isShown({ agreed }: Pick<TieDraft, 'agreed'>): boolean {
	return agreed.a?.answer === 'yes' && agreed.b?.answer === 'yes';
}

/** The same partner in several ties: by its page, else by its sector and name. */
export function partnerKey({ sector, name, groupId }: Partner): string {
	return groupId === undefined ? `${sector} ${name.normalize('NFKC').replace(/\s/gu, '')}` : `group ${groupId}`;
}

export const TIE_INTENTS = {
	'tie.put': v.looseObject({ tieId: Uuid, ...said }),
	/** By the side's representative, or noted for it by a coordinator. A no takes it out of sight at once. */
	'tie.answer': v.looseObject({ tieId: Uuid, side: v.picklist(TIE_SIDES), answer: v.picklist(['yes', 'no']) }),
	'tie.remove': v.looseObject({ tieId: Uuid }),
} as const;
