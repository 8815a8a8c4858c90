/** What only all places together tell, as they shall be after the import: which disagree with which, and which a venue means. */
import { hashRow } from '../../contract/checksum.ts';
import type { Place } from '../../contract/place.ts';
import { compareDatasets, type Disagreement, twinName } from './conflicts.ts';
import { layPart } from './lay-part.ts';
import { type PlaceFinder, placeFinder } from './link-places.ts';
import { PARTS, Parts } from './packed.ts';
import type { PlacesAfter, PlannedFile } from './plan.ts';
import { storedRows, type Town } from './town-rows.ts';

const NOWHERE: PlaceFinder = () => undefined;

export function placesAfter(files: readonly PlannedFile[], town: Town, townName: string | undefined): PlacesAfter {
	// other imports cannot change what sources say about places
	const compared = files.some(({ kind }) => kind === 'place');
	const links = files.some(({ kind }) => kind === 'event' || kind === 'group');
	const needed = compared && (links || hasOthers(files, town));
	const named = needed ? byName(files, town) : undefined;
	const disagreements = new Map<string, Disagreement>();
	for (let part = 0; named && part < PARTS; part++) {
		for (const [id, found] of compareDatasets([...named.of(part)])) {
			if (found.conflicts || found.sameAs) disagreements.set(id, found);
		}
	}
	const places = named ?? (links ? storedPlaces(town) : []);
	const twinsOf = ({ id, source, sameAs }: Place) =>
		compared && source !== undefined ? disagreements.get(id)?.sameAs : (sameAs as string[] | undefined);
	return {
		compared,
		disagreement: (id) => disagreements.get(id),
		find: links || named ? placeFinder(oneOfTwins(places, twinsOf), townName) : NOWHERE,
	};
}

/** Are there rows that places of the files may meet: of other lists, or events without a place? */
function hasOthers(files: readonly PlannedFile[], town: Town): boolean {
	const own = new Set(files.map(({ dataset }) => dataset.id));
	const lists = files.filter(({ kind }) => kind === 'place');
	if (lists.length > 1) return true;
	for (let part = 0; part < PARTS; part++) {
		for (const row of storedRows(town, part).values()) {
			if (row.kind === 'place' && !own.has(row.dataset ?? '')) return true;
			if (row.kind === 'event' && row.mayHave('placeName') && !row.mayHave('placeId')) return true;
		}
	}
	return false;
}

/** All places as they shall be; two records of one facility have one name, so they are in one part. */
function byName(files: readonly PlannedFile[], town: Town): Parts<Place> {
	const named = new Parts<Place>();
	for (let part = 0; part < PARTS; part++) {
		const { stored, after, gone } = layPart(files, town, part);
		const put = (place: Place) => named.of(hashRow('', twinName(place), 0)[0] >>> 26).push(place);
		for (const { row } of after.values()) if (row.kind === 'place') put(row.data as Place);
		for (const [key, row] of stored) {
			if (row.kind === 'place' && !after.has(key) && !gone.has(key)) put(row.data as Place);
		}
	}
	return named;
}

function* storedPlaces(town: Town): Generator<Place> {
	for (const { kind, body } of town.rows) if (kind === 'place') yield JSON.parse(body) as Place;
}

/** Each under the id that stands for all records of its facility, so that two lists with the same hall are one match. */
function* oneOfTwins(
	places: Iterable<Place>,
	twinsOf: (place: Place) => readonly string[] | undefined,
): Generator<Place> {
	for (const place of places) yield { ...place, id: [place.id, ...(twinsOf(place) ?? [])].sort()[0] ?? place.id };
}
