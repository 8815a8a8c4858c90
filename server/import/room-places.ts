/** Gives each imported room its place: by the place's number, or by its name however it is written. */
import { foldKey } from '../../contract/fold.ts';
import type { Place } from '../../contract/place.ts';
import type { BuiltRow } from './built-row.ts';
import { compareDatasets } from './conflicts.ts';
import type { ProblemSink } from './problem.ts';
import type { PlaceWords } from './rooms.ts';
import { canonicalKey } from './row-ids.ts';

/**
 * Settles one room after another; undefined for a room whose place is not certain, which is reported. `places`: all of the area,
 * with those of the files that are imported together.
 */
export function roomSettler(places: readonly Place[]): (row: BuiltRow, problems: ProblemSink) => BuiltRow | undefined {
	const find = roomPlaceFinder(places);
	return (row, problems) => {
		if (row.kind !== 'room') return row;
		const ids = find(row.place);
		const [only] = ids;
		if (only !== undefined && ids.length === 1) return { ...row, data: { ...row.data, placeId: only } };
		problems.push({
			severity: 'row',
			...(row.data.source?.line === undefined ? {} : { line: row.data.source.line }),
			value: [row.place.key, row.place.name].filter((word) => word !== undefined).join(' '),
			...(only === undefined
				? {
						reason: 'place-unknown',
						wrong: 'この施設がありません（番号と名前の両方があるときは、両方が合う施設）。',
						write:
							'施設の一覧を先に（または一緒に）取り込み、そこにあるとおりの「施設ID」か「施設名」を書いてください。',
					}
				: {
						reason: 'place-ambiguous',
						wrong: `この番号や名前の施設が ${ids.length} つあります。`,
						write: '「施設ID」と「施設名」の両方を書いてください。',
					}),
		});
		return undefined;
	};
}

/** Ids of the places that fit; two records of one building count as one. With both a number and a name, both must fit. */
function roomPlaceFinder(places: readonly Place[]): (words: PlaceWords) => string[] {
	const twins = compareDatasets(places);
	const idOf = (place: Place) => [place.id, ...(twins.get(place.id)?.sameAs ?? [])].sort()[0] ?? place.id;
	const byKey = Map.groupBy(places, (place) => canonicalKey(place.source?.key ?? ''));
	const byId = Map.groupBy(places, (place) => place.id);
	const byName = new Map<string, Place[]>();
	for (const place of places) {
		for (const name of new Set([place.name, ...(place.aliases ?? [])].map(foldKey))) {
			byName.set(name, [...(byName.get(name) ?? []), place]);
		}
	}
	return ({ key, name }) => {
		const ofKey = key === undefined ? undefined : (byId.get(key) ?? byKey.get(canonicalKey(key)) ?? []);
		const ofName = name === undefined ? undefined : (byName.get(foldKey(name)) ?? []);
		const found = ofKey && ofName ? ofKey.filter((place) => ofName.includes(place)) : (ofKey ?? ofName ?? []);
		return [...new Set(found.map(idOf))];
	};
}
