/**
 * The kill switch: a worker that does nothing and goes away.
 *
 * Served as `/sw.js` (`ENGAWA_KILL_WORKER=1`, see docs/running-engawa.md), it replaces a worker that went wrong: it
 * takes over at once, empties the shell's caches, unregisters, and reloads the pages of the worker it replaced, which
 * then come from the network. Such a page asks for a worker again, and gets this one again: it must not be reloaded once
 * more, or it would start for ever. Hence no `claim()`.
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
	const replaced = await self.clients.matchAll({ type: 'window' });
	await self.registration.unregister();
	for (const client of replaced) await client.navigate(client.url);
}

export {};
