/** What was appended past the intents (an import, a seeding) may free what somebody waits for. */

import { roomOf } from '../held-months.ts';
import { silentJournal } from '../journal.ts';
import type { RowChange } from '../log.ts';
import type { Store } from '../store.ts';
import { createWriting, type Writing } from './run-once.ts';
import { moveUpAtPlace, moveUpInRooms } from './waiting-list.ts';

/** Lets those who wait move up after these changes. `writing`: this process's own, if it has one. */
export async function moveUpAfter(
	store: Store,
	area: string,
	changes: readonly RowChange[],
	writing?: Writing,
): Promise<void> {
	const rooms = new Set<string>();
	const places = new Set<string>();
	for (const { kind, id, data } of changes) {
		if (kind === 'availability') rooms.add(roomOf({ id }));
		if (kind === 'place') places.add(id);
		if (kind === 'closure' && data) places.add(data.placeId);
	}
	if (rooms.size + places.size === 0 || !(await doesAnybodyWait(store, area))) return;
	const own = writing ?? createWriting({ store, journal: silentJournal });
	await own.work(area, 'move-up', async (context) => {
		await moveUpInRooms(context, rooms);
		for (const placeId of places) await moveUpAtPlace(context, placeId);
	});
	if (!writing) await own.close();
}

async function doesAnybodyWait(store: Store, area: string): Promise<boolean> {
	const line = await store.db.kysely
		.selectFrom('waiting')
		.select('room_id')
		.where('area', '=', area)
		.limit(1)
		.execute();
	return line.length > 0;
}
