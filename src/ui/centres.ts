import type { Place } from '../../contract/place.ts';
import type { Town } from '../data/town.ts';

/** The places one may call "my centre", by kana: community centres; in a town without any, whatever has rooms. */
export function centresByKana(town: Town): Place[] {
	const places = [...town.places.values()];
	const centres = places.filter(
		({ placeType }) => placeType === 'community-centre' || placeType === 'community-branch',
	);
	if (centres.length > 0) return centres.sort(byKana);
	const withRooms = new Set<string>();
	for (const room of town.rooms.values()) withRooms.add(room.placeId);
	return places.filter((place) => withRooms.has(place.id)).sort(byKana);
}

function byKana(a: Place, b: Place): number {
	return (a.nameKana ?? a.name) < (b.nameKana ?? b.name) ? -1 : 1;
}
