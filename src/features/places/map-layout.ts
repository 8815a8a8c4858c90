/**
 * A map without tiles: places as numbered points in their true directions and distances, moved apart where they would
 * cover each other. Pure geometry; the drawing is in `place-map.tsx`.
 */
import { distanceM } from '../../data/distance.ts';

export type MapInput = {
	id: string;
	lat: number;
	lon: number;
	/** position in the list, from 1 */
	number: number;
};
export type MapPoint = {
	id: string;
	/** position in the list, from 1 */
	number: number;
	/** where the numbered mark stands */
	x: number;
	y: number;
	/** where the place truly is */
	trueX: number;
	trueY: number;
	/** the mark was moved so far that a line must lead to the true place */
	moved: boolean;
};
export type MapLayout = {
	width: number;
	height: number;
	points: MapPoint[];
	/** length of the scale bar in units, and what it stands for */
	scale: { units: number; metres: number };
};

/** Units of the drawing; marks have this radius and keep this much air. */
export const WIDTH = 1000;
export const MARK_RADIUS = 38;
const AIR = 8;
const MARGIN = 70;
const LEAST_HEIGHT = 560;
const MOST_HEIGHT = 1100;
const ROUNDS = 120;
/** A town of one place, or of places in one house, is drawn at least this wide. */
const LEAST_SPAN_M = 400;
const BARS_M = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000] as const;

/** Marks keep apart as long as there is room for all; undefined when nothing has coordinates. */
export function layOutMap(places: readonly MapInput[]): MapLayout | undefined {
	const first = places[0];
	if (!first) return undefined;
	const lats = places.map((place) => place.lat);
	const lons = places.map((place) => place.lon);
	const box = { south: min(lats), north: max(lats), west: min(lons), east: max(lons) };
	const middle = { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 };
	// over a town the earth is flat: one degree has a fixed length in each direction
	const perLat = metres(middle, { ...middle, lat: middle.lat + 0.01 }) * 100;
	const perLon = metres(middle, { ...middle, lon: middle.lon + 0.01 }) * 100;
	const spanX = Math.max((box.east - box.west) * perLon, LEAST_SPAN_M);
	const spanY = Math.max((box.north - box.south) * perLat, LEAST_SPAN_M / 2);
	const room = WIDTH - 2 * MARGIN;
	const unitsPerMetre = Math.min(room / spanX, (MOST_HEIGHT - 2 * MARGIN) / spanY);
	const height = Math.max(LEAST_HEIGHT, spanY * unitsPerMetre + 2 * MARGIN);
	const points = places.map((place) => {
		const x = WIDTH / 2 + (place.lon - middle.lon) * perLon * unitsPerMetre;
		const y = height / 2 - (place.lat - middle.lat) * perLat * unitsPerMetre;
		return { id: place.id, number: place.number, x, y, trueX: x, trueY: y, moved: false };
	});
	moveApart(points, height);
	for (const point of points) {
		point.moved = Math.hypot(point.x - point.trueX, point.y - point.trueY) > MARK_RADIUS * 0.6;
	}
	return { width: WIDTH, height, points, scale: scaleBar(unitsPerMetre) };
}

/** Pushes each overlapping pair apart by half of what is missing; those on one spot are first set around it. */
function moveApart(points: MapPoint[], height: number): void {
	const least = 2 * MARK_RADIUS + AIR;
	for (let round = 0; round < ROUNDS; round++) {
		let touched = false;
		for (let i = 0; i < points.length; i++) {
			for (let j = i + 1; j < points.length; j++) {
				const a = points[i] as MapPoint;
				const b = points[j] as MapPoint;
				const dx = b.x - a.x;
				const dy = b.y - a.y;
				const gap = Math.hypot(dx, dy);
				if (gap >= least - 0.5) continue;
				touched = true;
				const angle = gap > 0.01 ? Math.atan2(dy, dx) : (i * 2.4 + j) % (2 * Math.PI);
				const push = (least - gap) / 2;
				a.x -= Math.cos(angle) * push;
				a.y -= Math.sin(angle) * push;
				b.x += Math.cos(angle) * push;
				b.y += Math.sin(angle) * push;
			}
		}
		for (const point of points) {
			point.x = clamp(point.x, MARK_RADIUS + AIR, WIDTH - MARK_RADIUS - AIR);
			point.y = clamp(point.y, MARK_RADIUS + AIR, height - MARK_RADIUS - AIR);
		}
		if (!touched) return;
	}
}

/** The longest round length that takes no more than a third of the width. */
function scaleBar(unitsPerMetre: number): MapLayout['scale'] {
	const most = WIDTH / 3 / unitsPerMetre;
	const bar = BARS_M.findLast((length) => length <= most) ?? BARS_M[0];
	return { units: bar * unitsPerMetre, metres: bar };
}

const metres = (a: { lat: number; lon: number }, b: { lat: number; lon: number }) => distanceM(a, b) as number;
const min = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b));
const max = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b));
const clamp = (n: number, low: number, high: number) => Math.min(Math.max(n, low), high);
