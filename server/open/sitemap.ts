/** `sitemap.xml` (sitemaps.org 0.9) and `robots.txt`. */

import { isShown } from '../../contract/published.ts';
import type { Making } from './documents.ts';
import { isInCalendar } from './ical/calendar.ts';
import { instant } from './instants.ts';
import { type Markup, markup } from './markup.ts';
import type { Entry } from './open-town.ts';
import { openExchanges, openIssues } from './pages/community-pages.ts';
import { pagePaths } from './pages/find-page.ts';
import { doesNoticeHold } from './pages/notice-page.ts';
import { toldStories } from './pages/story-page.ts';
import { placesShown } from './relations.ts';

/** The format's own limit for one file. */
const MOST_ADDRESSES = 50_000;
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** `/sitemap.xml`, and, where one file cannot hold all addresses, the parts that it then lists: path → text. */
export function writeSitemaps(making: Making, most = MOST_ADDRESSES): Map<string, string> {
	const { origin } = making;
	const addresses = addressesOf(making);
	if (addresses.length <= most) return new Map([['/sitemap.xml', writeAddresses(addresses)]]);
	const files = new Map<string, string>();
	for (let from = 0; from < addresses.length; from += most) {
		files.set(`/sitemap-${files.size + 1}.xml`, writeAddresses(addresses.slice(from, from + most)));
	}
	const parts = [...files.keys()].map((path) => markup`<sitemap><loc>${origin}${path}</loc></sitemap>\n`);
	const index = markup`<sitemapindex xmlns="${NAMESPACE}">
${parts}</sitemapindex>
`.text;
	return new Map([['/sitemap.xml', XML + index], ...files]);
}

function writeAddresses(addresses: readonly Markup[]): string {
	return (
		XML +
		markup`<urlset xmlns="${NAMESPACE}">
${addresses}</urlset>
`.text
	);
}

function addressesOf({ town, origin, now }: Making): Markup[] {
	const changed = new Map<string, number>();
	const remember = (kind: string, entries: Iterable<Entry<unknown>>) => {
		for (const { id, at } of entries) changed.set(`/${kind}/${encodeURIComponent(id)}`, at);
	};
	remember('places', placesShown(town, now.date));
	remember('rooms', town.rows('room').values());
	remember('groups', town.rows('group').values());
	remember(
		'events',
		[...town.rows('event').values()].filter(({ data }) => isInCalendar(data, now.date)),
	);
	remember(
		'guides',
		[...town.rows('guide').values()].filter(({ data }) => isShown(data, now.date)),
	);
	remember('issues', openIssues(town));
	remember('forums', town.rows('forum').values());
	remember('exchange', openExchanges(town, now.date));
	remember('stories', toldStories(town, now.date));
	remember(
		'notices',
		[...town.rows('notice').values()].filter(({ data }) => doesNoticeHold(data, now.date)),
	);
	return [...pagePaths(town)]
		.filter((path) => changed.has(path) || !/^\/\w+\//.test(path) || path.startsWith('/settings/'))
		.map((path) => {
			const at = changed.get(path);
			return markup`<url><loc>${origin}${path}</loc>${at !== undefined && markup`<lastmod>${instant(at)}</lastmod>`}</url>\n`;
		});
}

/** Everything may be read, the rows too: a robot that runs scripts sees the town only through them. */
export function writeRobots(origin: string): string {
	return `User-agent: *\nDisallow: /metrics\nDisallow: /healthz\nDisallow: /open/*/saved.ics\n\nSitemap: ${origin}/sitemap.xml\n`;
}
