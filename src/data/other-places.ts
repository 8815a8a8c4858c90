/** ほかの場所: what is not the town's own, and for what it may be used. Pure. */
import type { LocalDate } from '../../contract/common.ts';
import { isLentOn } from '../../contract/lent.ts';
import type { Place } from '../../contract/place.ts';
import type { Purpose } from '../../contract/room.ts';
import { roomsOfPlace } from './relations.ts';
import type { Town } from './town.ts';

/** What its keeper says, or else what its rooms are good for. */
export function purposesOf(town: Town, place: Place): Purpose[] {
	return place.lent?.purposes ?? [...new Set(roomsOfPlace(town, place.id).flatMap(({ purposes }) => purposes))];
}

/** Places that their keepers lend on that day, for that purpose ('': any). */
export function lentFor(town: Town, purpose: Purpose | '', today: LocalDate): Place[] {
	return [...town.places.values()].filter(
		(place) => place.lent && isLentOn(place, today) && (purpose === '' || place.lent.purposes.includes(purpose)),
	);
}
