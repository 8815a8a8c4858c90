/** The board as lines of cells: what the desk itself last said of each slot, not what may be asked for. Pure. */

import { letterOf } from '../../../contract/calendar.ts';
import type { LocalDate, Worded } from '../../../contract/common.ts';
import { addDays, daysInMonth, hasPassed, type LocalMoment, monthOf, shiftMonth } from '../../../contract/dates.ts';
import type { Place, Slot } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import type { SlotLetter } from '../../../contract/slot-letters.ts';
import { roomsOfPlace } from '../../data/relations.ts';
import { availabilityOf, openingOfPlace, roomDay } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';

export const BOARD_VIEWS = ['day', 'week', 'month'] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

/** `{roomId}:{date}:{slotId}`, the id of what the desk notes about a slot. */
export type CellKey = string;

export type BoardCell = {
	key: CellKey;
	roomId: string;
	date: LocalDate;
	slot: Slot;
	/** what the row says; '?' when it says nothing */
	letter: SlotLetter;
	/** the rules or an announced closure shut it: no mark opens it */
	isShut: boolean;
	isOver: boolean;
};

export type BoardLine = {
	key: string;
	room: Room;
	date: LocalDate;
	isToday: boolean;
	cells: BoardCell[];
	/** why the whole day is closed */
	shutBecause?: Worded | undefined;
};

/** Lines that stand together: all rooms of one day, or the days of one room. */
export type BoardBlock = { key: string; room: Room | null; date: LocalDate | null; lines: BoardLine[] };

export type BoardWish = { view: BoardView; date: LocalDate; roomId: string };

export function cellKey(roomId: string, date: LocalDate, slotId: string): CellKey {
	return `${roomId}:${date}:${slotId}`;
}

/** Rooms that somebody can book: ロビー and 学習室 stand on no board. */
export function boardRooms(town: Town, placeId: string): Room[] {
	return roomsOfPlace(town, placeId).filter(({ bookable }) => bookable !== false);
}

/** First and last day that a view shows. */
export function stretchOfView({ view, date }: Pick<BoardWish, 'view' | 'date'>): { from: LocalDate; to: LocalDate } {
	if (view === 'day') return { from: date, to: date };
	if (view === 'week') return { from: date, to: addDays(date, 6) };
	const month = monthOf(date);
	return { from: `${month}-01`, to: `${month}-${daysInMonth(month)}` };
}

/** The date that the view beside this one begins with. */
export function stepOfView({ view, date }: Pick<BoardWish, 'view' | 'date'>, step: 1 | -1): LocalDate {
	if (view === 'day') return addDays(date, step);
	if (view === 'week') return addDays(date, 7 * step);
	return `${shiftMonth(monthOf(date), step)}-01`;
}

export function boardBlocks(town: Town, place: Place, wish: BoardWish, now: LocalMoment): BoardBlock[] {
	const rooms = boardRooms(town, place.id);
	const { from, to } = stretchOfView(wish);
	if (wish.view === 'day') {
		const lines = rooms.map((room) => lineOf(town, place, room, from, now));
		return [{ key: from, room: null, date: from, lines }];
	}
	const shown = wish.view === 'month' ? rooms.filter(({ id }) => id === wish.roomId) : rooms;
	return shown.map((room) => {
		const lines: BoardLine[] = [];
		for (let date = from; date <= to; date = addDays(date, 1)) lines.push(lineOf(town, place, room, date, now));
		return { key: room.id, room, date: null, lines };
	});
}

function lineOf(town: Town, place: Place, room: Room, date: LocalDate, now: LocalMoment): BoardLine {
	const row = availabilityOf(town, room.id, date);
	const cells = roomDay(town, place, room, date, now).map(({ slot, state }): BoardCell => {
		const letter = letterOf(slot, row, date);
		return {
			key: cellKey(room.id, date, slot.id),
			roomId: room.id,
			date,
			slot,
			letter,
			isShut: state === 'closed' && letter !== 'c',
			isOver: hasPassed(date, slot.to, now),
		};
	});
	const opening = openingOfPlace(town, place, date);
	const isShut = opening.state === 'closed';
	return {
		key: `${room.id}:${date}`,
		room,
		date,
		isToday: date === now.date,
		cells,
		...(isShut ? { shutBecause: opening.reason ?? { ja: '休館', easy: '休み', en: 'Closed' } } : {}),
	};
}

/** The slots that the lines of a block have in common, for filling a whole column: by id, in the order of the day. */
export function columnsOf(block: BoardBlock): Slot[] {
	const slots = new Map<string, Slot>();
	for (const { cells } of block.lines) for (const { slot } of cells) if (!slots.has(slot.id)) slots.set(slot.id, slot);
	return [...slots.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
