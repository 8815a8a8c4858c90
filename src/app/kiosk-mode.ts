/**
 * What a page does when the device is a kiosk: no addresses in the history, a guard over every visit, a beat every few
 * minutes, updates and a restart at night. Loaded on kiosks alone.
 */

import { effect } from '@preact/signals';
import { createMemoryHistory } from '@tanstack/react-router';
import type { ORDERS } from '../../contract/kiosk.ts';
import { paths } from '../../contract/paths.ts';
import { clock, now } from '../data/clock.ts';
import { dependOn } from '../data/depend-on.ts';
import { device } from '../data/device.ts';
import { emergency } from '../data/emergency.ts';
import { beat, loadKiosk } from '../data/kiosk.ts';
import { deedsToTell, heardDeeds } from '../data/kiosk-staff.ts';
import { kiosk } from '../data/kiosk-state.ts';
import { changeSettings, settings } from '../data/settings.ts';
import { status } from '../data/status.ts';
import { HandOver as OnOnesPhone } from '../features/kiosk/hand-over.tsx';
import '../features/kiosk/kiosk-page.tsx'; // with the rest, instead of after it
import { guardVisits } from '../features/kiosk/kiosk-guard.tsx';
import type { VisitClock } from '../features/kiosk/visit-clock.ts';
import { BUILD } from '../features/settings/build.ts';
import { loadMessages } from '../i18n/load.ts';
import { locale } from '../i18n/locale.ts';
import { takeHome } from '../ui/take-home.ts';
import { crashesSinceLastBeat } from './crashes.ts';
import { openDisplay } from './display-dialog.tsx';
import { HandOver, insteadOfLeaving } from './hand-over.ts';
import { keepRestingScreen } from './kiosk-mode-kept.ts';
import { watchUsage } from './kiosk-usage.ts';
import { router } from './routes.tsx';
import { readyBeneath } from './shell.tsx';
import { switchToUpdate, update } from './update.ts';

const BEAT_MS = 5 * 60_000;
/** In もしもの時 one beat of so many is enough. */
const BEATS_SAVED = 3;
/** Between these nobody is in the building (JST). */
const NIGHT = { from: '02:00', to: '05:00' };
/** Once a day is enough, at night. */
const RESTART_AFTER_MS = 20 * 60 * 60_000;
/** Screens to read or to fill in get more time than lists. */
const READING = /^\/(?:ask|requests|emergency|guides|groups|events|places|notices|first|report)\/./;

const began = performance.now();
let visit: VisitClock | null = null;
const done: string[] = [];

/** Before anything is drawn. False: this device is no kiosk after all. */
export async function enterKioskMode(): Promise<boolean> {
	await loadKiosk();
	const me = kiosk.peek();
	if (!me) return false;
	document.documentElement.toggleAttribute('data-kiosk', true);
	HandOver.value = OnOnesPhone;
	// nobody leaves the glass: whatever leads elsewhere is taken home
	insteadOfLeaving.value = () => takeHome.peek()?.();
	// what a visitor opens never reaches the browser's own history
	router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [paths.kiosk()] }) } as never);
	if (settings.peek().homePlaceId !== me.placeId) await changeSettings({ homePlaceId: me.placeId });
	return true;
}

/** Once the screen is drawn. */
export async function watchOver(): Promise<void> {
	await loadMessages(locale.peek(), 'accounts');
	const root = document.createElement('div');
	document.body.append(root);
	const guarded = guardVisits(root, {
		isReading: () => READING.test(router.state.location.pathname),
		isResting,
		build: BUILD,
		tell: sayHowItIs,
		here: () => router.state.location.href,
		openDisplay,
	});
	visit = guarded;
	// whoever has left the resting screen is there, also when the touch that did it was counted for the screen before
	router.subscribe('onResolved', () => {
		if (!isResting()) guarded.touch(performance.now());
	});
	stayAwake();
	keepFirstScreensReady();
	keepRestingScreen(isAtRest);
	watchUsage();
	keepBeating();
	effect(() => {
		dependOn(now); // looks each minute
		if (isNight() && isAtRest()) {
			// it is agreed to once: saying so changes what is looked at here
			if (update.value && !update.value.agreed) switchToUpdate();
			else if (performance.now() - began > RESTART_AFTER_MS) location.reload();
		}
	});
}

function isResting(): boolean {
	return router.state.location.pathname === paths.kiosk();
}

/** The resting screen is shown and nobody visits. */
function isAtRest(): boolean {
	return isResting() && visit?.phase() === 'resting';
}

function isNight(): boolean {
	const { time } = now.peek();
	return NIGHT.from <= time && time < NIGHT.to;
}

/** One beat: how it is, what staff did; hears what it shall do. */
async function sayHowItIs(): Promise<void> {
	const me = kiosk.peek();
	if (!me) return;
	const { cursor, lastHeardAt, waiting, storage, divergences } = status.peek();
	const room = await navigator.storage?.estimate?.().catch(() => undefined);
	const deeds = await deedsToTell();
	const orders = await beat({
		build: BUILD,
		cursor,
		...(lastHeardAt !== null && { heardAt: lastHeardAt }),
		waiting,
		storage,
		divergences,
		crashes: crashesSinceLastBeat(),
		upMs: Math.round(performance.now() - began),
		skewMs: Math.round(-clock.skewMs.peek()),
		worker: navigator.serviceWorker?.controller ? (update.peek() ? 'waiting' : 'active') : 'none',
		configVersion: me.config.version,
		...(room?.usage !== undefined && { usedBytes: room.usage }),
		...(room?.quota !== undefined && { quotaBytes: room.quota }),
		...(me.emergencyUntil !== undefined &&
			me.emergencyUntil > now.peek().ms && { emergencyUntil: new Date(me.emergencyUntil).toISOString() }),
		...(done.length > 0 && { done: [...done] }),
		...(deeds.length > 0 && { staff: deeds }),
	});
	if (orders === 'un-enrolled') return location.replace(paths.home());
	if (orders) await heardDeeds(deeds.at(-1)?.n ?? 0);
	for (const { id, order } of orders ?? []) obey(id, order);
}

function keepBeating(): void {
	const often = () => {
		sayHowItIs().catch((reason: unknown) => console.error('The kiosk could not say how it is', reason));
	};
	let n = 0;
	setInterval(() => {
		n += 1;
		// the battery lasts longer than the line
		if (emergency.peek() === undefined || n % BEATS_SAVED === 0) often();
	}, BEAT_MS);
	often();
}

/** A restart waits until the visitor has gone; that it was done is said at the next beat. */
function obey(id: string, order: (typeof ORDERS)[number]): void {
	if (done.includes(id)) return;
	if (order === 'sync') {
		done.push(id);
		void device.syncOnce();
	} else if (isAtRest()) {
		rememberDone(id);
		location.reload();
	}
}

const DONE_KEY = 'engawa.kiosk.done';

function rememberDone(id: string): void {
	try {
		localStorage.setItem(DONE_KEY, id);
	} catch {
		// then it restarts once more at the next beat; nothing is lost
	}
}

/** What was done just before this page began. */
try {
	const id = localStorage.getItem(DONE_KEY);
	if (id) done.push(id);
} catch {
	// forbidden in this shell
}

/** The resting screen is painted and given to the worker before anything is drawn beneath it. */
const READY_AFTER_MS = 2_000;

/** What the first touches lead to is read while nobody waits, and the very first is drawn; not while the battery has to last. */
function keepFirstScreensReady(): void {
	setTimeout(() => {
		effect(() => {
			readyBeneath.value = emergency.value === undefined;
		});
	}, READY_AFTER_MS);
	for (const to of [paths.home(), paths.search()]) {
		router.preloadRoute({ to } as never).catch((reason: unknown) => console.info(`${to} was not read ahead`, reason));
	}
}

/** The glass stays lit while it is shown, where the browser can; elsewhere the shell does it. */
function stayAwake(): void {
	const ask = () => {
		if (document.visibilityState !== 'visible') return;
		navigator.wakeLock?.request('screen').catch(() => undefined); // refused on low battery: the shell's business
	};
	document.addEventListener('visibilitychange', ask);
	ask();
}
