/**
 * A case: a coordinator brings a need and an offer together, or a need and a person who can help (`helper.ts`). 提案 → 双方の返事 → 紹介 → 進行 → 結果.
 *
 * Neither side sees how to reach the other until both have said yes. Each side answers in the product (a group's representative),
 * by the link of a mail or the ticket of its device (a person), or at a desk (a coordinator notes it). What a side sees is its own
 * row, `IntroductionRow`, in `group/{groupId}` or `ticket/{hash}`; the case itself lies in `coordination`.
 */
import * as v from 'valibot';
import { Id, Instant, LocalDate } from './common.ts';
import { LevelCode } from './coordination-level.ts';
import { Uuid } from './intent.ts';
import { FACTORS, MISMATCH_REASONS } from './match-factors.ts';
import { AskerContact } from './request.ts';

export const CASE_STATES = [
	'proposed', // 提案
	'answering', // 双方の返事
	'introduced', // 紹介
	'going', // 進行
	'ended', // 結果
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const OUTCOMES = [
	'working', // 続いている
	'done', // 一度の協力ができた
	'not-fit', // 話したが合わなかった
	'declined', // どちらかが今回は見送った
	'no-answer', // 返事がなかった
] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** Outcomes that speak for bringing the same two together again. */
export const WORKED: readonly Outcome[] = ['working', 'done'];

/** After an introduction somebody asks how it went. */
export const ASK_AFTER_DAYS = 14;

const SIDES = ['need', 'offer'] as const;
const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

const Answered = v.looseObject({
	answer: v.picklist(['yes', 'no']),
	on: LocalDate,
	how: v.picklist(['product', 'link', 'desk']),
	words: v.optional(v.string()),
});

export const CaseRow = v.looseObject({
	id: Id,
	needId: Id,
	/** the offer's; of a person, where `helper` says so */
	offerId: Id,
	helper: v.optional(v.literal(true)),
	/** the person took their consent back: what named them is gone, the outcome's kind stays */
	withdrawn: v.optional(v.literal(true)),
	/** of the plan (`coordination-level.ts`); absent: it was proposed before levels were kept */
	level: v.optional(LevelCode),
	/** as they were called when it was proposed; a person has no name here */
	needTitle: v.string(),
	offerTitle: v.string(),
	/** who stands behind each: the group, or the row itself where nobody is named */
	parties: v.looseObject({ need: v.string(), offer: v.string() }),
	state: v.picklist(CASE_STATES),
	/** why the two were suggested, as `matching.ts` gave it that day; empty: the coordinator's own idea */
	why: v.array(v.looseObject({ factor: v.picklist(FACTORS) })),
	answers: v.looseObject({ need: v.optional(Answered), offer: v.optional(Answered) }),
	/** where each side reads its introduction; none: it is told at a desk or by telephone */
	reach: v.looseObject({ need: v.array(v.string()), offer: v.array(v.string()) }),
	due: LocalDate,
	/** when a side that had not answered was written to again, and its owner of its date */
	reminded: v.optional(
		v.looseObject({ need: v.optional(LocalDate), offer: v.optional(LocalDate), owner: v.optional(LocalDate) }),
	),
	owner: v.looseObject({ accountId: v.string(), name: v.string() }),
	/** its owner asks another coordinator to take it */
	handingOver: v.optional(v.boolean()),
	notes: v.array(v.looseObject({ at: Instant, by: v.string(), text: v.string() })),
	steps: v.array(v.looseObject({ state: v.picklist(CASE_STATES), on: LocalDate })),
	outcome: v.optional(v.looseObject({ kind: v.picklist(OUTCOMES), text: v.optional(v.string()) })),
});
export type CaseRow = v.InferOutput<typeof CaseRow>;

/** What one side of a case sees. */
export const IntroductionRow = v.looseObject({
	/** `{caseId}:{side}` */
	id: v.string(),
	caseId: Id,
	side: v.picklist(SIDES),
	/** the offer's side is a person who can help, of whom nothing is public */
	helper: v.optional(v.literal(true)),
	/** its own need or offer, and the other's, as everybody can read them */
	mine: v.looseObject({ id: Id, title: v.string() }),
	other: v.looseObject({ id: Id, title: v.string(), text: v.optional(v.string()), groupId: v.optional(Id) }),
	state: v.picklist(CASE_STATES),
	/** the coordinator's words to both */
	words: v.optional(v.string()),
	due: LocalDate,
	answer: v.optional(v.picklist(['yes', 'no'])),
	/** how to reach the other: only once both have said yes */
	contact: v.optional(AskerContact),
	/** both have said yes, and the coordinator brings them together, since one left no way to be reached */
	throughCoordinator: v.optional(v.boolean()),
});
export type IntroductionRow = v.InferOutput<typeof IntroductionRow>;

/** 「合わない、なぜなら」: id `{needId}:{offerId}`, in `coordination`. */
export const MismatchRow = v.looseObject({
	id: v.string(),
	needId: Id,
	offerId: Id,
	/** `offerId` is a person's */
	helper: v.optional(v.literal(true)),
	reason: v.picklist(MISMATCH_REASONS),
	words: v.optional(v.string()),
	at: Instant,
	by: v.string(),
});
export type MismatchRow = v.InferOutput<typeof MismatchRow>;

const Weight = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3));

/** How much each factor counts: id `weights`, one for all coordinators of the town. */
export const WeightsRow = v.looseObject({ id: v.literal('weights'), weights: v.record(v.picklist(FACTORS), Weight) });
export type WeightsRow = v.InferOutput<typeof WeightsRow>;

export const CASE_INTENTS = {
	'case.propose': v.looseObject({
		caseId: Uuid,
		needId: Id,
		offerId: Id,
		/** `offerId` is a person's */
		helper: v.optional(v.literal(true)),
		due: LocalDate,
		/** to both sides */
		words: v.optional(words(400)),
	}),
	/** By a side, or noted for it by a coordinator. */
	'case.answer': v.looseObject({
		caseId: Uuid,
		side: v.picklist(SIDES),
		answer: v.picklist(['yes', 'no']),
		words: v.optional(words(300)),
	}),
	/** What a coordinator writes on; only what is named changes, so two who write at once both keep theirs. */
	'case.change': v.looseObject({
		caseId: Uuid,
		note: v.optional(words(600)),
		due: v.optional(LocalDate),
		level: v.optional(LevelCode),
		going: v.optional(v.literal(true)),
		outcome: v.optional(v.looseObject({ kind: v.picklist(OUTCOMES), text: v.optional(words(400)) })),
		/** `ask`: somebody else should go on; `take`: I do; `keep`: it stays with its owner */
		handOver: v.optional(v.picklist(['ask', 'take', 'keep'])),
	}),
	'match.dismiss': v.looseObject({
		needId: Id,
		offerId: Id,
		/** `offerId` is a person's */
		helper: v.optional(v.literal(true)),
		/** absent: it fits after all */
		reason: v.optional(v.picklist(MISMATCH_REASONS)),
		words: v.optional(words(200)),
	}),
	'match.weights': v.looseObject({ weights: v.record(v.picklist(FACTORS), Weight) }),
} as const;
