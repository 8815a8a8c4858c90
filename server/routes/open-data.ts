/** `GET /open/{area}/…`: the town's public rows in everybody's formats. `docs/open-data.md` lists them. */
import { Hono } from 'hono';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { originOf } from '../http/origin.ts';
import type { SecurityHeaders } from '../http/security-headers.ts';
import { OPEN_ADDRESSES } from '../open/catalogue/addresses.ts';
import { findAddress, type OpenAddress } from '../open/catalogue/open-address.ts';
import type { OpenTowns } from '../open/open-towns.ts';
import { respond } from './respond.ts';

/** A reader who asks again within a minute gets the same; a cache may serve it for ten while it asks. */
const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600';

export type OpenDataOptions = {
	towns: OpenTowns;
	headers: SecurityHeaders;
	ready: () => Promise<void>;
	/** absent: what the request says */
	publicUrl: string | undefined;
};

export type OpenData = {
	routes: Hono;
	/** The prepared answer when nothing can have changed since. */
	peek(pathAndQuery: string, host: string | undefined): Answer | undefined;
};

export function openData({ towns, headers, ready, publicUrl }: OpenDataOptions): OpenData {
	// open data may be read by any page of the web
	const open = { ...headers.data, 'Access-Control-Allow-Origin': '*', 'Cache-Control': CACHE_CONTROL };
	const page = { ...headers.document, 'Cache-Control': CACHE_CONTROL };
	const refuse = (status: number, error: string, more: Record<string, unknown> = {}) =>
		jsonAnswer(status, { error, ...more }, { ...open, 'Cache-Control': 'no-store' });

	async function answer(url: URL, host: string | undefined): Promise<Answer> {
		const [, , area = '', ...rest] = url.pathname.split('/');
		const path = rest.join('/');
		const found = /^\d{6}$/.test(area) ? findAddress(OPEN_ADDRESSES, path) : undefined;
		if (!found) return refuse(404, 'no-such-address', { see: '/open' });
		const { address, id } = found;
		const mistake = mistakeIn(address, url.searchParams);
		const recipe = mistake === undefined ? address.recipe({ id, query: url.searchParams }) : undefined;
		if (!recipe)
			return refuse(400, 'question', {
				allowed: address.parameters ?? [],
				...(mistake === undefined ? {} : { mistake }),
			});
		await ready();
		const origin = publicUrl ?? originOf(url, host);
		const document = await towns.document(
			area,
			origin,
			url.pathname + url.search,
			recipe,
			address.type === 'text/html' ? page : open,
		);
		return document ?? refuse(404, 'no-such-thing');
	}

	return {
		routes: new Hono().get('/open/:area/*', async (c) =>
			respond(c, await answer(new URL(c.req.url), c.req.header('host'))),
		),
		peek(pathAndQuery, host) {
			const origin = publicUrl ?? `http://${host}`;
			return towns.peek(pathAndQuery.slice(6, 12), origin, pathAndQuery);
		},
	};
}

/** The name of a parameter that the address does not know, or whose value is none of those it takes. */
function mistakeIn(address: OpenAddress, query: URLSearchParams): string | undefined {
	for (const [name, value] of query) {
		const parameter = address.parameters?.find((one) => one.name === name);
		if (!parameter || (parameter.values && !parameter.values.includes(value))) return name;
	}
	return undefined;
}
