/**
 * What people write: decisions a second on the embedded database beside what the same file can commit, on PostgreSQL, the time
 * to a receipt with many writers, a month's outbox, and from the desk's tap to another device.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addDays, toTokyo } from '../../contract/dates.ts';
import type { Head, Nudge } from '../../contract/feed.ts';
import type { Intent, PushAnswer } from '../../contract/intent.ts';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/db/database.ts';
import { openDatabase } from '../../server/db/open.ts';
import { createAppServer } from '../../server/http/app-server.ts';
import { createWriting } from '../../server/intents/run-once.ts';
import { silentJournal } from '../../server/journal.ts';
import { randomIds, systemClock } from '../../server/store.ts';
import { createRealPostgres } from '../../server/testing/real-postgres.ts';
import { recordWriting, runBare } from './bare-statements.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, median, percentile, spreadOf } from './measure.ts';
import { allAccepted, BENCH_AREA, createWishes, createWriter, layOut, uuidv7 } from './writing-town.ts';

const WRITERS = 64;

export async function benchWriting({ short }: BenchOptions): Promise<Figure[]> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-writing-'));
	try {
		return [
			...(await benchEmbedded(folder, short)),
			...(await benchPostgres(short)),
			...(await benchThroughHttp(folder, short)),
		];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

type Rates = { single: number[]; grouped: number[] };

/** Decisions one at a time, and those of many writers together, in turns with `before`, which may make some itself. */
async function decide(
	db: Database,
	short: boolean,
	before: (kind: keyof Rates, count: number, decideSome: () => Promise<unknown>) => Promise<void> = async () => {},
): Promise<Rates> {
	const store = { db, clock: systemClock, ids: randomIds };
	await layOut(store);
	const writing = createWriting({ store, journal: silentJournal });
	const wish = createWishes();
	const rates: Rates = { single: [], grouped: [] };
	for (let round = 0; round < (short ? 1 : 9); round++) {
		const alone = short ? 20 : 100;
		const oneByOne = () => createWriter(writing, wish, { pushes: alone, count: 1 }).send;
		await before('single', alone, () => oneByOne()());
		rates.single.push(await rateOf(alone, oneByOne()));
		// as many as a transaction takes together
		const pushes = short ? 2 : 5;
		const together = () => {
			const writers = Array.from({ length: WRITERS }, () => createWriter(writing, wish, { pushes, count: 4 }));
			return () => Promise.all(writers.map((writer) => writer.send()));
		};
		await before('grouped', WRITERS * pushes * 4, () => together()());
		rates.grouped.push(await rateOf(WRITERS * pushes * 4, together()));
	}
	await writing.close();
	return rates;
}

async function rateOf(count: number, work: () => Promise<unknown>): Promise<number> {
	const begun = performance.now();
	await work();
	return (count * 1000) / (performance.now() - begun);
}

async function benchEmbedded(folder: string, short: boolean): Promise<Figure[]> {
	const file = path.join(folder, 'decisions.sqlite');
	const db = await openDatabase({ file });
	const raw = new DatabaseSync(file);
	raw.exec(
		// as the server's own connection, or the floor would copy the log that the decisions have left
		'pragma busy_timeout = 5000; pragma synchronous = full; pragma wal_autocheckpoint = 4000; create table bench_floor (id integer primary key, text text)',
	);
	const insert = raw.prepare('insert into bench_floor (text) values (?)');
	const floor: number[] = [];
	const bare: Rates = { single: [], grouped: [] };
	const { single, grouped } = await decide(db, short, async (kind, count, decideSome) => {
		if (kind === 'single') {
			floor.push(
				await rateOf(count, async () => {
					for (let i = 0; i < count; i++) insert.run('x'.repeat(400));
				}),
			);
		}
		const copy = path.join(folder, `copy-${kind}-${bare[kind].length}.sqlite`);
		raw.exec(`vacuum into '${copy}'`);
		bare[kind].push((count * 1000) / runBare(copy, await recordWriting(decideSome)));
		rmSync(copy);
	});
	raw.close();
	await db.close();
	return [
		{
			name: 'decisions one at a time, embedded',
			value: median(single),
			unit: '/s',
			floor: { name: 'commits of one row in the same file', value: median(floor) },
			must: 0.5,
			goal: 0.8,
			atLeast: true,
			runs: single.length,
			spread: spreadOf(single),
		},
		{
			name: 'the same',
			value: median(single),
			unit: '/s',
			floor: { name: 'what a decision writes, by bare statements', value: median(bare.single) },
			must: 0.5,
			atLeast: true,
			runs: single.length,
		},
		{
			name: `decisions of ${WRITERS} writers together, embedded`,
			value: median(grouped),
			unit: '/s',
			must: 5_000,
			goal: 20_000,
			atLeast: true,
			runs: grouped.length,
			spread: spreadOf(grouped),
		},
		{
			name: 'the same',
			value: median(grouped),
			unit: '/s',
			floor: { name: 'what they write, by bare statements', value: median(bare.grouped) },
			atLeast: true,
			runs: grouped.length,
		},
	];
}

async function benchPostgres(short: boolean): Promise<Figure[]> {
	const postgres = await createRealPostgres();
	const db = await openDatabase({ postgres: postgres.url });
	try {
		const { grouped } = await decide(db, short);
		return [
			{
				name: `decisions of ${WRITERS} writers together, PostgreSQL, one area`,
				value: median(grouped),
				unit: '/s',
				must: 500,
				goal: 3_000,
				atLeast: true,
				runs: grouped.length,
				spread: spreadOf(grouped),
			},
		];
	} finally {
		await db.close();
		await postgres.drop();
	}
}

const DESK: Actor = { accountId: 'desk', name: null, roles: [{ role: 'desk', placeId: 'p' }] };

/** The bench's own way to be the desk. */
const AS_DESK = 'bench-desk';

/** Through sockets, as devices do it. */
async function benchThroughHttp(folder: string, short: boolean): Promise<Figure[]> {
	const db = await openDatabase({ file: path.join(folder, 'http.sqlite') });
	const store = { db, clock: systemClock, ids: randomIds };
	await layOut(store);
	const app = await createApp({ ...store, actorOf: async ({ headers }) => (headers.has(AS_DESK) ? DESK : NOBODY) });
	const { server, endIdle } = createAppServer(app);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const push: Push = async (client, intents, more = {}) => {
		const answer = await fetch(`${url}/s/${BENCH_AREA}/push`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...more },
			body: JSON.stringify({ protocol: PROTOCOL, client, intents }),
		});
		if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
		return (await answer.json()) as PushAnswer;
	};
	const wish = createWishes();
	try {
		const receipts = await timeReceipts(push, wish, short ? 2 : 20);
		const outbox = await timeOutbox(push, wish, short ? 1 : 5);
		const marks = await timeMarks(url, push, short ? 3 : 60);
		return [
			{
				name: `a receipt with ${WRITERS} writers, p95`,
				value: percentile(receipts, 0.95),
				unit: 'ms',
				must: 50,
				runs: receipts.length,
				spread: spreadOf(receipts),
			},
			{
				name: '1,000 waiting intents → all receipts',
				value: median(outbox),
				unit: 'ms',
				must: 3_000,
				goal: 1_000,
				runs: outbox.length,
				spread: spreadOf(outbox),
			},
			{
				name: 'a mark of the desk → bytes at another device, p95',
				value: percentile(marks, 0.95),
				unit: 'ms',
				must: 500,
				runs: marks.length,
				spread: spreadOf(marks),
			},
		];
	} finally {
		await app.close();
		endIdle();
		await new Promise((resolve) => {
			server.close(resolve);
			server.closeAllConnections();
		});
		await db.close();
	}
}

type Push = (client: string, intents: readonly Intent[], more?: Record<string, string>) => Promise<PushAnswer>;
type Wish = (n: number) => Intent;

async function timeReceipts(push: Push, wish: Wish, rounds: number): Promise<number[]> {
	const times: number[] = [];
	await Promise.all(
		Array.from({ length: WRITERS }, async () => {
			const client = uuidv7();
			for (let n = 1; n <= rounds; n++) {
				const intent = wish(n);
				const begun = performance.now();
				allAccepted(await push(client, [intent]), 1);
				times.push(performance.now() - begun);
				// people do not write without a pause
				await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100));
			}
		}),
	);
	return times;
}

async function timeOutbox(push: Push, wish: Wish, rounds: number): Promise<number[]> {
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const client = uuidv7();
		const intents = Array.from({ length: 1_000 }, (_, i) => wish(i + 1));
		const begun = performance.now();
		for (const half of [intents.slice(0, 500), intents.slice(500)]) allAccepted(await push(client, half), 500);
		times.push(performance.now() - begun);
	}
	return times;
}

/** The other device waits for the nudge, then reads the tail. */
async function timeMarks(url: string, push: Push, rounds: number): Promise<number[]> {
	const client = uuidv7();
	const read = async <T>(address: string) => (await (await fetch(url + address)).json()) as T;
	const today = toTokyo(systemClock.now()).date;
	const times: number[] = [];
	for (let n = 1; n <= rounds; n++) {
		const { head } = await read<Head>(`/s/${BENCH_AREA}/head`);
		const waiting = read<Nudge>(`/s/${BENCH_AREA}/poke?after=${head}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
		const marks = [{ roomId: 'r0', date: addDays(today, 700 + n), slotId: 'am', mark: 't' }];
		const begun = performance.now();
		const intent = { n, id: uuidv7(), name: 'board.mark', args: { placeId: 'p', marks }, madeAt: '', by: 'desk' };
		const pushed = push(client, [intent], { [AS_DESK]: '1' });
		const nudge = await waiting;
		await read(`/s/${BENCH_AREA}/t/${nudge.epoch}/${Math.floor(head / 64) * 64}`);
		times.push(performance.now() - begun);
		allAccepted(await pushed, 1);
	}
	return times;
}
