/**
 * 評価 of the plan, in two steps: the office in charge evaluates each 施策 (状況, 達成したこと, 理由, 次に向けて), then the
 * 市民活動推進委員会 comments and grades. While it is written it lies in the private scope `plan`, for those at work; once it is
 * decided (確定) it is one public row for the 年度, which never changes any more: with the numbers, names and goals of that day.
 */
import * as v from 'valibot';
import { Instant, LocalDate, LocalMonth, rowFields, Worded } from './common.ts';
import { FieldEdit } from './editing.ts';
import { closesOn, type Figure, monthsOfYear, yearValue } from './figure.ts';
import { Uuid } from './intent.ts';
import { type Profile, saidOf } from './profile.ts';

export const EVALUATION_STATUSES = [
	'achieved', // 達成
	'mostly', // おおむね達成
	'partly', // 一部達成
	'not-achieved', // 未達成
	'not-started', // 未着手
] as const;
export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number];

export const EVALUATION_GRADES = [
	'a', // 期待を上回る
	'b', // 計画どおり
	'c', // 改善が要る
	'd', // 見直しが要る
] as const;
export type EvaluationGrade = (typeof EVALUATION_GRADES)[number];

export const OFFICE_FIELDS = ['status', 'achieved', 'why', 'next'] as const;
export const COMMITTEE_FIELDS = ['grade', 'comment'] as const;
export type EvaluationField = (typeof OFFICE_FIELDS)[number] | (typeof COMMITTEE_FIELDS)[number];
/** Whose field it is: the office in charge, or the committee. */
export type EvaluationSide = 'office' | 'committee';

/** Whose turn it is: the office writes, the committee comments, or nobody writes any more. */
export const EVALUATION_STATES = ['office', 'committee', 'decided'] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

/** So much fits into the table that is printed. */
export const MOST_EVALUATION_WORDS = 1200;

const parts = {
	status: v.optional(v.picklist(EVALUATION_STATUSES)),
	achieved: v.optional(v.string()),
	why: v.optional(v.string()),
	next: v.optional(v.string()),
	grade: v.optional(v.picklist(EVALUATION_GRADES)),
	comment: v.optional(v.string()),
};

const EvaluatedNumber = v.looseObject({
	/** code of the profile's indicator */
	code: v.string(),
	name: Worded,
	unit: Worded,
	/** absent: nothing is known, or with `few`: under five, and it could point at a person */
	n: v.optional(v.number()),
	few: v.optional(v.boolean()),
	/** the last month that is known */
	until: v.optional(LocalMonth),
	/** the year before */
	before: v.optional(v.number()),
	goal: v.optional(v.number()),
	goalIs: v.optional(v.picklist(['at-least', 'at-most'])),
});
export type EvaluatedNumber = v.InferOutput<typeof EvaluatedNumber>;

const EvaluatedMeasure = v.looseObject({
	code: v.string(),
	name: Worded,
	goal: v.optional(Worded),
	/** 重点施策 */
	priority: v.boolean(),
	numbers: v.array(EvaluatedNumber),
	/** what the evaluation of the year before gave this one on its way */
	carried: v.optional(
		v.looseObject({ year: v.number(), next: parts.next, grade: parts.grade, comment: parts.comment }),
	),
	...parts,
});
export type EvaluatedMeasure = v.InferOutput<typeof EvaluatedMeasure>;

/** What was decided, id = `{年度}`. Names are those of that day: a later plan changes nothing here. No person's name. */
export const Evaluation = v.looseObject({
	...rowFields,
	year: v.number(),
	/** absent: not decided; then it is a draft, and never in the public log */
	decidedOn: v.optional(LocalDate),
	/** name of the plan */
	plan: v.optional(v.string()),
	policies: v.array(v.looseObject({ code: v.string(), name: Worded, measures: v.array(EvaluatedMeasure) })),
});
export type Evaluation = v.InferOutput<typeof Evaluation>;

/** One 施策 while it is written, in `plan`; id = `{年度}:{施策}`. */
export const EvaluationRow = v.looseObject({
	id: v.string(),
	year: v.number(),
	/** code of the profile's 施策 */
	measure: v.string(),
	...parts,
	/** wishes for a field that somebody else changed since, until a person has chosen; id = `{intent}:{field}`, the newest last */
	wishes: v.array(
		v.looseObject({ id: v.string(), field: v.string(), to: v.optional(v.unknown()), by: v.string(), at: Instant }),
	),
	/** how often it was written */
	writes: v.number(),
	/** who wrote which fields, the newest last; older lines stand in the audit alone */
	written: v.array(v.looseObject({ by: v.string(), at: Instant, fields: v.array(v.string()) })),
	/** who has read it, once for each person: after how many writings */
	seen: v.array(v.looseObject({ accountId: v.string(), by: v.string(), at: Instant, writes: v.number() })),
});
export type EvaluationRow = v.InferOutput<typeof EvaluationRow>;

/** Where a 年度 stands, in `plan`; id = `{年度}`. One without a row is with the office. */
export const EvaluationYearRow = v.looseObject({
	id: v.string(),
	year: v.number(),
	state: v.picklist(EVALUATION_STATES),
	steps: v.array(v.looseObject({ state: v.picklist(EVALUATION_STATES), by: v.string(), at: Instant })),
});
export type EvaluationYearRow = v.InferOutput<typeof EvaluationYearRow>;

const year = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2200));
const measure = v.pipe(v.string(), v.regex(/^[\w.-]{1,40}$/));
const fields = v.pipe(v.array(FieldEdit), v.minLength(1), v.maxLength(OFFICE_FIELDS.length));

export const EVALUATION_INTENTS = {
	/** What the office says of a 施策, field by field. */
	'evaluation.write': v.looseObject({ year, measure, fields }),
	/** What the committee says of it. */
	'evaluation.comment': v.looseObject({ year, measure, fields }),
	/** 「読みました」: `writes` as the reader saw it. */
	'evaluation.seen': v.looseObject({ year, measure, writes: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
	/** Two wishes for one field: takes one of `wishes`, or leaves the field as it is. */
	'evaluation.choose': v.looseObject({
		year,
		measure,
		/** the intent that wished it, and the field */
		wish: Uuid,
		field: v.picklist([...OFFICE_FIELDS, ...COMMITTEE_FIELDS]),
		take: v.boolean(),
	}),
	/** To the committee, back to the office, or 確定. */
	'evaluation.step': v.looseObject({ year, to: v.picklist(EVALUATION_STATES) }),
} as const;

export function evaluationId(of: { year: number; measure: string }): string {
	return `${of.year}:${of.measure}`;
}

export function sideOf(field: string): EvaluationSide | undefined {
	if ((OFFICE_FIELDS as readonly string[]).includes(field)) return 'office';
	return (COMMITTEE_FIELDS as readonly string[]).includes(field) ? 'committee' : undefined;
}

/** Can the field hold this? Nothing is always possible: it empties the field. */
export function fitsField(field: string, value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	if (field === 'status') return (EVALUATION_STATUSES as readonly unknown[]).includes(value);
	if (field === 'grade') return (EVALUATION_GRADES as readonly unknown[]).includes(value);
	return sideOf(field) !== undefined && typeof value === 'string' && value.length <= MOST_EVALUATION_WORDS;
}

/** The first day on which a 年度 can be decided: the day on which its numbers are final. */
export function decidableFrom(ofYear: number): LocalDate {
	return closesOn(`${ofYear + 1}-03`);
}

type Sources = {
	profile: Pick<Profile, 'policies' | 'plan' | 'source'>;
	/** by id */
	figure: (id: string) => Figure | undefined;
	row: (measure: string) => Partial<EvaluationRow> | undefined;
	/** what was decided of the year before */
	last: Evaluation | undefined;
};

/** The whole table of a 年度 as it stands: what is printed, exported, and in the end decided. */
export function assemble(ofYear: number, { profile, figure, row, last }: Sources): Evaluation {
	const before = new Map(last?.policies.flatMap(({ measures }) => measures.map((one) => [one.code, one])));
	return {
		id: String(ofYear),
		year: ofYear,
		...(profile.plan && { plan: profile.plan.name }),
		policies: (profile.policies ?? []).map((policy) => ({
			code: policy.code,
			name: saidOf(policy, 'name'),
			measures: policy.measures.map((one) => {
				const said = row(one.code);
				const carried = before.get(one.code);
				return {
					code: one.code,
					name: saidOf(one, 'name'),
					...(one.goal !== undefined && { goal: saidOf(one, 'goal') }),
					priority: one.priority,
					numbers: (one.indicators ?? []).map((indicator): EvaluatedNumber => {
						const { code, name, unit, goals, goalIs } = indicator;
						const now = yearValue(indicator, figure(`${code}:${ofYear}`));
						const { n: earlier } = yearValue(indicator, figure(`${code}:${ofYear - 1}`));
						const goal = goals?.find((each) => each.year === ofYear)?.n;
						return {
							code,
							name,
							unit,
							...now,
							...(earlier !== undefined && { before: earlier }),
							...(goal !== undefined && { goal }),
							...(goalIs && { goalIs }),
						};
					}),
					...(carried && { carried: { ...partsOf(carried, ['next', 'grade', 'comment']), year: ofYear - 1 } }),
					...partsOf(said ?? {}, [...OFFICE_FIELDS, ...COMMITTEE_FIELDS]),
				};
			}),
		})),
		...(profile.source && { source: profile.source }),
	};
}

function partsOf<F extends EvaluationField>(of: Partial<Record<F, unknown>>, names: readonly F[]) {
	const said: Record<string, unknown> = {};
	for (const name of names) if (of[name] !== undefined) said[name] = of[name];
	return said as Partial<Pick<EvaluatedMeasure, F>>;
}

/** What keeps a 年度 from being decided: what was not said of each 施策. */
export function missingIn(evaluation: Evaluation): { measure: string; field: 'status' | 'grade' }[] {
	return evaluation.policies.flatMap(({ measures }) =>
		measures.flatMap(({ code, status, grade }) => [
			...(status === undefined ? [{ measure: code, field: 'status' as const }] : []),
			...(grade === undefined ? [{ measure: code, field: 'grade' as const }] : []),
		]),
	);
}

/** Are all numbers of the 年度 closed? Months of which nothing is known do not count. */
export function isCounted(ofYear: number, figures: readonly (Figure | undefined)[]): boolean {
	const months = new Set(monthsOfYear(ofYear));
	return figures.every((figure) => (figure?.months ?? []).every(({ month, closed }) => closed || !months.has(month)));
}
