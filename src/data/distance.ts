/** How far apart places lie, as the crow flies. */
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
