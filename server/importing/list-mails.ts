/**
 * Mails of trouble with lists that are fetched by themselves: once when it begins and once when it is over, to whoever set the
 * list up. What was told stands at the subscription and changes in the transaction that queues the mail, so that neither a
 * restart nor a second process tells it again.
 */
import { toTokyo } from '../../contract/dates.ts';
import type { FetchReason } from '../../contract/importing.ts';
import { isMailTime } from '../../contract/kiosk-alarms.ts';
import type { Query } from '../db/database.ts';
import type { SubscriptionTable } from '../db/import-tables.ts';
import { queueMail } from '../mail/queue.ts';
import type { Store } from '../store.ts';
import { type ListTrouble, listMail, type MailLang } from './list-mail-words.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Whoever sees the file at once, on the screen, needs no mail. */
const WAITS_MS = HOUR_MS;
/** A line may be down for an hour; what fails twice in a row is trouble. */
const FAILURES = 2;
/** All lists of one person send one mail in this time. */
const PAUSE_MS = HOUR_MS;
/** A list that comes and goes begins its trouble once in this time. */
const PAUSE_OF_LIST_MS = 24 * HOUR_MS;

type Changed = ListTrouble & { row: SubscriptionTable };

/**
 * Looks at the lists of one area and queues what has to be told. By day only; nothing is remembered as told where nobody could be.
 *
 * @returns whether mails were queued
 */
export async function tellOfLists(store: Store, area: string): Promise<boolean> {
	const { kysely } = store.db;
	const now = store.clock.now();
	if (!isMailTime(toTokyo(now).time, false)) return false;
	const rows = await kysely.selectFrom('subscription').selectAll().where('area', '=', area).execute();
	if (rows.length === 0) return false;
	let told = false;
	for (const [owner, lists] of Map.groupBy(rows, (row) => row.account_id)) {
		if (lists.some(({ told_at }) => told_at !== null && now - told_at < PAUSE_MS)) continue;
		const changed: Changed[] = [];
		for (const row of lists) {
			const state = await stateOf(kysely, row, now);
			if (state && hasToBeTold(row, state.is, now)) changed.push({ row, name: row.name, url: row.url, ...state });
		}
		if (changed.length > 0) told = (await tell(store, area, owner, changed)) || told;
	}
	return told;
}

function hasToBeTold(row: SubscriptionTable, is: ListTrouble['is'], now: number): boolean {
	if ((row.told === '' ? 'well' : row.told) === is) return false;
	return is === 'well' || row.told_at === null || now - row.told_at >= PAUSE_OF_LIST_MS;
}

/** How the list is; undefined: too early to say. */
async function stateOf(
	db: Query,
	row: SubscriptionTable,
	now: number,
): Promise<{ is: ListTrouble['is']; reason?: FetchReason } | undefined> {
	const last = await db
		.selectFrom('subscription_visit')
		.select(['at', 'outcome', 'detail'])
		.where('subscription_id', '=', row.id)
		.orderBy('at', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!last) return undefined;
	const reason = last.detail as FetchReason;
	if (last.outcome === 'failed') return row.failures >= FAILURES ? { is: 'failed', reason } : undefined;
	if (last.outcome !== 'held' || (await wasBroughtIn(db, row, last.at))) return { is: 'well' };
	return now - last.at >= WAITS_MS ? { is: 'held', reason } : undefined;
}

/** Has a person said yes to the file that waited? */
async function wasBroughtIn(db: Query, row: SubscriptionTable, since: number): Promise<boolean> {
	const run = await db
		.selectFrom('import_run')
		.select('id')
		.where('subscription_id', '=', row.id)
		.where('at', '>=', since)
		.limit(1)
		.executeTakeFirst();
	return run !== undefined;
}

async function tell(store: Store, area: string, owner: string, changed: readonly Changed[]): Promise<boolean> {
	const now = store.clock.now();
	return store.db.kysely.transaction().execute(async (tx) => {
		const people = await readPeople(tx, area, owner);
		if (people.length === 0) return false;
		const ours: Changed[] = [];
		for (const one of changed) if (await claim(tx, one, now)) ours.push(one);
		const [first] = ours;
		if (!first) return false;
		const mail = listMail(first.row.lang as MailLang, ours);
		for (const to of people) await queueMail(tx, { to, ...mail }, now);
		return true;
	});
}

/** False when another process was quicker. */
async function claim(tx: Query, { row, is }: Changed, now: number): Promise<boolean> {
	const taken = await tx
		.updateTable('subscription')
		.set({ told: is === 'well' ? '' : is, told_at: now })
		.where('id', '=', row.id)
		.where('told', '=', row.told)
		.returning('id')
		.executeTakeFirst();
	return taken !== undefined;
}

/** Whoever set the list up; where they look after the town no longer, everybody who does. */
async function readPeople(db: Query, area: string, owner: string): Promise<string[]> {
	const people = await db
		.selectFrom('account')
		.innerJoin('account_role', 'account_role.account_id', 'account.id')
		.select(['account.id as id', 'account.email as email'])
		.distinct()
		.where('account.area', '=', area)
		.where('account.email', 'is not', null)
		.where('account_role.role', 'in', ['coordinator', 'administrator'])
		.execute();
	const own = people.filter(({ id }) => id === owner);
	return (own.length > 0 ? own : people).flatMap(({ email }) => email ?? []);
}
