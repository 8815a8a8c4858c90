/**
 * The kill switch: a worker that does nothing and goes away.
 *
 * Served as `/sw.js` (`ENGAWA_KILL_WORKER=1`, see docs/running-engawa.md), it replaces a worker that went wrong: it
 * takes over at once, empties the shell's caches, unregisters, and reloads the pages, which then come from the network.
 * IndexedDB is left alone: what a person wrote is there.
 */
declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', () => {
	self.skipWaiting();
});

self.addEventListener('activate', (event) => {
	event.waitUntil(leave());
});

async function leave(): Promise<void> {
	for (const name of await caches.keys()) await caches.delete(name);
	await self.clients.claim();
	await self.registration.unregister();
	for (const client of await self.clients.matchAll({ type: 'window' })) await client.navigate(client.url);
}

export {};
