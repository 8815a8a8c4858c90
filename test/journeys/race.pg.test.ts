/** One slot, 64 devices, two server processes on one PostgreSQL; in some rounds one of the two dies in the middle of it. */
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
/** every so many rounds one server is killed without goodbye while the others ask */
const KILL_EVERY = 4;

let postgres: RealPostgres;
let db: Database;
let servers: ServerProcess[];

beforeAll(async () => {
	postgres = await createRealPostgres();
	db = await openDatabase({ postgres: postgres.url });
	const store = { db, clock: systemClock, ids: randomIds };
	await ensureArea(store, AREA);
	await appendChanges(store, AREA, TOWN);
	servers = await Promise.all([1, 2].map(() => startServer({ DATABASE_URL: postgres.url })));
}, 120_000);
afterAll(async () => {
	await Promise.all(servers.map((server) => server.remove()));
	await db.close();
	await postgres.drop();
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
			await victim.start();
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
}, 1_800_000);
