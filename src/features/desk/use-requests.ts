import type { AskProblem } from '../../../contract/asking-rules.ts';
import { checkAsk } from '../../../contract/asking-rules.ts';
import type { Availability } from '../../../contract/availability.ts';
import type { LocalMoment } from '../../../contract/dates.ts';
import { monthOf } from '../../../contract/dates.ts';
import type { RequestRow } from '../../../contract/request.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { closuresOfPlace } from '../../data/relations.ts';
import { availabilityOf } from '../../data/room-days.ts';
import type { Desk } from './at-desk.tsx';
import { countUses, type DeskRequest, withUnsent } from './inbox.ts';

/** The requests of a desk with our own steps laid over them; null: they have not come to this device yet. */
export function deskRequests(placeId: string): DeskRequest[] | null {
	const known = privateTown.value;
	return known && withUnsent(known.requests.values(), outbox.value, placeId).filter(isOfDesk(placeId));
}

/** The same request also lies in its author's own scope, without what only the desk may see. */
const isOfDesk =
	(placeId: string) =>
	({ scope }: DeskRequest) =>
		scope === `desk/${placeId}`;

/** What the rules of the place say against a request, as far as this device knows. */
export function rulesAgainst(
	{ town, place, placeId }: Desk,
	ask: Pick<RequestRow, 'slots' | 'people' | 'groupId' | 'groupName' | 'roomId'> & {
		id?: string;
		state?: RequestRow['state'];
	},
	now: LocalMoment,
): AskProblem[] {
	const room = town.rooms.get(ask.roomId);
	if (!room) return [];
	const availability = new Map<string, Availability>();
	for (const { date } of ask.slots) {
		const row = availabilityOf(town, room.id, date);
		if (row) availability.set(monthOf(date), row);
	}
	const others = deskRequests(placeId) ?? [];
	return checkAsk({
		place,
		room,
		closures: closuresOfPlace(town, placeId),
		availability,
		now,
		ask,
		countsOf: (when) => countUses(others, ask, when),
		// what this request keeps already is taken by itself
		isOwn: () => ask.state === 'received' || ask.state === 'confirmed',
	});
}
