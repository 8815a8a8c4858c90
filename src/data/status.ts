/** The two honest signals, last heard and waiting, and what stands in the way, as data for screens. */
import { signal } from '@preact/signals-core';

/** Why the device is not up to date, or cannot keep what it has. Screens have words for each. */
export type Problem =
	/** no answer at all */
	| 'unreachable'
	/** the server answered that it cannot */
	| 'server-error'
	/** somebody else answered: a login page of the Wi-Fi, a proxy, a redirect */
	| 'not-our-server'
	/** an answer broke off or does not hold what it should */
	| 'damaged-answer'
	/** an answer older than what is already here */
	| 'stale-answer'
	/** the server speaks a newer protocol than this page: a newer page is needed */
	| 'newer-protocol'
	/** an older window of this app keeps the store from opening */
	| 'storage-blocked'
	/** no room left on the device */
	| 'storage-full'
	/** what had been kept here has vanished; it is being fetched again */
	| 'storage-lost'
	/** rows on the device differ from the server's; they are being fetched again */
	| 'diverged';

export type Status = {
	/** `empty`: nothing has ever come, and the last attempt failed */
	phase: 'starting' | 'first-sync' | 'ready' | 'empty';
	/** the server's clock at its last good answer, ms since 1970 */
	lastHeardAt: number | null;
	/** number of the last change on the device; 0 before the first sync */
	cursor: number;
	/** things of this device that wait to be sent */
	waiting: number;
	/** things that came back refused and have not been looked after yet */
	returned: number;
	/** `may-vanish`: the browser may clear it; `memory`: nothing is kept beyond this window */
	storage: 'kept' | 'may-vanish' | 'memory';
	/** pages fetched of pages needed, during a first sync or a large catch-up */
	progress?: { done: number; of: number };
	problem?: Problem;
	/** how often this device found its rows to differ from the server's, since it was set up */
	divergences: number;
};

export const STARTING: Status = {
	phase: 'starting',
	lastHeardAt: null,
	cursor: 0,
	waiting: 0,
	returned: 0,
	storage: 'may-vanish',
	divergences: 0,
};

export const status = signal<Status>(STARTING);
