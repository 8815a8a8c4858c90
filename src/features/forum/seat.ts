/** Whose turn it is on a device that several people share: each has dots of their own. Lives as long as this window. */
import { signal } from '@preact/signals';
import type { HeldForum } from '../../data/forums.ts';

const seats = signal<ReadonlyMap<string, string>>(new Map());

/** The seat whose turn it is; the last that gave a dot, or the first. */
export function seatOf(held: HeldForum): string {
	return seats.value.get(held.id) ?? Object.keys(held.dots).at(-1) ?? 's1';
}

export function nextSeat(held: HeldForum): void {
	const used = Math.max(Object.keys(held.dots).length, Number(seatOf(held).slice(1)));
	seats.value = new Map(seats.value).set(held.id, `s${used + 1}`);
}

/** Dots that this seat has still to give. */
export function dotsLeft(held: HeldForum, dotsEach: number): number {
	const given = Object.values(held.dots[seatOf(held)] ?? {}).reduce((sum, n) => sum + n, 0);
	return Math.max(0, dotsEach - given);
}
