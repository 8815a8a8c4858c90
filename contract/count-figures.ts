/**
 * Counting the plan's indicators: pure, the same facts on the same day give the same rows, in whatever order the facts came.
 */

import type { LocalDate, LocalMonth } from './common.ts';
import { CONFIRMED_DAYS } from './confirming.ts';
import { ANSWER_DAYS, type ConsultOutcome } from './consult.ts';
import type { Level } from './coordination-level.ts';
import { addDays, fiscalYearOf, monthOf, shiftMonth } from './dates.ts';
import type { Event } from './event.ts';
import { closesOn, FEW, type Figure, type FigureMonth, isMedian, isStock, monthsOfYear } from './figure.ts';
import type { Forum } from './forum.ts';
import type { Group } from './group.ts';
import { indicatorsOf } from './indicators-of.ts';
import type { Issue } from './issue.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Indicator, Method, Profile } from './profile.ts';

/** Closed months are looked at again for what came late as long as this. */
const LOOKED_AT_MONTHS = 24;

/** `answerDays`: from asking to the first answer, which came on `answered`. */
export type ConsultFact = {
	asked: LocalDate;
	answered?: LocalDate;
	answerDays?: number;
	closed?: LocalDate;
	outcome?: ConsultOutcome;
	level?: Level | undefined;
};

/** Everything that is counted from. Of requests, cases and consultations only days. */
export type Facts = {
	events: readonly Event[];
	groups: readonly Group[];
	issues: readonly Issue[];
	forums: readonly Forum[];
	requestDays: readonly LocalDate[];
	/** the desk's first answers to requests that waited for one: on which day, and after how many */
	answers: readonly { day: LocalDate; days: number }[];
	/** what happened in coordination cases: nothing of who */
	caseDays: readonly {
		day: LocalDate;
		what: 'proposed' | 'introduced' | 'worked' | 'ended';
		level?: Level | undefined;
	}[];
	/** what was asked for advice: nothing of who, nor of what was said */
	consults: readonly ConsultFact[];
	/** sums of what kiosks counted */
	usage: readonly { month: LocalMonth; placeId: string; what: string; n: number }[];
};

/** A month before it is said whether it may still change. */
type Known = Pick<FigureMonth, 'month' | 'n' | 'few' | 'origin' | 'sourceText' | 'places' | 'by'>;
type Counted = Pick<FigureMonth, 'places' | 'by'> & { n: number; levels: Record<string, number> };
type Levels = NonNullable<Figure['levels']>;
/** What a fact belongs to. */
type Of = {
	placeId?: string | undefined;
	fields?: readonly string[] | undefined;
	stages?: readonly string[] | undefined;
	level?: Level | undefined;
};
type Whole = NonNullable<Figure['whole']>;

const PERSONAL = new Set<string>([
	'requests-asked',
	'requests-answered-days',
	'cases-proposed',
	'introductions-made',
	'cases-worked',
	'cases-ended',
	'consults-received',
	'consults-answered-days',
	'consults-answered-within',
	'consults-closed',
] satisfies Method[]);

const CASE_METHODS = {
	'cases-proposed': 'proposed',
	'introductions-made': 'introduced',
	'cases-worked': 'worked',
	'cases-ended': 'ended',
} as const;

/** Its small numbers could point at a person. */
const isPersonal = ({ method, personal }: Pick<Indicator, 'method' | 'personal'>) =>
	personal === true || PERSONAL.has(method);

const NOT_HELD = new Set<string>(['cancelled', 'postponed']);

/** All figures as they are today. Rows of `before` whose indicator is gone stay as they were and are not among them. */
export function figuresOf(
	profile: Pick<Profile, 'policies' | 'source'>,
	facts: Facts,
	before: readonly Figure[],
	today: LocalDate,
): Figure[] {
	return indicatorsOf(profile).flatMap((indicator) => {
		const known = new Map(
			before.filter((row) => row.indicator === indicator.code).flatMap((row) => row.months.map((m) => [m.month, m])),
		);
		const months = new Set([...known.keys(), ...(indicator.entered ?? []).map(({ month }) => month)]);
		const thisMonth = monthOf(today);
		const oldest = shiftMonth(thisMonth, -LOOKED_AT_MONTHS);
		if (indicator.method !== 'entered' && indicator.countedFrom !== undefined) {
			for (let month = oldest; month <= thisMonth; month = shiftMonth(month, 1)) {
				if (month >= indicator.countedFrom) months.add(month);
			}
		}
		// a year of which nothing is left keeps its row, empty
		const years = new Map<number, FigureMonth[]>(
			before.filter((row) => row.indicator === indicator.code).map(({ year }) => [year, []]),
		);
		for (const month of [...months].sort()) {
			if (month > thisMonth) continue;
			const next = nextOf(indicator, month, known.get(month), facts, today);
			if (!next) continue;
			const year = fiscalYearOf(`${month}-01`);
			years.set(year, [...(years.get(year) ?? []), next]);
		}
		return [...years].map(
			([year, list]): Figure => ({
				id: `${indicator.code}:${year}`,
				indicator: indicator.code,
				year,
				months: list,
				...withLevels(
					levelsOf(indicator, year, facts, before.find(({ id }) => id === `${indicator.code}:${year}`)?.levels, today),
				),
				...(isMedian(indicator) && {
					whole: wholeOf(
						indicator,
						year,
						facts,
						before.find(({ id }) => id === `${indicator.code}:${year}`)?.whole,
						today,
					),
				}),
				...(profile.source && { source: profile.source }),
			}),
		);
	});
}

const withLevels = (levels: Levels) => (Object.keys(levels).length > 0 ? { levels } : {});

function nextOf(
	indicator: Indicator,
	month: LocalMonth,
	before: FigureMonth | undefined,
	facts: Facts,
	today: LocalDate,
): FigureMonth | undefined {
	const now = knownOf(indicator, month, facts, today);
	if (before?.closed) {
		const { later: _, ...frozen } = before;
		const isAsked = month >= shiftMonth(monthOf(today), -LOOKED_AT_MONTHS) && !isPersonal(indicator);
		const later = isAsked && now?.n !== undefined && before.n !== undefined ? now.n - before.n : before.later;
		return later ? { ...frozen, later } : frozen;
	}
	// what was entered and taken back is gone as long as its month is open
	const value: Known | undefined = now ?? (before?.origin === 'entered' ? undefined : before);
	return value && { ...value, closed: today >= closesOn(month) };
}

/** What would be told of the month if it were open; undefined: nothing is known. */
function knownOf(indicator: Indicator, month: LocalMonth, facts: Facts, today: LocalDate): Known | undefined {
	const entered = indicator.entered?.find((one) => one.month === month);
	if (entered) {
		const { n, sourceText, places } = entered;
		const isFew = isPersonal(indicator) && !isMedian(indicator) && n < FEW;
		if (isFew) return { month, few: true, origin: 'entered', sourceText };
		return { month, n, origin: 'entered', sourceText, ...(places && { places: sorted(places) }) };
	}
	if (indicator.method === 'entered') return undefined;
	if (indicator.countedFrom === undefined || month < indicator.countedFrom) return undefined;
	const thisMonth = monthOf(today);
	// what there was at the end of a month that is over cannot be counted afterwards
	if (isStock(indicator) && month !== thisMonth) return undefined;
	// day by day, the difference would tell of one person
	if (isPersonal(indicator) && month === thisMonth) return undefined;
	const { levels: _, ...counted } = countMonth(indicator, month, facts, today);
	if (isPersonal(indicator) && counted.n < FEW) return { month, few: true, origin: 'counted' };
	if (isMedian(indicator))
		return { month, n: medianOf(indicator.method, facts, new Set([month])) ?? 0, origin: 'counted' };
	return { month, ...counted, origin: 'counted' };
}

function sorted(places: Record<string, number>): Record<string, number> {
	return Object.fromEntries(Object.entries(places).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What happened in a month, up to and with today. */
export function countMonth(
	indicator: Pick<Indicator, 'method' | 'eventTypes' | 'days' | 'outcomes'>,
	month: LocalMonth,
	facts: Facts,
	today: LocalDate,
): Counted {
	const from = `${month}-01`;
	const last = addDays(`${shiftMonth(month, 1)}-01`, -1);
	const to = last < today ? last : today;
	const isIn = (day: LocalDate) => day >= from && day <= to;
	const places: Record<string, number> = {};
	const field: Record<string, number> = {};
	const stage: Record<string, number> = {};
	const levels: Record<string, number> = {};
	let n = 0;
	const add = (some: number, { placeId, fields = [], stages = [], level }: Of = {}) => {
		n += some;
		if (some === 0) return;
		if (placeId !== undefined) places[placeId] = (places[placeId] ?? 0) + some;
		for (const code of new Set(fields)) field[code] = (field[code] ?? 0) + some;
		if (level !== undefined) levels[level] = (levels[level] ?? 0) + some;
		for (const code of new Set(stages)) stage[code] = (stage[code] ?? 0) + some;
	};
	switch (indicator.method) {
		case 'events-held':
			for (const event of facts.events) {
				if (NOT_HELD.has(event.status)) continue;
				if (indicator.eventTypes && !indicator.eventTypes.includes(event.eventType)) continue;
				const days = occurrencesOf(event.when, from, to).filter(
					({ status }) => status === undefined || !NOT_HELD.has(status),
				);
				add(days.length, event);
			}
			break;
		case 'groups-confirmed':
			for (const { confirmedAt, fields, stage } of facts.groups) {
				if (!confirmedAt || confirmedAt > to || confirmedAt <= addDays(to, -CONFIRMED_DAYS)) continue;
				add(1, { fields, stages: stage === undefined ? [] : [stage] });
			}
			break;
		case 'issues-result':
			for (const issue of facts.issues) {
				const first = issue.story.find(({ status }) => status === 'result');
				if (issue.joinedInto === undefined && first && isIn(first.date)) add(1, issue);
			}
			break;
		case 'forums-with-minutes':
			for (const forum of facts.forums) if (forum.minutes && isIn(forum.date)) add(1, forum);
			break;
		case 'requests-asked':
			add(facts.requestDays.filter(isIn).length);
			break;
		case 'requests-answered-days':
			add(facts.answers.filter(({ day }) => isIn(day)).length);
			break;
		case 'cases-proposed':
		case 'introductions-made':
		case 'cases-worked':
		case 'cases-ended': {
			const wanted = CASE_METHODS[indicator.method];
			for (const { day, what, level } of facts.caseDays) if (what === wanted && isIn(day)) add(1, { level });
			break;
		}
		case 'consults-received':
			for (const { asked, level } of facts.consults) if (isIn(asked)) add(1, { level });
			break;
		case 'consults-answered-days':
			add(facts.consults.filter(({ answered }) => answered !== undefined && isIn(answered)).length);
			break;
		case 'consults-answered-within': {
			const most = indicator.days ?? ANSWER_DAYS;
			for (const { answered, answerDays = most + 1, level } of facts.consults) {
				if (answered !== undefined && answerDays <= most && isIn(answered)) add(1, { level });
			}
			break;
		}
		case 'consults-closed':
			for (const { closed, outcome, level } of facts.consults) {
				const counts = !indicator.outcomes || (outcome !== undefined && indicator.outcomes.includes(outcome));
				if (closed !== undefined && isIn(closed) && counts) add(1, { level });
			}
			break;
		case 'kiosk-screens':
		case 'kiosk-nothing-found': {
			const what = indicator.method === 'kiosk-screens' ? 'screen' : 'nothing-found';
			for (const sum of facts.usage) if (sum.month === month && sum.what === what) add(sum.n, sum);
			break;
		}
		case 'entered':
			break;
	}
	const by = { ...filled('field', field), ...filled('stage', stage) };
	return { n, levels, ...filled('places', places), ...(Object.keys(by).length > 0 && { by }) };
}

/**
 * The parts of a whole that can be told: none under five, and so many that what is left over is none at all or five and more. The
 * smallest is held back with those that are too few.
 */
export function withoutFew(parts: Readonly<Record<string, number>>, whole: number): Record<string, number> {
	const told = Object.entries(parts)
		.filter(([, n]) => n >= FEW)
		.sort(([, a], [, b]) => b - a);
	const left = () => whole - told.reduce((sum, [, n]) => sum + n, 0);
	while (told.length > 0 && left() > 0 && left() < FEW) told.pop();
	return Object.fromEntries(told);
}

/** Of a median: the days themselves, of months that are over, where nobody can be told from them. */
function medianOf(method: Method, facts: Facts, months: ReadonlySet<LocalMonth>): number | undefined {
	const answers =
		method === 'consults-answered-days'
			? facts.consults.flatMap(({ answered: day, answerDays: days }) =>
					day === undefined || days === undefined ? [] : [{ day, days }],
				)
			: facts.answers;
	const days = answers.flatMap((one) => (months.has(monthOf(one.day)) ? [one.days] : [])).sort((a, b) => a - b);
	if (days.length < FEW) return undefined;
	const middle = days.length / 2;
	return ((days[Math.ceil(middle) - 1] ?? 0) + (days[Math.floor(middle)] ?? 0)) / 2;
}

/** Quarters and year of a median. One whose months are all closed stays as it was told. */
function wholeOf(
	{ method, countedFrom, enteredYears }: Pick<Indicator, 'method' | 'countedFrom' | 'enteredYears'>,
	year: number,
	facts: Facts,
	before: Figure['whole'],
	today: LocalDate,
): Whole {
	const months = monthsOfYear(year);
	const whole: Whole = {};
	for (const [name, from, to] of SPANS) {
		const span = months.slice(from, to);
		const told = before?.[name];
		const isClosed = today >= closesOn(span.at(-1) ?? '');
		const known = span.filter((month) => countedFrom !== undefined && month >= countedFrom && month < monthOf(today));
		const entered = name === 'year' ? enteredYears?.find((one) => one.year === year)?.n : undefined;
		const n = isClosed && told !== undefined ? told : (entered ?? medianOf(method, facts, new Set(known)));
		if (n !== undefined) whole[name] = n;
	}
	return whole;
}

const SPANS = [
	['q1', 0, 3],
	['q2', 3, 6],
	['q3', 6, 9],
	['q4', 9, 12],
	['year', 0, 12],
] as const;

const QUARTERS = ['q1', 'q2', 'q3', 'q4'] as const;

/**
 * The levels of each quarter, once its months are closed: told month by month, or again whenever something comes late, the difference
 * would tell of one person. What was told stays.
 */
function levelsOf(
	indicator: Indicator,
	year: number,
	facts: Facts,
	before: Figure['levels'],
	today: LocalDate,
): Levels {
	const levels: Levels = {};
	for (const [at, name] of QUARTERS.entries()) {
		const months = monthsOfYear(year).slice(at * 3, at * 3 + 3);
		const [first = '', , last = ''] = months;
		const entered = indicator.enteredLevels?.find((one) => one.year === year && one.quarter === at + 1)?.levels;
		const isCounted = indicator.countedFrom !== undefined && first >= indicator.countedFrom && today >= closesOn(last);
		const told = before?.[name] ?? entered ?? (isCounted ? quarterLevels(indicator, months, facts, today) : undefined);
		if (told && Object.keys(told).length > 0) levels[name] = told;
	}
	return levels;
}

function quarterLevels(indicator: Indicator, months: readonly LocalMonth[], facts: Facts, today: LocalDate) {
	const parts: Record<string, number> = {};
	let whole = 0;
	for (const month of months) {
		const { n, levels } = countMonth(indicator, month, facts, today);
		whole += n;
		for (const [level, some] of Object.entries(levels)) parts[level] = (parts[level] ?? 0) + some;
	}
	return sorted(withoutFew(parts, whole));
}

/** Numbers by a name, sorted, or nothing. */
function filled<K extends string>(key: K, numbers: Record<string, number>): { [P in K]?: Record<string, number> } {
	return Object.keys(numbers).length > 0 ? ({ [key]: sorted(numbers) } as { [P in K]: Record<string, number> }) : {};
}
