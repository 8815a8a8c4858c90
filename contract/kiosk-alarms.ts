/** What is wrong with a kiosk, from its last beat and the clock. Pure: the server mails it, the fleet screen shows it. */
import type { LocalTime } from './common.ts';
import type { Alarm, Beat } from './kiosk.ts';

const MINUTE = 60_000;
export const SILENT_AFTER_MS = 30 * MINUTE;
export const OLD_DATA_MS = 24 * 60 * MINUTE;
export const STUCK_AFTER_MS = 2 * 60 * MINUTE;
/** What is mailed to those who asked; the fleet screen shows the others too. */
export const MAILED_ALARMS = ['silent', 'old-data', 'stuck-outbox'] as const satisfies readonly Alarm[];
export type MailedAlarm = (typeof MAILED_ALARMS)[number];
/** Nobody is woken between these (JST) for a centre that is closed. */
const NIGHT = { from: '21:00', to: '07:00' };
const CLOCK_OFF_MS = 5 * MINUTE;
const CRASHES = 3;

export type KioskHealth = { beatAt?: number | undefined; beat?: Beat | undefined; waitingSince?: number | undefined };

/**
 * @param openForMs how long the centre has been open today; undefined: closed, or nobody told us its hours. Only an open centre's
 * kiosk is missed, and only once it has had the time to wake up.
 */
export function alarmsOf(kiosk: KioskHealth, now: number, openForMs: number | undefined): Alarm[] {
	const alarms: Alarm[] = [];
	const { beatAt, beat } = kiosk;
	const silentMs = beatAt === undefined ? Number.POSITIVE_INFINITY : now - beatAt;
	if (openForMs !== undefined && openForMs > SILENT_AFTER_MS && silentMs > SILENT_AFTER_MS) alarms.push('silent');
	if (!beat || beatAt === undefined) return alarms;
	// what it said of its data ages with its silence
	if (beat.heardAt === undefined || now - beat.heardAt > OLD_DATA_MS) alarms.push('old-data');
	if (kiosk.waitingSince !== undefined && now - kiosk.waitingSince > STUCK_AFTER_MS) alarms.push('stuck-outbox');
	if (beat.crashes >= CRASHES) alarms.push('crashing');
	if (Math.abs(beat.skewMs) > CLOCK_OFF_MS) alarms.push('clock');
	if (beat.storage === 'memory') alarms.push('memory-only');
	return alarms;
}

/**
 * What of it is worth a mail now. A tablet that is switched off while its centre is closed ages too, and nobody has to do
 * anything about it: then only one that is in touch counts.
 */
export function mailedAlarmsOf(kiosk: KioskHealth, now: number, openForMs: number | undefined): MailedAlarm[] {
	const alarms = alarmsOf(kiosk, now, openForMs);
	const inTouch = kiosk.beatAt !== undefined && now - kiosk.beatAt <= SILENT_AFTER_MS;
	return MAILED_ALARMS.filter((alarm) => alarms.includes(alarm) && (alarm === 'silent' || inTouch));
}

/** Has what somebody was told of ended? A centre that closes ends nobody's silence. */
export function isOver(alarm: MailedAlarm, kiosk: KioskHealth, now: number): boolean {
	const inTouch = kiosk.beatAt !== undefined && now - kiosk.beatAt <= SILENT_AFTER_MS;
	return inTouch && (alarm === 'silent' || !alarmsOf(kiosk, now, undefined).includes(alarm));
}

/** May somebody be mailed at this hour? */
export function isMailTime(time: LocalTime, isOpen: boolean): boolean {
	return isOpen || (NIGHT.to <= time && time < NIGHT.from);
}
