/** Whether もしもの時 holds on this device now: by the town's word, its centre's, or what staff began at this tablet. */
import { computed } from '@preact/signals-core';
import type { Emergency } from '../../contract/emergency.ts';
import { BEGUN_AT_TABLET_MS, emergencyAt, type Spoken } from '../../contract/emergency-at.ts';
import { now } from './clock.ts';
import { kiosk } from './kiosk-state.ts';
import { settings } from './settings.ts';
import { town } from './town.ts';

export type EmergencyHere =
	| Spoken<Emergency>
	/** begun at this tablet, and ended by itself then (ms since 1970) */
	| { of: 'tablet'; untilMs: number };

/** Undefined: an ordinary day. */
export const emergency = computed<EmergencyHere | undefined>(() => {
	const known = town.value;
	const tablet = kiosk.value;
	const { ms } = now.value;
	const said = known && emergencyAt(known.emergencies, tablet?.placeId ?? settings.value.homePlaceId, ms);
	if (said) return said;
	const untilMs = tablet?.emergencyUntil;
	return untilMs !== undefined && ms < untilMs ? { of: 'tablet', untilMs } : undefined;
});

/** When it began, ms since 1970: what was said before is of an ordinary day. */
export function beganMs(here: EmergencyHere | undefined): number {
	if (here === undefined) return Infinity;
	if (here.of === 'tablet') return here.untilMs - BEGUN_AT_TABLET_MS;
	return Date.parse(here.row.since ?? here.row.updatedAt ?? '') || 0;
}
