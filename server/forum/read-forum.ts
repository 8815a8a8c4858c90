/** What a forum's key, or a ticket, opens beside the scopes of an account. */
import type { BoardItem, HiddenText } from '../../contract/forum.ts';
import type { PrivateChanges, PrivateScope, readCursors, ScopeChanges } from '../../contract/private-feed.ts';
import type { Actor } from '../../contract/roles.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { accountIn } from '../intents/intent-context.ts';
import { changesOf } from '../private/read-private.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { forumDeskScope, roomScope } from './forum-store.ts';

/** One moment of these scopes; one into which nothing was ever written is not there. */
export async function readForum(
	store: Store,
	area: string,
	scopes: readonly PrivateScope[],
	cursors: ReturnType<typeof readCursors>,
): Promise<PrivateChanges> {
	const found = await store.db.kysely
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute(async (transaction) => {
			const here = await transaction
				.selectFrom('private_scope')
				.selectAll()
				.where('area', '=', area)
				.where('scope', 'in', [...scopes])
				.orderBy('scope')
				.execute();
			const changes: ScopeChanges[] = [];
			for (const scope of here) changes.push(await changesOf(transaction, scope, cursors.get(scope.scope)));
			return changes;
		});
	return { protocol: PROTOCOL, now: toInstant(store.clock.now()), scopes: found };
}

/** The one row of a kind in a scope, as text; undefined: it is not there. */
export async function readOneRow(
	store: Store,
	area: string,
	scope: PrivateScope,
	kind: string,
): Promise<string | undefined> {
	const row = await store.db.kysely
		.selectFrom('private_row')
		.select('body')
		.where('area', '=', area)
		.where('scope', '=', scope)
		.where('kind', '=', kind)
		.where('body', 'is not', null)
		.executeTakeFirst();
	return row?.body ?? undefined;
}

/** What this account wrote on the board, with the words of what is hidden. Nobody else is told whose it is. */
export async function readOwn(
	store: Store,
	area: string,
	forumId: string,
	{ accountId }: Actor,
): Promise<{ id: string; text?: string }[]> {
	if (accountId === null) return [];
	const by = accountIn(forumId, accountId);
	const rowsOf = async <R>(scope: PrivateScope, kind: string) => {
		const rows = await store.db.kysely
			.selectFrom('private_row')
			.select('body')
			.where('area', '=', area)
			.where('scope', '=', scope)
			.where('kind', '=', kind)
			.where('body', 'is not', null)
			.execute();
		return rows.map(({ body }) => JSON.parse(body ?? '{}') as R);
	};
	const mine = (await rowsOf<BoardItem>(roomScope(forumId), 'forum-item')).filter((item) => item.by === by);
	if (mine.length === 0) return [];
	const hidden = await rowsOf<HiddenText>(forumDeskScope(forumId), 'hidden-text');
	const aside = new Map(hidden.map(({ id, text }) => [id, text]));
	return mine.map(({ id, text = aside.get(id) }) => ({ id, ...(text !== undefined && { text }) }));
}
