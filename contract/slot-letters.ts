/** The letters that stand for slots, and the name of a room's month: without the schemas, for screens that are painted first. */

/**
 * One letter per slot: `f` free, `t` taken, `c` closed, `n` not yet open for asking, `o` over, `?` unknown.
 * Unknown is a state of its own and never looks free.
 */
export const SLOT_STATES = {
	f: 'free',
	t: 'taken',
	c: 'closed',
	n: 'not-yet-open',
	o: 'over',
	'?': 'unknown',
} as const;
export type SlotLetter = keyof typeof SLOT_STATES;
export type SlotState = (typeof SLOT_STATES)[SlotLetter];

/** The id of the row that holds a room's month (`YYYY-MM`). */
export function availabilityId(roomId: string, month: string): string {
	return `${roomId}:${month}`;
}
