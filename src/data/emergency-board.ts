/** What the screens of もしもの時 say. Pure, from the town, the clock and where one is. */
import type { Worded } from '../../contract/common.ts';
import type { AlertLevel, Emergency } from '../../contract/emergency.ts';
import { emergenciesAt, OLD_WORD_MS } from '../../contract/emergency-at.ts';
import type { Notice } from '../../contract/notice.ts';
import type { Place } from '../../contract/place.ts';
import { HAZARDS, type Hazard, isMeantFor, type Safety, type SafetyType } from '../../contract/safety.ts';
import type { Now } from './clock.ts';
import { type Compass, compassTo, distanceM } from './distance.ts';
import { noticesFor } from './relations.ts';
import type { Town } from './town.ts';

/** Something somebody said, and whether it may be overtaken by now. */
export type Told = { saidMs: number | undefined; isOld: boolean };
export type ToldNotice = Told & { notice: Notice };
/** A place to go to; without coordinates nobody knows how far it is. */
export type Near = { point: Safety; metres: number | undefined; towards: Compass | undefined };

export function told(saidAt: string | undefined, nowMs: number): Told {
	const saidMs = saidAt === undefined ? undefined : Date.parse(saidAt);
	return { saidMs, isOld: saidMs === undefined || nowMs - saidMs > OLD_WORD_MS };
}

/**
 * What must be known: emergencies, then what is important and was said since it began (`sinceMs`), so that the ordinary days before
 * do not stand in between; of each the newest first.
 */
export function urgentNotices(town: Town, placeId: string | null, now: Now, sinceMs: number): ToldNotice[] {
	const rank = ({ level }: Notice) => (level === 'emergency' ? 0 : 1);
	return noticesFor(town, placeId, now.date)
		.map((notice) => ({ notice, ...told(notice.updatedAt, now.ms) }))
		.filter(
			({ notice: { level }, saidMs }) => level === 'emergency' || (level === 'important' && (saidMs ?? 0) >= sinceMs),
		)
		.sort((a, b) => rank(a.notice) - rank(b.notice) || (b.saidMs ?? 0) - (a.saidMs ?? 0));
}

/** What is told first: the town's words, then the place's own; and the highest level that holds, whoever of them named it. */
export function saidFirst(
	town: Town,
	placeId: string | null,
	nowMs: number,
): { words: { row: Emergency; words: Worded }[]; level: AlertLevel | undefined } {
	const rows = emergenciesAt(town.emergencies, placeId, nowMs).map(({ row }) => row);
	const levels = rows.flatMap(({ level }) => level ?? []);
	return {
		words: rows.flatMap((row) => (row.words ? { row, words: row.words } : [])),
		level: levels.reduce<AlertLevel | undefined>(
			(most, one) => (most && most.level >= one.level ? most : one),
			undefined,
		),
	};
}

/** How a place is, as it said. */
export function stationOf(town: Town, placeId: string, nowMs: number): (Told & { row: Emergency }) | undefined {
	const row = town.emergencies.get(placeId);
	return row?.station && { row, ...told(row.stationAt, nowMs) };
}

/** The hazards for which the town named any place. */
export function knownHazards(town: Town): Hazard[] {
	const sites = [...town.safety.values()].filter(({ safetyType }) => safetyType === 'evacuation-site');
	return HAZARDS.filter((hazard) => sites.some((site) => isMeantFor(site, hazard)));
}

/** The nearest of a kind, for a danger where one is named; what has no coordinates last, by its reading. */
export function nearest(
	town: Town,
	from: Pick<Place, 'lat' | 'lon'> | undefined,
	safetyType: SafetyType,
	most: number,
	hazard?: Hazard,
): Near[] {
	return [...town.safety.values()]
		.filter((point) => point.safetyType === safetyType && (hazard === undefined || isMeantFor(point, hazard)))
		.map((point) => ({ point, metres: distanceM(from, point), towards: compassTo(from, point) }))
		.sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || byReading(a.point, b.point))
		.slice(0, most);
}

function byReading(a: Safety, b: Safety): number {
	return (a.nameKana ?? a.name) < (b.nameKana ?? b.name) ? -1 : 1;
}
