import type { LocalTime } from '../../../contract/common.ts';

/** Is the screen to be dark now? The hours may go over midnight. */
export function isDimAt(dim: { from: LocalTime; to: LocalTime } | undefined, time: LocalTime): boolean {
	if (!dim) return false;
	return dim.from <= dim.to ? dim.from <= time && time < dim.to : time >= dim.from || time < dim.to;
}
