import type { Event } from '../../contract/event.ts';
import { type Gathering, gatheringOf } from './activities/activity.ts';
import { dayPartOf } from './day-parts.ts';
import { dateOf, monthNumber } from './days.ts';
import { createDiary, type Diary } from './diary.ts';
import { raiseDoubts } from './event-doubts.ts';
import { placeFields } from './event-place.ts';
import { settleStates } from './event-status.ts';
import { contactOf, subtitleOf, termsOf } from './event-terms.ts';
import { findTime, roomFor } from './event-times.ts';
import type { MadeGroup } from './groups.ts';
import type { Random } from './random.ts';
import { regularMeeting } from './regular-meetings.ts';
import type { House, TownContext } from './town-context.ts';
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
	const open = houses.filter(
		(house) => house.rooms.length > 0 && house.place.rules !== undefined && house.place.ownership !== 'private',
	);
	const openToday = orAll(open, (house) => !house.closedOn(context.today));
	const meetingToday = orAll(groups, (made) => openToday.includes(made.house));
	const today = Math.max(16, Math.round(count * 0.016));
	const events: Event[] = [];
	const announced = new Set<string>();
	const diary = createDiary();
	for (let i = 0; i < count; i++) {
		const id = `e${String(i + 1).padStart(5, '0')}`;
		const isToday = i < today;
		const day = isToday ? context.today : someDay(context, random);
		const byGroup = groups.length > 0 && random.chance(0.62);
		events.push(
			byGroup
				? groupEvent(context, random, id, random.pick(isToday ? meetingToday : groups), day, announced, diary)
				: houseEvent(context, random, id, random.pick(isToday ? openToday : open), day, diary),
		);
	}
	settleStates(context, random, events);
	raiseDoubts(context, random, events);
	return events;
}

/** The near future more often than the far; about a quarter lies behind. */
function someDay(context: TownContext, random: Random): number {
	if (random.chance(0.22)) return context.today - random.between(1, BACK);
	return context.today + 1 + Math.floor(random.next() ** 1.6 * AHEAD);
}

/** At New Year every house is closed: then all may be chosen, and the day moves instead. */
function orAll<T>(list: readonly T[], wanted: (one: T) => boolean): readonly T[] {
	const some = list.filter(wanted);
	return some.length > 0 ? some : list;
}

function groupEvent(
	context: TownContext,
	random: Random,
	id: string,
	made: MadeGroup,
	wanted: number,
	announced: Set<string>,
	diary: Diary,
): Event {
	const { house, group, activity } = made;
	const month = monthNumber(wanted);
	const fitting = activity.gatherings
		.map(gatheringOf)
		.filter((one) => [activity.months ?? [], one.months].every((list) => list.length === 0 || list.includes(month)));
	// some simply announce their regular meeting, once
	if (!announced.has(group.id) && (fitting.length === 0 || random.chance(0.22))) {
		announced.add(group.id);
		const regular = regularMeeting(context, random, id, made, diary);
		if (regular) return regular;
	}
	const gathering = random.pick(fitting.length > 0 ? fitting : [openMeeting(group.name, group.nameKana ?? '')]);
	const { day, when, room } = findTime(random, diary, {
		house,
		pickRoom: () => (gathering.outdoors ? undefined : roomFor(random, house, activity.rooms, gathering.title)),
		part: dayPartOf(gathering.title, activity.who, activity.hours),
		shape: gathering.eventType === 'exhibition' ? { days: random.between(4, 9) } : {},
		wanted,
		title: gathering.title,
		groupId: group.id,
	});
	return {
		id,
		name: gathering.title,
		nameKana: gathering.kana,
		...(random.chance(0.25) ? { subtitle: subtitleOf(random, day, gathering.eventType) } : {}),
		summary: {
			ja: gathering.summary,
			...(random.chance(0.5) ? { easy: activity.sayEasy } : {}),
			...(random.chance(0.5) ? { en: activity.sayEn } : {}),
		},
		eventType: gathering.eventType,
		status: 'scheduled',
		when,
		...placeFields(house, room),
		...(gathering.outdoors ? { placeName: `${house.place.name} 玄関前に集合` } : {}),
		organizer: group.name,
		groupId: group.id,
		audience: [...activity.who],
		fields: [...activity.fields],
		...(group.stage ? { stages: [group.stage] } : {}),
		...termsOf(context, random, { day, type: gathering.eventType, room }),
		contact: contactOf(group.contact?.phone, group.contact?.name),
		confirmedAt: dateOf(context.today - random.between(1, 30)),
		source: { dataset: context.dataset, key: id },
	};
}

/** What a group puts on when none of its gatherings suits the season. */
function openMeeting(name: string, kana: string): Gathering {
	return {
		title: `${name} 見学の日`,
		kana: `${kana} けんがくのひ`,
		eventType: 'exchange',
		summary: 'ふだんの集まりを、はじめから終わりまで見られます。途中で帰ってもかまいません。',
		outdoors: false,
		months: [],
	};
}

function houseEvent(
	context: TownContext,
	random: Random,
	id: string,
	house: House,
	wanted: number,
	diary: Diary,
): Event {
	const month = monthNumber(wanted);
	const fitting = PROGRAMMES.filter(
		(one) =>
			(!one.months || one.months.includes(month)) &&
			house.rooms.some((room) => room.purposes.some((purpose) => one.rooms.includes(purpose))),
	);
	const programme = random.pick(fitting);
	const [title = '', kana = '', en = '', ja = '', easy = '', aboutEn = ''] = programme.line.split('|');
	const { district, place } = house;
	const { day, when, room } = findTime(random, diary, {
		house,
		pickRoom: () => roomFor(random, house, programme.rooms, title),
		part: dayPartOf(title, programme.who),
		shape: programme,
		wanted,
		title,
	});
	return {
		id,
		name: title.replace('{d}', district.name),
		nameKana: kana.replace('{d}', district.kana),
		nameEn: en.replace('{d}', district.en),
		...(random.chance(0.15) && !programme.days ? { subtitle: subtitleOf(random, day, programme.type) } : {}),
		summary: { ja: ja.replace('{d}', district.name), easy: easy.replace('{d}', district.name), en: aboutEn },
		eventType: programme.type,
		status: 'scheduled',
		when,
		...placeFields(house, room),
		organizer: place.operator,
		audience: [...programme.who],
		fields: [...programme.fields],
		...termsOf(context, random, { day, type: programme.type, room, ...(programme.fee ? { fee: programme.fee } : {}) }),
		contact: contactOf(place.contact?.phone, '窓口'),
		...(programme.languages ? { languages: [...programme.languages] } : {}),
		...(programme.who.includes('parents') ? { childcare: random.pick(['yes', 'no', 'unknown'] as const) } : {}),
		confirmedAt: dateOf(context.today - random.between(1, 30)),
		source: { dataset: context.dataset, key: id },
	};
}
