import { HtmlValidate } from 'html-validate';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Event } from '../../../contract/event.ts';
import type { Guide } from '../../../contract/guide.ts';
import type { Place } from '../../../contract/place.ts';
import type { RowChange } from '../../log.ts';
import { type OpenApp, ORIGIN, openSampleApp } from '../../testing/open-app.ts';

// dozens of documents are judged by a validator, on machines that do other work too
vi.setConfig({ testTimeout: 60_000 });

let town: OpenApp;
const addresses: string[] = [
	'/',
	'/events',
	'/places',
	'/find',
	'/groups',
	'/guides',
	'/issues',
	'/forums',
	'/exchange',
	'/network',
	'/emergency',
	'/stories',
	'/calendars',
	'/settings/licences',
];
beforeAll(async () => {
	town = await openSampleApp();
	for (const kind of ['place', 'room', 'group', 'event', 'guide', 'notice'] as const) {
		for (const { id } of town.rows.filter((row) => row.kind === kind).slice(0, 12)) addresses.push(`/${kind}s/${id}`);
	}
	for (const [kind, folder] of [
		['issue', 'issues'],
		['forum', 'forums'],
		['exchange', 'exchange'],
		['story', 'stories'],
	] as const) {
		for (const { id } of town.rows.filter((row) => row.kind === kind).slice(0, 12)) addresses.push(`/${folder}/${id}`);
	}
});
afterAll(() => town.close());

const thingsIn = (html: string) =>
	[...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(
		([, json]) => JSON.parse(json as string) as Record<string, unknown>,
	);
const pagesWithWords = async () => {
	const pages: [string, string][] = [];
	for (const address of addresses) {
		const html = await town.read(address);
		// an event that ended long ago has no page
		if (html.includes('<main>')) pages.push([address, html]);
	}
	return pages;
};

describe('Every public page', () => {
	test('is valid HTML, with one heading, a title and a description of its own', async () => {
		const validator = new HtmlValidate({
			extends: ['html-validate:standard'],
			// form of the source, not of the document: bytes are not for eyes
			rules: {
				'no-trailing-whitespace': 'off',
				'void-style': 'off',
				'no-inline-style': 'error',
				'long-title': 'off',
				'tel-non-breaking': 'off',
				'no-implicit-button-type': 'off',
			},
		});
		const pages = await pagesWithWords();
		expect(pages.length).toBeGreaterThan(40);
		const titles = new Set<string>();
		for (const [address, html] of pages) {
			// the words stand in <noscript>, which a browser without scripts builds: that is the document to judge
			const report = await validator.validateString(html.replace(/<\/?noscript>/g, ''));
			const complaints = report.results.flatMap(({ messages }) =>
				messages.map(({ message, line }) => `${address}:${line} ${message}`),
			);
			expect(complaints).toEqual([]);
			titles.add(/<title>([^<]*)/.exec(html)?.[1] ?? '');
			expect(html.match(/<h1>/g)).toHaveLength(1);
			expect(html).toMatch(/<meta name="description" content="[^"]{3,}/);
			expect(html).toContain(`<link rel="canonical" href="${ORIGIN}${address}">`);
		}
		expect(titles.size).toBeGreaterThan(30);
	});

	test('leaves the app’s own document as it was: its scripts, and an empty root', async () => {
		for (const [, html] of await pagesWithWords()) {
			expect(html).toContain('<div id="root"></div>');
			expect(html).toContain('<script type="module" src="/assets/main.js"></script>');
			expect(html.match(/<script/g)?.length).toBe(1 + thingsIn(html).length);
		}
	});

	test('says in schema.org what it says in words, and nothing is lost when a library expands it', async () => {
		const context = { '@context': { '@vocab': 'https://schema.org/', id: '@id', type: '@type' } };
		const documentLoader = async (url: string) => {
			if (!url.startsWith('https://schema.org')) throw new Error(`no context is fetched from ${url}`);
			return { contextUrl: undefined, documentUrl: url, document: context };
		};
		let seen = 0;
		for (const [, html] of await pagesWithWords()) {
			for (const thing of thingsIn(html)) {
				const expanded = await jsonld.expand(thing, { documentLoader });
				const back = await jsonld.compact(expanded, 'https://schema.org', {
					documentLoader,
				});
				expect(normal(back)).toEqual(normal(thing));
				seen += 1;
			}
		}
		expect(seen).toBeGreaterThan(40);
	});

	test('names its licence in its data, belongs to the town, and has a picture for previews', async () => {
		for (const [address, html] of await pagesWithWords()) {
			const page = thingsIn(html).find(({ '@id': id }) => id === `${ORIGIN}${address}#page`);
			expect([address, page?.license]).toEqual([address, 'https://creativecommons.org/publicdomain/zero/1.0/deed.ja']);
			expect(page?.isPartOf).toEqual({ '@id': `${ORIGIN}/` });
			expect(html).toMatch(
				/<meta property="og:image" content="https:\/\/[^"]+">\n<meta property="og:image:alt" content="[^"]+">/,
			);
		}
	});

	test('lets no word of a row become a tag, a script or the end of one', async () => {
		const row = town.rows.find(
			({ kind, data }) => kind === 'event' && (data as Event).placeId !== undefined,
		) as RowChange<'event'>;
		const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
		await town.app.publish(town.code, [
			{
				kind: 'event',
				id: 'evil',
				data: {
					...(row.data as Event),
					id: 'evil',
					name: evil,
					description: evil,
					url: 'javascript:alert(1)',
					when: { startDate: '2026-11-30' },
				},
			},
		]);
		for (const address of ['/events/evil', '/events', `/places/${(row.data as Event).placeId}`]) {
			const html = await town.read(address);
			expect(html).not.toMatch(/<script>|<img|href="javascript/);
			expect(html).toContain('&lt;/script&gt;');
		}
		await town.app.publish(town.code, [{ kind: 'event', id: 'evil', data: null }]);
	});
});

test('A cancelled event says so in its title, in its words and in its data', async () => {
	const row = town.rows.find(
		({ kind, data }) => kind === 'event' && (data as Event).status === 'cancelled',
	) as RowChange;
	const html = await town.read(`/events/${row.id}`);
	expect(html).toContain('<title>【中止】');
	expect(html).toContain('<strong>中止</strong>');
	expect(thingsIn(html)[0]?.eventStatus).toBe('https://schema.org/EventCancelled');
});

test('A notice has a page of its own as long as it holds, and a list is data too', async () => {
	const row = town.rows.find(({ kind }) => kind === 'notice') as RowChange<'notice'>;
	const html = await town.read(`/notices/${row.id}`);
	expect(html).toContain(`<h1>${row.data?.title.ja}</h1>`);
	expect(thingsIn(html)[0]?.['@type']).toBe('NewsArticle');
	await town.app.publish(town.code, [{ ...row, data: { ...row.data, until: '2026-11-23' } } as RowChange]);
	expect(await town.read(`/notices/${row.id}`)).not.toContain('<main>');
	expect(await town.read('/sitemap.xml')).not.toContain(`/notices/${row.id}<`);
	await town.app.publish(town.code, [row]);
	const [list] = thingsIn(await town.read('/find'));
	expect(list?.['@type']).toBe('CollectionPage');
	expect(list?.mainEntity).toMatchObject({ numberOfItems: town.rows.filter(({ kind }) => kind === 'room').length });
});

test('もしもの時 is told in words: the level and what it asks, who says so, when; a place’s own word beside the town’s', async () => {
	const at = '2026-11-24T00:10:00Z';
	const level = { level: 4, about: '大雨・玉川流域', issuer: '見本市', issuedAt: '2026-11-24T00:05:00Z' };
	const rows = [
		{ id: 'town', on: true, words: { ja: '落ち着いて' }, level, by: '市民活動担当', since: at },
		{
			id: 'c01',
			on: true,
			words: { ja: '2階へ' },
			by: 'コミセン 窓口',
			since: at,
			station: { opening: 'open', offers: { toilet: 'yes', water: 'no' } },
			stationBy: 'コミセン 窓口',
			stationAt: at,
		},
	];
	await town.app.publish(
		town.code,
		rows.map((data) => ({ kind: 'emergency', id: data.id, data }) as RowChange),
	);
	const html = (await town.read('/emergency')).replaceAll(/<time datetime="[^"]*">|<\/time>/g, '');
	expect(html).toContain('警戒レベル4　避難指示：危険な場所から全員避難');
	expect(html).toContain('大雨・玉川流域 （見本市、2026年11月24日（火） 9:05）');
	expect(html).toContain(
		'2階へ（コミセン 窓口、2026年11月24日（火） 9:10） 開いています　使えるもの：トイレ　使えないもの：水',
	);
	expect(html).not.toContain(`>${at}<`);
	await town.app.publish(
		town.code,
		rows.map(({ id }) => ({ kind: 'emergency', id, data: null }) as RowChange),
	);
	expect(await town.read('/emergency')).not.toContain('落ち着いて');
});

test('A まなびの道すじ leads through its steps, also as a page without script; what a grant asks for stands in words', async () => {
	const row = town.rows.find(
		({ kind, data }) => kind === 'guide' && (data as Guide).steps?.length,
	) as RowChange<'guide'>;
	const guide = row.data as Guide;
	const html = await town.read(`/guides/${guide.id}`);
	for (const { text } of guide.steps ?? []) expect(html).toContain(text.ja);
	const links = [...html.matchAll(/<li>[^<]*<a href="(\/[^"]+)">/g)].map(([, to]) => to as string);
	expect(links.length).toBeGreaterThan(1);
	for (const to of links) expect(await town.read(to)).toContain('<main>');
	const grant = town.rows.find(({ kind, data }) => kind === 'guide' && (data as Guide).conditions?.members) as
		| RowChange<'guide'>
		| undefined;
	const asked = grant?.data as Guide;
	expect(await town.read(`/guides/${asked.id}`)).toContain(`構成員${asked.conditions?.members}人以上`);
	expect(await town.read(`/open/${town.code}/guides.csv`)).toContain(asked.title);
});

test('A place whose keeper does not agree any more is named by no list, map or page', async () => {
	const row = town.rows.find(({ kind, data }) => kind === 'place' && (data as Place).lent) as RowChange<'place'>;
	const place = row.data as Place & { lent: NonNullable<Place['lent']> };
	const addresses = ['/places', '/calendars', '/sitemap.xml'].concat(
		['places.geojson', 'other-places.csv'].map((file) => `/open/${town.code}/${file}`),
	);
	for (const address of addresses) expect(await town.read(address)).toContain(place.id);
	await town.app.publish(town.code, [{ ...row, data: { ...place, lent: { ...place.lent, until: '2026-11-23' } } }]);
	for (const address of addresses) expect(await town.read(address)).not.toContain(place.id);
	await town.app.publish(town.code, [row]);
});

test('A page is made again when something on it changes, and only then', async () => {
	const tag = async (address: string) => (await town.app.request(address)).headers.get('etag');
	const [first, second] = [await tag('/places/c01'), await tag('/places/c02')];
	const row = town.rows.find(({ id }) => id === 'c01') as RowChange<'place'>;
	await town.app.publish(town.code, [{ ...row, data: { ...row.data, note: '新しい' } } as RowChange]);
	await town.app.publish(town.code, [
		{ ...row, data: { ...row.data, description: { ja: '新しい説明' } } } as RowChange,
	]);
	expect(await tag('/places/c01')).not.toBe(first);
	expect(await tag('/places/c02')).toBe(second);
	await town.app.publish(town.code, [row]);
});

/** Without the order of keys, and with one-element lists as their element: JSON-LD makes no difference between them. */
function normal(value: unknown): unknown {
	if (Array.isArray(value)) return value.length === 1 ? normal(value[0]) : value.map(normal);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([key]) => key !== '@context');
	return Object.fromEntries(
		entries
			.map(([key, each]) => [key.replace(/^(id|type)$/, '@$1'), normal(each)] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

test('The network says who worked with whom under both names, as a page and as a sheet, and its page is in the sitemap', async () => {
	const group = town.rows.find(({ kind }) => kind === 'group') as RowChange<'group'>;
	const tie = {
		id: 'tie',
		a: { sector: 'group' as const, name: 'x', groupId: group.id },
		b: { sector: 'university' as const, name: '桜大学 <環境学部>' },
		what: '花だんの記録',
		year: 2024,
		going: true,
		fields: [],
	};
	await town.app.publish(town.code, [{ kind: 'tie', id: 'tie', data: tie }]);
	const html = await town.read('/network');
	expect(html).toContain(`<a href="/groups/${group.id}">${group.data?.name}</a>と、花だんの記録（2024年から）`);
	expect(html).toContain('桜大学 &lt;環境学部&gt;と、花だんの記録');
	const sheet = await town.read(`/open/${town.code}/ties.csv`);
	expect(sheet).toContain(`市民活動団体,${group.data?.name},${group.id},大学,桜大学 <環境学部>,,花だんの記録,2024,有`);
	expect(await town.read('/sitemap.xml')).toContain(`<loc>${ORIGIN}/network</loc>`);
	await town.app.publish(town.code, [{ kind: 'tie', id: 'tie', data: null }]);
	expect(await town.read('/network')).not.toContain('花だんの記録');
});
