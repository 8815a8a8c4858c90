/** What a builder made of a row of the file. */
import type { Event } from '../../contract/event.ts';
import type { Group } from '../../contract/group.ts';
import type { Place } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';
import type { Safety } from '../../contract/safety.ts';
import type { PlaceWords } from './rooms.ts';

export type BuiltRow = (
	| { kind: 'place'; data: Place }
	| { kind: 'event'; data: Event }
	| { kind: 'group'; data: Group; placeNames: string[] }
	| { kind: 'safety'; data: Safety }
	/** `placeId` is empty until `room-places.ts` has settled it */
	| { kind: 'room'; data: Room; place: PlaceWords }
) & {
	/** 6-digit code of another municipality that the row says it belongs to */
	foreignCode?: string;
	/** a row of our own that left in an export and came back (`own-rows.ts`): it already says what it shall be */
	returned?: true;
};
