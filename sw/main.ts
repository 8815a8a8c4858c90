/**
 * The service worker: wires events, owns no rule. `caches.ts` says what is kept; `src/data` walks the road.
 *
 * The page turns the loop by itself; the worker turns the same loop when no page is there (`sync`, `periodicsync`, `push`
 * where a browser has them), and draws the home screen for the next cold start.
 */
import { addPlugins, cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import { toTokyo } from '../contract/dates.ts';
import { keepWork, renewWork, tidyWork, workFile } from './at-work.ts';
import {
	DAY,
	HOME_CACHE,
	HOME_URL,
	isPicture,
	isScreen,
	PAST_THE_WORKER,
	picture,
	RESTING_URL,
	SHELL,
	SKEW,
} from './caches.ts';
import { open, show } from './notify.ts';
import { byRevision } from './revisions.ts';
import type { Road } from './road.ts';

declare const self: ServiceWorkerGlobalScope & { engawaRoad?: Road };
/** The page's files with their revisions, written in by the build. */
declare const __PRECACHE__: { url: string; revision: string | null }[];
/** The files of `at-work.ts`, by their path with a hash, written in by the build. */
declare const __AT_WORK__: readonly string[];

/** Address of `road.ts` as it was built, written in by the build. */
declare const __ROAD__: string;

const ofThisBuild = byRevision(__PRECACHE__);
addPlugins([{ requestWillFetch: async ({ request }) => ofThisBuild(request) }]);
precache(__PRECACHE__);
cleanupOutdatedCaches();

self.addEventListener('install', (event) => {
	// A first worker has nobody to wait for; a later one waits until the person agrees (SKIP_WAITING below).
	if (!self.registration.active) event.waitUntil(self.skipWaiting());
	letPass(event);
	event.waitUntil(renewWork(__AT_WORK__));
	// A worker may run later only what it has run while it was being installed.
	road();
});

type StaticRouting = {
	addRoutes?(rules: { condition: { urlPattern: { pathname: string } }; source: 'network' }[]): Promise<void>;
};

function letPass(event: ExtendableEvent & StaticRouting): void {
	const rules = PAST_THE_WORKER.map((pathname) => ({
		condition: { urlPattern: { pathname } },
		source: 'network' as const,
	}));
	// refused: the worker sees these requests and leaves them alone, as in a browser that cannot be told
	const told = event.addRoutes?.(rules).catch((reason: unknown) => console.info('No static routes', reason));
	if (told) event.waitUntil(told);
}

self.addEventListener('activate', (event) => {
	event.waitUntil(
		Promise.all([caches.delete(HOME_CACHE), tidyWork(__AT_WORK__), self.clients.claim()]).then(() => {
			// in an event of its own: every screen that is asked for waits until this one is over
			self.registration.active?.postMessage({ type: 'KEEP_HOME' });
		}),
	);
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	if (request.mode === 'navigate') {
		if (isScreen(url)) event.respondWith(screen(url));
	} else if (isPicture(url)) {
		event.respondWith(picture(request, (work) => event.waitUntil(work)));
	} else if (isPrecached(url)) {
		event.respondWith(fileOfPage(request, url));
	} else if (__AT_WORK__.includes(url.pathname)) {
		event.respondWith(workFile(request, (work) => event.waitUntil(work)));
	}
});

self.addEventListener('message', (event) => {
	const type: unknown = event.data?.type;
	if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
	if (type === 'KEEP_WORK') event.waitUntil(keepWork(__AT_WORK__).catch(later));
	if (type === 'KEEP_HOME') event.waitUntil(road().keepHome(matchPrecache));
	if (type === 'KEEP_RESTING') event.waitUntil(road().keepResting(matchPrecache, event.data.resting ?? null));
});

/** The page asks again at its next start. */
function later(reason: unknown): void {
	console.info('Not all files for those at work came', reason);
}

for (const wake of ['sync', 'periodicsync']) {
	self.addEventListener(wake, (event) => (event as ExtendableEvent).waitUntil(syncAndKeep(wake === 'sync')));
}

self.addEventListener('push', (event) => {
	// what it speaks of is here when it is opened, also without a line then
	event.waitUntil(Promise.all([show(event), syncAndKeep(false)]));
});
self.addEventListener('notificationclick', (event) => event.waitUntil(open(event)));
self.addEventListener('pushsubscriptionchange', (event) => (event as ExtendableEvent).waitUntil(road().renewPush()));

/** `wakeAgain`: while something is unsent, the browser should try once more. */
async function syncAndKeep(wakeAgain: boolean): Promise<void> {
	const unsent = await road().syncOnce();
	await road().keepHome(matchPrecache);
	if (wakeAgain && unsent > 0) throw new Error(`${unsent} things are still unsent`);
}

function road(): Road {
	if (!self.engawaRoad) importScripts(trustedRoadUrl());
	if (!self.engawaRoad) throw new Error(`${__ROAD__} brought no road`);
	return self.engawaRoad;
}

type TrustedTypes = {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
};

/** The one script a worker may bring in, under the one policy the server's CSP allows for it. */
function trustedRoadUrl(): string {
	const types = (self as { trustedTypes?: TrustedTypes }).trustedTypes;
	return types ? types.createPolicy('app-sw', { createScriptURL: () => __ROAD__ }).createScriptURL(__ROAD__) : __ROAD__;
}

/** One page draws every screen; of the home screen there may be today's drawing. */
async function screen(url: URL): Promise<Response> {
	const kept = url.pathname === HOME_URL || url.pathname === RESTING_URL ? await keptToday(url.pathname) : undefined;
	return kept ?? (await matchPrecache(SHELL)) ?? fetch(SHELL);
}

async function fileOfPage(request: Request, url: URL): Promise<Response> {
	return (await matchPrecache(url.pathname)) ?? fetch(request);
}

const precached = new Set(__PRECACHE__.map((entry) => entry.url));

function isPrecached(url: URL): boolean {
	return precached.has(url.pathname);
}

/** The kept screen if it is today's: yesterday's list must not be shown as today's, not even for a moment. */
async function keptToday(path: string): Promise<Response | undefined> {
	const kept = await caches.match(path, { cacheName: HOME_CACHE });
	if (!kept) return undefined;
	const today = toTokyo(Date.now() + Number(kept.headers.get(SKEW))).date;
	return kept.headers.get(DAY) === today ? kept : undefined;
}
