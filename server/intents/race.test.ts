import { expect, test } from 'vitest';
import { NOBODY } from '../../contract/roles.ts';
import { openDatabase } from '../db/open.ts';
import { RACERS, type Racer, raceForOneSlot } from '../testing/race.ts';
import { testWriter, writtenTown } from '../testing/written-town.ts';

const ROUNDS = process.env.ENGAWA_LONG ? 200 : 20;

test('64 people ask for one slot in the same moment: one gets it, and each of the others knows why not', async () => {
	const db = await openDatabase({ file: ':memory:' });
	const town = await writtenTown(db);
	const racers = Array.from({ length: RACERS }, (): Racer => {
		const writer = testWriter(town.store, town.writing, NOBODY);
		return { client: writer.client, n: 1, send: (intent) => writer.send([intent]) };
	});
	for (let round = 0; round < ROUNDS; round++) await raceForOneSlot(db.kysely, racers, round, '2026-11-23');
	expect(await db.kysely.selectFrom('receipt').select('id').execute()).toHaveLength(ROUNDS * RACERS);
	await town.close();
	await db.close();
}, 300_000);
