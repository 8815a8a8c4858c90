/** What everything that reads or writes the log is given: no global clock, no global database. */
import { randomBytes } from 'node:crypto';
import type { Database } from './db/database.ts';

export type Clock = {
	/** milliseconds since 1970 */
	now(): number;
};

export type Ids = {
	/** a random id, never used before: `A–Z a–z 0–9 - _` */
	epoch(): string;
};

export type Store = { db: Database; clock: Clock; ids: Ids };

export const systemClock: Clock = { now: () => Date.now() };

const EPOCH_BYTES = 9;
/** Drawn for many at once: each call of the generator costs as much as a statement of the database. */
let drawn = Buffer.alloc(0);
let used = 0;

export const randomIds: Ids = {
	epoch() {
		if (used >= drawn.length) {
			drawn = randomBytes(EPOCH_BYTES * 256);
			used = 0;
		}
		used += EPOCH_BYTES;
		return drawn.toString('base64url', used - EPOCH_BYTES, used);
	},
};
