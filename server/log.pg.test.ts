/** What only a real PostgreSQL can show: writers that truly run at the same time, and two server processes. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Head, Nudge, Tail } from '../contract/feed.ts';
import { createApp } from './app.ts';
import { ensureArea } from './areas.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { appendChanges } from './log.ts';
import { createRealPostgres, type RealPostgres } from './testing/real-postgres.ts';
import { AREA, dropNotice, manyNotices, putNotice } from './testing/rows.ts';
import { testStore } from './testing/store.ts';

const WRITERS = 8;
const ROUNDS = 40;
const SLOW_MS = 60_000;

let postgres: RealPostgres;
let db: Database;

beforeAll(async () => {
	postgres = await createRealPostgres();
	db = await openDatabase({ postgres: postgres.url });
});
afterAll(async () => {
	await db.close();
	await postgres.drop();
});
beforeEach(async () => {
	for (const table of ['page', 'snapshot', 'log', 'rows', 'area'] as const) await db.kysely.deleteFrom(table).execute();
	await ensureArea(testStore(db), AREA);
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads what is after its cursor, again and again, and moves the cursor to the last number seen. */
async function follow(read: (after: number) => Promise<number[]>, done: Promise<unknown>): Promise<Set<number>> {
	const seen = new Set<number>();
	let cursor = 0;
	let writing = true;
	void done.then(() => {
		writing = false;
	});
	for (let quiet = 0; writing || quiet < 2; ) {
		const numbers = await read(cursor);
		for (const number of numbers) seen.add(number);
		cursor = numbers.at(-1) ?? cursor;
		quiet = writing || numbers.length > 0 ? 0 : quiet + 1;
		await pause(1);
	}
	return seen;
}

async function writeAll(write: (writer: number, round: number) => Promise<void>): Promise<void> {
	await Promise.all(
		Array.from({ length: WRITERS }, async (_, writer) => {
			for (let round = 0; round < ROUNDS; round++) await write(writer, round);
		}),
	);
}

describe('With many writers at the same time', () => {
	test('a reader of the log misses nothing, since numbers are given in commit order', {
		timeout: SLOW_MS,
	}, async () => {
		const store = testStore(db);
		const writing = writeAll(async (writer, round) => {
			const slowed = { ...store, db: { ...db, announce: () => slowly(writer, round) } };
			await appendChanges(slowed, AREA, [putNotice(`${writer}-${round}`), dropNotice(`${writer}-${round - 1}`)]);
		});
		const seen = await follow(async (after) => {
			const lines = await db.kysely.selectFrom('log').select('seq').where('seq', '>', after).orderBy('seq').execute();
			return lines.map(({ seq }) => seq);
		}, writing);
		await writing;
		const written = WRITERS * (2 * ROUNDS - 1);
		expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: written }, (_, i) => i + 1));
	});

	test('a reader of a plain sequence misses rows: that is why the counter is there', { timeout: SLOW_MS }, async () => {
		const pool = new pg.Pool({ connectionString: postgres.url, max: WRITERS + 1 });
		await pool.query('drop table if exists plain');
		await pool.query('create table plain (seq bigserial primary key)');
		const writing = writeAll(async (writer, round) => {
			const client = await pool.connect();
			await client.query('begin');
			await client.query('insert into plain default values');
			await slowly(writer, round);
			await client.query('commit');
			client.release();
		});
		const seen = await follow(async (after) => {
			const { rows } = await pool.query('select seq from plain where seq > $1 order by seq', [after]);
			return rows.map(({ seq }) => Number(seq));
		}, writing);
		await writing;
		const { rows } = await pool.query('select count(*) as written from plain');
		await pool.end();
		expect(Number(rows[0].written)).toBe(WRITERS * ROUNDS);
		expect(seen.size).toBeLessThan(WRITERS * ROUNDS);
	});
});

/** Each writer rests for another time inside its transaction, as real work does. */
async function slowly(writer: number, round: number): Promise<void> {
	await pause((writer * 7 + round * 3) % 5);
}

describe('Two server processes on one database', () => {
	async function twoServers() {
		const [dbA, dbB] = await Promise.all([1, 2].map(() => openDatabase({ postgres: postgres.url })));
		if (!dbA || !dbB) throw new Error('unreachable');
		const [a, b] = [await createApp(testStore(dbA)), await createApp(testStore(dbB))];
		return {
			a,
			b,
			async close() {
				for (const app of [a, b]) await app.close();
				for (const each of [dbA, dbB]) await each.close();
			},
		};
	}

	test('a change written through one nudges those who wait at the other', { timeout: SLOW_MS }, async () => {
		const { a, b, close } = await twoServers();
		await a.publish(AREA, manyNotices(3));
		await vi.waitFor(async () => expect(await headOf(b)).toMatchObject({ head: 3 }));
		const waiting = Promise.resolve(b.request(`/s/${AREA}/poke?after=3`));
		await pause(50);
		const begun = performance.now();
		await a.publish(AREA, [putNotice('new')]);
		expect((await (await waiting).json()) as Nudge).toMatchObject({ head: 4 });
		expect(performance.now() - begun).toBeLessThan(2000);
		await close();
	});

	test('pages that one names are served by the other, and both tell the same tail', { timeout: SLOW_MS }, async () => {
		const { a, b, close } = await twoServers();
		await a.publish(AREA, manyNotices(300));
		const { snapshot, epoch } = await headOf(a);
		for (const { hash } of snapshot.pages) expect((await b.request(`/s/${AREA}/p/${hash}`)).status).toBe(200);
		await b.publish(AREA, [dropNotice('n5')]);
		await b.snapshotNow(AREA);
		await vi.waitFor(async () => expect((await headOf(a)).head).toBe(301));
		const tails = await Promise.all(
			[a, b].map(async (app) => (await (await app.request(`/s/${AREA}/t/${epoch}/256`)).json()) as Tail),
		);
		expect(tails[0]?.changes).toHaveLength(45);
		expect(tails[0]?.changes).toEqual(tails[1]?.changes);
		for (const { hash } of (await headOf(b)).snapshot.pages) {
			expect((await a.request(`/s/${AREA}/p/${hash}`)).status).toBe(200);
		}
		await close();
	});

	test('both still tell the truth when the listening connection is cut', { timeout: SLOW_MS }, async () => {
		const { a, b, close } = await twoServers();
		await a.publish(AREA, manyNotices(3));
		await vi.waitFor(async () => expect((await headOf(b)).head).toBe(3));
		const admin = new pg.Client({ connectionString: postgres.url });
		await admin.connect();
		await admin.query(
			`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'engawa listen'`,
		);
		await pause(50);
		await a.publish(AREA, [putNotice('new')]);
		expect((await headOf(b)).head).toBe(4);
		await admin.end();
		await close();
	});

	async function headOf(app: { request(url: string): Response | Promise<Response> }): Promise<Head> {
		return (await (await app.request(`/s/${AREA}/head`)).json()) as Head;
	}
});
