/**
 * Looks through what has changed in a town for news, and writes down what is to be told to whom.
 *
 * A transaction for each some hundred rows: what is remembered, what is to be told, and how far one has looked. Whoever dies in the
 * middle has done nothing of these; of two processes that look at the same moment one finds the position moved, and leaves the rest
 * to the other. A list of a hundred thousand rows makes nobody wait for long, and is never in memory as a whole.
 */
import { toTokyo } from '../../contract/dates.ts';
import type { News } from '../../contract/follow.ts';
import type { RowOf } from '../../contract/kinds.ts';
import type { Query } from '../db/database.ts';
import type { NewsCursorTable, NewsSeenTable, TellTable } from '../db/follow-tables.ts';
import type { Store } from '../store.ts';
import { readFollows } from './follow-store.ts';
import { concerns, NEWS_KINDS, NEWS_OF, type NewsKind, remember, type Telling, tellingOf, tellKey } from './news.ts';
import { dueAt } from './quiet.ts';

const HOUR_MS = 60 * 60_000;
/** How long something told at once is of use. */
const LIFE_MS = 48 * HOUR_MS;
const LIFE_OF_EMERGENCY_MS = 6 * HOUR_MS;
const ROWS_A_STATEMENT = 100;

const ROWS_A_LOOK = 400;
/** Before the epoch of a town that is looked at for the first time: it has no news, since everything in it was there before. */
const FIRST = 'first ';

/** Looks up to the town's head; says how much there is to tell. */
export async function watchTown(store: Store, area: string): Promise<number> {
	let told = 0;
	for (;;) {
		if (!(await standOf(store.db.kysely, area)).isBehind) return told;
		const looked = await store.db.kysely.transaction().execute((tx) => look(tx, area, store.clock.now()));
		if (looked === undefined) return told;
		told += looked;
	}
}

type Changed = { kind: NewsKind; id: string; body: string | null; seq: number };

/** How far one has looked in this epoch, and whether there is more. */
async function standOf(db: Query, area: string) {
	const town = await db.selectFrom('area').select(['epoch', 'head']).where('code', '=', area).executeTakeFirst();
	const cursor = await db.selectFrom('news_cursor').selectAll().where('area', '=', area).executeTakeFirst();
	const isFirst = !cursor || cursor.epoch.startsWith(FIRST);
	const isSameEpoch = cursor !== undefined && cursor.epoch === (isFirst ? FIRST : '') + town?.epoch;
	// numbers of another epoch mean nothing; what is remembered still says what is new
	const from = isSameEpoch ? cursor.seq : 0;
	return { town, cursor, isFirst, from, isBehind: town !== undefined && (!isSameEpoch || from < town.head) };
}

/** The next rows. Undefined: there are none, or another process has looked at them. */
async function look(tx: Query, area: string, now: number): Promise<number | undefined> {
	const { town, cursor, isFirst, from, isBehind } = await standOf(tx, area);
	if (!town || !isBehind) return undefined;
	const changed = (await tx
		.selectFrom('rows')
		.select(['kind', 'id', 'body', 'seq'])
		.where('area', '=', area)
		.where('seq', '>', from)
		.where('seq', '<=', town.head)
		.where('kind', 'in', NEWS_KINDS)
		.orderBy('seq')
		.limit(ROWS_A_LOOK)
		.execute()) as Changed[];
	const last = changed.length < ROWS_A_LOOK ? town.head : Number(changed.at(-1)?.seq);
	const epoch = isFirst && last < town.head ? FIRST + town.epoch : town.epoch;
	if (!(await moveCursor(tx, cursor, { area, epoch, seq: last }))) return undefined;
	const news = await rememberAll(tx, area, changed, now);
	return isFirst ? 0 : writeTells(tx, area, news, now);
}

/** False when another process was quicker. */
async function moveCursor(tx: Query, before: NewsCursorTable | undefined, after: NewsCursorTable): Promise<boolean> {
	const moved = before
		? tx
				.updateTable('news_cursor')
				.set(after)
				.where('area', '=', after.area)
				.where('epoch', '=', before.epoch)
				.where('seq', '=', before.seq)
				.returning('area')
		: tx
				.insertInto('news_cursor')
				.values(after)
				.onConflict((conflict) => conflict.doNothing())
				.returning('area');
	return (await moved.executeTakeFirst()) !== undefined;
}

type Found = { telling: Telling; row: RowOf[NewsKind]; state: string };

async function rememberAll(tx: Query, area: string, changed: readonly Changed[], now: number): Promise<Found[]> {
	const { date: today } = toTokyo(now);
	const found: Found[] = [];
	for (let at = 0; at < changed.length; at += ROWS_A_STATEMENT) {
		const some = changed.slice(at, at + ROWS_A_STATEMENT);
		const before = await readSeen(tx, area, some);
		for (const { kind, id, body } of some) {
			const known = before.get(`${kind}/${id}`);
			if (body === null) {
				if (known) found.push(...(await forgetSeen(tx, known, today)));
				continue;
			}
			const row = JSON.parse(body) as RowOf[NewsKind];
			const seen = remember(kind, row as never, today);
			if (!seen || seen.state === known?.state) continue;
			const telling = tellingOf(kind, row as never, known?.state, seen, today);
			if (telling) found.push({ telling, row, state: seen.state });
			await writeSeen(tx, { area, kind, id, state: seen.state, until: endOf(seen.until), now }, known);
		}
	}
	return found;
}

async function readSeen(tx: Query, area: string, some: readonly Changed[]): Promise<Map<string, NewsSeenTable>> {
	const lines = await tx
		.selectFrom('news_seen')
		.selectAll()
		.where('area', '=', area)
		.where('kind', 'in', [...new Set(some.map(({ kind }) => kind))])
		.where(
			'id',
			'in',
			some.map(({ id }) => id),
		)
		.execute();
	return new Map(lines.map((line) => [`${line.kind}/${line.id}`, line]));
}

/** A closure that is taken back has to be told to those who know of it. */
async function forgetSeen(tx: Query, { area, kind, id, state, until }: NewsSeenTable, today: string): Promise<Found[]> {
	await tx.deleteFrom('news_seen').where('area', '=', area).where('kind', '=', kind).where('id', '=', id).execute();
	if (kind !== 'closure' || until < Date.parse(`${today}T00:00:00+09:00`)) return [];
	const last = await tx
		.selectFrom('log')
		.select('body')
		.where('area', '=', area)
		.where('kind', '=', kind)
		.where('id', '=', id)
		.where('body', 'is not', null)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!last?.body) return [];
	return [{ telling: { is: 'closure-gone', id }, row: JSON.parse(last.body) as RowOf['closure'], state }];
}

async function writeSeen(
	tx: Query,
	{ now, ...line }: Pick<NewsSeenTable, 'area' | 'kind' | 'id' | 'state' | 'until'> & { now: number },
	before: NewsSeenTable | undefined,
): Promise<void> {
	const { state, until } = line;
	await tx
		.insertInto('news_seen')
		.values({ ...line, first_at: before?.first_at ?? now, changed_at: now })
		.onConflict((conflict) => conflict.columns(['area', 'kind', 'id']).doUpdateSet({ state, until, changed_at: now }))
		.execute();
}

function endOf(date: string): number {
	return Date.parse(`${date}T24:00:00+09:00`);
}

async function writeTells(tx: Query, area: string, found: readonly Found[], now: number): Promise<number> {
	if (found.length === 0) return 0;
	const everybody = await readFollows(tx, area);
	let written = 0;
	for (const { telling, row, state } of found) {
		for (const follow of everybody) {
			if (!concerns(follow, telling, row)) continue;
			const news = NEWS_OF[telling.is];
			// what is gone cannot be read any more when it is told
			const body = telling.is === 'closure-gone' ? { ...telling, row } : telling;
			written += await writeTell(tx, { follow_id: follow.id, key: tellKey(telling, state), area, news, body, now });
		}
	}
	return written;
}

/** Once for ever: who was told, or is about to be, is not told again. */
export async function writeTell(
	tx: Query,
	{
		body,
		news,
		now,
		...line
	}: Pick<TellTable, 'follow_id' | 'key' | 'area'> & { news: News; body: Telling; now: number },
): Promise<number> {
	const due_at = dueAt(now, news);
	const life = news === 'emergency' ? LIFE_OF_EMERGENCY_MS : LIFE_MS;
	const made = await tx
		.insertInto('tell')
		.values({ ...line, news, body: JSON.stringify(body), attempts: 0, due_at, until: due_at + life, told_at: null })
		.onConflict((conflict) => conflict.doNothing())
		.returning('key')
		.executeTakeFirst();
	return made ? 1 : 0;
}
