/** How far apart places lie, as the crow flies, and in which direction. */
type Point = { lat?: number | undefined; lon?: number | undefined };

/** mean radius of the earth, metres (IUGG) */
const EARTH_M = 6_371_008.8;

/** Metres between two points, by the haversine formula; undefined when either has no coordinates. */
export function distanceM(a: Point | undefined, b: Point | undefined): number | undefined {
	if (a?.lat === undefined || a.lon === undefined || b?.lat === undefined || b.lon === undefined) return undefined;
	const radians = Math.PI / 180;
	const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2;
	const h = half(b.lat - a.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(b.lon - a.lon);
	return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

export const COMPASS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Compass = (typeof COMPASS)[number];

/** Degrees clockwise from north, as one sets out; undefined when either has no coordinates. */
export function bearing(from: Point | undefined, to: Point | undefined): number | undefined {
	if (from?.lat === undefined || from.lon === undefined || to?.lat === undefined || to.lon === undefined)
		return undefined;
	const radians = Math.PI / 180;
	const [a, b] = [from.lat * radians, to.lat * radians];
	const across = (to.lon - from.lon) * radians;
	const east = Math.sin(across) * Math.cos(b);
	const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(across);
	return (Math.atan2(east, north) / radians + 360) % 360;
}

/** 八方位: the direction in words. */
export function compassTo(from: Point | undefined, to: Point | undefined): Compass | undefined {
	const degrees = bearing(from, to);
	return degrees === undefined ? undefined : COMPASS[Math.round(degrees / 45) % 8];
}
