/**
 * Staff at a kiosk: a PIN of its own for each, and what was done with it.
 *
 * The server makes a slow hash of the PIN and keeps that alone; the tablet gets it with its signed settings, so that it can
 * check without a line. What was done is told with the next beat: never a name, never what a visitor looked at.
 */
import * as v from 'valibot';
import { Id, Instant } from './common.ts';

/** Digits of a PIN at least and at most. */
export const PIN_DIGITS = { least: 6, most: 12 };
/** Rounds of PBKDF2-HMAC-SHA-256 (OWASP 2023: 600,000). */
export const PIN_ROUNDS = 600_000;
/** Wrong PINs in a row until nobody may try for a while. */
export const PIN_TRIES = 5;
const FIRST_PAUSE_MS = 15 * 60_000;
const LONGEST_PAUSE_MS = 8 * 60 * 60_000;

/** 15 minutes, then twice as long with each pause since the last right PIN, eight hours at most. `pauses`: those before. */
export function pauseAfter(pauses: number): number {
	return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(pauses, 10));
}

/** The hash of a PIN, base64url, with what is needed to make it again. */
export const StaffPin = v.looseObject({
	salt: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
	rounds: v.pipe(v.number(), v.integer(), v.minValue(100_000), v.maxValue(5_000_000)),
	hash: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});
export type StaffPin = v.InferOutput<typeof StaffPin>;

/** PINs that stand in every list: one digit over and over, runs up and down, pairs. */
export function isWeakPin(pin: string): boolean {
	if (!/^\d+$/.test(pin) || pin.length < PIN_DIGITS.least || pin.length > PIN_DIGITS.most) return true;
	const steps = new Set<number>();
	for (let at = 1; at < pin.length; at++) steps.add((Number(pin[at]) - Number(pin[at - 1]) + 10) % 10);
	if (steps.size === 1) return true;
	const half = pin.slice(0, pin.length / 2);
	return new Set(pin).size < 3 || half + half === pin || pin.startsWith('123456');
}

export const STAFF_DEEDS = [
	'entered',
	'wrong-pin',
	'locked',
	'sync',
	'restart',
	'clean',
	'move',
	'pin-notice',
	'emergency-on',
	'emergency-off',
	'un-enrol',
] as const;

/** One thing that was done at the tablet, numbered by it from 1; the server takes each number once. */
export const StaffDeed = v.looseObject({
	n: v.pipe(v.number(), v.integer(), v.minValue(1)),
	at: Instant,
	what: v.picklist(STAFF_DEEDS),
	/** of `move` */
	placeId: v.optional(Id),
	/** of `pin-notice`; absent: none is pinned */
	noticeId: v.optional(Id),
});
export type StaffDeed = v.InferOutput<typeof StaffDeed>;
/** Deeds a beat carries; older ones are told first. */
export const MOST_DEEDS = 40;
