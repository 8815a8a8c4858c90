/**
 * The service worker: wires events, owns no rule. `caches.ts` says what is kept; `src/data` walks the road.
 *
 * The page turns the loop by itself; the worker turns the same loop when no page is there (`sync`, `periodicsync`, `push`
 * where a browser has them), and draws the home screen for the next cold start.
 */
import { cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import { HOME_CACHE, isScreen } from './caches.ts';
import { keepHome, keptHome, withDevice } from './keep-home.tsx';

declare const self: ServiceWorkerGlobalScope;
/** The page's files with their revisions, written in by the build. */
declare const __PRECACHE__: { url: string; revision: string | null }[];

const SHELL = '/index.html';

precache(__PRECACHE__);
cleanupOutdatedCaches();

self.addEventListener('install', (event) => {
	// A first worker has nobody to wait for; a later one waits until the person agrees (SKIP_WAITING below).
	if (!self.registration.active) event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([caches.delete(HOME_CACHE), self.clients.claim()]).then(() => keepHome(shell)));
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
	if (type === 'KEEP_HOME') event.waitUntil(keepHome(shell));
});

for (const wake of ['push', 'sync', 'periodicsync']) {
	self.addEventListener(wake, (event) => (event as ExtendableEvent).waitUntil(syncAndKeep()));
}

async function syncAndKeep(): Promise<void> {
	await withDevice((device) => device.syncOnce());
	await keepHome(shell);
}

function shell(): Promise<Response | undefined> {
	return matchPrecache(SHELL);
}

/** One page draws every screen; of the home screen there may be today's drawing. */
async function screen(url: URL): Promise<Response> {
	const kept = url.pathname === '/' ? await keptHome() : undefined;
	return kept ?? (await shell()) ?? fetch(SHELL);
}

async function fileOfPage(request: Request, url: URL): Promise<Response> {
	return (await matchPrecache(url.pathname)) ?? fetch(request);
}

const precached = new Set(__PRECACHE__.map((entry) => entry.url));

function isPrecached(url: URL): boolean {
	return precached.has(url.pathname);
}
