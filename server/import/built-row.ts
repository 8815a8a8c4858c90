/** What a builder made of a row of the file. */
import type { Event } from '../../contract/event.ts';
import type { Group } from '../../contract/group.ts';
import type { Place } from '../../contract/place.ts';

export type BuiltRow = (
	| { kind: 'place'; data: Place }
	| { kind: 'event'; data: Event }
	| { kind: 'group'; data: Group; placeNames: string[] }
) & {
	/** 6-digit code of another municipality that the row says it belongs to */
	foreignCode?: string;
};
