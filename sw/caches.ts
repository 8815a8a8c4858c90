/**
 * What the worker keeps, how, and why. Everything else goes to the network untouched.
 *
 * | what | where | how | why |
 * | --- | --- | --- | --- |
 * | the page's files (`__PRECACHE__`) | Workbox's precache | first the cache | a cold start needs no network; names carry hashes |
 * | the files of screens for people with an account and for kiosks (`__AT_WORK__`) | `engawa-work` | first the cache | kept where they are used (`at-work.ts`) |
 * | any screen's address | precached `/index.html` | first the cache | one page draws all screens |
 * | `/` of today | `engawa-home` | rendered here after each sync | today's list is painted before any script runs |
 * | `/kiosk` of today | `engawa-home` | as the kiosk's page drew it | the resting screen is painted before any script runs |
 * | `/pictures/…` | `engawa-pictures` | first the cache, the last 120 | never change under their address; a page shows them without a line |
 * | `/s/…`, `/feed/…`, `/open/…`, `/embed/…` | nowhere | – | IndexedDB owns the data; nothing is kept twice |
 * | `/version.json`, `/healthz`, `/metrics` | nowhere | – | they speak of now |
 */
export const HOME_CACHE = 'engawa-home';
/** Photographs that were shown, the oldest go first. */
export const PICTURE_CACHE = 'engawa-pictures';
const MOST_PICTURES = 120;

/** Addresses the server answers itself; a navigation there is never answered with the page. */
const OF_THE_SERVER = /^\/(?:s|feed|open|embed|healthz|metrics|assets|icons)(?:\/|$)|\.[a-z0-9]+$/i;

export function isScreen(url: URL): boolean {
	return !OF_THE_SERVER.test(url.pathname);
}

/**
 * What the worker never answers. Told to the browser once, at installation, where it can be told (static routing): it then
 * asks the server without waking the worker. That is quicker, and a worker that is woken every few seconds by the page's
 * questions never rests, which is what a newer worker waits for after somebody agreed to it.
 */
export const PAST_THE_WORKER = [
	'/s',
	'/s/*',
	'/p/*',
	'/id/*',
	'/k/*',
	'/import/*',
	'/feed/*',
	'/open/*',
	'/embed/*',
	'/version.json',
];

/** The one page that draws all screens. */
export const SHELL = '/index.html';

/** The address under which the home screen is kept. */
export const HOME_URL = '/';

/** The address under which a kiosk's resting screen is kept. */
export const RESTING_URL = '/kiosk';

/** A kiosk's resting screen as its page drew it. */
export type Resting = { markup: string; style: string; date: string; skewMs: number };

/** Header of the kept home screen: the day in Tokyo it was drawn for. */
export const DAY = 'X-Engawa-Day';
/** Header of the kept home screen: how far the device's clock was from the server's then, ms. */
export const SKEW = 'X-Engawa-Skew';

export function isPicture(url: URL): boolean {
	return url.pathname.startsWith('/pictures/');
}

/** A photograph from the cache, else from the network; whether it can be kept holds nobody up (`afterwards`). */
export async function picture(request: Request, afterwards: (work: Promise<void>) => void): Promise<Response> {
	const cache = await caches.open(PICTURE_CACHE);
	const kept = await cache.match(request);
	if (kept) return kept;
	const answer = await fetch(request);
	if (answer.ok && answer.headers.get('content-type') === 'image/webp')
		afterwards(keep(cache, request, answer.clone()));
	return answer;
}

async function keep(cache: Cache, request: Request, answer: Response): Promise<void> {
	await cache.put(request, answer);
	const all = await cache.keys();
	for (const old of all.slice(0, Math.max(0, all.length - MOST_PICTURES))) await cache.delete(old);
}
