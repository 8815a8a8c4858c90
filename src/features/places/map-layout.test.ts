import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutMap, MARK_RADIUS } from './map-layout.ts';

const at = (number: number, lat: number, lon: number) => ({ id: `p${number}`, number, lat, lon });

test('north is up and east is right', () => {
	const layout = layOutMap([at(1, 35.7, 139.5), at(2, 35.72, 139.55)]);
	const [south, north] = layout?.points ?? [];
	expect(north?.y).toBeLessThan(south?.y ?? 0);
	expect(north?.x).toBeGreaterThan(south?.x ?? 0);
});

test('the scale bar is as long as it says', () => {
	const layout = layOutMap([at(1, 35.7, 139.5), at(2, 35.7, 139.52)]);
	const [west, east] = layout?.points ?? [];
	const unitsPerMetre = ((east?.trueX ?? 0) - (west?.trueX ?? 0)) / 1806;
	expect((layout?.scale.units ?? 0) / (layout?.scale.metres ?? 1)).toBeCloseTo(unitsPerMetre, 2);
});

test('places in one house are set beside each other, each with a line to its true place', () => {
	const layout = layOutMap([at(1, 35.7, 139.5), at(2, 35.7, 139.5), at(3, 35.71, 139.51)]);
	const [one, two, three] = layout?.points ?? [];
	expect(Math.hypot((one?.x ?? 0) - (two?.x ?? 0), (one?.y ?? 0) - (two?.y ?? 0))).toBeGreaterThan(2 * MARK_RADIUS);
	expect([one?.moved, two?.moved, three?.moved]).toEqual([true, true, false]);
});

test('no places, no map', () => {
	expect(layOutMap([])).toBeUndefined();
});

test('up to forty places of a town never cover each other and stay within the drawing', () => {
	const point = fc.record({
		lat: fc.double({ min: 35.68, max: 35.73, noNaN: true }),
		lon: fc.double({ min: 139.53, max: 139.6, noNaN: true }),
	});
	fc.assert(
		fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), (places) => {
			const layout = layOutMap(places.map(({ lat, lon }, index) => at(index + 1, lat, lon)));
			const points = layout?.points ?? [];
			for (const a of points) {
				expect(a.x).toBeGreaterThanOrEqual(MARK_RADIUS);
				expect(a.y).toBeLessThanOrEqual((layout?.height ?? 0) - MARK_RADIUS);
				for (const b of points) {
					// numbers stay readable: marks may touch at the rim, not overlap
					if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(1.6 * MARK_RADIUS);
				}
			}
		}),
		{ numRuns: 30 },
	);
});
