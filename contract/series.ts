/**
 * A series: 第1・3火曜 from a day until a day, the same slots each time, as one request with many days.
 *
 * Which days can be asked for is decided by the rules of asking, day by day; what cannot is left out, and says why before
 * anything is sent. All days that are taken are asked for together, all or none.
 */
import { type AskProblem, type AskQuestion, checkAsk } from './asking-rules.ts';
import type { LocalDate } from './common.ts';
import { addDays, isLastOfMonth, monthOf, nthOfMonth, weekdayOf } from './dates.ts';
import type { AskedSlots } from './request.ts';

export type SeriesRule = {
	/** 0 日 … 6 土 */
	weekday: number;
	/** which of the month, 6 the last; empty: every week */
	nth: readonly number[];
	/** both inclusive */
	from: LocalDate;
	until: LocalDate;
};

/** `take: false`: left out, for the gravest problem of that day. */
export type SeriesDay = { date: LocalDate } & ({ take: true } | { take: false; problem: AskProblem });

/** As many days as one request may have (`RequestBody.slots`). */
export const MOST_SERIES_DAYS = 60;

/** The days that the rule names, in order; the first 60. */
export function seriesDates({ weekday, nth, from, until }: SeriesRule): LocalDate[] {
	const dates: LocalDate[] = [];
	let date = addDays(from, (weekday - weekdayOf(from) + 7) % 7);
	for (; date <= until && dates.length < MOST_SERIES_DAYS; date = addDays(date, 7)) {
		const falls = nth.length === 0 || nth.includes(nthOfMonth(date)) || (nth.includes(6) && isLastOfMonth(date));
		if (falls) dates.push(date);
	}
	return dates;
}

type SeriesQuestion = Omit<AskQuestion, 'ask'> & { ask: Omit<AskQuestion['ask'], 'slots'> };

/**
 * Each day of the rule, taken or left out. A limit by the month leaves out the days after it is reached; what speaks against
 * the whole request (too many people, groups only) is not a matter of days and is not said here.
 */
export function seriesDays(question: SeriesQuestion, rule: SeriesRule, slotIds: readonly string[]): SeriesDay[] {
	const taken: AskedSlots[] = [];
	return seriesDates(rule).map((date) => {
		const day = { date, slotIds: [...slotIds] };
		const ofMonth = taken.filter((other) => monthOf(other.date) === monthOf(date));
		const problem = checkAsk({ ...question, ask: { ...question.ask, slots: [...ofMonth, day] } }).find(
			({ code, detail }) => detail.date === date || (code === 'limit-per-month' && detail.month === monthOf(date)),
		);
		if (problem) return { date, take: false, problem };
		taken.push(day);
		return { date, take: true };
	});
}

/** The slots that a series asks for. */
export function slotsOfSeries(days: readonly SeriesDay[], slotIds: readonly string[]): AskedSlots[] {
	return days.filter(({ take }) => take).map(({ date }) => ({ date, slotIds: [...slotIds] }));
}
