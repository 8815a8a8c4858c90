import type { Event } from '../../contract/event.ts';
import type { Room } from '../../contract/room.ts';
import { gatheringOf } from './activities/activity.ts';
import { dateOf, monthNumber, spokenWithWeekday, WEEKDAY_KANJI, weekdayOf } from './days.ts';
import { settleStatus } from './event-status.ts';
import { contactOf, subtitleOf, termsOf } from './event-terms.ts';
import { openDay, roomFor, timeIn } from './event-times.ts';
import type { MadeGroup } from './groups.ts';
import type { Random } from './random.ts';
import type { House, TownContext } from './town-context.ts';
import type { Programme } from './words/programme.ts';
import { PROGRAMMES } from './words/programmes.ts';

/** How far back and ahead a town announces. */
const BACK = 45;
const AHEAD = 100;

export function makeEvents(
	context: TownContext,
	houses: readonly House[],
	groups: readonly MadeGroup[],
	count: number,
): Event[] {
	const random = context.random('events');
	const open = houses.filter((house) => house.rooms.length > 0 && house.place.rules !== undefined);
	const events: Event[] = [];
	const today = Math.max(16, Math.round(count * 0.016));
	for (let i = 0; i < count; i++) {
		const id = `e${String(i + 1).padStart(5, '0')}`;
		// today is well filled, the near future more than the far, a quarter lies behind
		const day =
			i < today
				? context.today
				: random.chance(0.22)
					? context.today - random.between(1, BACK)
					: context.today + 1 + Math.floor(random.next() ** 1.6 * AHEAD);
		const group = groups.length > 0 && random.chance(0.62) ? random.pick(groups) : undefined;
		const event = group
			? groupEvent(context, random, id, group, day)
			: houseEvent(context, random, id, random.pick(open), day);
		settleStatus(context, random, event, i, today);
		events.push(event);
	}
	return events;
}

function groupEvent(context: TownContext, random: Random, id: string, made: MadeGroup, wanted: number): Event {
	const { house, group, activity } = made;
	const month = monthNumber(wanted);
	const seasonal = !activity.months || activity.months.includes(month);
	// some simply announce their regular meeting
	if (!seasonal || random.chance(0.22)) return regularEvent(context, random, id, made);
	const gathering = gatheringOf(random.pick(activity.gatherings));
	const day = openDay(house, wanted, context.today);
	const room = roomFor(house, activity.rooms);
	const time = timeIn(random, house, room, day);
	return {
		id,
		name: gathering.title,
		nameKana: gathering.kana,
		...(random.chance(0.3) ? { subtitle: subtitleOf(random, day) } : {}),
		summary: {
			ja: gathering.summary,
			...(random.chance(0.5) ? { easy: activity.sayEasy } : {}),
			...(random.chance(0.5) ? { en: activity.sayEn } : {}),
		},
		eventType: gathering.eventType,
		status: 'scheduled',
		when: { startDate: dateOf(day), endDate: dateOf(day), startTime: time.from, endTime: time.to },
		...placeFields(house, room),
		organizer: group.name,
		groupId: group.id,
		audience: [...activity.who],
		fields: [...activity.fields],
		...(group.stage ? { stages: [group.stage] } : {}),
		...termsOf(context, random, day, undefined),
		contact: contactOf(group.contact?.phone, group.contact?.name),
		confirmedAt: dateOf(context.today - random.between(1, 30)),
		source: { dataset: context.dataset, key: id },
	};
}

function regularEvent(context: TownContext, random: Random, id: string, made: MadeGroup): Event {
	const { group, house, activity } = made;
	const room = house.rooms.find((one) => one.id === made.roomId);
	return {
		id,
		name: `${group.name} 例会`,
		nameKana: `${group.nameKana ?? ''} れいかい`,
		summary: group.summary,
		eventType: 'exchange',
		status: 'scheduled',
		when: {
			startDate: dateOf(context.today - random.between(30, 300)),
			endDate: dateOf(context.today + random.between(60, 200)),
			startTime: made.from,
			endTime: made.to,
			pattern: made.pattern,
			text: `${group.scheduleText ?? ''}（会場が休館の日は休み）`,
		},
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

function houseEvent(context: TownContext, random: Random, id: string, house: House, wanted: number): Event {
	const month = monthNumber(wanted);
	const fitting = PROGRAMMES.filter((one) => !one.months || one.months.includes(month));
	const programme = random.pick(fitting);
	const [title = '', kana = '', en = '', ja = '', easy = '', aboutEn = ''] = programme.line.split('|');
	const { district, place } = house;
	const day = openDay(house, wanted, context.today);
	const room = roomFor(house, programme.rooms);
	const time = timeIn(random, house, room, day);
	return {
		id,
		name: title.replace('{d}', district.name),
		nameKana: kana.replace('{d}', district.kana),
		nameEn: en.replace('{d}', district.en),
		...(random.chance(0.2) ? { subtitle: subtitleOf(random, day) } : {}),
		summary: { ja: ja.replace('{d}', district.name), easy: easy.replace('{d}', district.name), en: aboutEn },
		eventType: programme.type,
		status: 'scheduled',
		when: whenOf(programme, house, day, time, context.today),
		...placeFields(house, room),
		organizer: place.operator,
		audience: [...programme.who],
		fields: [...programme.fields],
		...termsOf(context, random, day, programme.fee),
		contact: contactOf(place.contact?.phone, '窓口'),
		...(programme.languages ? { languages: [...programme.languages] } : {}),
		...(programme.who.includes('parents') ? { childcare: random.pick(['yes', 'no', 'unknown'] as const) } : {}),
		confirmedAt: dateOf(context.today - random.between(1, 30)),
		source: { dataset: context.dataset, key: id },
	};
}

function whenOf(
	programme: Programme,
	house: House,
	day: number,
	time: { from: string; to: string },
	today: number,
): Event['when'] {
	if (programme.days) {
		const last = day + programme.days - 1;
		return {
			startDate: dateOf(day),
			endDate: dateOf(last),
			startTime: '10:00',
			endTime: '16:30',
			text: `${spokenWithWeekday(day)}から${spokenWithWeekday(last)}まで。最終日は15時まで`,
		};
	}
	if (programme.meetings) {
		const dates: { date: string; from: string; to: string }[] = [];
		for (let week = 0; dates.length < programme.meetings && week < programme.meetings * 3; week++) {
			const at = day + week * 7;
			if (!house.closedOn(at)) dates.push({ date: dateOf(at), ...time });
		}
		const last = dates.at(-1)?.date ?? dateOf(day);
		return {
			startDate: dateOf(day),
			endDate: last,
			startTime: time.from,
			endTime: time.to,
			dates,
			text: `${WEEKDAY_KANJI[weekdayOf(day)]}曜日、全${dates.length}回`,
		};
	}
	if (programme.type === 'volunteer') {
		return {
			startDate: dateOf(day),
			endDate: dateOf(openDay(house, day, today)),
			startTime: time.from,
			endTime: time.to,
		};
	}
	return { startDate: dateOf(day), endDate: dateOf(day), startTime: time.from, endTime: time.to };
}

function placeFields(house: House, room: Room | undefined) {
	const { place } = house;
	return {
		placeId: place.id,
		...(room ? { roomIds: [room.id] } : {}),
		placeName: room ? `${place.name} ${room.name}` : place.name,
	};
}
