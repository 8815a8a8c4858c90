/** What stands beside the town's screens: `/open` and its API page, `/embed/{area}/…`, `/sitemap.xml`, `/robots.txt`. */
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import * as v from 'valibot';
import { Head } from '../../contract/feed.ts';
import type { HostedArea } from '../areas.ts';
import type { TownFeeds } from '../feed/town-feeds.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { originOf } from '../http/origin.ts';
import type { SecurityHeaders } from '../http/security-headers.ts';
import { OPEN_ADDRESSES } from '../open/catalogue/addresses.ts';
import { openDataPage, writePlainDocument } from '../open/catalogue/open-page.ts';
import { type Made, type Making, type Recipe, toAnswer } from '../open/documents.ts';
import { type EmbedQuestion, embedList, embedMonth, isMonthShown } from '../open/embed/embed-page.ts';
import type { FirstArea } from '../open/first-area.ts';
import type { OpenTowns } from '../open/open-towns.ts';
import { apiPage } from '../open/openapi/api-page.ts';
import { type Held, operationsOf, writeOpenApi } from '../open/openapi/document.ts';
import { writeRobots, writeSitemaps } from '../open/sitemap.ts';
import { stampOfKinds } from '../open/stamps.ts';
import { respond } from './respond.ts';

const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600';
const STYLE = '/open/plain.css';
const HTML = 'text/html; charset=utf-8';

/** Documents of the first town, by address; each is made of everything, so each changes with the log. */
const SITE: Record<string, (making: Making, held: Held) => Made | undefined> = {
	'/open': openPageOf,
	'/open/api': (making, held) => ({
		type: HTML,
		text: writePlainDocument(apiPage(making, operationsOf(making, OPEN_ADDRESSES, held)), STYLE),
	}),
	'/open/openapi.json': (making, held) => ({
		type: 'application/vnd.oai.openapi+json;version=3.1',
		text: writeOpenApi(making, operationsOf(making, OPEN_ADDRESSES, held)),
	}),
	'/sitemap.xml': (making) => sitemapPart(making, '/sitemap.xml'),
};

function openPageOf(making: Making, { towns }: Held): Made {
	return { type: HTML, text: writePlainDocument(openDataPage(making, OPEN_ADDRESSES, towns), STYLE) };
}

/** Undefined: the town has fewer addresses than that part would begin with. */
function sitemapPart(making: Making, path: string): Made | undefined {
	const text = writeSitemaps(making).get(path);
	return text === undefined ? undefined : { type: 'application/xml', text };
}

const EMBED_PARAMETERS = ['place', 'group', 'field', 'month'] as const;

export type OpenSiteOptions = {
	towns: OpenTowns;
	feeds: TownFeeds;
	headers: SecurityHeaders;
	ready: () => Promise<void>;
	firstArea: FirstArea;
	/** all towns of this server */
	readTowns(): Promise<readonly HostedArea[]>;
	publicUrl: string | undefined;
};

export function openSite({ towns, feeds, headers, ready, firstArea, readTowns, publicUrl }: OpenSiteOptions): Hono {
	const open = { ...headers.data, 'Access-Control-Allow-Origin': '*', 'Cache-Control': CACHE_CONTROL };
	const page = { ...headers.document, 'Cache-Control': CACHE_CONTROL };
	const noStore = { ...headers.data, 'Cache-Control': 'no-store' };
	const embedded = { ...embedHeaders(headers.document), 'Cache-Control': CACHE_CONTROL };
	const missing = jsonAnswer(404, { error: 'no-such-thing', see: '/open' }, noStore);
	const style = toAnswer(readFileSync(new URL('../open/pages/plain.css', import.meta.url)), 200, {
		...embedded,
		'Content-Type': 'text/css; charset=utf-8',
	});
	const where = (url: URL, host: string | undefined) => publicUrl ?? originOf(url, host);

	async function site(path: string, url: URL, host: string | undefined): Promise<Answer> {
		await ready();
		const [, ofTown] = /^\/open\/(\d{6})$/.exec(path) ?? [];
		const area = ofTown ?? (await firstArea.find());
		const make = ofTown ? openPageOf : (SITE[path] ?? ((making: Making) => sitemapPart(making, path)));
		if (area === undefined) return missing;
		const held = await heldOf(area);
		const names = held.towns.map(({ code, name }) => `${code} ${name}`).join();
		const recipe: Recipe = {
			stamp: ({ town, now }) => `${town.head} ${held.page} ${names} ${now.date}`,
			make: (making) => make(making, held),
		};
		const isHtml = path.startsWith('/open') && !path.endsWith('.json');
		return (await towns.document(area, where(url, host), `site ${path}`, recipe, isHtml ? page : open)) ?? missing;
	}

	/** A page and the first change that the feed still has: the description gives only examples that answer. And all towns. */
	async function heldOf(area: string): Promise<Held> {
		const feed = await feeds.of(area);
		const head = feed && v.parse(Head, JSON.parse(new TextDecoder().decode((await feed.head()).plain())));
		return { page: head?.snapshot?.pages[0]?.hash, horizon: head?.horizon ?? 0, towns: await readTowns() };
	}

	async function embed(area: string, what: string, url: URL, host: string | undefined): Promise<Answer> {
		const question = readQuestion(url.searchParams);
		if (!/^\d{6}$/.test(area) || (what !== 'events' && what !== 'calendar')) return missing;
		if (!question) return jsonAnswer(400, { error: 'question', allowed: EMBED_PARAMETERS }, noStore);
		await ready();
		const recipe: Recipe = {
			stamp: ({ town, now }) => `${now.date} ${stampOfKinds(town, 'event', 'place', 'group', 'profile', 'dataset')}`,
			make: (making) => {
				if (question.month !== undefined && !isMonthShown(question.month, making.now.date)) return undefined;
				return { type: HTML, text: what === 'events' ? embedList(making, question) : embedMonth(making, question) };
			},
		};
		const key = `/embed/${what}?${new URLSearchParams(question)}`;
		return (await towns.document(area, where(url, host), key, recipe, embedded)) ?? missing;
	}

	const routes = new Hono();
	for (const path of [...Object.keys(SITE), '/open/:area{\\d{6}}', '/:part{sitemap-[1-9]\\d{0,3}\\.xml}']) {
		routes.get(path, async (c) => {
			const url = new URL(c.req.url);
			return respond(c, await site(url.pathname, url, c.req.header('host')));
		});
	}
	return routes
		.get(STYLE, async (c) => respond(c, await style))
		.get('/robots.txt', async (c) => {
			const text = Buffer.from(writeRobots(where(new URL(c.req.url), c.req.header('host'))));
			return respond(c, await toAnswer(text, 200, { ...open, 'Content-Type': 'text/plain; charset=utf-8' }));
		})
		.get('/embed/:area/:what', async (c) =>
			respond(c, await embed(c.req.param('area'), c.req.param('what'), new URL(c.req.url), c.req.header('host'))),
		);
}

/**
 * Any page may show it, nothing in it runs, and it can neither send nor load anything but its own stylesheet. Everything else
 * of the server keeps its ban on frames.
 */
function embedHeaders(document: Readonly<Record<string, string>>): Record<string, string> {
	const { 'Cross-Origin-Opener-Policy': _opener, 'Reporting-Endpoints': _reports, ...rest } = document;
	return {
		...rest,
		'Content-Security-Policy':
			"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
		'Cross-Origin-Resource-Policy': 'cross-origin',
	};
}

/** Undefined when it holds anything but what an embedded list can be asked for. */
function readQuestion(query: URLSearchParams): EmbedQuestion | undefined {
	const question: EmbedQuestion = {};
	for (const [name, value] of query) {
		const known = EMBED_PARAMETERS.find((one) => one === name);
		if (!known || value === '' || value.length > 200 || question[known] !== undefined) return undefined;
		question[known] = value;
	}
	return question;
}
