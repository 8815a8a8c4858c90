/** What somebody looks for, and how it stands in the address of 「空きをさがす」. */
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, isValidDate } from '../../../contract/dates.ts';
import { PURPOSES, type Purpose } from '../../../contract/room.ts';
import { type Address, oneIn, textIn } from '../../ui/filter-address.ts';

/** Parts of the day by when a slot begins: before 12:00, before 17:00, later. */
export const BANDS = ['morning', 'afternoon', 'evening'] as const;
export type Band = (typeof BANDS)[number];

/** How many weeks a repeated wish may look ahead. */
export const WEEKS = [4, 8, 12] as const;

export type Wish = {
	/** the day, or the first day of a repetition */
	date: LocalDate;
	/** '': any time of the day */
	band: Band | '';
	/** 0: not said */
	people: number;
	purpose: Purpose | '';
	/** only this place; '' all */
	place: string;
	/** GIF 開催パターン (`0Tu` every Tuesday, `13Tu` 1st and 3rd); '' once */
	repeat: string;
	/** how far a repetition reaches, in weeks from `date` */
	weeks: number;
};

/** Rooms hold fewer than this; what is typed beyond it is a slip of the finger. */
const MOST_PEOPLE = 999;
/** Nobody can ask for a room further ahead. */
const MOST_DAYS_AHEAD = 366;

const DAY_CODES = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] as const;
const REPEAT = /^([0-6]{1,5})(Su|Mo|Tu|We|Th|Fr|Sa)$/;

/** Nonsense in an address becomes what a fresh screen would show. */
export function readWish(address: Address, today: LocalDate): Wish {
	const date = textIn(address, 'date');
	const people = Number(textIn(address, 'people'));
	const weeks = Number(textIn(address, 'weeks'));
	const repeat = textIn(address, 'repeat');
	return {
		date: isUsable(date, today) ? date : today,
		band: oneIn(address, 'band', BANDS, ''),
		people: Number.isInteger(people) && people > 0 && people <= MOST_PEOPLE ? people : 0,
		purpose: oneIn(address, 'purpose', PURPOSES, ''),
		place: textIn(address, 'place'),
		repeat: repeatOf(repeat) ? repeat : '',
		weeks: WEEKS.find((known) => known === weeks) ?? 8,
	};
}

export function writeWish(wish: Wish) {
	return {
		date: wish.date,
		band: wish.band,
		people: wish.people ? `${wish.people}` : '',
		purpose: wish.purpose,
		place: wish.place,
		repeat: wish.repeat,
		weeks: wish.repeat ? `${wish.weeks}` : '',
	};
}

/** A day one can still look for a room on. */
export function isUsable(date: string, today: LocalDate): boolean {
	return isValidDate(date) && date >= today && date <= lastUsable(today);
}

export function lastUsable(today: LocalDate): LocalDate {
	return addDays(today, MOST_DAYS_AHEAD);
}

export type Repeat = {
	/** which of the month, 6 the last; empty: every week */
	nth: readonly number[];
	/** 0 日 … 6 土 */
	weekday: number;
};

export function repeatOf(pattern: string): Repeat | null {
	const match = REPEAT.exec(pattern);
	if (!match?.[1]) return null;
	const nth = [...new Set([...match[1]].map(Number))].filter((n) => n > 0).sort();
	if (nth.length > 0 && match[1].includes('0')) return null;
	return { nth, weekday: DAY_CODES.indexOf(match[2] as (typeof DAY_CODES)[number]) };
}

export function patternOf({ nth, weekday }: Repeat): string {
	return `${nth.length > 0 ? [...nth].sort().join('') : '0'}${DAY_CODES[weekday]}`;
}
