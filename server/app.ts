/** The server as a function from request to answer. It does not listen; tests call `app.request()`. */
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { ensureArea, readAreas } from './areas.ts';
import { createTownFeeds, type TownFeeds } from './feed/town-feeds.ts';
import { type Answer, jsonAnswer } from './http/answer.ts';
import { limits } from './http/limits.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createStaticFiles } from './http/static-files.ts';
import { type Journal, silentJournal } from './journal.ts';
import { type Appended, appendChanges, compactLog, type RowChange } from './log.ts';
import { createMetrics, type Metrics, subjectOf } from './metrics.ts';
import { fileRoutes } from './routes/files.ts';
import { healthRoutes } from './routes/health.ts';
import { openFeed } from './routes/open-feed.ts';
import { pullRoutes } from './routes/pull.ts';
import { respond } from './routes/respond.ts';
import { watchRoutes } from './routes/watch.ts';
import type { Store } from './store.ts';

export type AppConfig = {
	/** the address people use, without a trailing slash; absent: what the request says */
	publicUrl?: string | undefined;
	/** version of this server, for `/healthz` */
	version?: string;
	/** folder of the page's build; absent: `dist` beside the server */
	pageFolder?: string;
	/** serve the worker that removes itself */
	killWorker?: boolean;
};

export type AppOptions = Store & {
	config?: AppConfig;
	journal?: Journal;
	/** readers of data wait for it: the first seeding of an empty database */
	ready?: Promise<void>;
};

export type App = Store & {
	fetch(request: Request): Response | Promise<Response>;
	/** `url` may be a path */
	request(url: string, init?: RequestInit): Response | Promise<Response>;
	/** The prepared answer to a GET of this address, when it is in memory and still true. */
	peek(pathAndQuery: string, host: string | undefined): Answer | undefined;
	/** Makes the area when it is new, and appends to its log. */
	publish(area: string, changes: readonly RowChange[]): Promise<Appended>;
	/** Makes the area's snapshot now instead of when the log rests. */
	snapshotNow(area: string): Promise<void>;
	/** Reads all pages into memory, so that the first device waits for nothing. */
	warmUp(): Promise<void>;
	/** Forgets what is older than the log's keeping time, in every area. */
	compact(): Promise<void>;
	feeds: TownFeeds;
	metrics: Metrics;
	/** Answers those who wait and stops all timers. The database stays open: it belongs to whoever opened it. */
	close(): Promise<void>;
};

export async function createApp(options: AppOptions): Promise<App> {
	const { db, clock, ids, config = {}, journal = silentJournal, ready = Promise.resolve() } = options;
	const store: Store = { db, clock, ids };
	const headers = securityHeaders(config.publicUrl);
	const noStore = { ...headers.data, 'Cache-Control': 'no-store' };
	const metrics = createMetrics(clock.now());
	const failed = (error: unknown) => {
		metrics.countError();
		journal.error('unexpected', error);
	};
	const feeds = createTownFeeds({
		store,
		headers: headers.data,
		failed,
		snapshotMade(area, { seq, pages }, ms) {
			metrics.snapshotMade(ms);
			journal.info('snapshot', { area, seq, pages: pages.length, ms: Math.round(ms) });
		},
	});
	const files = createStaticFiles({
		folder: config.pageFolder ?? fileURLToPath(new URL('../dist', import.meta.url)),
		headers: headers.document,
		killWorker: config.killWorker ?? false,
	});
	const untilReady = () => ready;
	const open = openFeed({ store, feeds, headers: headers.data, ready: untilReady, publicUrl: config.publicUrl });

	const hono = new Hono();
	hono.use(async (c, next) => {
		await next();
		const tally = metrics.tally(subjectOf(c.req.path), c.res.status);
		tally.count += 1;
		if (c.req.method !== 'HEAD') tally.bytes += Number(c.res.headers.get('content-length') ?? 0);
	});
	hono.use(limits(headers.data));
	hono.route('/', pullRoutes(feeds, headers.data, untilReady));
	hono.route('/', open.routes);
	hono.route('/', healthRoutes(store, config.version ?? '0', headers.data, failed));
	hono.route('/', watchRoutes(metrics, feeds, headers.data));
	hono.route('/', fileRoutes(files, headers.data));
	hono.notFound((c) => respond(c, jsonAnswer(404, { error: 'not-found' }, noStore)));
	// The one place where what nobody expected is caught.
	hono.onError((error, c) => {
		failed(error);
		return respond(c, jsonAnswer(500, { error: 'unexpected' }, noStore));
	});

	async function eachArea(work: (code: string) => Promise<void>): Promise<void> {
		for (const { code } of await readAreas(db.kysely)) await work(code);
	}

	return {
		...store,
		fetch: (request) => hono.fetch(request),
		request: (url, init) => hono.request(url, init),
		peek(pathAndQuery, host) {
			// `/s/` + six digits + `/`
			if (pathAndQuery.startsWith('/s/')) {
				return feeds.knownOf(pathAndQuery.slice(3, 9))?.peek(pathAndQuery.slice(10), feeds.look);
			}
			if (pathAndQuery.startsWith('/feed/')) return open.peek(pathAndQuery.slice(6, 12), pathAndQuery, host);
			return files.peek(pathAndQuery === '/' ? '/index.html' : pathAndQuery);
		},
		async publish(area, changes) {
			await ensureArea(store, area);
			return appendChanges(store, area, changes);
		},
		async snapshotNow(area) {
			await (await feeds.of(area))?.snapshotNow();
		},
		async warmUp() {
			await ready;
			await eachArea(async (code) => (await feeds.of(code))?.warmUp());
		},
		async compact() {
			await eachArea(async (code) => {
				const snapshot = await (await feeds.of(code))?.snapshotNow();
				if (snapshot) await compactLog(store, code, snapshot.seq);
			});
		},
		feeds,
		metrics,
		close: () => feeds.close(),
	};
}
