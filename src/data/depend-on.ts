import type { ReadonlySignal } from '@preact/signals-core';

/**
 * Runs the effect or draws the screen again when the signal changes, for whoever has no use for its value. A bare
 * `signal.value;` would do the same, but the build leaves out reads whose value nobody uses.
 */
export function dependOn(signal: ReadonlySignal<unknown>): void {
	if (signal.value === dependOn) throw new TypeError('no signal holds this function');
}
