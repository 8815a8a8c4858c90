/**
 * The server's life: settings → database → listening → (an empty database) sample town → pages in memory → … → SIGTERM →
 * what is under way ends → exit 0.
 *
 * It listens before the town is laid out: whoever asks meanwhile waits for what they asked for.
 */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { type Config, ConfigRefused, readConfig, withdrawalsFile } from './config.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { readVapidFile } from './follow/push/vapid.ts';
import { createAppServer } from './http/app-server.ts';
import { readSecretFile } from './identity/secret.ts';
import { createJournal } from './journal.ts';
import { openMail } from './mail/open-mail.ts';
import { seedWhenEmpty } from './seed.ts';
import { randomIds, systemClock } from './store.ts';

/** A supervisor usually waits 10 s (containers) or 90 s (systemd) before it kills. */
const GOODBYE_MS = 8_000;
const EXPIRE_EVERY_MS = 24 * 60 * 60 * 1000;
/** not while the town is being laid out and everybody asks for its first screen */
const EXPIRE_FIRST_MS = 10 * 60 * 1000;
const WATCH_EVERY_MS = 60 * 1000;
/** how exact the hours of a subscription are */
const VISIT_EVERY_MS = 5 * 60 * 1000;
const COMPACT_EVERY_MS = 6 * 60 * 60 * 1000;

export async function serve(env: Record<string, string | undefined>): Promise<void> {
	const config = readOrExplain(env);
	if (!config) return;
	const journal = createJournal(process.stderr, systemClock.now);
	const db = await openOrExplain(config);
	if (!db) return;

	const store = { db, clock: systemClock, ids: randomIds };
	const ready = Promise.withResolvers<void>();
	const app = await createApp({
		...store,
		journal,
		ready: ready.promise,
		mail: openMail(config, journal, systemClock.now),
		config: {
			publicUrl: config.publicUrl,
			killWorker: config.killWorker,
			version: readVersion(),
			proxies: config.proxies,
			importHosts: config.importHosts,
			withdrawals: withdrawalsFile(config),
			secret: config.secret ?? readSecretFile(config.dataFolder),
			vapidKey: config.vapidKey ?? readVapidFile(config.dataFolder),
			mailFrom: config.mailFrom,
			pushHosts: config.pushHosts,
		},
	});
	const { server, endIdle } = createAppServer(app);

	const underWay = new Set<Promise<unknown>>();
	const follow = (work: Promise<unknown>) => {
		underWay.add(work);
		work.catch((error) => journal.error('unexpected', error)).finally(() => underWay.delete(work));
	};

	let leaving = false;
	async function leave() {
		if (leaving) return;
		leaving = true;
		const closed = new Promise((resolve) => server.close(resolve));
		await app.close();
		endIdle();
		const late = setTimeout(() => server.closeAllConnections(), GOODBYE_MS);
		await closed;
		clearTimeout(late);
		await Promise.allSettled(underWay);
		await db?.close();
		process.exit(0);
	}
	process.on('SIGTERM', () => void leave());
	process.on('SIGINT', () => void leave());

	try {
		await listen(server, config);
	} catch (error) {
		explain(listenProblem(error as NodeJS.ErrnoException, config));
		await app.close();
		await db.close();
		return;
	}
	greet(server.address() as AddressInfo, config);

	follow(
		seedWhenEmpty(store).then(
			async (seeded) => {
				if (seeded) journal.info('seeded', seeded);
				await app.keepWithdrawals();
				await app.sealing.tend();
				ready.resolve();
				return leaving ? undefined : app.warmUp();
			},
			(error) => {
				ready.reject(error);
				throw error;
			},
		),
	);
	// whoever asks gets the error; without a question it is in the journal already
	ready.promise.catch(() => {});
	const daily = () => follow(app.expire().then(() => app.remind()));
	setTimeout(daily, EXPIRE_FIRST_MS).unref();
	setInterval(daily, EXPIRE_EVERY_MS).unref();
	setInterval(() => follow(app.tellTroubles()), WATCH_EVERY_MS).unref();
	setInterval(() => follow(app.tellFollowers()), WATCH_EVERY_MS).unref();
	setInterval(() => follow(app.visitSubscriptions()), VISIT_EVERY_MS).unref();
	setInterval(() => follow(app.compact().then(() => app.sealing.tend())), COMPACT_EVERY_MS).unref();
}

function listen(server: Server, { port, host }: Config): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}

function greet({ port }: AddressInfo, { host, publicUrl }: Config): void {
	const shown = host.includes(':') ? `[${host}]` : host;
	process.stdout.write(`縁側 Engawa  ${publicUrl ?? `http://${shown}:${port}/`}\n`);
	if (publicUrl?.startsWith('https:')) return;
	process.stdout.write(
		'タブレットから開くには HTTPS が必要です（手順: docs/running-engawa.md）。 Tablets need HTTPS: see docs/running-engawa.md\n',
	);
}

function readVersion(): string {
	const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
		version: string;
	};
	return version;
}

/** One line on standard error, and an exit code that says it was not us. */
function explain(line: string): void {
	process.stderr.write(`${line}\n`);
	process.exitCode = 2;
}

function readOrExplain(env: Record<string, string | undefined>): Config | undefined {
	try {
		return readConfig(env);
	} catch (error) {
		if (!(error instanceof ConfigRefused)) throw error;
		explain(error.message);
		return undefined;
	}
}

async function openOrExplain({ database }: Config): Promise<Database | undefined> {
	try {
		return await openDatabase(database);
	} catch (error) {
		const { message, code } = error as NodeJS.ErrnoException;
		const reason = message || code;
		explain(
			'file' in database
				? `${database.file} cannot be opened (${reason}): let ENGAWA_DATA name a folder this user may write to`
				: `the database cannot be reached (${reason}): check DATABASE_URL and that PostgreSQL is running`,
		);
		return undefined;
	}
}

function listenProblem({ code, message }: NodeJS.ErrnoException, { port, host }: Config): string {
	if (code === 'EADDRINUSE') return `PORT=${port} is taken on ${host}: write another, for example PORT=${port + 1}`;
	if (code === 'EACCES') return `PORT=${port} needs rights this user does not have: write one above 1023`;
	if (code === 'EADDRNOTAVAIL') return `HOST=${host} is no address of this machine: write 127.0.0.1 or 0.0.0.0`;
	return `cannot listen on ${host}:${port} (${message}): write another HOST or PORT`;
}
