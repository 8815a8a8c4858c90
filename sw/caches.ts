/**
 * What the worker keeps, how, and why. Everything else goes to the network untouched.
 *
 * | what | where | how | why |
 * | --- | --- | --- | --- |
 * | the page's files (`__PRECACHE__`) | Workbox's precache | first the cache | a cold start needs no network; names carry hashes |
 * | any screen's address | precached `/index.html` | first the cache | one page draws all screens |
 * | `/` of today | `engawa-home` | rendered here after each sync | today's list is painted before any script runs |
 * | `/s/…`, `/feed/…` | nowhere | – | IndexedDB owns the data; nothing is kept twice |
 * | `/version.json`, `/healthz`, `/metrics` | nowhere | – | they speak of now |
 */
export const HOME_CACHE = 'engawa-home';

/** Addresses the server answers itself; a navigation there is never answered with the page. */
const OF_THE_SERVER = /^\/(?:s|feed|healthz|metrics|assets|icons)(?:\/|$)|\.[a-z0-9]+$/i;

export function isScreen(url: URL): boolean {
	return !OF_THE_SERVER.test(url.pathname);
}

/** The one page that draws all screens. */
export const SHELL = '/index.html';

/** The address under which the home screen is kept. */
export const HOME_URL = '/';

/** Header of the kept home screen: the day in Tokyo it was drawn for. */
export const DAY = 'X-Engawa-Day';
/** Header of the kept home screen: how far the device's clock was from the server's then, ms. */
export const SKEW = 'X-Engawa-Skew';
