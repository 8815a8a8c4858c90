/** The area's counter row: whoever holds it is the area's only writer until the commit. */
import type { Query } from './db/database.ts';

/** Thrown when the area was never made (`ensureArea`). */
export class NoSuchArea extends Error {
	constructor(area: string) {
		super(`there is no area ${area} on this server`);
		this.name = 'NoSuchArea';
	}
}

/** Takes the row until the commit. Every writer of the area waits here for the one before. Throws `NoSuchArea`. */
export async function takeCounter(transaction: Query, area: string): Promise<{ head: number; sum: string }> {
	const counter = await transaction
		.updateTable('area')
		.set((row) => ({ head: row.ref('head') }))
		.where('code', '=', area)
		.returning(['head', 'sum'])
		.executeTakeFirst();
	if (!counter) throw new NoSuchArea(area);
	return counter;
}

export type Turn = { turn: number; epoch: string; head: number };

/** The same, and lets writers of intents know that what they remember is old. Throws `NoSuchArea`. */
export async function takeTurn(transaction: Query, area: string): Promise<Turn> {
	const turn = await transaction
		.updateTable('area')
		.set((row) => ({ turn: row('turn', '+', 1) }))
		.where('code', '=', area)
		.returning(['turn', 'epoch', 'head'])
		.executeTakeFirst();
	if (!turn) throw new NoSuchArea(area);
	return turn;
}
