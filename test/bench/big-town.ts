/** The town every bench measures: 2,000 groups, 5,000 events, 300 rooms, 13 weeks of slots; about 25,000 facts. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Availability } from '../../contract/availability.ts';
import { toTokyo } from '../../contract/dates.ts';
import { generateTown } from '../../profiles/sample/town.ts';
import { createApp } from '../../server/app.ts';
import { openDatabase } from '../../server/db/open.ts';
import type { RowChange } from '../../server/log.ts';
import { randomIds, systemClock } from '../../server/store.ts';

export const BIG_SCALE = { places: 40, rooms: 260, groups: 2000, events: 5000, weeks: 13 };

/** Facts in all, each slot counted as one: availability is kept for as many rooms as fit. */
const FACTS = 25_000;

/** Rows of a town `times` as big. */
export function bigTown(times = 1) {
	const scale = Object.fromEntries(
		Object.entries(BIG_SCALE).map(([name, n]) => [name, name === 'weeks' ? n : n * times]),
	);
	const { code, rows } = generateTown({ today: toTokyo(Date.now()).date, scale });
	let facts = rows.filter((row) => row.kind !== 'availability').length;
	const kept = rows.filter((row) => {
		if (row.kind !== 'availability') return true;
		const slots = slotFacts(row.data as Availability).length;
		if (facts + slots > FACTS * times) return false;
		facts += slots;
		return true;
	});
	return { code, rows: kept };
}

/** A folder that `ENGAWA_DATA` can name, with the town in its database and its pages prepared. */
export async function bigTownFolder(times = 1) {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-bench-'));
	const { code, rows } = bigTown(times);
	const db = await openDatabase({ file: path.join(folder, 'engawa.sqlite') });
	const app = await createApp({ db, clock: systemClock, ids: randomIds });
	await app.publish(code, rows as RowChange[]);
	await app.close();
	await db.close();
	return { folder, code, rows, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The same town with each slot as a row of its own: what an engine that stores a row per fact must keep. */
export function factsOf(
	rows: readonly { kind: string; id: string; data: object }[],
): { kind: string; id: string; data: object }[] {
	return rows.flatMap((row) => (row.kind === 'availability' ? slotFacts(row.data as Availability) : [row]));
}

function slotFacts(row: Availability) {
	return row.days.flatMap((letters, day) =>
		[...letters].map((state, index) => {
			const date = `${row.month}-${String(day + 1).padStart(2, '0')}`;
			const slot = row.slots[index];
			const id = `${row.roomId}:${date}:${slot?.id}`;
			const data = { id, roomId: row.roomId, placeId: row.placeId, date, slot: slot?.id, state, asOf: row.asOf };
			return { kind: 'slot', id, data };
		}),
	);
}
