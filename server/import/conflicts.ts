/**
 * One facility in two datasets, with two opening hours: both records stay, each says what the other states.
 *
 * Evidently the same are two places of different datasets with the same folded name (a nickname in brackets aside) and the
 * same address or the same spot.
 */
import { foldKey } from '../../contract/fold.ts';
import type { Place } from '../../contract/place.ts';

export type Disagreement = {
	/** field → what the other datasets say */
	conflicts?: Record<string, { value: string; dataset: string }[]>;
	/** ids of the other records of the same facility */
	sameAs?: string[];
};

/** Metres within which two sources mean the same building. */
const SAME_SPOT_M = 150;

/** For each place of a dataset what it shares with others; places without a twin have an empty entry. */
export function compareDatasets(places: readonly Place[]): Map<string, Disagreement> {
	const found = new Map<string, Disagreement>();
	const byName = Map.groupBy(
		places.filter((place) => place.source !== undefined),
		twinName,
	);
	for (const group of byName.values()) {
		const sorted = [...group].sort((a, b) => (a.id < b.id ? -1 : 1));
		for (const place of sorted) {
			const twins = sorted.filter(
				(other) => other.source?.dataset !== place.source?.dataset && isSameSpot(place, other),
			);
			found.set(place.id, disagreementOf(place, twins));
		}
	}
	return found;
}

/** Equal for all records of one facility: its name without a nickname in brackets, folded. */
export function twinName({ name }: Pick<Place, 'name'>): string {
	return foldKey(
		name
			.slice(0, 200)
			.normalize('NFKC')
			.replace(/\([^()]*\)$/, ''),
	);
}

function isSameSpot(a: Place, b: Place): boolean {
	if (a.lat !== undefined && a.lon !== undefined && b.lat !== undefined && b.lon !== undefined) {
		const north = (a.lat - b.lat) * 111_000;
		const east = (a.lon - b.lon) * 111_000 * Math.cos((a.lat * Math.PI) / 180);
		if (Math.hypot(north, east) <= SAME_SPOT_M) return true;
	}
	return a.address !== undefined && b.address !== undefined && saysTheSame(a.address, b.address);
}

/** An address with and without its prefecture and city says the same; so do full-width and half-width writing. */
function saysTheSame(a: string, b: string): boolean {
	const [one, two] = [foldKey(a), foldKey(b)];
	return one === two || (one !== '' && two.endsWith(one)) || (two !== '' && one.endsWith(two));
}

const COMPARED: Record<string, (place: Place) => string | undefined> = {
	address: (place) => place.address,
	phone: (place) => place.contact?.phone,
	hoursText: (place) => place.hoursText,
	statedHours: (place) => wordsOf(place.statedHours),
	capacity: (place) => place.capacity?.toString(),
	url: (place) => place.url,
	operator: (place) => place.operator,
};

function wordsOf(hours: Place['statedHours']): string | undefined {
	if (hours === undefined) return undefined;
	const days = (hours.days ?? []).map((day) => '日月火水木金土'[day]).join('');
	return `${days} ${hours.from ?? ''}～${hours.to ?? ''}`.trim();
}

function disagreementOf(place: Place, twins: Place[]): Disagreement {
	if (twins.length === 0) return {};
	const conflicts: NonNullable<Disagreement['conflicts']> = {};
	for (const [field, read] of Object.entries(COMPARED)) {
		const own = read(place);
		const others = twins.flatMap((twin) => {
			const value = read(twin);
			const differs = value !== undefined && own !== undefined && !saysTheSame(value, own);
			return differs && twin.source ? [{ value, dataset: twin.source.dataset }] : [];
		});
		if (others.length > 0) conflicts[field] = others;
	}
	const sameAs = twins.map((twin) => twin.id);
	return Object.keys(conflicts).length > 0 ? { conflicts, sameAs } : { sameAs };
}
