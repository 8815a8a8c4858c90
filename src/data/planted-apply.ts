/** What planted bugs do in `apply.ts`; nothing of it is in what is shipped. */
import type { Change } from '../../contract/feed.ts';
import type { Bug } from './planted.ts';
import type { Replica } from './replica.ts';
import type { Position, StoredChanges } from './replica-db.ts';
import { type Rows, withChanges } from './rows.ts';

type Halved = 'cursor-before-rows' | 'rows-and-cursor-apart';

/** Rows and cursor in two transactions, the one or the other first. */
export async function writeInHalves(
	replica: Replica,
	bug: Halved,
	changes: StoredChanges,
	position: Position,
): Promise<'applied'> {
	if (bug === 'cursor-before-rows') await putMeta(replica, position);
	await replica.db.use((db) => db.write(['changes'], async (store) => store('changes').put(changes)));
	if (bug === 'rows-and-cursor-apart') await putMeta(replica, position);
	return 'applied';
}

export function isTaken(bug: Bug | '', [, , , , data]: Change): boolean {
	if (bug === 'tombstones-skipped') return data !== null;
	return bug !== 'bad-row-skipped' || data === null || !('unheardOf' in data);
}

/** Rows of the old ground that the new one does not have. */
export function withUnseen(old: Rows, next: Rows): Rows {
	const unseen: Change[] = [];
	for (const [kind, rows] of old.data)
		for (const [id, data] of rows)
			if (!next.data.get(kind)?.has(id)) unseen.push([0, kind, id, 1, data as Record<string, unknown>]);
	return withChanges(next, unseen);
}

/** Believes the nudge. */
export async function moveCursorOnly(replica: Replica, from: Position, cursor: number): Promise<void> {
	const to = { ...from, cursor };
	await putMeta(replica, to);
	replica.adopt(to, replica.rows());
}

function putMeta(replica: Replica, position: Position): Promise<unknown> {
	return replica.db.use((db) => db.write(['meta'], async (store) => store('meta').put(position)));
}
