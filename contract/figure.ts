/**
 * What the town counts of its plan: for each indicator and 年度 one row, with a number for each month that is known.
 *
 * How they are counted: `count-figures.ts`. A month can change
 * until the second month after it has ended (March until 31 May); then it is 確定. What came later is told beside it and
 * never added. A month of which nothing is known is not there: missing is not zero.
 */
import * as v from 'valibot';
import { Id, Instant, type LocalDate, LocalMonth, rowFields } from './common.ts';
import { LevelCode } from './coordination-level.ts';
import { shiftMonth } from './dates.ts';
import type { Indicator, Method, Profile } from './profile.ts';

/** Smaller numbers that could point at a person are not told. */
export const FEW = 5;
/** Months after its own in which a month can still change. */
const OPEN_MONTHS = 2;
export const FigureMonth = v.looseObject({
	month: LocalMonth,
	/** absent with `few`: under five, and it could point at a person */
	n: v.optional(v.number()),
	few: v.optional(v.boolean()),
	origin: v.picklist(['counted', 'entered']),
	/** who says so, when it was entered */
	sourceText: v.optional(v.string()),
	/** the same number by place; what belongs to no place is in `n` alone */
	places: v.optional(v.record(Id, v.number())),
	/** … by the profile's fields and stages, where the facts carry them; one fact may have several, or none */
	by: v.optional(
		v.looseObject({
			field: v.optional(v.record(v.string(), v.number())),
			stage: v.optional(v.record(v.string(), v.number())),
		}),
	),
	/** 確定: never changes any more */
	closed: v.boolean(),
	/** what came after it was closed; not in `n` */
	later: v.optional(v.number()),
});
export type FigureMonth = v.InferOutput<typeof FigureMonth>;

/** id = `{indicator}:{year}` */
export const Figure = v.looseObject({
	...rowFields,
	/** code of the profile's indicator */
	indicator: v.string(),
	/** 年度 */
	year: v.number(),
	months: v.pipe(v.array(FigureMonth), v.maxLength(12)),
	/** of a median: that of its quarters and of the year, which months alone do not tell. Absent where there were under five */
	whole: v.optional(
		v.looseObject({
			q1: v.optional(v.number()),
			q2: v.optional(v.number()),
			q3: v.optional(v.number()),
			q4: v.optional(v.number()),
			year: v.optional(v.number()),
		}),
	),
	/** by the plan's levels of coordination, of quarters that are closed; nobody can be told from them, nor from what is left over */
	levels: v.optional(
		v.looseObject({
			q1: v.optional(v.record(LevelCode, v.number())),
			q2: v.optional(v.record(LevelCode, v.number())),
			q3: v.optional(v.record(LevelCode, v.number())),
			q4: v.optional(v.record(LevelCode, v.number())),
		}),
	),
});
export type Figure = v.InferOutput<typeof Figure>;

/** How many there were at the end of a month, rather than how much happened in it. */
export const isStock = ({ method }: Pick<Indicator, 'method'>) => method === 'groups-confirmed';

/** What lies in the middle, rather than how much there was: nothing to be summed up. */
export const isMedian = ({ method }: Pick<Indicator, 'method'>) => MEDIANS.includes(method);
const MEDIANS: readonly Method[] = ['requests-answered-days', 'consults-answered-days'];

/** The first day on which nothing of the month changes any more. */
export function closesOn(month: LocalMonth): LocalDate {
	return `${shiftMonth(month, OPEN_MONTHS + 1)}-01`;
}

export function monthsOfYear(year: number): LocalMonth[] {
	return Array.from({ length: 12 }, (_, i) => shiftMonth(`${year}-04`, i));
}

/** A 年度 so far: its sum, its last known month where it is a stock, or its median. `n` absent: nothing is known, or with `few`: too few to tell. */
export function yearValue(
	indicator: Pick<Indicator, 'method'>,
	figure: Figure | undefined,
): { n?: number; few?: true; until?: LocalMonth } {
	const months = figure?.months ?? [];
	const known = months.flatMap(({ month, n }) => (n === undefined ? [] : [{ month, n }]));
	const last = known.at(-1);
	const few = months.some((month) => month.few) ? ({ few: true } as const) : {};
	if (!last) return few;
	// months do not tell a median of the year
	if (isMedian(indicator)) {
		const n = figure?.whole?.year;
		return { ...(n !== undefined && { n }), until: last.month, ...few };
	}
	return { n: isStock(indicator) ? last.n : known.reduce((sum, { n }) => sum + n, 0), until: last.month, ...few };
}

/** A number entered by hand on a screen, in the private scope `plan`; id = `{indicator}:{month}`. */
export const EnteredRow = v.looseObject({
	id: v.string(),
	indicator: v.string(),
	month: LocalMonth,
	n: v.number(),
	sourceText: v.string(),
	/** who entered it, and when; only for those at work */
	by: v.string(),
	at: Instant,
});
export type EnteredRow = v.InferOutput<typeof EnteredRow>;

/** The largest number that anybody means. */
const MOST = 1_000_000_000;

export const FIGURE_INTENTS = {
	/** A number by hand, for a month that can still change. */
	'figure.enter': v.looseObject({
		indicator: v.pipe(v.string(), v.maxLength(40)),
		month: LocalMonth,
		/** null: takes it back */
		n: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MOST))),
		/** who says so: a ledger, a report. Left out only when it is taken back */
		sourceText: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
		/** the number that its author saw there; absent: none */
		was: v.optional(v.number()),
	}),
} as const;

/** The profile with what was entered on screens, which goes before what stands in it. */
export function withEntered<P extends Pick<Profile, 'policies'>>(profile: P, rows: readonly EnteredRow[]): P {
	if (rows.length === 0 || !profile.policies) return profile;
	const enteredOf = (indicator: Indicator): Indicator => {
		const mine = rows.filter((row) => row.indicator === indicator.code);
		if (mine.length === 0) return indicator;
		const months = new Set(mine.map(({ month }) => month));
		const others = (indicator.entered ?? []).filter(({ month }) => !months.has(month));
		return {
			...indicator,
			entered: [...others, ...mine.map(({ month, n, sourceText }) => ({ month, n, sourceText }))],
		};
	};
	return {
		...profile,
		policies: profile.policies.map((policy) => ({
			...policy,
			measures: policy.measures.map((measure) =>
				measure.indicators ? { ...measure, indicators: measure.indicators.map(enteredOf) } : measure,
			),
		})),
	};
}
