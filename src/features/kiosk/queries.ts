/** What the resting screen of a kiosk says. Pure, from the town and the clock. */
import type { LocalDate, LocalTime } from '../../../contract/common.ts';
import { addDays, hasPassed } from '../../../contract/dates.ts';
import type { Group } from '../../../contract/group.ts';
import type { Notice } from '../../../contract/notice.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import type { Story as Told } from '../../../contract/story.ts';
import type { Now } from '../../data/clock.ts';
import { isOff, statusOf } from '../../data/event-status.ts';
import { groupsOfPlace, type Happening, noticesFor, occurrencesOn, roomsOfPlace } from '../../data/relations.ts';
import { roomDay } from '../../data/room-days.ts';
import { storiesOn } from '../../data/stories.ts';
import type { Town } from '../../data/town.ts';

export type AttractModel = {
	place: Place | undefined;
	/** what is on here today and not yet over, soonest first; cancelled ones too */
	today: readonly Happening[];
	/** shown in place of an empty today: the next days here */
	coming: readonly Happening[];
	/** free now, then free next */
	rooms: readonly { room: Room; from: LocalTime; to: LocalTime; now: boolean }[];
	notice: Notice | undefined;
	/** one after the other, so that who waits for the lift learns something */
	stories: readonly Story[];
};

export type Story =
	| { kind: 'story'; story: Told }
	| { kind: 'group'; group: Group }
	| { kind: 'event'; happening: Happening };

const TODAY_SHOWN = 5;
const COMING_SHOWN = 4;
const ROOMS_SHOWN = 4;
const STORIES = 12;
const TOLD_SHOWN = 4;
const COMING_DAYS = 14;

export function attractModel(town: Town, placeId: string, pinnedNoticeId: string | undefined, now: Now): AttractModel {
	const place = town.places.get(placeId);
	const here = (list: readonly Happening[]) => list.filter(({ event }) => event.placeId === placeId);
	const today = here(occurrencesOn(town, now.date)).filter(
		({ occurrence, event }) =>
			occurrence.to === undefined || !hasPassed(now.date, occurrence.to, now) || isOff(statusOf(event, occurrence)),
	);
	const coming: Happening[] = [];
	for (let n = 1; n <= COMING_DAYS && coming.length < STORIES; n++) {
		coming.push(...here(occurrencesOn(town, addDays(now.date, n))));
	}
	const notices = noticesFor(town, placeId, now.date);
	return {
		place,
		today: today.slice(0, TODAY_SHOWN),
		coming: coming.slice(0, COMING_SHOWN),
		rooms: place ? freeRooms(town, place, now) : [],
		notice:
			notices.find(({ id }) => id === pinnedNoticeId) ?? notices.find(({ level }) => level !== 'normal') ?? notices[0],
		stories: storiesOf(town, placeId, now.date, coming),
	};
}

function freeRooms(town: Town, place: Place, now: Now): AttractModel['rooms'] {
	const found: { room: Room; from: LocalTime; to: LocalTime; now: boolean }[] = [];
	for (const room of roomsOfPlace(town, place.id)) {
		if (room.bookable === false) continue;
		const slot = roomDay(town, place, room, now.date, now).find(
			(one) => one.state === 'free' && !hasPassed(now.date, one.slot.to, now),
		)?.slot;
		if (slot) found.push({ room, from: slot.from, to: slot.to, now: hasPassed(now.date, slot.from, now) });
	}
	return found.sort((a, b) => Number(b.now) - Number(a.now) || (a.from < b.from ? -1 : 1)).slice(0, ROOMS_SHOWN);
}

/** What people tell, then groups that meet here and say something of themselves, between the events to come. */
function storiesOf(town: Town, placeId: string, date: LocalDate, coming: readonly Happening[]): Story[] {
	const groups = groupsOfPlace(town, placeId).filter(({ summary, recruiting }) => summary && recruiting !== 'closed');
	const events = coming.filter(({ event, occurrence }) => !isOff(statusOf(event, occurrence)) && event.summary);
	const told = storiesOn(town, date, placeId).slice(0, TOLD_SHOWN);
	const stories: Story[] = told.map((story) => ({ kind: 'story', story }));
	for (let i = 0; stories.length < STORIES && (i < groups.length || i < events.length); i++) {
		const group = groups[i];
		const happening = events[i];
		if (group) stories.push({ kind: 'group', group });
		if (happening) stories.push({ kind: 'event', happening });
	}
	return stories;
}
