/**
 * The service worker: wires events, owns no rule. `caches.ts` says what is kept; `src/data` walks the road.
 *
 * The page turns the loop by itself; the worker turns the same loop when no page is there (`sync`, `periodicsync`, `push`
 * where a browser has them), and draws the home screen for the next cold start.
 */
import { cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import { toTokyo } from '../contract/dates.ts';
import { DAY, HOME_CACHE, HOME_URL, isScreen, SHELL, SKEW } from './caches.ts';
import type { Road } from './road.ts';

declare const self: ServiceWorkerGlobalScope & { engawaRoad?: Road };
/** The page's files with their revisions, written in by the build. */
declare const __PRECACHE__: { url: string; revision: string | null }[];

/** Address of `road.ts` as it was built, written in by the build. */
declare const __ROAD__: string;

precache(__PRECACHE__);
cleanupOutdatedCaches();

self.addEventListener('install', (event) => {
	// A first worker has nobody to wait for; a later one waits until the person agrees (SKIP_WAITING below).
	if (!self.registration.active) event.waitUntil(self.skipWaiting());
	// A worker may run later only what it has run while it was being installed.
	road();
});

self.addEventListener('activate', (event) => {
	event.waitUntil(
		Promise.all([caches.delete(HOME_CACHE), self.clients.claim()]).then(() => road().keepHome(matchPrecache)),
	);
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	if (request.mode === 'navigate') {
		if (isScreen(url)) event.respondWith(screen(url));
	} else if (isPrecached(url)) {
		event.respondWith(fileOfPage(request, url));
	}
});

self.addEventListener('message', (event) => {
	const type: unknown = event.data?.type;
	if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
	if (type === 'KEEP_HOME') event.waitUntil(road().keepHome(matchPrecache));
});

for (const wake of ['push', 'sync', 'periodicsync']) {
	self.addEventListener(wake, (event) => (event as ExtendableEvent).waitUntil(syncAndKeep()));
}

async function syncAndKeep(): Promise<void> {
	await road().syncOnce();
	await road().keepHome(matchPrecache);
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
	const kept = url.pathname === '/' ? await keptHome() : undefined;
	return kept ?? (await matchPrecache(SHELL)) ?? fetch(SHELL);
}

async function fileOfPage(request: Request, url: URL): Promise<Response> {
	return (await matchPrecache(url.pathname)) ?? fetch(request);
}

const precached = new Set(__PRECACHE__.map((entry) => entry.url));

function isPrecached(url: URL): boolean {
	return precached.has(url.pathname);
}

/** The kept home screen if it is today's: yesterday's list must not be shown as today's, not even for a moment. */
async function keptHome(): Promise<Response | undefined> {
	const kept = await caches.match(HOME_URL, { cacheName: HOME_CACHE });
	if (!kept) return undefined;
	const today = toTokyo(Date.now() + Number(kept.headers.get(SKEW))).date;
	return kept.headers.get(DAY) === today ? kept : undefined;
}
