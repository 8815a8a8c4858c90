/** One list of news as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. */
import { instant, rfc822 } from '../instants.ts';
import { escapeMarkup, markup } from '../markup.ts';
import type { NewsFeed } from './news.ts';

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';

/** An empty feed was last changed before anything was: the format wants a date. */
const NEVER = 0;

export function writeAtom(feed: NewsFeed): string {
	const changed = feed.items.reduce((latest, item) => Math.max(latest, item.changed), NEVER);
	return (
		XML +
		markup`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">
<title>${feed.title}</title>
<subtitle>${feed.description}</subtitle>
<id>${feed.id}</id>
<link rel="self" type="application/atom+xml" href="${feed.self}"/>
<link rel="alternate" type="text/html" href="${feed.home}"/>
<link rel="license" href="${feed.licence}"/>
<rights>${feed.rights}</rights>
<updated>${instant(changed)}</updated>
<author><name>${feed.title}</name></author>
${feed.items.map(
	(item) => markup`<entry>
<title>${item.title}</title>
<id>${item.id}</id>
<link rel="alternate" type="text/html" href="${item.url}"/>
<updated>${instant(item.changed)}</updated>
${item.author !== undefined && markup`<author><name>${item.author}</name></author>\n`}${item.tags.map((tag) => markup`<category term="${tag}"/>\n`)}<content type="text">${item.text}</content>
</entry>
`,
)}</feed>
`.text
	);
}

export function writeRss(feed: NewsFeed): string {
	return (
		XML +
		markup`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${feed.title}</title>
<link>${feed.home}</link>
<description>${feed.description}</description>
<language>ja</language>
<copyright>${feed.rights}</copyright>
<atom:link rel="self" type="application/rss+xml" href="${feed.self}"/>
<ttl>60</ttl>
${feed.items.map(
	(item) => markup`<item>
<title>${item.title}</title>
<link>${item.url}</link>
<guid isPermaLink="false">${item.id}</guid>
<pubDate>${rfc822(item.changed)}</pubDate>
${item.author !== undefined && markup`<dc:creator>${item.author}</dc:creator>\n`}${item.tags.map((tag) => markup`<category>${tag}</category>\n`)}<description>${escapeMarkup(item.text).replaceAll('\n', '<br>')}</description>
</item>
`,
)}</channel>
</rss>
`.text
	);
}

export function writeJsonFeed(feed: NewsFeed): string {
	return JSON.stringify({
		version: 'https://jsonfeed.org/version/1.1',
		title: feed.title,
		description: feed.description,
		home_page_url: feed.home,
		feed_url: feed.self,
		language: 'ja',
		_licence: { about: feed.licence, rights: feed.rights },
		items: feed.items.map((item) => ({
			id: item.id,
			url: item.url,
			title: item.title,
			content_text: item.text,
			date_modified: instant(item.changed),
			...(item.author === undefined ? {} : { authors: [{ name: item.author }] }),
			...(item.tags.length > 0 ? { tags: item.tags } : {}),
		})),
	});
}
