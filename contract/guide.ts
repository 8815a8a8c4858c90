/** 制度・講座・相談: grants (GIF 451-4), courses, consultation desks, and articles for groups. */
import * as v from 'valibot';
import { Audience, Contact, Id, LocalDate, LocalTime, rowFields, Worded } from './common.ts';
import { FieldEdit } from './editing.ts';
import { Application, When } from './event.ts';
import { Uuid } from './intent.ts';
import { TimeRange, Weekday } from './place.ts';

export const GUIDE_TYPES = ['grant', 'course', 'desk', 'article'] as const;
export type GuideType = (typeof GUIDE_TYPES)[number];

/** What a step of a まなびの道すじ may lead to; `figure`: a number of the plan, by its indicator's code. */
export const STEP_KINDS = ['guide', 'event', 'group', 'place', 'issue', 'forum', 'story', 'figure'] as const;
export type StepKind = (typeof STEP_KINDS)[number];
export const MOST_STEPS = 20;

export const Guide = v.looseObject({
	...rowFields,
	guideType: v.picklist(GUIDE_TYPES),
	/** タイトル */
	title: v.string(),
	titleKana: v.optional(v.string()),
	titleEn: v.optional(v.string()),
	/** 概要 */
	summary: Worded,
	/** 内容 */
	body: v.optional(v.string()),
	/** 制度所管組織 */
	organization: v.optional(v.string()),
	/** 対象者 in words */
	audienceText: v.optional(v.string()),
	audience: v.optional(v.array(Audience)),
	/** stage codes of the profile it suits; absent: all */
	stages: v.optional(v.array(v.string())),
	fields: v.optional(v.array(v.string())),
	/** what a group must be to get it, as far as the source says it in numbers or lists; what is absent is not asked */
	conditions: v.optional(
		v.looseObject({
			benefit: v.optional(v.array(v.picklist(['public', 'mutual', 'private']))),
			/** 構成員数, at least */
			members: v.optional(v.number()),
			/** of them 市民, at least, percent */
			residentPercent: v.optional(v.number()),
			/** calendar years since 設立年, at least and at most */
			yearsFrom: v.optional(v.number()),
			yearsTo: v.optional(v.number()),
			/** a scheme that the group is registered with, as `group.registrations` names it */
			registration: v.optional(v.string()),
			/** what only a person can tell */
			other: v.optional(v.array(v.string())),
		}),
	),
	/** 力量 codes of the profile a course teaches */
	abilities: v.optional(v.array(v.string())),
	/** 給付上限額 and the like, yen */
	amount: v.optional(
		v.looseObject({
			max: v.optional(v.number()),
			perUse: v.optional(v.number()),
			/** 最大補助率, percent */
			ratePercent: v.optional(v.number()),
			text: v.optional(v.string()),
		}),
	),
	/** 予算枠の有無: closes when the money is gone */
	budgetLimited: v.optional(v.boolean()),
	/** 申請前に相談必須 */
	consultFirst: v.optional(v.boolean()),
	/** 併給できない制度 */
	exclusiveWith: v.optional(v.array(Id)),
	/** 年度 (April to March) */
	fiscalYear: v.optional(v.number()),
	/** 公募開始日・終了日 */
	apply: v.optional(Application),
	/** when the next call is expected, only if the source says so */
	nextText: v.optional(v.string()),
	/** 公募備考, when the dates are 未定 */
	applyText: v.optional(v.string()),
	/** for courses and desks by appointment */
	when: v.optional(When),
	/** for desks: hours in which one can come */
	hours: v.optional(v.array(v.looseObject({ days: v.array(Weekday), ranges: v.array(TimeRange) }))),
	hoursText: v.optional(v.string()),
	placeId: v.optional(Id),
	placeName: v.optional(v.string()),
	contact: v.optional(Contact),
	documents: v.optional(v.array(v.string())),
	/**
	 * まなびの道すじ: things of the town on one theme, in the order in which one learns from them together. A step without `id` is
	 * words alone (a walk, a talk), or leads by `url` to data and pages elsewhere.
	 */
	steps: v.optional(
		v.pipe(
			v.array(
				v.looseObject({
					kind: v.optional(v.picklist(STEP_KINDS)),
					id: v.optional(Id),
					text: Worded,
					url: v.optional(v.string()),
				}),
			),
			v.maxLength(MOST_STEPS),
		),
	),
	url: v.optional(v.string()),
	publishFrom: v.optional(LocalDate),
	publishUntil: v.optional(LocalDate),
	closesAt: v.optional(LocalTime),
});
export type Guide = v.InferOutput<typeof Guide>;
export type GuideStep = NonNullable<Guide['steps']>[number];

/** Written by coordinators, public at once; which fields: `guide-fields.ts`. */
export const GUIDE_INTENTS = {
	/** Nothing was there: every field says only what it shall be. */
	'guide.create': v.looseObject({
		guideId: Uuid,
		guideType: v.picklist(GUIDE_TYPES),
		fields: v.pipe(v.array(FieldEdit), v.minLength(1), v.maxLength(60)),
	}),
	'guide.edit': v.looseObject({ guideId: Id, fields: v.pipe(v.array(FieldEdit), v.minLength(1), v.maxLength(60)) }),
	/** 「まちがいありません」 */
	'guide.confirm': v.looseObject({ guideId: Id }),
	/** Takes it down. */
	'guide.end': v.looseObject({ guideId: Id }),
} as const;
