/** Forums of the town, by day. Pure. */
import type { Forum } from '../../../contract/forum.ts';
import type { Town } from '../../data/town.ts';

/** The next on top; what is over, the latest on top. */
export function forumsByDay(town: Town, today: string): { coming: Forum[]; past: Forum[] } {
	const all = [...town.forums.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
	return {
		coming: all.filter(({ date }) => date >= today),
		past: all.filter(({ date }) => date < today).reverse(),
	};
}

/** Where it is, in the town's own name. */
export function placeOf(
	town: Town,
	{ placeId, placeName }: { placeId?: string | undefined; placeName?: string | undefined },
) {
	const place = placeId === undefined ? undefined : town.places.get(placeId);
	return place
		? { name: place.name, nameKana: place.nameKana, nameEn: place.nameEn }
		: placeName
			? { name: placeName }
			: undefined;
}
