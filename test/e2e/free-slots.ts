/** Slots that can be asked for on a running server, as any other program would find them: from its public pages. */
import type { Availability } from '../../contract/availability.ts';
import { addDays } from '../../contract/dates.ts';
import type { Head, Page } from '../../contract/feed.ts';
import type { Place } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';

export type FreeSlot = { placeId: string; roomId: string; roomName: string; date: string; slotId: string };

/** By how the place takes requests; each in another room, none before `from`, in rooms for ten people and more. */
export async function freeSlots(
	url: string,
	area: string,
	from: string,
): Promise<Record<'counter' | 'request' | 'instant', FreeSlot[]>> {
	const get = async <T>(path: string) => (await (await fetch(`${url}/s/${area}/${path}`)).json()) as T;
	const head = await get<Head>('head');
	const rows = async <R>(kind: string): Promise<R[]> => {
		const pages = head.snapshot.pages.filter((page) => page.kind === kind);
		const found = await Promise.all(pages.map(({ hash }) => get<Page>(`p/${hash}`)));
		return found.flatMap((page) => page.rows.map(([, , row]) => row as R));
	};
	const places = new Map((await rows<Place>('place')).map((place) => [place.id, place]));
	const rooms = new Map((await rows<Room>('room')).map((room) => [room.id, room]));
	const free: Record<'counter' | 'request' | 'instant', FreeSlot[]> = { counter: [], request: [], instant: [] };
	const taken = new Set<string>();
	for (const row of await rows<Availability>('availability')) {
		const room = rooms.get(row.roomId);
		const channel = places.get(row.placeId)?.booking?.channel ?? 'none';
		if (!room || channel === 'none' || taken.has(room.id) || (room.capacity ?? 0) < 10) continue;
		if (room.bookable === false || (room.minPeople ?? 0) > 6) continue;
		for (const [i, letters] of row.days.entries()) {
			const date = addDays(`${row.month}-01`, i);
			const slotId = row.slots[letters.indexOf('f')]?.id;
			// another slot of the day is free too, to go to when the first is taken
			if (date < from || slotId === undefined || letters.split('f').length < 4) continue;
			free[channel].push({ placeId: row.placeId, roomId: room.id, roomName: room.name, date, slotId });
			taken.add(room.id);
			break;
		}
	}
	return free;
}
