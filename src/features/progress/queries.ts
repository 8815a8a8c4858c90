/** The plan's progress in a 年度: each indicator against the year before and its goal. Pure. */

import type { LocalDate, LocalMonth } from '../../../contract/common.ts';
import { LEVELS, type Level } from '../../../contract/coordination-level.ts';
import { fiscalYearOf, monthOf, shiftMonth } from '../../../contract/dates.ts';
import { type Figure, type FigureMonth, isMedian, isStock, monthsOfYear } from '../../../contract/figure.ts';
import { indicatorsOf } from '../../../contract/indicators-of.ts';
import type { Indicator, Profile } from '../../../contract/profile.ts';
import type { Town } from '../../data/town.ts';

/** 年度 of which anything is known, the latest first. */
export function yearsKnown(town: Town): number[] {
	const known = new Set(indicatorsOf(town.profile ?? {}).map(({ code }) => code));
	const years = [...town.figures.values()].filter(({ indicator }) => known.has(indicator)).map(({ year }) => year);
	return [...new Set(years)].sort((a, b) => b - a);
}

/** Places that any indicator tells of by itself. */
export function placesKnown(town: Town): { id: string; name: string }[] {
	const ids = new Set<string>();
	for (const { months } of town.figures.values()) {
		for (const { places } of months) for (const id of Object.keys(places ?? {})) ids.add(id);
	}
	return [...ids]
		.flatMap((id) => {
			const place = town.places.get(id);
			return place ? [{ id, name: place.name, kana: place.nameKana ?? place.name }] : [];
		})
		.sort((a, b) => (a.kana < b.kana ? -1 : 1));
}

/** Areas with such a place in them, of every kind that the town knows: コミュニティ協議会, 小学校区 … */
export function areasKnown(town: Town): { id: string; name: string; placeIds: string[] }[] {
	const places = placesKnown(town);
	return (town.profile?.areas ?? []).flatMap(({ id, name, areaKind }) => {
		const placeIds = places
			.filter((place) => town.places.get(place.id)?.areaIds?.includes(id))
			.map((place) => place.id);
		return placeIds.length > 0 ? [{ id, name: `${areaKind} ${name}`, placeIds }] : [];
	});
}

export function indicatorIn(town: Town, code: string): { indicator: Indicator; measure: Measure } | undefined {
	for (const { measures } of town.profile?.policies ?? []) {
		for (const measure of measures) {
			const indicator = measure.indicators?.find((one) => one.code === code);
			if (indicator) return { indicator, measure };
		}
	}
	return undefined;
}

export type Measure = NonNullable<Profile['policies']>[number]['measures'][number];

/** Where a number can be looked at by itself: places, and areas as the sum of theirs. `value`: as it stands in the address. */
export function partsOfTown(town: Town): { value: string; label: string; placeIds: string[] }[] {
	return [
		...placesKnown(town).map(({ id, name }) => ({ value: id, label: name, placeIds: [id] })),
		...areasKnown(town).map(({ id, name, placeIds }) => ({ value: `area:${id}`, label: name, placeIds })),
	];
}

/** An indicator's share of each place in a 年度, the most first; none where nothing of it is told by place. */
export function byPlace(town: Town, indicator: Indicator, year: number): Part[] {
	if (isMedian(indicator)) return [];
	const totals = (figure: Figure | undefined) => {
		const told = (figure?.months ?? []).flatMap(({ places }) => (places ? [places] : []));
		const sums = new Map<string, number>();
		for (const month of isStock(indicator) ? told.slice(-1) : told) {
			for (const [id, n] of Object.entries(month)) sums.set(id, (sums.get(id) ?? 0) + n);
		}
		return sums;
	};
	const [now, before] = [year, year - 1].map((each) => totals(town.figures.get(`${indicator.code}:${each}`)));
	return [...(now ?? [])]
		.filter(([code]) => town.places.has(code))
		.map(([code, n]) => ({ code, now: n, before: before?.size === 0 ? undefined : (before?.get(code) ?? 0) }))
		.sort((a, b) => b.now - a.now || (a.code < b.code ? -1 : 1));
}

export type Cell = { n: number | undefined; told: FigureMonth | undefined };
/** `few`: of some of it only that it is under five; `n` is without that. */
export type Quarter = { n: number | undefined; whole: boolean; few?: boolean };
export type Trend = 'more' | 'less' | 'same';

export type Progress = {
	indicator: Indicator;
	/** by month of the 年度, April first; `n` absent: not known, or too few to tell */
	months: { month: LocalMonth; now: Cell; before: Cell }[];
	quarters: { now: Quarter; before: Quarter }[];
	/** the year so far, or its last known month where it is a stock */
	value: number | undefined;
	/** a median of which only single months are known: `value` is that of `until` */
	ofMonth: boolean;
	/** by field and stage, the most first: what of `value` belongs to each, and the year before; by level, of closed quarters */
	parts: { field: Part[]; stage: Part[]; level: Part[] };
	/** months of `value`, of those that are over and known */
	until: LocalMonth | undefined;
	/** the same whole months of both years, of which both are known */
	compared: { now: number; before: number; months: number; trend: Trend } | undefined;
	/** for the whole town alone */
	goal: { n: number; percent: number | undefined } | undefined;
	/** 確定 */
	closed: boolean;
	few: boolean;
};

/** A field's or a stage's share; `before` absent: the year before knows none. */
export type Part = { code: string; now: number; before: number | undefined };

/** Less than this difference is called 「ほぼ同じ」, percent. */
const SAME = 3;

export function progressOf(
	town: Town,
	indicator: Indicator,
	year: number,
	/** null: the whole town */
	placeIds: readonly string[] | null,
	today: LocalDate,
): Progress {
	const median = isMedian(indicator);
	// neither is summed up
	const stock = isStock(indicator) || median;
	const now = town.figures.get(`${indicator.code}:${year}`);
	const before = town.figures.get(`${indicator.code}:${year - 1}`);
	const months = monthsOfYear(year).map((month) => ({
		month,
		now: cellOf(now, month, placeIds),
		before: cellOf(before, shiftMonth(month, -12), placeIds),
	}));
	const known = months.filter((one) => one.now.n !== undefined);
	const both = months.filter(
		({ month, now, before }) => month !== monthOf(today) && now.n !== undefined && before.n !== undefined,
	);
	const ofYear = median && placeIds === null ? now?.whole?.year : undefined;
	const ofYearBefore = before?.whole?.year;
	// two whole years of a median are told side by side, else the same month of both
	const compared =
		ofYear !== undefined && ofYearBefore !== undefined && year < fiscalYearOf(today)
			? compare(ofYear, ofYearBefore, 12)
			: both.length > 0
				? compareMonths(stock ? both.slice(-1) : both, both.length)
				: undefined;
	const value =
		ofYear ?? (known.length === 0 ? undefined : stock ? known.at(-1)?.now.n : sum(known.map((one) => one.now.n)));
	const goal = placeIds === null ? indicator.goals?.find((one) => one.year === year)?.n : undefined;
	return {
		indicator,
		months,
		quarters: QUARTERS.map((name, at) => {
			const from = at * 3;
			const three = months.slice(from, from + 3);
			const over = three.every(({ month }) => month < monthOf(today));
			if (median) {
				return { now: { n: now?.whole?.[name], whole: over }, before: { n: before?.whole?.[name], whole: true } };
			}
			return {
				now: quarterOf(cells(three, 'now'), stock, over),
				before: quarterOf(cells(three, 'before'), stock, true),
			};
		}),
		value,
		ofMonth: median && ofYear === undefined,
		parts:
			placeIds === null
				? {
						field: partsOf('field', now, before, stock),
						stage: partsOf('stage', now, before, stock),
						level: levelParts(now, before),
					}
				: NO_PARTS,
		until: known.at(-1)?.month,
		compared,
		goal:
			goal === undefined
				? undefined
				: {
						n: goal,
						percent:
							value === undefined || goal <= 0 || indicator.goalIs === 'at-most'
								? undefined
								: Math.round((value / goal) * 100),
					},
		closed:
			known.length > 0 &&
			months.every((one) => one.now.told === undefined || one.now.told.closed) &&
			year < fiscalYearOf(today),
		few: months.some((one) => one.now.told?.few === true),
	};
}

const QUARTERS = ['q1', 'q2', 'q3', 'q4'] as const;
const NO_PARTS: Progress['parts'] = { field: [], stage: [], level: [] };

/** What of a year belongs to each field or stage: its sum, or its last month that tells of them. */
function partsOf(what: 'field' | 'stage', now: Figure | undefined, before: Figure | undefined, stock: boolean): Part[] {
	const [of, earlier] = [totals(now, what, stock), totals(before, what, stock)];
	return [...of]
		.map(([code, n]): Part => ({ code, now: n, before: earlier.size === 0 ? undefined : (earlier.get(code) ?? 0) }))
		.sort((a, b) => b.now - a.now || (a.code < b.code ? -1 : 1));
}

/** In the plan's order. */
function levelParts(now: Figure | undefined, before: Figure | undefined): Part[] {
	const totalOf = (figure: Figure | undefined, level: Level) => {
		const told = QUARTERS.flatMap((name) => figure?.levels?.[name]?.[level] ?? []);
		return told.length > 0 ? sum(told) : undefined;
	};
	return LEVELS.flatMap((code): Part[] => {
		const n = totalOf(now, code);
		return n === undefined ? [] : [{ code, now: n, before: totalOf(before, code) }];
	});
}

function totals(figure: Figure | undefined, what: 'field' | 'stage', stock: boolean): Map<string, number> {
	const told = (figure?.months ?? []).flatMap(({ by }) => (by?.[what] ? [by[what]] : []));
	const sums = new Map<string, number>();
	for (const month of stock ? told.slice(-1) : told) {
		for (const [code, n] of Object.entries(month)) sums.set(code, (sums.get(code) ?? 0) + n);
	}
	return sums;
}

/** Of places only what is told of them; where a month tells of some places, the others had none. */
function cellOf(figure: Figure | undefined, month: LocalMonth, placeIds: readonly string[] | null): Cell {
	const told = figure?.months.find((one) => one.month === month);
	if (!told || placeIds === null) return { n: told?.n, told };
	const { places } = told;
	return { n: places && sum(placeIds.map((id) => places[id])), told };
}

function quarterOf(three: readonly Cell[], stock: boolean, over: boolean): Quarter {
	const known = three.flatMap(({ n }) => (n === undefined ? [] : [n]));
	const n = known.length === 0 ? undefined : stock ? known.at(-1) : sum(known);
	const few = three.some(({ told }) => told?.few === true);
	const isAll = three.every((cell) => cell.n !== undefined || cell.told?.few === true);
	return { n, whole: over && isAll, ...(few && { few }) };
}

function cells(months: Progress['months'], of: 'now' | 'before'): Cell[] {
	return months.map((one) => one[of]);
}

function compareMonths(both: readonly { now: Cell; before: Cell }[], months: number) {
	return compare(sum(both.map((one) => one.now.n)), sum(both.map((one) => one.before.n)), months);
}

function compare(now: number, before: number, months: number): NonNullable<Progress['compared']> {
	const difference = now - before;
	const trend = Math.abs(difference) * 100 <= before * SAME ? 'same' : difference > 0 ? 'more' : 'less';
	return { now, before, months, trend };
}

function sum(list: readonly (number | undefined)[]): number {
	return list.reduce<number>((all, n) => all + (n ?? 0), 0);
}
