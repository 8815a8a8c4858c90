/** The server as a function from request to answer. It does not listen; tests call `app.request()`. */
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { Actor } from '../contract/roles.ts';
import { ensureArea, readAreas } from './areas.ts';
import { consultRoutes } from './consult/consult-routes.ts';
import { remindConsults } from './consult/remind-consults.ts';
import { applyWithdrawals } from './coordination/apply-withdrawals.ts';
import { coordinationRoutes } from './coordination/coordination-routes.ts';
import { remindPeople } from './coordination/remind.ts';
import { noteWithdrawals } from './coordination/withdrawal-list.ts';
import { remind } from './editing/remind.ts';
import { evaluationRoutes } from './evaluation/evaluation-routes.ts';
import { createTownFeeds, type TownFeeds } from './feed/town-feeds.ts';
import { type FollowConfig, startFollowing, waysOf } from './follow/start-follow.ts';
import { forumRoutes } from './forum/forum-routes.ts';
import { type Answer, jsonAnswer } from './http/answer.ts';
import { limits } from './http/limits.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createStaticFiles } from './http/static-files.ts';
import type { Identity } from './identity/identity.ts';
import { type IdentityConfig, startIdentity } from './identity/start-identity.ts';
import { createImportJobs } from './importing/import-jobs.ts';
import { importingRoutes } from './importing/importing-routes.ts';
import { sweepImports } from './importing/kept-files.ts';
import { tellOfLists } from './importing/list-mails.ts';
import { createPlanApart } from './importing/plan-apart.ts';
import { createSubscriptions } from './importing/subscriptions.ts';
import { writeFigures } from './indicators/write-figures.ts';
import { moveUpAfter } from './intents/move-up-after.ts';
import type { Writing } from './intents/run-once.ts';
import { startWriting } from './intents/start-writing.ts';
import { type Journal, silentJournal } from './journal.ts';
import { tellOfTrouble } from './kiosk/alarm-mails.ts';
import { kioskRoutes } from './kiosk/kiosk-routes.ts';
import { type Appended, appendChanges, compactLog, type RowChange } from './log.ts';
import type { Mail } from './mail/mail.ts';
import type { Mailer } from './mail/queue.ts';
import { createMetrics, type Metrics, subjectOf } from './metrics.ts';
import { createFirstArea } from './open/first-area.ts';
import { createOpenTowns } from './open/open-towns.ts';
import { createPictures } from './pictures/picture-routes.ts';
import { expire } from './retention/expire.ts';
import { fileRoutes } from './routes/files.ts';
import { healthRoutes } from './routes/health.ts';
import { openData } from './routes/open-data.ts';
import { openFeed } from './routes/open-feed.ts';
import { openPages } from './routes/open-pages.ts';
import { openSite } from './routes/open-site.ts';
import { pullRoutes } from './routes/pull.ts';
import { respond } from './routes/respond.ts';
import { watchRoutes } from './routes/watch.ts';
import { createSealing, type Sealing } from './sealing.ts';
import type { Store } from './store.ts';

export type AppConfig = IdentityConfig &
	FollowConfig & {
		/** the address people use, without a trailing slash; absent: what the request says */
		publicUrl?: string | undefined;
		/** version of this server, for `/healthz` */
		version?: string;
		/** folder of the page's build; absent: `dist` beside the server */
		pageFolder?: string;
		/** hosts from which lists may be fetched */
		importHosts?: readonly string[];
		/** the file in which it is noted who took a consent back; absent: nowhere */
		withdrawals?: string | undefined;
		/** serve the worker that removes itself */
		killWorker?: boolean;
	};

export type AppOptions = Store & {
	config?: AppConfig;
	journal?: Journal;
	/** who sends a request; absent: what its session says */
	actorOf?: (request: Request, area: string) => Promise<Actor>;
	/** absent: mails wait in the database */
	mail?: Mail;
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
	/** Fetches the lists whose time has come. */
	visitSubscriptions(): Promise<void>;
	/** Lets go again of whoever took a consent back after the back-up that this database was set back to. Before anybody reads. */
	keepWithdrawals(): Promise<void>;
	/** Forgets people whose time has come, in every area. */
	expire(): Promise<void>;
	/** Asks whoever looks after a centre or a group for 「まちがいありません」 when a year is over, in every area. */
	remind(): Promise<void>;
	/** Mails what is wrong with kiosks and with lists that are fetched, and what is over. Cheap; called every minute. */
	tellTroubles(): Promise<void>;
	/** Looks for news, and tells those who follow what is due. Cheap; called every minute. */
	tellFollowers(): Promise<void>;
	feeds: TownFeeds;
	metrics: Metrics;
	sealing: Sealing;
	identity: Identity;
	mailer: Mailer;
	/** runs intents, and the server's own work on what they write */
	writing: Writing;
	/** Answers those who wait and stops all timers. The database stays open: it belongs to whoever opened it. */
	close(): Promise<void>;
};

export async function createApp(options: AppOptions): Promise<App> {
	const { db, clock, ids, config = {}, journal = silentJournal, ready = Promise.resolve() } = options;
	const store: Store = { db, clock, ids };
	const { withdrawals } = config;
	const withdrawn = async () => {
		if (!withdrawals) return;
		// it stands in the database: what fails here is done when the server starts
		await noteWithdrawals(db.kysely, withdrawals).catch((error) => journal.error('withdrawals', error));
	};
	const headers = securityHeaders(config.publicUrl);
	const noStore = { ...headers.data, 'Cache-Control': 'no-store' };
	const startedAt = clock.now();
	const metrics = createMetrics(startedAt);
	const sealing = createSealing(store);
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
	const {
		identity,
		mailer,
		limits: counting,
		noteNeighbourhood,
		pushLimit,
	} = startIdentity({
		store,
		mail: options.mail,
		journal,
		config,
		headers: headers.data,
		noAddress: (about, to) => following.noAddress(about, to),
	});
	const actorOf = options.actorOf ?? identity.actorOf;
	const untilReady = () => ready;
	const writingHalf = startWriting({
		store,
		journal,
		headers: headers.data,
		ready: untilReady,
		actorOf,
		openSealed: (sealed) => sealing.open(sealed),
		limit: pushLimit,
		mailsWritten: mailer.wake,
		ways: waysOf(config),
		withdrawn,
	});
	const pictures = createPictures({
		store,
		headers: headers.data,
		actorOf,
		take: counting.take,
	});
	const open = openFeed({ store, feeds, headers: headers.data, ready: untilReady, publicUrl: config.publicUrl });

	const openTowns = createOpenTowns({ store, feeds });
	const following = startFollowing({ store, journal, headers, towns: openTowns, config, ended: withdrawn });
	const data = openData({ towns: openTowns, headers, ready: untilReady, publicUrl: config.publicUrl });

	const firstArea = createFirstArea(db.kysely);
	const pages = openPages({
		towns: openTowns,
		files,
		headers: headers.document,
		ready,
		firstArea,
		publicUrl: config.publicUrl,
	});

	const hono = new Hono();
	hono.use(async (c, next) => {
		await next();
		const tally = metrics.tally(subjectOf(c.req.path), c.res.status);
		tally.count += 1;
		if (c.req.method !== 'HEAD') tally.bytes += Number(c.res.headers.get('content-length') ?? 0);
	});
	hono.use(limits(headers.data, config.publicUrl));
	hono.use(noteNeighbourhood);
	hono.route('/', pullRoutes(feeds, headers.data, untilReady));
	hono.route('/', open.routes);
	hono.route('/', identity.routes);
	hono.route('/', writingHalf.routes);
	hono.route(
		'/',
		kioskRoutes({
			store,
			headers: headers.data,
			limits: counting,
			actorOf,
			proxies: config.proxies ?? 0,
			builds: files.builds,
		}),
	);
	hono.route('/', forumRoutes({ store, headers: headers.data, ready: untilReady, actorOf }));
	hono.route('/', evaluationRoutes({ store, headers: headers.data, ready: untilReady, actorOf }));
	hono.route('/', coordinationRoutes({ store, headers: headers.data, ready: untilReady }));
	hono.route('/', consultRoutes({ store, headers: headers.data, ready: untilReady }));
	hono.route('/', pictures.routes);
	hono.route('/', following.routes);
	const imports = createImportJobs(store, createPlanApart());
	const subscriptions = createSubscriptions(store, imports, { hosts: config.importHosts ?? [] });
	hono.route(
		'/',
		importingRoutes({ store, headers: headers.data, limits: counting, actorOf, jobs: imports, subscriptions, journal }),
	);
	hono.route(
		'/',
		openSite({
			towns: openTowns,
			feeds,
			headers,
			ready: untilReady,
			firstArea,
			readTowns: () => readAreas(db.kysely),
			publicUrl: config.publicUrl,
		}),
	);
	hono.route('/', data.routes);
	hono.route('/', healthRoutes(store, config.version ?? '0', headers.data, failed));
	hono.route('/', watchRoutes(metrics, feeds, headers.data));
	hono.route('/', pages.routes);
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
			if (pathAndQuery.startsWith('/open/')) return data.peek(pathAndQuery, host);
			if (pathAndQuery.startsWith('/feed/')) return open.peek(pathAndQuery.slice(6, 12), pathAndQuery, host);
			if (pages.isPage(pathAndQuery)) return pages.peek(pathAndQuery, host);
			return files.peek(pathAndQuery);
		},
		async publish(area, changes) {
			await ensureArea(store, area);
			const appended = await appendChanges(store, area, changes);
			if (appended.written > 0) await moveUpAfter(store, area, changes, writingHalf.writing);
			return appended;
		},
		async snapshotNow(area) {
			await (await feeds.of(area))?.snapshotNow();
		},
		async warmUp() {
			await ready;
			await eachArea(async (code) => (await feeds.of(code))?.warmUp());
		},
		async compact() {
			await identity.sweep();
			await eachArea(async (code) => {
				const snapshot = await (await feeds.of(code))?.snapshotNow();
				if (snapshot) await compactLog(store, code, snapshot.seq);
				await pictures.sweep(code);
			});
		},
		async keepWithdrawals() {
			if (!withdrawals) return;
			const hosted = new Set((await db.kysely.selectFrom('area').select('code').execute()).map(({ code }) => code));
			const applied = await applyWithdrawals(writingHalf.writing, withdrawals, (area) => hosted.has(area));
			if (applied > 0) journal.info('withdrawn again', { rows: applied });
			await noteWithdrawals(db.kysely, withdrawals);
		},
		visitSubscriptions: subscriptions.visitDue,
		async expire() {
			await sweepImports(store);
			await eachArea(async (code) =>
				journal.info('expired', { area: code, ...(await expire(store, writingHalf.writing, code)) }),
			);
			await eachArea(async (code) => journal.info('counted', { area: code, figures: await writeFigures(store, code) }));
			await eachArea(async (code) => {
				const people = await writingHalf.writing.work(code, 'remind', remindPeople);
				const consults = await writingHalf.writing.work(code, 'remind', remindConsults);
				if (people + consults > 0) mailer.wake();
			});
		},
		async remind() {
			await eachArea(async (code) =>
				journal.info('reminded', { area: code, records: await remind(writingHalf.writing, code) }),
			);
		},
		async tellTroubles() {
			const listeningMs = clock.now() - startedAt;
			let told = false;
			await eachArea(async (code) => {
				told = (await tellOfTrouble(store, code, listeningMs)) || told;
				told = (await tellOfLists(store, code)) || told;
			});
			if (told) mailer.wake();
		},
		async tellFollowers() {
			let told = false;
			await eachArea(async (code) => {
				told = (await following.look(code)) || told;
			});
			if ((await following.tell()) || told) mailer.wake();
		},
		feeds,
		metrics,
		sealing,
		identity,
		mailer,
		writing: writingHalf.writing,
		async close() {
			pictures.close();
			await writingHalf.close();
			await feeds.close();
			await mailer.close();
		},
	};
}
