import type { Event } from '../../contract/event.ts';
import type { Room } from '../../contract/room.ts';
import type { House } from './town-context.ts';

/** Where an event is, for programs and in words. */
export function placeFields(house: House, room: Room | undefined): Pick<Event, 'placeId' | 'roomIds' | 'placeName'> {
	const { place } = house;
	return {
		placeId: place.id,
		...(room ? { roomIds: [room.id] } : {}),
		placeName: room ? `${place.name} ${room.name}` : place.name,
	};
}
