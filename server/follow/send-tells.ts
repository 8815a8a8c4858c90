/**
 * Tells what is due: mails, all that one person is to hear in one, and messages by Web Push.
 *
 * A mail leaves the list of what is to be told in the transaction that queues it: nothing comes between. A message is claimed for a
 * while before it goes out; whoever dies over one sends it again, under the same topic, so that a browser shows it once.
 */
import { createHash } from 'node:crypto';
import type { LocalMoment } from '../../contract/dates.ts';
import type { PushTarget } from '../../contract/follow.ts';
import type { Query } from '../db/database.ts';
import type { TellTable } from '../db/follow-tables.ts';
import type { Journal } from '../journal.ts';
import { queueMail } from '../mail/queue.ts';
import type { OpenTown } from '../open/open-town.ts';
import type { Store } from '../store.ts';
import { type Follow, forgetFollow, readFollow } from './follow-store.ts';
import { followMail } from './follow-words.ts';
import { subjectOf } from './news-words.ts';
import { pushMessage, pushText } from './push/push-words.ts';
import type { PushSender } from './push/send-push.ts';
import { dueAt } from './quiet.ts';
import { type Said, saidOf, type Told } from './telling-words.ts';
import { townRows } from './town-rows.ts';

export type Telling = {
	store: Store;
	journal: Journal;
	/** origin of the addresses in messages */
	publicUrl: string;
	/** the town as it is now */
	read: (area: string) => Promise<{ town: OpenTown; now: LocalMoment } | undefined>;
	/** absent: nobody is reached by Web Push */
	push?: PushSender | undefined;
};

const CLAIM_MS = 2 * 60_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 60 * 60_000;
const AT_ONCE = 500;
/** Messages on their way at the same time. */
const TOGETHER = 8;

/** Says whether mails were queued. */
export async function sendTells(telling: Telling): Promise<boolean> {
	const { store } = telling;
	const now = store.clock.now();
	await giveUpOld(store.db.kysely, now);
	const due = await store.db.kysely
		.selectFrom('tell')
		.selectAll()
		.where('told_at', 'is', null)
		.where('due_at', '<=', now)
		.orderBy('due_at')
		.orderBy('key')
		.limit(AT_ONCE)
		.execute();
	let mails = false;
	const messages: { follow: Follow; line: TellTable }[] = [];
	for (const [id, lines] of Map.groupBy(due, ({ follow_id }) => follow_id)) {
		const follow = await readFollow(store.db.kysely, id);
		const wanted = lines.filter(({ news }) => dueAt(now, news as never) <= now);
		if (!follow || wanted.length === 0) continue;
		if (follow.way === 'mail') mails = (await tellByMail(telling, follow, wanted)) || mails;
		else messages.push(...wanted.map((line) => ({ follow, line })));
	}
	const waiting = [...messages];
	const worker = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) await tellByPush(telling, next.follow, next.line);
	};
	await Promise.all(Array.from({ length: Math.min(TOGETHER, waiting.length) }, worker));
	return mails;
}

/** What is of no use any more counts as told. */
async function giveUpOld(db: Query, now: number): Promise<void> {
	await db.updateTable('tell').set({ told_at: now }).where('told_at', 'is', null).where('until', '<', now).execute();
}

async function tellByMail({ store, read }: Telling, follow: Follow, lines: readonly TellTable[]): Promise<boolean> {
	const here = await read(follow.area);
	if (!here) return false;
	const rows = townRows(here.town, here.now.date);
	const now = store.clock.now();
	return store.db.kysely.transaction().execute(async (tx) => {
		const said: Said[] = [];
		for (const { key, body } of lines) {
			if (!(await markTold(tx, follow.id, key, now))) continue;
			const one = saidOf(follow.lang, JSON.parse(body) as Told, rows);
			if (one) said.push(one);
		}
		if (said.length === 0) return false;
		const text = said.flatMap(({ lines }, n) => (n === 0 ? lines : ['', ...lines]));
		const expiresAt = Math.max(...lines.map(({ until }) => until));
		const mail = followMail(follow, subjectOf(follow.lang, said), text);
		await queueMail(tx, { to: follow.target, expiresAt, ...mail }, now);
		return true;
	});
}

/** False when another process was quicker, or the person has stopped. */
async function markTold(tx: Query, follow_id: string, key: string, now: number): Promise<boolean> {
	const marked = await tx
		.updateTable('tell')
		.set({ told_at: now })
		.where('follow_id', '=', follow_id)
		.where('key', '=', key)
		.where('told_at', 'is', null)
		.returning('key')
		.executeTakeFirst();
	return marked !== undefined;
}

async function tellByPush(telling: Telling, follow: Follow, { key, due_at, until }: TellTable): Promise<void> {
	const { store, journal, push } = telling;
	const { kysely } = store.db;
	const now = store.clock.now();
	const line = await kysely
		.updateTable('tell')
		.set((eb) => ({ due_at: now + CLAIM_MS, attempts: eb('attempts', '+', 1) }))
		.where('follow_id', '=', follow.id)
		.where('key', '=', key)
		.where('told_at', 'is', null)
		.where('due_at', '=', due_at)
		.returningAll()
		.executeTakeFirst();
	if (!line || !push) return;
	const told = JSON.parse(line.body) as Told;
	const outcome = await push(JSON.parse(follow.target) as PushTarget, await messageOf(telling, follow, told, until));
	if (outcome.is === 'gone') {
		await kysely.transaction().execute((tx) => forgetFollow(tx, follow.id, store.clock.now()));
		journal.info('push ended by the browser', { area: follow.area });
		return;
	}
	if (outcome.is === 'later') {
		const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(line.attempts - 1, 12));
		await kysely
			.updateTable('tell')
			.set({ due_at: store.clock.now() + Math.max(pause, outcome.afterMs ?? 0) })
			.where('follow_id', '=', follow.id)
			.where('key', '=', key)
			.where('told_at', 'is', null)
			.execute();
		return;
	}
	if (outcome.is === 'refused') journal.info('push refused', { area: follow.area, status: outcome.status });
	await markTold(kysely, follow.id, key, store.clock.now());
}

async function messageOf({ store, publicUrl, read }: Telling, follow: Follow, told: Told, until: number) {
	const { is, id, row } = told;
	const isClosure = is === 'closure' || is === 'closure-gone';
	const placeId =
		row?.placeId ?? (isClosure ? (await read(follow.area))?.town.rows('closure').get(id)?.data.placeId : undefined);
	// the same for all that is told of one thing: a later word takes the place of one that still waits
	const topic = createHash('sha256').update(`${is} ${id}`).digest('base64url').slice(0, 24);
	return pushMessage(pushText(follow.lang, told, { origin: publicUrl, placeId, topic }), is, until, store.clock.now());
}
