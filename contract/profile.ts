/** A municipality as data: stages, policies, fields, areas, languages. One row per area, its id is the area code. */
import * as v from 'valibot';
import { Id, LocalMonth, nameFields, rowFields, Worded } from './common.ts';
import { CONSULT_OUTCOMES } from './consult.ts';
import { LevelCode } from './coordination-level.ts';
import { EVENT_TYPES } from './event.ts';

/** A fact with the source that says so; `sure`: `primary` read there, `secondary` read elsewhere, `inferred` by meaning. */
export const Sourced = {
	sourceText: v.optional(v.string()),
	sure: v.optional(v.picklist(['primary', 'secondary', 'inferred', 'unknown'])),
};

/**
 * Names and sentences of the plan in easy Japanese and English, field by field. They are a translation of ours, said to be so
 * wherever they are shown; what counts is the Japanese text beside them.
 */
const words = v.optional(
	v.record(v.string(), v.looseObject({ easy: v.optional(v.string()), en: v.optional(v.string()) })),
);

/** A text of the plan with its translations. */
export function saidOf<F extends string>(
	of: { [K in F]?: string | undefined } & { words?: v.InferOutput<typeof words> },
	field: F,
): Worded {
	const { easy, en } = of.words?.[field] ?? {};
	return { ja: of[field] ?? '', ...(easy && { easy }), ...(en && { en }) };
}

/** What can be counted, and from which facts; see `figure.ts`. `entered`: a number that only people can tell. */
export const METHODS = [
	'events-held', // 開かれた催し: days, cancelled ones left out
	'groups-confirmed', // a page that somebody vouched for within a year
	'issues-result', // 地域の課題 that reached 結果
	'forums-with-minutes', // 地域フォーラム whose 議事要旨 can be read
	'requests-asked', // requests for rooms
	'requests-answered-days', // days from a request to the desk's answer, the median
	'cases-proposed', // needs and offers brought together by coordinators
	'introductions-made', // … in which both said yes
	'cases-worked', // … that ended well: 続いている, 一度の協力ができた
	'cases-ended', // … that ended in any way
	'consults-received', // asked for advice
	'consults-answered-days', // days until the first answer, the median
	'consults-answered-within', // … answered within `days`
	'consults-closed', // closed, of the `outcomes` where those are named
	'kiosk-screens', // screens opened on tablets
	'kiosk-nothing-found', // searches on tablets that found nothing
	'entered',
] as const;
export type Method = (typeof METHODS)[number];

/** 指標 */
export const Indicator = v.looseObject({
	/** unique in the plan, and never used again for anything else */
	code: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
	name: Worded,
	/** 件, 団体, 回 … */
	unit: Worded,
	method: v.picklist(METHODS),
	/** for `events-held`: only these */
	eventTypes: v.optional(v.array(v.picklist(EVENT_TYPES))),
	/** for `consults-answered-within` */
	days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366))),
	/** for `consults-closed`: only these ends */
	outcomes: v.optional(v.array(v.picklist(CONSULT_OUTCOMES))),
	/** the first month that the town's own facts cover; absent: nothing is counted yet */
	countedFrom: v.optional(LocalMonth),
	/** its small numbers could point at a person: under five they are not told */
	personal: v.optional(v.boolean()),
	/** what the number does not say */
	caveat: v.optional(Worded),
	/** 目標 for a 年度 */
	goals: v.optional(v.array(v.looseObject({ year: v.number(), n: v.number() }))),
	/** `at-most`: less is better */
	goalIs: v.optional(v.picklist(['at-least', 'at-most'])),
	/** entered by hand, with who says so; goes before what is counted */
	entered: v.optional(
		v.array(
			v.looseObject({
				month: LocalMonth,
				n: v.number(),
				sourceText: v.string(),
				places: v.optional(v.record(Id, v.number())),
			}),
		),
	),
	/** of a median: that of a whole 年度, entered by hand, since months do not tell it */
	enteredYears: v.optional(v.array(v.looseObject({ year: v.number(), n: v.number(), sourceText: v.string() }))),
	/** of quarters (1: April to June) before Engawa counted, by the plan's levels of coordination */
	enteredLevels: v.optional(
		v.array(
			v.looseObject({
				year: v.number(),
				quarter: v.picklist([1, 2, 3, 4]),
				levels: v.record(LevelCode, v.number()),
				sourceText: v.string(),
			}),
		),
	),
	...Sourced,
});
export type Indicator = v.InferOutput<typeof Indicator>;

export const Profile = v.looseObject({
	...rowFields,
	...nameFields,
	/** 全国地方公共団体コード, 6 digits with check digit; equals `id` */
	code: v.string(),
	prefecture: v.optional(v.string()),
	/** made-up content: every screen says 見本データ */
	sample: v.optional(v.boolean()),
	/** languages of the screens, BCP 47, first is the default */
	languages: v.array(v.string()),
	/** 市民活動のステージ, in order; any number */
	stages: v.array(v.looseObject({ code: v.string(), name: Worded, autonomous: v.optional(v.boolean()), ...Sourced })),
	/**
	 * 活動分野, in the order in which they are offered: the NPO law's numbers with the names shown, and, with `own`, themes of the
	 * town's own. A code is never used again for anything else
	 */
	fields: v.array(v.looseObject({ code: v.string(), name: Worded, own: v.optional(v.boolean()) })),
	/** コミュニティ協議会・地域社協・小学校区・町丁目: several overlapping systems */
	areas: v.array(v.looseObject({ id: Id, areaKind: v.string(), name: v.string(), nameKana: v.optional(v.string()) })),
	/** 基本施策, their 施策, and the 取組 and 指標 of each */
	policies: v.optional(
		v.array(
			v.looseObject({
				code: v.string(),
				name: v.string(),
				/** of `name` */
				words,
				measures: v.array(
					v.looseObject({
						code: v.string(),
						name: v.string(),
						/** of `name`, `summary` and `goal` */
						words,
						/** 概要 */
						summary: v.string(),
						/** 重点施策 */
						priority: v.boolean(),
						/** 目標 in words */
						goal: v.optional(v.string()),
						/** 取組 */
						works: v.optional(v.array(v.looseObject({ name: v.string(), words, text: v.optional(v.string()) }))),
						indicators: v.optional(v.array(Indicator)),
						...Sourced,
					}),
				),
				...Sourced,
			}),
		),
	),
	/** コーディネーターの力量 */
	abilities: v.optional(
		v.array(v.looseObject({ code: v.string(), name: v.string(), text: v.optional(v.string()), ...Sourced })),
	),
	/** コーディネート機能の段階 */
	coordinationLevels: v.optional(
		v.array(v.looseObject({ code: v.string(), name: v.string(), text: v.optional(v.string()), ...Sourced })),
	),
	/** 用語: 連携, 協働 … with the definition that holds here */
	definitions: v.optional(
		v.array(v.looseObject({ term: v.string(), kana: v.optional(v.string()), text: v.string(), ...Sourced })),
	),
	/** 計画: name, period, principles */
	plan: v.optional(
		v.looseObject({
			name: v.string(),
			/** of `name` */
			words,
			period: v.optional(v.string()),
			vision: v.optional(v.string()),
			principles: v.optional(v.array(v.string())),
			...Sourced,
		}),
	),
	/** what a representative writes is public at once (also when absent), or after a coordinator's yes */
	publishing: v.optional(v.picklist(['at-once', 'after-a-yes'])),
	/** whoever keeps a café, a temple, a room may propose it themself; absent: coordinators alone write ほかの場所 */
	lendingByKeepers: v.optional(v.boolean()),
	/** words that hold a voice at a forum back until somebody has looked, beside the common ones (`rough-words.ts`) */
	roughWords: v.optional(v.array(v.string())),
	/** もしもの時: what the mode is called here and says first (コミュニティ協議会・防災課), and whom to call */
	emergency: v.optional(
		v.looseObject({
			/** 災害時地域支え合いステーション …; absent: the product's own name */
			name: v.optional(Worded),
			/** what a centre is then, and what not: it is a 避難所 only where the city says so */
			lead: v.optional(Worded),
			phones: v.optional(
				v.array(v.looseObject({ name: Worded, phone: v.string(), note: v.optional(Worded), ...Sourced })),
			),
			...Sourced,
		}),
	),
	/** whom to ask, always named: 市, 武蔵野プレイス, 市民社協 … */
	helpDesk: v.optional(
		v.looseObject({ name: v.string(), phone: v.optional(v.string()), text: v.optional(v.string()) }),
	),
});
export type Profile = v.InferOutput<typeof Profile>;
