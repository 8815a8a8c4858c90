/**
 * RPDE feeds of OpenActive models, ordered by change number and id.
 *
 * A row that has no model (any more) is said to be deleted at the number of its own change: whoever holds it drops it, whoever
 * does not loses nothing. So a feed needs no memory of what it once said.
 */
import type { Availability } from '../../../contract/availability.ts';
import { daysInMonth, minutesOf } from '../../../contract/dates.ts';
import { closedStretches, isPlaceValid } from '../../../contract/opening.ts';
import type { OpenTown } from '../open-town.ts';
import { closuresOf } from '../relations.ts';
import { eventModel, facilityModel, type Modelling, seriesModel, slotModel } from './models.ts';

export type FeedItem = { state: 'updated' | 'deleted'; kind: string; id: string; modified: number; data?: unknown };

/** The position of an item, before its model is made. */
type Position = { id: string; modified: number; model(): unknown };

export type OpenActiveFeed = {
	/** below `openactive/` */
	name: string;
	kind: string;
	title: string;
	titleEn: string;
	/** every item that ever was, in order of change and id; the list is kept until the town changes */
	positions(at: Modelling): readonly Position[];
};

export const PAGE_ITEMS = 200;
/** A day of a room has at most so many slots; those beyond are not in the feed. */
const MOST_SLOTS = 12;

function rowPositions<K extends 'event' | 'room'>(
	kind: K,
	modelOf: (data: never, at: Modelling) => unknown,
	changeOf: (town: OpenTown, data: never) => number = () => 0,
) {
	return (at: Modelling): Position[] => {
		const live = [...at.town.rows(kind).values()].map(({ id, seq, data }) => ({
			id,
			modified: Math.max(seq, changeOf(at.town, data as never)),
			model: () => modelOf(data as never, at),
		}));
		const gone = [...at.town.gone(kind).values()].map(({ id, seq }) => ({ id, modified: seq, model: () => undefined }));
		return inOrder([...live, ...gone]);
	};
}

/** A model of an event holds its place and its group: when they change, it does. */
function changeAroundEvent(town: OpenTown, { placeId, groupId }: { placeId?: string; groupId?: string }): number {
	const place = placeId === undefined ? 0 : (town.rows('place').get(placeId)?.seq ?? town.lastChange('place'));
	const group = groupId === undefined ? 0 : (town.rows('group').get(groupId)?.seq ?? town.lastChange('group'));
	return Math.max(place, group, town.rows('profile').get(town.code)?.seq ?? 0);
}

function changeAroundRoom(town: OpenTown, { placeId }: { placeId: string }): number {
	const place = town.rows('place').get(placeId)?.seq ?? town.lastChange('place');
	return Math.max(place, town.rows('profile').get(town.code)?.seq ?? 0);
}

export const FEEDS: readonly OpenActiveFeed[] = [
	{
		name: 'events',
		kind: 'Event',
		title: '一度だけの催し',
		titleEn: 'Events that take place once',
		positions: rowPositions('event', eventModel as never, changeAroundEvent as never),
	},
	{
		name: 'session-series',
		kind: 'SessionSeries',
		title: 'くり返す催し（各回は ScheduledSession）',
		titleEn: 'Repeating events with their ScheduledSessions',
		positions: rowPositions('event', seriesModel as never, changeAroundEvent as never),
	},
	{
		name: 'facility-uses',
		kind: 'FacilityUse',
		title: '部屋',
		titleEn: 'Rooms that can be asked for',
		positions: rowPositions('room', facilityModel as never, changeAroundRoom as never),
	},
	{ name: 'slots', kind: 'Slot', title: '部屋の時間の枠', titleEn: 'Slots of rooms', positions: slotPositions },
];

function slotPositions(at: Modelling): Position[] {
	const { town } = at;
	const positions: Position[] = [];
	for (const { id, seq, rev, data } of town.rows('availability').values()) {
		const modified = Math.max(
			seq,
			changeAroundRoom(town, data),
			town.rows('room').get(data.roomId)?.seq ?? town.lastChange('room'),
			// a closure that is taken back does not say which place it had closed
			town.lastChange('closure'),
		);
		// a row that never changed never had other slots than it has now
		const most = rev === 1 ? Math.min(data.slots.length, MOST_SLOTS) : MOST_SLOTS;
		positions.push(...dayPositions(id, data.month, most, modified, (day, index) => modelOfSlot(data, day, index, at)));
	}
	for (const { id, seq } of town.gone('availability').values()) {
		const month = /:(\d{4}-\d{2})$/.exec(id)?.[1];
		if (month !== undefined) positions.push(...dayPositions(id, month, MOST_SLOTS, seq, () => undefined));
	}
	return inOrder(positions);
}

function dayPositions(
	rowId: string,
	month: string,
	most: number,
	modified: number,
	model: (day: number, index: number) => unknown,
): Position[] {
	const positions: Position[] = [];
	for (let day = 0; day < daysInMonth(month); day++) {
		for (let index = 0; index < most; index++) {
			const id = `${rowId}-${String(day + 1).padStart(2, '0')}-${index + 1}`;
			positions.push({ id, modified, model: () => model(day, index) });
		}
	}
	return positions;
}

/** Free and taken are said; what is unknown, not yet open or closed by the desk is no slot that anybody could ask for. */
function modelOfSlot(row: Availability, day: number, index: number, at: Modelling): unknown {
	const { town } = at;
	const letter = row.days[day]?.[index];
	const slot = row.slots[index];
	const room = town.rows('room').get(row.roomId)?.data;
	const place = room && town.rows('place').get(room.placeId)?.data;
	if ((letter !== 'f' && letter !== 't') || !slot || !room || !place || room.bookable === false) return undefined;
	const date = `${row.month}-${String(day + 1).padStart(2, '0')}`;
	if (!isPlaceValid(place, date) || facilityModel(room, at) === undefined) return undefined;
	const closures = closuresOf(town, place.id).map(({ data }) => data);
	const [from, to] = [minutesOf(slot.from), minutesOf(slot.to)];
	const shut = closedStretches(place, closures, date, room.id).some(
		(stretch) => stretch.from < to && from < stretch.to,
	);
	const id = `${row.id}-${String(day + 1).padStart(2, '0')}-${index + 1}`;
	return slotModel({ room, id, date, from: slot.from, to: slot.to, free: letter === 'f' && !shut }, at);
}

function inOrder(positions: Position[]): Position[] {
	return positions.sort((a, b) => a.modified - b.modified || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
