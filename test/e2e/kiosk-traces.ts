/** Where a kiosk is searched for what a visitor left. */
import type { Page } from 'playwright-core';

/** Runs in the page: all text in IndexedDB, both storages and the caches. */
export async function everythingKept(): Promise<string> {
	const parts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href];
	for (const { name } of await indexedDB.databases()) {
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const open = indexedDB.open(name ?? '');
			open.onsuccess = () => resolve(open.result);
			open.onerror = () => reject(open.error);
		});
		for (const store of db.objectStoreNames) {
			const all = await new Promise<unknown[]>((resolve, reject) => {
				const request = db.transaction(store).objectStore(store).getAll();
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			parts.push(JSON.stringify(all));
		}
		db.close();
	}
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			parts.push(request.url);
			if (/\.(?:html|json)$|\/$/.test(new URL(request.url).pathname))
				parts.push((await (await cache.match(request))?.text()) ?? '');
		}
	}
	return parts.join('\n');
}

/** A snapshot is written in ASCII. */
export function asInSnapshot(text: string): string {
	return text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/** A snapshot of the page's heap, as text: every string that is reachable stands in it. */
export async function heapOf(page: Page): Promise<string> {
	const session = await page.context().newCDPSession(page);
	const chunks: string[] = [];
	session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
	await session.send('HeapProfiler.collectGarbage');
	await session.send('HeapProfiler.takeHeapSnapshot', {});
	await session.detach();
	return chunks.join('');
}
