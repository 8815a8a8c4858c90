/**
 * The weekly digest. Up to when it has looked stands at each follow, and moves in the transaction that queues the mail: neither a
 * restart nor a second process says it twice, and none is lost.
 */
import { toTokyo } from '../../contract/dates.ts';
import type { Query } from '../db/database.ts';
import { queueMail } from '../mail/queue.ts';
import type { OpenTown } from '../open/open-town.ts';
import { digestOf, isEmpty, type Since, type Times } from './digest.ts';
import { type Follow, readFollows } from './follow-store.ts';
import { followMail } from './follow-words.ts';
import { digestLines, subjectOf } from './news-words.ts';
import { isNight, lastDigestTime } from './quiet.ts';
import type { Telling } from './send-tells.ts';
import { nameOfRows } from './telling-words.ts';
import { townRows } from './town-rows.ts';
import { writeTell } from './watch-town.ts';

/** A digest of last week is of use for so long. */
const LIFE_MS = 4 * 24 * 60 * 60_000;

/** Says whether mails were queued. `watchTown` has looked up to now. */
export async function sendDigests({ store, read }: Pick<Telling, 'store' | 'read'>, area: string): Promise<boolean> {
	const now = store.clock.now();
	if (isNight(now)) return false;
	const due = lastDigestTime(now);
	const waiting = (await readFollows(store.db.kysely, area)).filter(
		({ news, digest_at }) => news.includes('weekly') && digest_at < due,
	);
	if (waiting.length === 0) return false;
	const here = await read(area);
	if (!here) return false;
	const times = await readTimes(store.db.kysely, area);
	let mails = false;
	for (const follow of waiting) {
		const since: Since = follow.digests === 0 ? null : { ms: follow.digest_at, date: toTokyo(follow.digest_at).date };
		const digest = digestOf(here.town, follow, times, since, here.now);
		const write = isEmpty(digest)
			? undefined
			: follow.way === 'mail'
				? (tx: Query) => queueDigest(tx, follow, here.town, digest, now)
				: (tx: Query) => tellOfDigest(tx, follow, now);
		const sent = await store.db.kysely.transaction().execute((tx) => moveOn(tx, follow, now, write));
		mails ||= sent && follow.way === 'mail';
	}
	return mails;
}

async function readTimes(db: Query, area: string): Promise<Times> {
	const lines = await db
		.selectFrom('news_seen')
		.select(['kind', 'id', 'first_at', 'changed_at'])
		.where('area', '=', area)
		.execute();
	return new Map(
		lines.map(({ kind, id, first_at, changed_at }) => [`${kind}/${id}`, { firstAt: first_at, changedAt: changed_at }]),
	);
}

/** False when another process was quicker, the person has changed or stopped it, or there is nothing to say. */
async function moveOn(
	tx: Query,
	{ id, digest_at, digests, seen_at }: Follow,
	now: number,
	write: ((tx: Query) => Promise<unknown>) | undefined,
): Promise<boolean> {
	const moved = await tx
		.updateTable('follow')
		.set({ digest_at: now, digests: digests + (write ? 1 : 0) })
		.where('id', '=', id)
		.where('digest_at', '=', digest_at)
		.where('seen_at', '=', seen_at)
		.where('state', '=', 'on')
		.returning('id')
		.executeTakeFirst();
	if (!moved || !write) return false;
	await write(tx);
	return true;
}

function queueDigest(tx: Query, follow: Follow, town: OpenTown, digest: ReturnType<typeof digestOf>, now: number) {
	const lines = digestLines(follow.lang, digest, nameOfRows(townRows(town, toTokyo(now).date)));
	const mail = followMail(follow, subjectOf(follow.lang, []), lines);
	return queueMail(tx, { to: follow.target, expiresAt: now + LIFE_MS, ...mail }, now);
}

function tellOfDigest(tx: Query, { id, area }: Follow, now: number) {
	const key = `weekly ${toTokyo(now).date}`;
	return writeTell(tx, { follow_id: id, key, area, news: 'weekly', body: { is: 'weekly', id: 'weekly' }, now });
}
