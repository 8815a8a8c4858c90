import { occurrencesOf } from '../../contract/calendar.ts';
import type { Event, Occurrence, When } from '../../contract/event.ts';
import type { Room } from '../../contract/room.ts';
import { dateOf, dayOf } from './days.ts';
import type { Diary } from './diary.ts';
import { placeFields } from './event-place.ts';
import { contactOf } from './event-terms.ts';
import type { MadeGroup } from './groups.ts';
import type { Random } from './random.ts';
import type { House, TownContext } from './town-context.ts';

/**
 * The regular meeting of a group, announced for the months to come; undefined when the group, or every room that suits,
 * is taken at one of its times already.
 */
export function regularMeeting(
	context: TownContext,
	random: Random,
	id: string,
	made: MadeGroup,
	diary: Diary,
): Event | undefined {
	const { group, house, activity } = made;
	const time = { from: made.from, to: made.to };
	const usual: When = {
		startDate: dateOf(context.today - random.between(30, 300)),
		endDate: dateOf(context.today + random.between(60, 200)),
		startTime: made.from,
		endTime: made.to,
		pattern: made.pattern,
		text: `${group.scheduleText ?? ''}（会場が休館の日は休み）`,
	};
	for (const room of roomsFor(made)) {
		const { when, held } = aroundClosures(context, house, room, usual, time);
		const keys = room ? [group.id, room.id] : [group.id];
		if (held.length === 0 || !held.every((day) => keys.every((key) => diary.isFree(key, day, time)))) continue;
		for (const day of held) for (const key of keys) diary.take(key, day, time);
		return {
			id,
			name: `${group.name} 例会`,
			nameKana: `${group.nameKana ?? ''} れいかい`,
			summary: group.summary,
			eventType: 'exchange',
			status: 'scheduled',
			when,
			...placeFields(house, room),
			organizer: group.name,
			groupId: group.id,
			audience: [...activity.who],
			fields: [...activity.fields],
			fee: group.fee,
			apply: { needed: 'no', note: '見学は申込み不要です。' },
			contact: contactOf(group.contact?.phone, group.contact?.name),
			confirmedAt: group.confirmedAt,
			source: { dataset: context.dataset, key: id },
		};
	}
	return undefined;
}

/** Its own room first, then the others of the house that suit; no room at all where the house has none to ask for. */
function roomsFor({ house, roomId, activity }: MadeGroup): (Room | undefined)[] {
	const own = house.rooms.find((room) => room.id === roomId);
	if (!own) return [undefined];
	const others = house.rooms.filter(
		(room) =>
			room !== own && room.bookable !== false && room.purposes.some((purpose) => activity.rooms.includes(purpose)),
	);
	return [own, ...others];
}

/**
 * Days on which the house is closed by its own rules are left out, as everybody knows them; what falls to an announced
 * closure is called off, with the reason. `held` are the days that remain.
 */
function aroundClosures(
	context: TownContext,
	house: House,
	room: Room | undefined,
	when: When,
	time: { from: string; to: string },
): { when: When; held: number[] } {
	const held: number[] = [];
	const except: string[] = [];
	const extra: Occurrence[] = [];
	for (const { date } of occurrencesOf(when, when.startDate ?? '', when.endDate ?? '')) {
		const day = dayOf(date);
		if (house.holds(day, time, room?.id)) {
			held.push(day);
			continue;
		}
		const cause = day < context.today ? undefined : house.announcedCause(day, room?.id);
		if (cause === undefined) except.push(date);
		else extra.push({ date, ...time, status: 'cancelled', note: cause });
	}
	return {
		when: { ...when, ...(except.length > 0 && { except }), ...(extra.length > 0 && { extra }) },
		held,
	};
}
