/** The server as a function from request to answer. It does not listen; tests call `app.request()`. */
import { Hono } from 'hono';
import { ensureArea } from './areas.ts';
import { createTownFeeds, type TownFeeds } from './feed/town-feeds.ts';
import { jsonAnswer } from './http/answer.ts';
import { securityHeaders } from './http/security-headers.ts';
import { type Journal, silentJournal } from './journal.ts';
import { type Appended, appendChanges, type RowChange } from './log.ts';
import { healthRoutes } from './routes/health.ts';
import { pullRoutes } from './routes/pull.ts';
import { respond } from './routes/respond.ts';
import type { Store } from './store.ts';

export type AppConfig = {
	/** the address people use, without a trailing slash; absent: what the request says */
	publicUrl?: string;
	/** version of this server, for `/healthz` */
	version?: string;
};

export type AppOptions = Store & {
	config?: AppConfig;
	journal?: Journal;
	/** readers wait for it: the first seeding of an empty database */
	ready?: Promise<void>;
};

export type App = Store & {
	fetch(request: Request): Response | Promise<Response>;
	/** `url` may be a path */
	request(url: string, init?: RequestInit): Response | Promise<Response>;
	/** Makes the area when it is new, and appends to its log. */
	publish(area: string, changes: readonly RowChange[]): Promise<Appended>;
	/** Makes the area's snapshot now instead of when the log rests. */
	snapshotNow(area: string): Promise<void>;
	feeds: TownFeeds;
	/** Answers those who wait and stops all timers. The database stays open: it belongs to whoever opened it. */
	close(): Promise<void>;
};

export async function createApp(options: AppOptions): Promise<App> {
	const { db, clock, ids, config = {}, journal = silentJournal } = options;
	const store: Store = { db, clock, ids };
	const headers = securityHeaders(config.publicUrl);
	const failed = (error: unknown) => journal.error('unexpected', error);
	const feeds = createTownFeeds({
		store,
		headers: headers.data,
		failed,
		snapshotMade: (area, { seq, pages }, ms) =>
			journal.info('snapshot', { area, at: seq, pages: pages.length, ms: Math.round(ms) }),
	});
	const ready = options.ready ?? Promise.resolve();
	const noStore = { ...headers.data, 'Cache-Control': 'no-store' };

	const hono = new Hono();
	hono.route(
		'/',
		pullRoutes(feeds, headers.data, () => ready),
	);
	hono.route('/', healthRoutes(store, config.version ?? '0', headers.data, failed));
	hono.notFound((c) => respond(c, jsonAnswer(404, { error: 'not-found' }, noStore)));
	// The one place where what nobody expected is caught.
	hono.onError((error, c) => {
		failed(error);
		return respond(c, jsonAnswer(500, { error: 'unexpected' }, noStore));
	});

	return {
		...store,
		fetch: (request) => hono.fetch(request),
		request: (url, init) => hono.request(url, init),
		async publish(area, changes) {
			await ensureArea(store, area);
			return appendChanges(store, area, changes);
		},
		async snapshotNow(area) {
			await (await feeds.of(area))?.snapshotNow();
		},
		feeds,
		close: () => feeds.close(),
	};
}
