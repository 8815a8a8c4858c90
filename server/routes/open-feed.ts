/** `GET /feed/{area}?afterChangeNumber=N&limit=L`: the town for everybody else (RPDE 1.0). */
import { Hono } from 'hono';
import { createBytesCache } from '../feed/bytes-cache.ts';
import { compress, decompress } from '../feed/prepare.ts';
import { DEFAULT_LIMIT, MAX_LIMIT, type RpdeQuestion, readRpdePage } from '../feed/rpde.ts';
import type { TownFeeds } from '../feed/town-feeds.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { originOf } from '../http/origin.ts';
import type { Store } from '../store.ts';
import { respond } from './respond.ts';

const HELD_BYTES = 8 * 1024 * 1024;
/** A full page stays correct when rows have left it: they come again at the end. */
const FULL_PAGE = 'public, max-age=60';
const LAST_PAGE = 'public, max-age=2';

export type OpenFeedOptions = {
	store: Store;
	feeds: TownFeeds;
	headers: Readonly<Record<string, string>>;
	ready: () => Promise<void>;
	/** absent: what the request says */
	publicUrl: string | undefined;
};

export type OpenFeed = {
	routes: Hono;
	/** The prepared answer when there is one for exactly this address and nothing has moved since. */
	peek(area: string, pathAndQuery: string, host: string | undefined): Answer | undefined;
};

export function openFeed({ store, feeds, headers, ready, publicUrl }: OpenFeedOptions): OpenFeed {
	// Open data may be read by any page of the web.
	const open = { ...headers, 'Access-Control-Allow-Origin': '*' };
	const bytes = createBytesCache(HELD_BYTES);
	const refuse = (status: number, error: string) =>
		jsonAnswer(status, { error }, { ...open, 'Cache-Control': 'no-store' });

	/** Prepared pages are found by the address asked for, the host it was asked at, and the state of the log. */
	const keyOf = (pathAndQuery: string, host: string | undefined, version: string) =>
		`${version} ${publicUrl === undefined ? host : ''} ${pathAndQuery}`;

	async function answer(area: string, url: URL, host: string | undefined): Promise<Answer> {
		if (!/^\d{6}$/.test(area)) return refuse(404, 'no-such-area');
		const origin = publicUrl ?? originOf(url, host);
		const question = readQuestion(area, url.searchParams, origin);
		if (typeof question === 'string') return refuse(400, question);
		await ready();
		const feed = await feeds.of(area);
		if (!feed) return refuse(404, 'no-such-area');
		const { epoch, head } = await feed.fresh();
		const version = `${epoch}.${head}`;
		return bytes.get(keyOf(url.pathname + url.search, host, version), async () => {
			const { text, full } = await readRpdePage(store.db.kysely, question);
			const compressed = await compress(Buffer.from(text), 'passing');
			return {
				status: 200,
				etag: `W/"${version}.${question.after}.${question.limit}"`,
				headers: {
					...open,
					'Content-Type': 'application/json',
					'Cache-Control': full ? FULL_PAGE : LAST_PAGE,
				},
				...compressed,
				plain: () => decompress(compressed.gzip),
			};
		});
	}

	return {
		routes: new Hono().get('/feed/:area', async (c) =>
			respond(c, await answer(c.req.param('area'), new URL(c.req.url), c.req.header('host'))),
		),
		peek(area, pathAndQuery, host) {
			feeds.look();
			const version = feeds.knownOf(area)?.versionIfSettled();
			return version === undefined ? undefined : bytes.peek(keyOf(pathAndQuery, host, version));
		},
	};
}

/** What is asked for, or the name of what is wrong with the question. */
function readQuestion(area: string, query: URLSearchParams, origin: string): RpdeQuestion | string {
	const after = query.get('afterChangeNumber') ?? '0';
	const limit = query.get('limit') ?? String(DEFAULT_LIMIT);
	const epoch = query.get('epoch') ?? undefined;
	if (!/^\d{1,15}$/.test(after)) return 'afterChangeNumber-is-a-whole-number';
	if (!/^[1-9]\d{0,5}$/.test(limit)) return 'limit-is-a-whole-number-from-1';
	if (epoch !== undefined && !/^[\w-]{1,64}$/.test(epoch)) return 'epoch-is-what-next-said';
	return { area, epoch, after: Number(after), limit: Math.min(Number(limit), MAX_LIMIT), origin };
}
