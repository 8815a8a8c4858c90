import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readXml } from '../../import/read-xml.ts';
import { type OpenApp, ORIGIN, openSampleApp } from '../../testing/open-app.ts';
import type { NewsFeed } from './news.ts';
import { writeAtom, writeJsonFeed, writeRss } from './write-news.ts';

// whole towns, on machines that do other work too
vi.setConfig({ testTimeout: 60_000 });

let town: OpenApp;
beforeAll(async () => {
	town = await openSampleApp({ scale: { places: 4, rooms: 8, groups: 12, events: 40, weeks: 2 } });
});
afterAll(() => town.close());

/** What a reader hears: the text of each element by its path, in order. */
function heardIn(xml: string): { path: string; text: string; attributes: Record<string, string> }[] {
	const heard: { path: string; text: string; attributes: Record<string, string> }[] = [];
	const open: number[] = [];
	readXml(Buffer.from(xml), {
		open(name, attributes) {
			const parent = heard[open.at(-1) ?? -1]?.path;
			heard.push({ path: parent === undefined ? name : `${parent}/${name}`, text: '', attributes: attributes() });
			open.push(heard.length - 1);
		},
		close: () => open.pop(),
		text(part) {
			const current = heard[open.at(-1) ?? -1];
			if (current) current.text += part;
		},
	});
	return heard;
}
const texts = (xml: string, path: string) =>
	heardIn(xml)
		.filter((one) => one.path === path)
		.map(({ text }) => text);

describe('News for feed readers', () => {
	test('say the same in Atom, RSS and JSON Feed: each item once, with an address that answers', async () => {
		for (const subject of ['notices', 'events', 'guides', 'exchange', 'stories', 'issues']) {
			const base = `/open/${town.code}/${subject}`;
			const [atom, rss] = [await town.read(`${base}.atom`), await town.read(`${base}.rss`)];
			const feed = JSON.parse(await town.read(`${base}.feed.json`)) as {
				items: { id: string; url: string; title: string }[];
				feed_url: string;
			};
			expect(feed.items.length).toBeGreaterThan(2);
			expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
			for (const [xml, item, id] of [
				[atom, 'feed/entry', 'id'],
				[rss, 'rss/channel/item', 'guid'],
			] as const) {
				expect(texts(xml, `${item}/${id}`)).toEqual(feed.items.map((one) => one.id));
				expect(texts(xml, `${item}/title`)).toEqual(feed.items.map(({ title }) => title));
			}
			expect(texts(atom, 'feed/rights')[0]).toContain('CC0');
			expect(texts(rss, 'rss/channel/copyright')[0]).toContain('CC0');
			await town.read(feed.feed_url.slice(ORIGIN.length));
			for (const { url, title } of feed.items.slice(0, 10)) {
				const heading = /<h1>([^<]*)<\/h1>/.exec(await town.read(url.slice(ORIGIN.length)))?.[1] ?? '';
				// of needs and offers the title also says which of the two it is
				expect(title.endsWith(heading) && heading.length > 0).toBe(true);
			}
		}
	});

	test('carry every word as it is, whatever characters it is made of', () => {
		const words = fc.string({ unit: 'binary', maxLength: 20 });
		const inXml = (text: string) =>
			text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, '\ufffd').replace(/\r\n?/g, '\n');
		fc.assert(
			fc.property(words, words, words, (title, text, author) => {
				const item = { id: 'urn:x:1', url: `${ORIGIN}/events/1`, title, text, changed: 0, author, tags: [title] };
				const feed: NewsFeed = {
					title,
					description: text,
					home: ORIGIN,
					self: `${ORIGIN}/x`,
					id: 'urn:x',
					licence: ORIGIN,
					rights: author,
					items: [item],
				};
				// a reader of XML takes every line end for LF
				const read = (xml: string, path: string) => texts(xml, path)[0]?.replace(/\r\n?/g, '\n');
				const atom = writeAtom(feed);
				expect(read(atom, 'feed/entry/title')).toBe(inXml(title));
				expect(read(atom, 'feed/entry/content')).toBe(inXml(text));
				expect(heardIn(atom).find(({ path }) => path === 'feed/entry/category')?.attributes.term).toBeDefined();
				expect(read(writeRss(feed), 'rss/channel/item/title')).toBe(inXml(title));
				expect(JSON.parse(writeJsonFeed(feed)).items[0].content_text).toBe(text);
			}),
			{ numRuns: 60 },
		);
	});
});

test.each([
	['places.geojson', 'place'],
	['safety.geojson', 'safety'],
])('%s has a point in Japan for each row that has one, longitude first, and names its licence', async (file, of) => {
	const map = JSON.parse(await town.read(`/open/${town.code}/${file}`)) as {
		license: string;
		attribution: string;
		features: { id: string; geometry: { coordinates: [number, number] }; properties: { url: string } }[];
	};
	const rows = town.rows.filter(({ kind, data }) => kind === of && data && 'lat' in data);
	expect(rows.length).toBeGreaterThan(2);
	expect(map.features.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
	for (const { geometry, properties } of map.features) {
		const [lon, lat] = geometry.coordinates;
		expect(lon > 122 && lon < 154 && lat > 20 && lat < 46).toBe(true);
		await town.read(properties.url.slice(ORIGIN.length));
	}
	expect([map.license, map.attribution].join()).toMatch(/creativecommons.*CC0/);
});
