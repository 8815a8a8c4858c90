/** Whether this device is a kiosk, for everybody who behaves differently then; `kiosk.ts` writes it. */
import { signal } from '@preact/signals-core';
import type { KioskConfig } from '../../contract/kiosk.ts';

export type Kiosk = {
	id: string;
	area: string;
	placeId: string;
	name: string;
	config: KioskConfig;
	/** staff have put it into もしもの時, without asking anybody, until then (ms since 1970 by the server's clock) */
	emergencyUntil?: number | undefined;
	/** version of the page that it was told to run; absent: the newest */
	build?: string | undefined;
};

/** Null on every device that is somebody's. */
export const kiosk = signal<Kiosk | null>(null);

/** Says before anything else is read that a kiosk starts here. Only a hint: `kiosk.ts` reads what is true. */
export const KIOSK_HINT = 'engawa.kiosk';
