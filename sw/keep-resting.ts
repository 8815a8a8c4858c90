/**
 * The resting screen of a kiosk as its page has drawn it, kept so that a cold start paints it before any script runs. The
 * page then draws it anew, as any screen.
 */
import { DAY, HOME_CACHE, RESTING_URL, type Resting, SHELL, SKEW } from './caches.ts';
import { type FileOfPage, keptDocument } from './kept-document.ts';

/** Null: the device is no kiosk any more. */
export async function keepResting(file: FileOfPage, resting: Resting | null): Promise<void> {
	const cache = await caches.open(HOME_CACHE);
	const shell = resting && (await file(SHELL));
	const page = shell && (await keptDocument(shell, file, resting.style));
	if (!page) {
		await cache.delete(RESTING_URL);
		return;
	}
	const html = page.html
		.replace(/<html lang="[^"]*"/, '<html lang="ja" data-kiosk')
		.replace('<div id="root"></div>', () => `<div id="root">${resting.markup}</div>`);
	const headers = { ...page.headers, [DAY]: resting.date, [SKEW]: String(resting.skewMs) };
	await cache.put(RESTING_URL, new Response(html, { headers }));
}
