/** What the links of mails do: a mail box says yes, changes what it gets, and stops. */
import { FOLLOWED_KINDS, type FollowedThing, MOST_FOLLOWED, type News } from '../../contract/follow.ts';
import type { Query } from '../db/database.ts';
import { hashToken, isSame } from '../identity/tokens.ts';
import type { Store } from '../store.ts';
import { dropFollow, type Follow, followOf, forgetFollow, joinThings, readFollow } from './follow-store.ts';

/** Whoever holds the token of the mail; undefined: it was used, replaced, or its time is over. */
export async function readConfirming(db: Query, token: string, now: number): Promise<Follow | undefined> {
	const line = await db
		.selectFrom('follow')
		.selectAll()
		.where('confirm_hash', '=', hashToken(token))
		.where('confirm_until', '>', now)
		.executeTakeFirst();
	return line && followOf(line);
}

/** From now on it is told. What else went to the same mail box becomes one with it: nobody gets two digests. */
export async function confirm(store: Store, token: string): Promise<Follow | undefined> {
	const now = store.clock.now();
	return store.db.kysely.transaction().execute(async (tx) => {
		const follow = await readConfirming(tx, token, now);
		if (!follow) return undefined;
		const others = await tx
			.selectFrom('follow')
			.selectAll()
			.where('area', '=', follow.area)
			.where('target', '=', follow.target)
			.where('way', '=', 'mail')
			.where('state', '=', 'on')
			.where('id', '!=', follow.id)
			.execute();
		const { things, news } = others.map(followOf).reduce(
			(all, other) => ({
				things: joinThings(all.things, other.things, MOST_FOLLOWED),
				news: [...new Set([...all.news, ...other.news])],
			}),
			{ things: follow.things, news: follow.news },
		);
		for (const { id } of others) await dropFollow(tx, id);
		await tx
			.updateTable('follow')
			.set({
				state: 'on',
				confirm_hash: null,
				confirm_until: null,
				confirm_mails: 0,
				things: JSON.stringify(things),
				news: JSON.stringify(news),
				digest_at: now,
				digests: 0,
			})
			.where('id', '=', follow.id)
			.execute();
		return { ...follow, state: 'on', things, news };
	});
}

/** The follow whose mails carry this link; undefined: it has ended, or never was. */
export async function readLinked(db: Query, id: string, link: string): Promise<Follow | undefined> {
	const follow = await readFollow(db, id);
	return follow?.way === 'mail' && follow.link !== '' && isSame(follow.link, link) ? follow : undefined;
}

/** What was ticked is kept; nothing can be added here. */
export async function keepOnly(
	db: Query,
	follow: Follow,
	things: readonly string[],
	news: readonly News[],
): Promise<Follow> {
	const kept = follow.things.filter((thing) => things.includes(nameOfThing(thing)));
	await db
		.updateTable('follow')
		.set({ things: JSON.stringify(kept), news: JSON.stringify(news) })
		.where('id', '=', follow.id)
		.execute();
	return { ...follow, things: kept, news: [...news] };
}

/** In forms: kind and id in one. */
export function nameOfThing({ kind, id }: FollowedThing): string {
	return `${FOLLOWED_KINDS.indexOf(kind)} ${id}`;
}

/** Everything of it is gone, also in the file of the database. */
export async function stop(store: Store, id: string): Promise<void> {
	await store.db.kysely.transaction().execute((tx) => forgetFollow(tx, id, store.clock.now()));
	await store.db.scrub?.();
}

/** Addresses that nobody confirmed, and browsers that were not heard of for half a year. Says how many went. */
export async function expireFollows(store: Store, area: string): Promise<number> {
	const now = store.clock.now();
	const over = await store.db.kysely
		.selectFrom('follow')
		.select('id')
		.where('area', '=', area)
		.where((eb) =>
			eb.or([
				eb.and([eb('state', '=', 'confirming'), eb('confirm_until', '<=', now)]),
				eb.and([eb('way', '=', 'push'), eb('seen_at', '<', now - KEEP_SILENT_PUSH_MS)]),
			]),
		)
		.execute();
	for (const { id } of over) await stop(store, id);
	await sweepNews(store.db.kysely, area, now);
	return over.length;
}

const DAY_MS = 24 * 60 * 60_000;
/** A browser says at its starts that it is still there. */
export const KEEP_SILENT_PUSH_MS = 180 * DAY_MS;
/** What was told, so that it is not told again. */
const KEEP_TOLD_MS = 60 * DAY_MS;

/** Nobody is told of what is over; a day of grace for clocks. */
async function sweepNews(db: Query, area: string, now: number): Promise<void> {
	await db
		.deleteFrom('tell')
		.where('area', '=', area)
		.where('told_at', '<', now - KEEP_TOLD_MS)
		.execute();
	await db
		.deleteFrom('news_seen')
		.where('area', '=', area)
		.where('until', '<', now - KEEP_TOLD_MS)
		.execute();
	await db
		.deleteFrom('follow_ended')
		.where('area', '=', area)
		.where('at', '<', now - KEEP_TOLD_MS)
		.execute();
}
