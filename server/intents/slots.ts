/** Slots of a room: who holds them, and the letters that everybody sees of them. */
import type { Availability } from '../../contract/availability.ts';
import { slotsOn } from '../../contract/calendar.ts';
import type { LocalDate } from '../../contract/common.ts';
import { daysInMonth, monthOf } from '../../contract/dates.ts';
import type { Place } from '../../contract/place.ts';
import type { AskedSlots } from '../../contract/request.ts';
import type { Room } from '../../contract/room.ts';
import { availabilityId, type SlotLetter } from '../../contract/slot-letters.ts';
import type { HoldTable } from '../db/writing-tables.ts';
import { monthPartition } from './area-memory.ts';
import type { IntentContext } from './intent-context.ts';
import { letterAt, type SlotTime, shownMonth, statedMonth, withColumns, withLetter } from './shown-letters.ts';

/** The slots of a room on a day with their times: the place's rules, or what was imported where it states none. */
export async function slotTimesOn(
	context: IntentContext,
	place: Place,
	roomId: string,
	date: LocalDate,
): Promise<SlotTime[]> {
	const stated = slotsOn(place, roomId, date);
	if (stated.length > 0) return stated;
	const row = await context.read('availability', availabilityId(roomId, monthOf(date)));
	return row?.data.slots ?? [];
}

/** Each asked slot with its times, day by day. A slot that is not there is left out. */
export async function timesOf(
	context: IntentContext,
	place: Place,
	roomId: string,
	asked: readonly AskedSlots[],
): Promise<(SlotTime & { date: LocalDate })[]> {
	const times: (SlotTime & { date: LocalDate })[] = [];
	for (const { date, slotIds } of asked) {
		const ofDay = await slotTimesOn(context, place, roomId, date);
		for (const slotId of slotIds) {
			const slot = ofDay.find(({ id }) => id === slotId);
			if (slot) times.push({ id: slot.id, from: slot.from, to: slot.to, date });
		}
	}
	return times;
}

/** A hold that lies over this slot, if there is one. */
export async function holderOf(
	context: IntentContext,
	roomId: string,
	slot: SlotTime & { date: LocalDate },
): Promise<HoldTable | undefined> {
	const [hold] = await holdsOver(context, roomId, slot);
	return hold;
}

/** Those that lie over this slot. Rules may cut a day in several ways: times decide, not names. */
export async function holdsOver(
	context: IntentContext,
	roomId: string,
	slot: SlotTime & { date: LocalDate },
): Promise<HoldTable[]> {
	const over: HoldTable[] = [];
	for (const hold of (await context.memory.holds.of(context.query, monthPartition(roomId, slot.date))).values()) {
		if (hold.date !== slot.date) continue;
		if (hold.slot_id === slot.id || (hold.from_time < slot.to && slot.from < hold.to_time)) over.push(hold);
	}
	return over;
}

/** Keeps slots for a request and shows them taken. Whoever calls has made sure that nobody else holds them. */
export async function takeHolds(
	context: IntentContext,
	place: Place,
	room: Room,
	requestId: string,
	slots: readonly (SlotTime & { date: LocalDate })[],
): Promise<void> {
	for (const slot of slots) {
		await context.memory.holds.of(context.query, monthPartition(room.id, slot.date));
		const hold: HoldTable = {
			area: context.area,
			room_id: room.id,
			date: slot.date,
			slot_id: slot.id,
			from_time: slot.from,
			to_time: slot.to,
			beneath: '?',
			request_id: requestId,
		};
		await changeDay(context, place, room, slot.date, { columns: [slot], takes: hold });
	}
}

/** Frees what a request holds in these days; what the source last said of them is shown again. */
export async function releaseHolds(
	context: IntentContext,
	place: Place,
	room: Room,
	requestId: string,
	dates: readonly LocalDate[],
): Promise<void> {
	for (const month of new Set(dates.map(monthOf))) {
		const holds = await context.memory.holds.of(context.query, monthPartition(room.id, `${month}-01`));
		for (const hold of [...holds.values()]) {
			if (hold.request_id !== requestId || !dates.includes(hold.date)) continue;
			await changeDay(context, place, room, hold.date, { columns: [], frees: hold });
		}
	}
}

/** Says who says so and when, where a row is painted by its desk. */
export type Stamp = { asOf: string; statedBy: string };

/** What the desk says of a slot, beneath whatever is held. Returns what was shown before. */
export async function paintSlot(
	context: IntentContext,
	place: Place,
	room: Room,
	slot: SlotTime & { date: LocalDate },
	letter: SlotLetter,
	stamp: Stamp,
): Promise<SlotLetter> {
	return changeDay(context, place, room, slot.date, { columns: [slot], says: { slot, letter, stamp } });
}

type DayChange = {
	/** slots that the row must have a column for */
	columns: readonly SlotTime[];
	takes?: HoldTable;
	frees?: HoldTable;
	says?: { slot: SlotTime; letter: SlotLetter; stamp: Stamp };
};

/** Changes what is held or said on one day and shows it in the room's public row, which is made when there is none. */
async function changeDay(
	context: IntentContext,
	place: Place,
	room: Room,
	date: LocalDate,
	{ columns, takes, frees, says }: DayChange,
): Promise<SlotLetter> {
	const { memory } = context;
	const month = monthOf(date);
	const id = availabilityId(room.id, month);
	const ofDay = await slotTimesOn(context, place, room.id, date);
	const known = (await context.read('availability', id))?.data;
	const row: Availability = known ?? {
		id,
		roomId: room.id,
		placeId: place.id,
		month,
		slots: ofDay.map(({ id, from, to }) => ({ id, from, to })),
		days: Array.from({ length: daysInMonth(month) }, () => ''),
		asOf: context.now.instant,
	};
	const needed = [...columns, ...ofDay];
	const isWhole = needed.every((slot) =>
		row.slots.some(({ id, from, to }) => id === slot.id && from === slot.from && to === slot.to),
	);
	// a new column says something of every day, so all that is held in the month is laid over it anew
	const ofMonth = [...(await memory.holds.of(context.query, monthPartition(room.id, date))).values()];
	const before = isWhole ? ofMonth.filter((hold) => hold.date === date) : ofMonth;
	let stated = withColumns(statedMonth(row, before), needed);
	if (says) stated = withLetter(stated, date, says.slot, says.letter);
	if (frees) memory.holds.remove(frees);
	const after = [...before.filter((hold) => hold !== frees), ...(takes ? [takes] : [])];
	const shown = shownMonth(stated, after);
	for (const [index, hold] of shown.holds.entries()) {
		if (hold !== after[index] || hold === takes) memory.holds.put(hold);
	}
	const data = { ...shown.row, ...says?.stamp };
	// of the row that was read only letters were changed, for letters
	const fits = known !== undefined && isWhole && !says;
	await context.put({ kind: 'availability', id, data }, fits);
	return says ? letterAt(row, date, says.slot) : '?';
}
