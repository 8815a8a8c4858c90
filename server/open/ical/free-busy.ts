/**
 * Free/busy of a room (RFC 5545 section 3.6.4). In that format silence means free, so everything that is not known to be free
 * is written down: taken as BUSY, closed or outside all slots as BUSY-UNAVAILABLE, unknown or not yet open as BUSY-TENTATIVE.
 */

import { slotStates } from '../../../contract/calendar.ts';
import { line, textLine, writeLines } from '../../../contract/calendar-lines.ts';
import { utcInstant, utcMoment } from '../../../contract/calendar-moments.ts';
import type { Closure } from '../../../contract/closure.ts';
import { addDays, type LocalMoment, minutesOf, monthOf, timeOfMinutes } from '../../../contract/dates.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import type { SlotState } from '../../../contract/slot-letters.ts';
import { availabilityId } from '../../../contract/slot-letters.ts';
import { attributionLines } from '../licences.ts';
import type { Entry, OpenTown } from '../open-town.ts';
import { calendarHead } from './calendar.ts';
import { uidOf } from './event-component.ts';

type BusyType = 'BUSY' | 'BUSY-UNAVAILABLE' | 'BUSY-TENTATIVE';
type Stretch = { from: number; to: number; type: BusyType };

export const FREE_BUSY_DAYS = 62;
const DAY = 24 * 60;

const TYPES: Record<Exclude<SlotState, 'free'>, BusyType> = {
	taken: 'BUSY',
	closed: 'BUSY-UNAVAILABLE',
	over: 'BUSY-UNAVAILABLE',
	'not-yet-open': 'BUSY-TENTATIVE',
	unknown: 'BUSY-TENTATIVE',
};

export type FreeBusyOf = {
	town: OpenTown;
	room: Entry<Room>;
	place: Place;
	closures: readonly Closure[];
	now: LocalMoment;
	source: string;
	url: string;
};

export function writeFreeBusy({ town, room, place, closures, now, source, url }: FreeBusyOf): string {
	const name = `${place.name} ${room.data.name}`;
	const until = addDays(now.date, FREE_BUSY_DAYS);
	const stretches: Stretch[] = [];
	for (let day = 0; day < FREE_BUSY_DAYS; day++) {
		const date = addDays(now.date, day);
		const availability = town.rows('availability').get(availabilityId(room.id, monthOf(date)));
		const states = slotStates({ place, room: room.data, closures, availability: availability?.data, date, now });
		for (const stretch of dayStretches(states)) {
			append(stretches, { ...stretch, from: stretch.from + day * DAY, to: stretch.to + day * DAY });
		}
	}
	const changed = Math.max(room.at, ...rowsOf(town, room.id, now.date).map((entry) => entry.at));
	return writeLines([
		...calendarHead({
			name,
			description: [
				`${name} の空き状況。空いていると分かっている時間のほかは、すべて「ふさがり」としています。`,
				...attributionLines(town),
			].join('\n'),
			source,
			url,
		}),
		'BEGIN:VFREEBUSY',
		line('UID', uidOf(town, 'room', room.id)),
		line('DTSTAMP', utcInstant(changed)),
		line('DTSTART', utcMoment(now.date, '00:00')),
		line('DTEND', utcMoment(until, '00:00')),
		line('URL', url),
		textLine('COMMENT', name),
		...stretches.map(({ from, to, type }) => {
			const at = (minutes: number) =>
				utcMoment(addDays(now.date, Math.floor(minutes / DAY)), timeOfMinutes(minutes % DAY));
			return line(`FREEBUSY;FBTYPE=${type}`, `${at(from)}/${at(to)}`);
		}),
		'END:VFREEBUSY',
		'END:VCALENDAR',
	]);
}

/** The months that the period touches. */
export function rowsOf(town: OpenTown, roomId: string, today: string) {
	const months = new Set(Array.from({ length: FREE_BUSY_DAYS }, (_, day) => monthOf(addDays(today, day))));
	return [...months].flatMap((month) => town.rows('availability').get(availabilityId(roomId, month)) ?? []);
}

/** The whole day, less the slots that are free; slots that overlap are busy where one of them is. */
function dayStretches(states: readonly { slot: { from: string; to: string }; state: SlotState }[]): Stretch[] {
	const edges = new Set([0, DAY]);
	const slots = states.map(({ slot, state }) => ({
		from: minutesOf(slot.from),
		to: Math.min(minutesOf(slot.to), DAY),
		state,
	}));
	for (const { from, to } of slots) if (from < to) edges.add(from).add(to);
	const sorted = [...edges].sort((a, b) => a - b);
	const stretches: Stretch[] = [];
	for (const [index, from] of sorted.slice(0, -1).entries()) {
		const to = sorted[index + 1] as number;
		const touching = slots.filter((slot) => slot.from < to && from < slot.to);
		const busy = touching.map(({ state }) => state).filter((state) => state !== 'free');
		if (touching.length > 0 && busy.length === 0) continue;
		// where nothing at all is known of a day, its hours are unknown, not shut
		const type = busy[0]
			? TYPES[busy.includes('taken') ? 'taken' : busy[0]]
			: states.length === 0
				? 'BUSY-TENTATIVE'
				: 'BUSY-UNAVAILABLE';
		append(stretches, { from, to, type });
	}
	return stretches;
}

function append(stretches: Stretch[], next: Stretch): void {
	const last = stretches.at(-1);
	if (last && last.to === next.from && last.type === next.type) last.to = next.to;
	else stretches.push(next);
}
