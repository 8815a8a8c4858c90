/** Months of availability that come in from elsewhere (a file, the town's own list) meet what people hold in them. */
import type { Availability } from '../contract/availability.ts';
import { slotsOn } from '../contract/calendar.ts';
import { daysInMonth } from '../contract/dates.ts';
import type { Place } from '../contract/place.ts';
import { takeTurn } from './area-counter.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Query } from './db/database.ts';
import { shownMonth, withColumns } from './intents/shown-letters.ts';
import type { CheckedChange } from './log.ts';

/** The room that an availability row speaks of; its id is `{roomId}:{YYYY-MM}`. */
export function roomOf({ id }: { id: string }): string {
	return id.slice(0, id.lastIndexOf(':'));
}

/** Those rooms among the changed months in which anything is held. */
export async function roomsWithHolds(db: Query, area: string, changes: readonly CheckedChange[]): Promise<Set<string>> {
	const rooms = [...new Set(changes.flatMap((change) => (change.kind === 'availability' ? [roomOf(change)] : [])))];
	const held = new Set<string>();
	for (let from = 0; from < rooms.length; from += ROOMS_A_STATEMENT) {
		const found = await db
			.selectFrom('hold')
			.select('room_id')
			.distinct()
			.where('area', '=', area)
			.where('room_id', 'in', rooms.slice(from, from + ROOMS_A_STATEMENT))
			.execute();
		for (const { room_id } of found) held.add(room_id);
	}
	return held;
}

const ROOMS_A_STATEMENT = 200;

/**
 * The changes with held slots shown as taken, whatever their source says; what it says is kept beneath the holds and comes
 * back when they are freed. A month that shall go keeps what is held. Only under the area's counter.
 */
export async function layHoldsOver(
	transaction: Query,
	area: string,
	changes: readonly CheckedChange[],
): Promise<CheckedChange[]> {
	const heldRooms = await roomsWithHolds(transaction, area, changes);
	if (heldRooms.size === 0) return [...changes];
	const met: CheckedChange[] = [];
	for (const change of changes) {
		const isHeld = change.kind === 'availability' && heldRooms.has(roomOf(change));
		met.push(isHeld ? await layOver(transaction, area, change, met) : change);
	}
	return met;
}

async function layOver(
	transaction: Query,
	area: string,
	change: CheckedChange,
	before: readonly CheckedChange[],
): Promise<CheckedChange> {
	const month = change.id.slice(change.id.lastIndexOf(':') + 1);
	const holds = await transaction
		.selectFrom('hold')
		.selectAll()
		.where('area', '=', area)
		.where('room_id', '=', roomOf(change))
		.where('date', '>=', `${month}-01`)
		.where('date', '<=', `${month}-31`)
		.execute();
	if (holds.length === 0) return change;
	const body = change.body ?? (await readBody(transaction, area, change, before));
	if (body === null) return change;
	const row = JSON.parse(body) as Availability;
	const said = change.body === null ? { ...row, days: Array.from({ length: daysInMonth(month) }, () => '') } : row;
	const placeBody = await readBody(transaction, area, { kind: 'place', id: row.placeId }, before);
	const place = placeBody === null ? undefined : (JSON.parse(placeBody) as Place);
	const slots = holds.flatMap(({ date, slot_id, from_time, to_time }) => [
		{ id: slot_id, from: from_time, to: to_time },
		...(place ? slotsOn(place, row.roomId, date) : []),
	]);
	const shown = shownMonth(withColumns(said, slots), holds);
	const changed = shown.holds.filter((hold, index) => hold !== holds[index]);
	for (const { room_id, date, slot_id, beneath } of changed) {
		await transaction
			.updateTable('hold')
			.set({ beneath })
			.where('area', '=', area)
			.where('room_id', '=', room_id)
			.where('date', '=', date)
			.where('slot_id', '=', slot_id)
			.execute();
	}
	if (changed.length > 0) {
		// what writers of intents remember of holds is no longer true
		await takeTurn(transaction, area);
	}
	return { ...change, body: canonicalJson(shown.row) };
}

/** A row's body as it will be after the changes before, or as it is. */
async function readBody(
	db: Query,
	area: string,
	{ kind, id }: { kind: string; id: string },
	before: readonly CheckedChange[],
): Promise<string | null> {
	const changed = before.findLast((change) => change.kind === kind && change.id === id);
	if (changed) return changed.body;
	const row = await db
		.selectFrom('rows')
		.select('body')
		.where('area', '=', area)
		.where('kind', '=', kind)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.body ?? null;
}
