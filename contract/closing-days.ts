/** Does a rule of the place close a given day? Weekly, nth weekday, year end, holidays with their chains, single stretches. */
import type { LocalDate, Worded } from './common.ts';
import { addDays, isLastOfMonth, nthOfMonth, weekdayOf } from './dates.ts';
import { holidayName } from './holidays.ts';
import type { ClosureRule, RuleSet } from './place.ts';

export type ClosedByRule = { by: ClosureRule['rule'] | 'moved'; reason: Worded };

/** Undefined when the rule leaves the day open. The times that narrow a rule are the caller's matter. */
export function closedByRule(rule: ClosureRule, date: LocalDate): ClosedByRule | undefined {
	switch (rule.rule) {
		case 'weekly':
		case 'nth': {
			const closes = (day: LocalDate) => (rule.rule === 'weekly' ? isWeekly(rule, day) : isNth(rule, day));
			const onHoliday = rule.onHoliday ?? 'stay';
			if (closes(date) && (onHoliday === 'stay' || holidayName(date) === undefined)) {
				return { by: rule.rule, reason: REGULAR };
			}
			return onHoliday !== 'stay' && onHoliday !== 'open' && isMovedTo(date, closes, onHoliday)
				? { by: 'moved', reason: MOVED }
				: undefined;
		}
		case 'yearly': {
			const day = date.slice(5);
			const crossesNewYear = rule.from > rule.to;
			const closes = crossesNewYear ? day >= rule.from || day <= rule.to : day >= rule.from && day <= rule.to;
			return closes ? { by: 'yearly', reason: crossesNewYear ? NEW_YEAR : STRETCH } : undefined;
		}
		case 'holiday': {
			const name = holidayName(date);
			return name === undefined
				? undefined
				: {
						by: 'holiday',
						reason: { ja: `祝日（${name}）`, easy: '祝日の お休み', en: 'Closed for a national holiday' },
					};
		}
		case 'dates':
			return rule.from <= date && date <= rule.to ? { by: 'dates', reason: rule.reason ?? STRETCH } : undefined;
	}
}

/** Would the answer for some day change with the list of holidays? */
export function dependsOnHolidays(set: RuleSet): boolean {
	return set.hours.some((entry) => entry.onHolidays) || set.closures.some(ruleDependsOnHolidays);
}

export function ruleDependsOnHolidays(rule: ClosureRule): boolean {
	if (rule.rule === 'weekly' || rule.rule === 'nth') return (rule.onHoliday ?? 'stay') !== 'stay';
	return rule.rule === 'holiday';
}

const REGULAR: Worded = { ja: '定休日', easy: 'きまった お休みの 日', en: 'Regular closing day' };
const MOVED: Worded = {
	ja: '祝日に開館した振替の休館日',
	easy: '祝日の かわりの お休み',
	en: 'Closed instead of a holiday',
};
const NEW_YEAR: Worded = { ja: '年末年始', easy: '年の おわりと はじめの お休み', en: 'New Year closure' };
const STRETCH: Worded = { ja: '休館期間', easy: 'お休みの 期間', en: 'Closed for a while' };

/** No run of holidays and weekends is longer; the bound keeps the walk short whatever the list says. */
const LONGEST_RUN = 30;

/** Is `date` the day that closes instead of a closing day on which, being a holiday, the place was open? */
function isMovedTo(
	date: LocalDate,
	closes: (day: LocalDate) => boolean,
	onHoliday: 'open-then-next-day' | 'open-then-next-weekday',
): boolean {
	const isPassedOver = (day: LocalDate) =>
		holidayName(day) !== undefined ||
		(onHoliday === 'open-then-next-weekday' && (weekdayOf(day) === 0 || weekdayOf(day) === 6));
	if (isPassedOver(date)) return false;
	let day = addDays(date, -1);
	for (let i = 0; i < LONGEST_RUN && isPassedOver(day); i++) {
		if (holidayName(day) !== undefined && closes(day)) return true;
		day = addDays(day, -1);
	}
	return false;
}

function isWeekly(rule: Extract<ClosureRule, { rule: 'weekly' }>, date: LocalDate): boolean {
	return rule.days.includes(weekdayOf(date));
}

function isNth(rule: Extract<ClosureRule, { rule: 'nth' }>, date: LocalDate): boolean {
	if (weekdayOf(date) !== rule.day) return false;
	return rule.nth.some((nth) => (nth === 6 ? isLastOfMonth(date) : nthOfMonth(date) === nth));
}
