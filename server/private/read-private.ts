/** What an actor, or the bearer of a ticket, may read of the private scopes: the latest state of each row past their cursor. */
import { sql } from 'kysely';
import type { PrivateChanges, PrivateRow, readCursors, ScopeChanges } from '../../contract/private-feed.ts';
import type { RequestRow, TicketAnswer } from '../../contract/request.ts';
import { type Actor, readableScopes } from '../../contract/roles.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { CONSULT_SELF } from '../consult/consult-store.ts';
import type { Query } from '../db/database.ts';
import type { PrivateScopeTable } from '../db/writing-tables.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';

/** Scopes that are followed are named so that they sort before those of tickets. */
const BEFORE_TICKETS = 'ticket/';

type Cursors = ReturnType<typeof readCursors>;

/** One moment of every scope the actor may read. A scope into which nothing was ever written is not there. */
export async function readPrivate(store: Store, area: string, actor: Actor, cursors: Cursors): Promise<PrivateChanges> {
	const scopes = await store.db.kysely
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute(async (transaction) => {
			const changes: ScopeChanges[] = [];
			for (const scope of readableOf(await scopesInUse(transaction, area), actor)) {
				changes.push(await changesOf(transaction, scope, cursors.get(scope.scope)));
			}
			return changes;
		});
	return { protocol: PROTOCOL, now: toInstant(store.clock.now()), scopes };
}

/** Has any scope the actor may read moved past these cursors, appeared, or gone? `all`: as `scopesInUse` answers. */
export function isBehind(all: readonly PrivateScopeTable[], actor: Actor, cursors: Cursors): boolean {
	const scopes = readableOf(all, actor);
	const known = scopes.filter(({ scope, epoch, head }) => {
		const cursor = cursors.get(scope);
		return cursor?.epoch === epoch && cursor.head === head;
	});
	return (
		known.length !== scopes.length || [...cursors.keys()].some((scope) => !scopes.some((each) => each.scope === scope))
	);
}

/** Every scope of the area into which something was written, without those of tickets. */
export function scopesInUse(db: Query, area: string): Promise<PrivateScopeTable[]> {
	const ofArea = db.selectFrom('private_scope').selectAll().where('area', '=', area);
	// by their place in the key: of tickets there are as many as requests were ever made
	return ofArea.where('scope', '<', BEFORE_TICKETS).orderBy('scope').execute();
}

/** Hashes in one statement. */
const MOST_HASHES = 500;

/** The version of the request or consultation behind each of these tickets, by the hash; one that leads nowhere is not among them. */
export async function readTicketRevs(
	db: Query,
	area: string,
	hashes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
	const revs = new Map<string, number>();
	for (let from = 0; from < hashes.length; from += MOST_HASHES) {
		const scopes = hashes.slice(from, from + MOST_HASHES).map((hash) => `ticket/${hash}`);
		const rows = await db
			.selectFrom('private_row')
			.select(['scope', 'rev'])
			.where('area', '=', area)
			.where('scope', 'in', scopes)
			.where('kind', 'in', ['request', CONSULT_SELF])
			.where('body', 'is not', null)
			.execute();
		for (const { scope, rev } of rows) revs.set(scope.slice('ticket/'.length), rev);
	}
	return revs;
}

/** The request of this ticket as its author may see it, or undefined. */
export async function readTicket(store: Store, area: string, ticketHash: string): Promise<TicketAnswer | undefined> {
	const row = await store.db.kysely
		.selectFrom('private_row')
		.select(['rev', 'body'])
		.where('area', '=', area)
		.where('scope', '=', `ticket/${ticketHash}`)
		.where('kind', '=', 'request')
		.where('body', 'is not', null)
		.executeTakeFirst();
	if (!row || row.body === null) return undefined;
	return {
		protocol: PROTOCOL,
		now: toInstant(store.clock.now()),
		request: JSON.parse(row.body) as RequestRow,
		rev: row.rev,
	};
}

function readableOf(all: readonly PrivateScopeTable[], actor: Actor): PrivateScopeTable[] {
	// the places and groups of which anything is private are those with a scope
	const idsOf = (kind: string) =>
		all.filter(({ scope }) => scope.startsWith(kind)).map(({ scope }) => scope.slice(kind.length));
	const readable = new Set<string>(readableScopes(actor, { placeIds: idsOf('desk/'), groupIds: idsOf('group/') }));
	return all.filter(({ scope }) => readable.has(scope));
}

/** The latest state of each row of a scope past a cursor. */
export async function changesOf(
	db: Query,
	{ area, scope, epoch, head }: PrivateScopeTable,
	cursor: { epoch: string; head: number } | undefined,
): Promise<ScopeChanges> {
	const whole = cursor?.epoch !== epoch || cursor.head > head;
	if (!whole && cursor.head === head) return { scope, epoch, head, whole, rows: [] };
	let query = db
		.selectFrom('private_row')
		.select(['kind', 'id', 'rev', 'body'])
		.where('area', '=', area)
		.where('scope', '=', scope)
		// true of whatever is followed; said so that the index of these (0011) is found
		.where('scope', '<', sql.lit(BEFORE_TICKETS))
		.where('seq', '<=', head)
		.orderBy('seq');
	query = whole ? query.where('body', 'is not', null) : query.where('seq', '>', cursor.head);
	const rows: PrivateRow[] = (await query.execute()).map(({ kind, id, rev, body }) => [
		kind,
		id,
		rev,
		body === null ? null : (JSON.parse(body) as Record<string, unknown>),
	]);
	return { scope, epoch, head, whole, rows };
}
