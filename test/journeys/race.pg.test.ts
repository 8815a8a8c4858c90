/** One slot, 64 devices, two server processes on one PostgreSQL; in some rounds one of the two dies in the middle of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTokyo } from '../../contract/dates.ts';
import type { PushAnswer } from '../../contract/intent.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { ensureArea } from '../../server/areas.ts';
import type { Database } from '../../server/db/database.ts';
import { openDatabase } from '../../server/db/open.ts';
import { appendChanges } from '../../server/log.ts';
import { randomIds, systemClock } from '../../server/store.ts';
import { RACERS, type Racer, raceForOneSlot } from '../../server/testing/race.ts';
import { createRealPostgres, type RealPostgres } from '../../server/testing/real-postgres.ts';
import { AREA } from '../../server/testing/rows.ts';
import { TOWN, uuid } from '../../server/testing/written-town.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';

/** `ENGAWA_RACE_ROUNDS=200` for the long run */
const ROUNDS = Number(process.env.ENGAWA_RACE_ROUNDS ?? 8);
/** every so many rounds one server is killed without goodbye while the others ask; `ENGAWA_RACE_KILL_EVERY=1`: in each */
const KILL_EVERY = Number(process.env.ENGAWA_RACE_KILL_EVERY ?? 4);

let postgres: RealPostgres;
let db: Database;
let servers: ServerProcess[];
let compiled: string;

beforeAll(async () => {
	postgres = await createRealPostgres();
	db = await openDatabase({ postgres: postgres.url });
	const store = { db, clock: systemClock, ids: randomIds };
	await ensureArea(store, AREA);
	await appendChanges(store, AREA, TOWN);
	// what one that says goodbye leaves compiled, those that are killed start with
	compiled = mkdtempSync(path.join(os.tmpdir(), 'engawa-compiled-'));
	const env = { DATABASE_URL: postgres.url, NODE_COMPILE_CACHE: compiled };
	const first = await startServer(env);
	await first.stop();
	await first.remove();
	servers = await Promise.all([1, 2].map(() => startServer(env)));
}, 120_000);
afterAll(async () => {
	await Promise.all(servers.map((server) => server.remove()));
	await db.close();
	await postgres.drop();
	rmSync(compiled, { recursive: true, force: true });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks one server, then the other, until one answers: as a device does. */
function racer(index: number): Racer {
	const client = uuid();
	return {
		client,
		n: 1,
		async send(intent, round) {
			const body = JSON.stringify({ protocol: PROTOCOL, client, intents: [intent] });
			for (let attempt = 0; attempt < 200; attempt++) {
				const { url } = servers[(index + round + attempt) % servers.length] as ServerProcess;
				const answer = await fetch(`${url}/s/${AREA}/push`, {
					method: 'POST',
					body,
					headers: { 'content-type': 'application/json' },
				}).catch(() => undefined);
				if (answer?.status === 200) return (await answer.json()) as PushAnswer;
				if (answer && answer.status < 500) throw new Error(`${answer.status}: ${await answer.text()}`);
				await pause(20);
			}
			throw new Error('no server answers');
		},
	};
}

/** A machine under load may take longer than a server is given. */
async function startedAgain(server: ServerProcess): Promise<void> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await server.start();
		} catch (error) {
			await server.kill();
			if (attempt >= 3) throw error;
		}
	}
}

test('exactly one has it each time, and every other one a reason, also when a server is killed meanwhile', async () => {
	const today = toTokyo(systemClock.now()).date;
	const racers = Array.from({ length: RACERS }, (_, index) => racer(index));
	const took: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const began = performance.now();
		const racing = raceForOneSlot(db.kysely, racers, round, today);
		if (round % KILL_EVERY === KILL_EVERY - 1) {
			const victim = servers[Math.floor(round / KILL_EVERY) % servers.length] as ServerProcess;
			await pause(5 + (round % 7) * 3);
			await victim.kill();
			await racing;
			await startedAgain(victim);
		}
		await racing;
		took.push(performance.now() - began);
	}
	const sorted = took.toSorted((a, b) => a - b).map(Math.round);
	process.stdout.write(
		`${ROUNDS} rounds of ${RACERS}: median ${sorted[ROUNDS >> 1]} ms, longest ${sorted.at(-1)} ms\n`,
	);
	const receipts = await db.kysely.selectFrom('receipt').select('id').execute();
	expect(receipts).toHaveLength(ROUNDS * RACERS);
	const clients = await db.kysely.selectFrom('client').select('last_n').execute();
	expect(new Set(clients.map(({ last_n }) => last_n))).toEqual(new Set([ROUNDS]));
}, 3_600_000);
