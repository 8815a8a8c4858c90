import { openingOn } from '../../contract/calendar.ts';
import type { Closure } from '../../contract/closure.ts';
import type { Place } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import type { Centre } from './centres.ts';
import { dateOf, weekdayOf } from './days.ts';
import type { TownContext } from './town-context.ts';

/** Closures announced beside the rules: works, a polling day, floor waxing, a broken boiler. */
export function closuresOf(context: TownContext, centre: Centre, place: Place, rooms: readonly Room[]): Closure[] {
	const { today, dataset } = context;
	const random = context.random(`closures ${place.id}`);
	const source = { dataset };
	const closures: Closure[] = [];
	if (centre.quirk === 'works') {
		closures.push({
			id: `${place.id}-works`,
			placeId: place.id,
			from: dateOf(today - 20),
			to: dateOf(today + 11),
			reason: {
				ja: '屋根と空調の工事のため休館します。',
				easy: '屋根と エアコンの 工事です。休みます。',
				en: 'Closed while roof and air conditioning are renewed.',
			},
			source,
		});
	}
	const index = Number(place.id.slice(1));
	if (index % 3 === 1 && centre.placeType === 'community-centre') {
		// the next Sunday but two is polling day; the hall is set up the evening before
		const sunday = today + ((7 - weekdayOf(today)) % 7) + 14;
		closures.push({
			id: `${place.id}-poll`,
			placeId: place.id,
			from: dateOf(sunday - 1),
			fromTime: '17:30',
			to: dateOf(sunday),
			reason: {
				ja: '市長選挙の投票所になるため、前日17:30から休館します。',
				easy: '選挙の 会場に なります。前の日の 午後5時30分から 休みます。',
				en: 'Polling station; closed from 17:30 on the day before.',
			},
			source,
		});
	}
	if (index % 4 === 2 && rooms.length > 3) {
		const day = today + random.between(5, 30);
		const room = rooms[random.between(0, 1)] as Room;
		closures.push({
			id: `${place.id}-wax`,
			placeId: place.id,
			roomIds: [room.id],
			from: dateOf(day),
			to: dateOf(day + 1),
			reason: {
				ja: `${room.name}の床の手入れをします。`,
				easy: `${room.name}の 床を きれいに します。`,
				en: `The floor of the ${room.nameEn ?? room.name} is being treated.`,
			},
			source,
		});
	}
	if (index === 9) {
		const day = firstOpenDay(place, closures, today);
		closures.push({
			id: `${place.id}-lift`,
			placeId: place.id,
			from: dateOf(day),
			fromTime: '13:00',
			to: dateOf(day),
			toTime: '17:00',
			reason: {
				ja: 'エレベーター点検のため、午後は休館します。夜間は開きます。',
				easy: 'エレベーターを しらべます。午後は 休みます。夜は 開きます。',
				en: 'Closed in the afternoon for the lift inspection; open in the evening.',
			},
			source,
		});
	}
	return closures;
}

/** Nobody announces that a day on which the house is closed anyway is closed in the afternoon. */
function firstOpenDay(place: Place, closures: readonly Closure[], today: number): number {
	let day = today;
	for (const last = today + 30; day < last && openingOn(place, closures, dateOf(day)).state === 'closed'; ) day++;
	return day;
}
