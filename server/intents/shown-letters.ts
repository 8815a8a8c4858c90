/**
 * A room's month as its source states it, and as everybody is shown it: a slot that is held, or whose time touches one that
 * is held, never looks free. What lies beneath a hold is kept with the hold. Pure.
 */
import type { Availability } from '../../contract/availability.ts';
import { letterOf } from '../../contract/calendar.ts';
import type { LocalDate } from '../../contract/common.ts';
import type { SlotLetter } from '../../contract/slot-letters.ts';

export type SlotTime = { id: string; from: string; to: string };
/** The part of a hold that letters depend on. */
export type LetterHold = { date: LocalDate; slot_id: string; from_time: string; to_time: string; beneath: string };

type Column = Availability['slots'][number];

const keyOf = ({ id, from, to }: Column) => `${id} ${from}-${to}`;
const touches = ({ from, to }: Column, hold: LetterHold) => from < hold.to_time && hold.from_time < to;
const isOwn = ({ id, from, to }: Column, hold: LetterHold) =>
	id === hold.slot_id && from === hold.from_time && to === hold.to_time;
const indexOf = (date: LocalDate) => Number(date.slice(8, 10)) - 1;

/** The month without these holds: what its source last said of each slot. */
export function statedMonth(row: Availability, holds: readonly LetterHold[]): Availability {
	return withLetters(row, holds, (hold, column) => beneathOf(hold, column));
}

/** The month with these holds over what its source says, and the holds as they are then to be kept. */
export function shownMonth<H extends LetterHold>(
	stated: Availability,
	holds: readonly H[],
): { row: Availability; holds: H[] } {
	const kept = holds.map((hold) => {
		const letters = stated.days[indexOf(hold.date)] ?? '';
		const beneath: Record<string, string> = {};
		let own = true;
		for (const [at, column] of stated.slots.entries()) {
			if (!touches(column, hold)) continue;
			beneath[keyOf(column)] = letters[at] ?? '?';
			own = own && isOwn(column, hold);
		}
		const [only, another] = Object.values(beneath);
		const written = own && only !== undefined && another === undefined ? only : JSON.stringify(beneath);
		return written === hold.beneath ? hold : { ...hold, beneath: written };
	});
	return { row: withLetters(stated, holds, () => 't'), holds: kept };
}

/**
 * The month with a column for each of these slots. A new one says what the row said of its time; it stands before a longer
 * one that it is cut out of, since the first that covers a slot counts. Only for what its source states.
 */
export function withColumns(stated: Availability, slots: readonly SlotTime[]): Availability {
	let row = stated;
	for (const slot of slots) {
		const { id, from, to } = slot;
		if (row.slots.some((column) => keyOf(column) === keyOf(slot))) continue;
		const around = row.slots.findIndex((column) => column.from <= from && to <= column.to);
		const at = around >= 0 ? around : row.slots.length;
		const before = row;
		row = {
			...row,
			slots: [...row.slots.slice(0, at), { id, from, to }, ...row.slots.slice(at)],
			// a day of which nothing is known stays so
			days: row.days.map((letters, day) => {
				if (letters === '') return '';
				const padded = letters.padEnd(before.slots.length, '?');
				const said = letterOf({ ...slot, name: { ja: id } }, before, dateOf(before.month, day));
				return padded.slice(0, at) + said + padded.slice(at);
			}),
		};
	}
	return row;
}

/** The month with another word of its source on one slot, which must have a column. */
export function withLetter(stated: Availability, date: LocalDate, slot: SlotTime, letter: SlotLetter): Availability {
	const at = stated.slots.findIndex((column) => keyOf(column) === keyOf(slot));
	const days = [...stated.days];
	const letters = (days[indexOf(date)] ?? '').padEnd(stated.slots.length, '?');
	days[indexOf(date)] = letters.slice(0, at) + letter + letters.slice(at + 1);
	return { ...stated, days };
}

/** The letter of a slot's own column, or `?`. */
export function letterAt(row: Availability, date: LocalDate, slot: SlotTime): SlotLetter {
	const at = row.slots.findIndex((column) => keyOf(column) === keyOf(slot));
	return (row.days[indexOf(date)]?.[at] as SlotLetter | undefined) ?? '?';
}

/** One letter is that of the slot itself; several are named by their columns. Undefined: the hold does not lie on this column. */
function beneathOf(hold: LetterHold, column: Column): string | undefined {
	if (hold.beneath.length === 1) return isOwn(column, hold) ? hold.beneath : undefined;
	return (JSON.parse(hold.beneath) as Record<string, string>)[keyOf(column)];
}

function withLetters(
	row: Availability,
	holds: readonly LetterHold[],
	letterFor: (hold: LetterHold, column: Column) => string | undefined,
): Availability {
	const days = [...row.days];
	for (const hold of holds) {
		const day = indexOf(hold.date);
		const letters = [...(days[day] ?? '').padEnd(row.slots.length, '?')];
		for (const [at, column] of row.slots.entries()) {
			if (touches(column, hold)) letters[at] = letterFor(hold, column) ?? letters[at] ?? '?';
		}
		days[day] = letters.join('');
	}
	return { ...row, days };
}

function dateOf(month: string, day: number): LocalDate {
	return `${month}-${String(day + 1).padStart(2, '0')}`;
}
