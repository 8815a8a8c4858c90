/** An empty database gets the sample town, so that the first start shows something. */
import { toTokyo } from '../contract/dates.ts';
import { ensureArea } from './areas.ts';
import { appendChanges } from './log.ts';
import type { Store } from './store.ts';

/** The area's code and number of rows when it was seeded, undefined when the database has an area already. */
export async function seedWhenEmpty(store: Store): Promise<{ area: string; rows: number } | undefined> {
	const hosted = await store.db.kysely.selectFrom('area').select('code').limit(1).executeTakeFirst();
	if (hosted) return undefined;
	// loaded only for this: a server with data of its own never needs it
	const { generateTown } = await import('../profiles/sample/town.ts');
	const { code, rows } = generateTown({ today: toTokyo(store.clock.now()).date });
	await ensureArea(store, code);
	const { written } = await appendChanges(store, code, rows);
	return { area: code, rows: written };
}
