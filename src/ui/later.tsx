/**
 * A screen answers a tap with what can be seen of it; what lies below follows when that frame is on the screen.
 *
 * Whoever comes back (or jumps to a part of the screen) gets all of it at once, because where they were must be there.
 */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Draws its content after the first frame of a screen. */
export function Later({ children }: { children: () => ComponentChildren }): ComponentChildren {
	return useAfterFirstFrame() ? children() : null;
}

/** False until the first frame of a screen is there. */
export function useAfterFirstFrame(): boolean {
	const [isAfter, setAfter] = useState(isKnownVisit);
	useLayoutEffect(() => {
		let isHere = true;
		if (!isAfter) requestAnimationFrame(() => setTimeout(() => isHere && setAfter(true)));
		return () => {
			isHere = false;
		};
	}, [isAfter]);
	return isAfter;
}

/** The same for what changes while one types: false in the first frame that shows this `of`. */
export function useAfterFrameOf(of: string): boolean {
	const [drawn, setDrawn] = useState(() => (isKnownVisit() ? of : null));
	useLayoutEffect(() => {
		let isHere = true;
		if (drawn !== of) requestAnimationFrame(() => setTimeout(() => isHere && setDrawn(of)));
		return () => {
			isHere = false;
		};
	}, [drawn, of]);
	return drawn === of;
}

/** How many cards or rows of the smallest size certainly fill what can be seen of the window: keys may lie over its foot. */
export function rowsInWindow(): number {
	const inSight = Math.min(innerHeight, visualViewport?.height ?? innerHeight) - covered;
	return Math.max(1, Math.ceil(inSight / SMALLEST_ROW_PX)) + 1;
}

let covered = 0;

/** Says how much of the window's foot lies under keys of our own, in px; 0: nothing. Those of the system are known. */
export function coverFoot(px: number): void {
	covered = px;
}

const SMALLEST_ROW_PX = 84;

const visited = new Set<unknown>();
let visit: { key: unknown; isKnown: boolean } | undefined;

/** Each way forward has a new key in the history; back, and a page that starts anew, have one that may hold a position. */
function isKnownVisit(): boolean {
	const key: unknown = history.state?.__TSR_key;
	if (!visit || visit.key !== key) {
		visit = { key, isKnown: visited.size === 0 || visited.has(key) || location.hash !== '' };
		visited.add(key);
	}
	return visit.isKnown;
}
