/** What is known of an evaluation while it is written: private rows, and what this device has not sent yet. */
import { fiscalYearOf } from '../../../contract/dates.ts';
import type { FieldEdit } from '../../../contract/editing.ts';
import {
	assemble,
	type Evaluation,
	type EvaluationRow,
	type EvaluationState,
	evaluationId,
} from '../../../contract/evaluation.ts';
import { closesOn, type EnteredRow, type Figure, monthsOfYear } from '../../../contract/figure.ts';
import type { Indicator } from '../../../contract/profile.ts';
import type { Waiting } from '../../data/outbox.ts';
import type { PrivateTown } from '../../data/private.ts';
import type { Town } from '../../data/town.ts';

type Wishes = readonly Pick<Waiting, 'name' | 'args'>[];
type Known = Pick<PrivateTown, 'evaluations' | 'evaluationYears'> | null;
type Of = { year: number; measure: string };

/** 年度 that can be evaluated, the latest first. */
export function yearsToEvaluate(town: Pick<Town, 'evaluations'>, known: Known, today: string): number[] {
	const now = fiscalYearOf(today);
	const years = new Set([now, now - 1]);
	for (const { year } of town.evaluations.values()) years.add(year);
	for (const { year } of known?.evaluations.values() ?? []) years.add(year);
	return [...years].filter((year) => year <= now).sort((a, b) => b - a);
}

/** The year that waits: the one that is over and not decided, else the one that runs. */
export function yearThatWaits(town: Pick<Town, 'evaluations'>, today: string): number {
	const now = fiscalYearOf(today);
	return town.evaluations.has(String(now - 1)) ? now : now - 1;
}

export function stateIn(town: Pick<Town, 'evaluations'>, known: Known, year: number): EvaluationState {
	if (town.evaluations.has(String(year))) return 'decided';
	return known?.evaluationYears.get(String(year))?.state ?? 'office';
}

/** The newest wish of this device for each field of a 施策 that has no answer yet. */
export function waitingFor(of: Of, wishes: Wishes): Map<string, unknown> {
	const found = new Map<string, unknown>();
	for (const { name, args } of wishes) {
		if (name !== 'evaluation.write' && name !== 'evaluation.comment') continue;
		if (args.year !== of.year || args.measure !== of.measure) continue;
		for (const { field, to } of (args.fields as FieldEdit[] | undefined) ?? []) found.set(field, to);
	}
	return found;
}

/** The row as it will be when what waits has arrived. */
export function rowWith(of: Of, known: Known, wishes: Wishes): Partial<EvaluationRow> {
	const row = known?.evaluations.get(evaluationId(of)) ?? {};
	return { ...row, ...Object.fromEntries(waitingFor(of, wishes)) };
}

/** What was decided, or the table as it stands for who may see it; undefined: this device knows of none. */
export function evaluationIn(
	town: Town,
	known: Known,
	wishes: Wishes,
	year: number,
	evaluates: boolean,
): Evaluation | undefined {
	const decided = town.evaluations.get(String(year));
	if (decided || !evaluates || !town.profile?.policies?.length) return decided;
	return assemble(year, {
		profile: town.profile,
		figure: (id): Figure | undefined => town.figures.get(id),
		row: (measure) => rowWith({ year, measure }, known, wishes),
		last: town.evaluations.get(String(year - 1)),
	});
}

export type EnteredMonth = {
	month: string;
	/** what stands there now; absent: nothing */
	n?: number;
	sourceText?: string;
	by?: string;
	at?: string;
	/** stands in the profile alone */
	fromProfile: boolean;
	isOpen: boolean;
	closes: string;
	/** of this device, not answered yet; `n` null: taken back */
	waiting?: { n: number | null };
};

/** The months of a 年度 for a number by hand, those that can still change first and the newest of them first. */
export function enteredMonths(
	indicator: Indicator,
	entered: ReadonlyMap<string, EnteredRow> | undefined,
	wishes: Wishes,
	today: string,
): EnteredMonth[] {
	const year = fiscalYearOf(today);
	return [...monthsOfYear(year - 1), ...monthsOfYear(year)]
		.filter((month) => month <= today.slice(0, 7))
		.map((month): EnteredMonth => {
			const mine = entered?.get(`${indicator.code}:${month}`);
			const laid = indicator.entered?.find((one) => one.month === month);
			const waits = wishes.filter(
				({ name, args }) => name === 'figure.enter' && args.indicator === indicator.code && args.month === month,
			);
			const last = waits.at(-1);
			const closes = closesOn(month);
			return {
				month,
				...(mine
					? { n: mine.n, sourceText: mine.sourceText, by: mine.by, at: mine.at }
					: laid && { n: laid.n, sourceText: laid.sourceText }),
				fromProfile: !mine && laid !== undefined,
				isOpen: today < closes,
				closes,
				...(last && { waiting: { n: last.args.n as number | null } }),
			};
		})
		.reverse();
}

/** A number as people type it: `１，２００` too; undefined: it is none. `1,2` is neither 12 nor 1.2. */
export function readNumber(typed: string): number | undefined {
	const text = typed.normalize('NFKC').trim();
	const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(text) ? text.replaceAll(',', '') : text;
	return /^\d{1,9}(?:\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}
