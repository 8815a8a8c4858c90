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

export const randomIds: Ids = { epoch: () => randomBytes(9).toString('base64url') };
