/** A store whose clock and ids the test decides. */
import type { Database } from '../db/database.ts';
import type { Store } from '../store.ts';

export type TestStore = Store & {
	clock: { now(): number; set(ms: number): void; pass(ms: number): void };
};

/** Epochs are `epoch1`, `epoch2`, …; the clock stands still at 2026-11-23 10:00 in Japan until told otherwise. */
export function testStore(db: Database, { startAt = Date.parse('2026-11-23T01:00:00Z') } = {}): TestStore {
	let now = startAt;
	let epochs = 0;
	return {
		db,
		clock: {
			now: () => now,
			set: (ms) => {
				now = ms;
			},
			pass: (ms) => {
				now += ms;
			},
		},
		ids: { epoch: () => `epoch${++epochs}` },
	};
}
