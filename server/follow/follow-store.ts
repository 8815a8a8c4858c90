/** The lines of those who follow: read, written, ended. What ends takes everything of it along. */
import type { FollowedThing, FollowLang, News } from '../../contract/follow.ts';
import type { Query } from '../db/database.ts';
import type { FollowTable } from '../db/follow-tables.ts';

/** A line as it is worked with. */
export type Follow = Omit<FollowTable, 'things' | 'news' | 'lang'> & {
	things: FollowedThing[];
	news: News[];
	lang: FollowLang;
};

export function followOf(line: FollowTable): Follow {
	return {
		...line,
		things: JSON.parse(line.things) as FollowedThing[],
		news: JSON.parse(line.news) as News[],
		lang: line.lang as FollowLang,
	};
}

/** Everybody of an area who is to be told something, with what they follow. */
export async function readFollows(db: Query, area: string): Promise<Follow[]> {
	const lines = await db
		.selectFrom('follow')
		.selectAll()
		.where('area', '=', area)
		.where('state', '=', 'on')
		.orderBy('id')
		.execute();
	return lines.map(followOf);
}

export async function readFollow(db: Query, id: string): Promise<Follow | undefined> {
	const line = await db.selectFrom('follow').selectAll().where('id', '=', id).executeTakeFirst();
	return line && followOf(line);
}

/** Nothing of it stays but that it has ended: not what was to be told, what was told, and mails that have not left. */
export async function forgetFollow(tx: Query, id: string, now: number): Promise<void> {
	const line = await tx.selectFrom('follow').select('area').where('id', '=', id).executeTakeFirst();
	if (!line) return;
	await tx
		.insertInto('follow_ended')
		.values({ id, area: line.area, at: now })
		.onConflict((conflict) => conflict.column('id').doUpdateSet({ at: now }))
		.execute();
	await dropFollow(tx, id);
}

/** It goes on in another: nothing of it stays, and it has not ended. */
export async function dropFollow(tx: Query, id: string): Promise<void> {
	await tx.deleteFrom('tell').where('follow_id', '=', id).execute();
	await tx.deleteFrom('follow_ticket').where('follow_id', '=', id).execute();
	await tx.deleteFrom('mail_out').where('body', 'like', `%"about":"${id}"%`).execute();
	await tx.deleteFrom('follow').where('id', '=', id).execute();
}

/** Does a follow speak of this thing? */
export function follows(
	{ things }: Pick<Follow, 'things'>,
	kind: FollowedThing['kind'],
	id: string | undefined,
): boolean {
	return id !== undefined && things.some((thing) => thing.kind === kind && thing.id === id);
}

/** Both lists in one, each thing once. */
export function joinThings(a: readonly FollowedThing[], b: readonly FollowedThing[], most: number): FollowedThing[] {
	const all = new Map([...a, ...b].map((thing) => [`${thing.kind}/${thing.id}`, { kind: thing.kind, id: thing.id }]));
	return [...all.values()].slice(0, most);
}
