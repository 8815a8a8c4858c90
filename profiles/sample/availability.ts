import type { Availability } from '../../contract/availability.ts';
import { occurrencesOf } from '../../contract/calendar.ts';
import type { Event } from '../../contract/event.ts';
import type { Slot } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import type { SlotLetter } from '../../contract/slot-letters.ts';
import { availabilityId } from '../../contract/slot-letters.ts';
import { dateOf, firstOfMonth, weekdayOf } from './days.ts';
import type { Random } from './random.ts';
import type { House, TownContext } from './town-context.ts';

/** What the events of the town take: room and date → times. */
type Taken = ReadonlyMap<string, { from: string; to: string }[]>;

/** Packed rows for every bookable room whose house keeps rules, from this month for `weeks` weeks. */
export function makeAvailability(
	context: TownContext,
	houses: readonly House[],
	events: readonly Event[],
	weeks: number,
): Availability[] {
	const first = firstOfMonth(context.today);
	const end = context.today + weeks * 7;
	const taken = takenBy(events, first, end);
	const rows: Availability[] = [];
	for (const house of houses) {
		if (house.place.rules === undefined || house.place.ownership === 'private') continue;
		const random = context.random(`availability ${house.place.id}`);
		for (const room of house.rooms) {
			if (room.bookable === false) continue;
			// one room in fourteen has no news at all: what is not known is not free
			if (random.chance(0.07)) continue;
			const asked = random.next();
			const age = random.chance(0.12) ? random.between(9, 40) : random.between(1, 3);
			for (let months = 0; firstOfMonth(context.today, months) < end; months++) {
				rows.push(monthRow(context, random, house, room, taken, { months, end, age, asked }));
			}
		}
	}
	return rows;
}

function monthRow(
	context: TownContext,
	random: Random,
	house: House,
	room: Room,
	taken: Taken,
	about: { months: number; end: number; age: number; asked: number },
): Availability {
	const { place } = house;
	const first = firstOfMonth(context.today, about.months);
	const next = firstOfMonth(context.today, about.months + 1);
	const slots = house.slotsOf(room, first);
	const today = dateOf(context.today);
	const days: string[] = [];
	for (let day = first; day < next; day++) {
		if (day >= about.end) days.push('');
		else if (house.closedOn(day)) days.push('c'.repeat(slots.length));
		else if ((house.asksFrom(day) ?? today) > today) days.push('n'.repeat(slots.length));
		else {
			const times = taken.get(`${room.id} ${dateOf(day)}`);
			let letters = '';
			for (const slot of slots) {
				const letter = letterOf(random, context, slot, day, times, about.asked);
				letters += house.opensThrough(day, slot) ? letter : 'c';
			}
			days.push(letters);
		}
	}
	const stated = context.today - about.age;
	return {
		id: availabilityId(room.id, dateOf(first).slice(0, 7)),
		roomId: room.id,
		placeId: place.id,
		month: dateOf(first).slice(0, 7),
		slots: slots.map(({ id, from, to }) => ({ id, from, to })),
		days,
		asOf: `${dateOf(stated)}T${random.pick(['00:42', '03:10', '06:02', '08:15', '11:30'])}:00Z`,
		statedBy: `${place.aliases?.[0] ?? place.name} 窓口`,
		source: { dataset: context.dataset },
	};
}

function letterOf(
	random: Random,
	context: TownContext,
	slot: Slot,
	day: number,
	times: readonly { from: string; to: string }[] | undefined,
	asked: number,
): SlotLetter {
	const chance = random.next();
	if (times?.some((time) => time.from < slot.to && slot.from < time.to)) return 't';
	if (chance > 0.985) return '?';
	const weekday = weekdayOf(day);
	const busy = 0.34 + asked * 0.3 + (weekday === 0 || weekday === 6 ? 0.2 : 0) + (slot.from >= '17:00' ? -0.08 : 0);
	// the farther away, the fewer have asked
	const ahead = Math.max(0, day - context.today);
	return chance < busy * (1 - ahead / 130) ? 't' : 'f';
}

function takenBy(events: readonly Event[], first: number, end: number): Taken {
	const taken = new Map<string, { from: string; to: string }[]>();
	for (const event of events) {
		const roomId = event.roomIds?.[0];
		if (!roomId || event.status === 'cancelled' || event.status === 'postponed') continue;
		for (const { date, from, to, status } of occurrencesOf(event.when, dateOf(first), dateOf(end))) {
			if (status === 'cancelled') continue;
			const key = `${roomId} ${date}`;
			const time = { from: from ?? '00:00', to: to ?? '24:00' };
			const times = taken.get(key);
			if (times) times.push(time);
			else taken.set(key, [time]);
		}
	}
	return taken;
}
