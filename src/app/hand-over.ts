/** Screens that are a person's own business. On a kiosk they are done on one's own phone; `kiosk-mode.ts` brings the screen. */
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

/** Null on every device that is somebody's. */
export const HandOver = signal<ComponentType<{ href: string }> | null>(null);

/** On a kiosk: what happens instead of leaving for another site, a file or a telephone. Null: one may leave. */
export const insteadOfLeaving = signal<(() => void) | null>(null);

const OWN_BUSINESS =
	/^\/(?:ask|requests|ticket|outbox|saved|calendars|follow|report|consults?|settings|sign-in|account|people|desk|edit|kiosks)(?:\/|$)|\/edit(?:\/|$)|^\/events\/new$/;

export function isOwnBusiness(path: string): boolean {
	return OWN_BUSINESS.test(path);
}
