/** The area's counter row: whoever holds it is the area's only writer until the commit. */

import { compiledOnce } from './db/compiled-once.ts';
import type { Query } from './db/database.ts';

/** Thrown when the area was never made (`ensureArea`). */
export class NoSuchArea extends Error {
	constructor(area: string) {
		super(`there is no area ${area} on this server`);
		this.name = 'NoSuchArea';
	}
}

/** Where the public log stands: number of the last change, and checksum of the live rows after it (16 hex digits). */
export type Counter = { head: number; sum: string };

const TAKE_COUNTER = compiledOnce((db, value: (name: 'area') => never) =>
	db
		.updateTable('area')
		.set((row) => ({ head: row.ref('head') }))
		.where('code', '=', value('area'))
		.returning(['head', 'sum']),
);

/** Takes the row until the commit. Every writer of the area waits here for the one before. Throws `NoSuchArea`. */
export async function takeCounter(transaction: Query, area: string): Promise<Counter> {
	const [counter] = await TAKE_COUNTER(transaction, { area });
	if (!counter) throw new NoSuchArea(area);
	return counter;
}

export type Turn = Counter & { turn: number; epoch: string };

const TAKE_TURN = compiledOnce((db, value: (name: 'area') => never) =>
	db
		.updateTable('area')
		.set((row) => ({ turn: row('turn', '+', 1) }))
		.where('code', '=', value('area'))
		.returning(['turn', 'epoch', 'head', 'sum']),
);

/** The same, and lets writers of intents know that what they remember is old. Throws `NoSuchArea`. */
export async function takeTurn(transaction: Query, area: string): Promise<Turn> {
	const [turn] = await TAKE_TURN(transaction, { area });
	if (!turn) throw new NoSuchArea(area);
	return turn;
}

const SET_COUNTER = compiledOnce((db, value: (name: 'area' | 'head' | 'sum') => never) =>
	db
		.updateTable('area')
		.set({ head: value('head'), sum: value('sum') })
		.where('code', '=', value('area')),
);

/** Moves it on. Only for whoever holds it. */
export async function setCounter(transaction: Query, area: string, { head, sum }: Counter): Promise<void> {
	await SET_COUNTER(transaction, { area, head, sum });
}
