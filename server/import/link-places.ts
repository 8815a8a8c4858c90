/** Finds the one place of the area that a venue's words mean: 「高松市生涯学習センター３F　多目的ホール」. */
import type { Place } from '../../contract/place.ts';

export type PlaceFinder = (venue: string) => string | undefined;

/**
 * `sameAs(id)`: the id that stands for all records of one facility, so that two datasets with the same hall are one match.
 * The venue must begin with the place's name (or one of its other names), and what follows must be a room: after a blank, a
 * bracket, a comma or a number, or by its own word (「交流センター調理室」). 「美術館前広場」 is not the 美術館. No match, or more than one: undefined.
 */
export function placeFinder(
	places: Iterable<Place>,
	townName: string | undefined,
	sameAs: (id: string) => string = (id) => id,
): PlaceFinder {
	const idsByName = new Map<string, Set<string>>();
	for (const place of places) {
		for (const name of [place.name, ...(place.aliases ?? [])]) {
			for (const form of formsOf(name, townName)) {
				const ids = idsByName.get(form) ?? new Set();
				idsByName.set(form, ids.add(sameAs(place.id)));
			}
		}
	}
	return (venue) => {
		for (const form of formsOf(venue, townName)) {
			const ids = longestMatch(form, idsByName);
			if (ids?.size === 1) return [...ids][0];
		}
		return undefined;
	};
}

/** Shorter names are no evidence: 「本町」 is a street before it is a centre. */
const MIN_NAME = 4;
/** What may stand right behind a place's name when a room of it is meant. */
const SEPARATOR = /[\s(,、・/「【\d]/;
const ROOM =
	/^(?!前|横|隣|裏|外|別館|分館|新館|周辺|付近)[\p{L}\p{N}ー]{0,10}?(?:室|ホール|ロビー|コーナー|ルーム|スタジオ|ギャラリー|講堂|広間|アリーナ|プラザ)(?:$|[\s(,、・/「])/u;

function longestMatch(venue: string, idsByName: ReadonlyMap<string, Set<string>>): Set<string> | undefined {
	for (let end = venue.length; end >= MIN_NAME; end--) {
		const ids = idsByName.get(venue.slice(0, end).trimEnd());
		if (!ids) continue;
		const rest = venue.slice(end);
		if (rest === '' || SEPARATOR.test(rest[0] ?? '') || ROOM.test(rest)) return ids;
	}
	return undefined;
}

function formsOf(name: string, townName: string | undefined): string[] {
	const plain = name.slice(0, 200).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
	const bare = plain.replace(/ ?\([^()]{1,60}\)$/, '');
	const forms = new Set([plain, bare]);
	for (const form of [plain, bare]) {
		for (const prefix of townName === undefined ? [] : [`${townName}立`, townName]) {
			if (form.startsWith(prefix) && form.length - prefix.length >= MIN_NAME)
				forms.add(form.slice(prefix.length).trimStart());
		}
	}
	return [...forms].filter((form) => form.length >= MIN_NAME);
}
