/** Private rows and lines of the audit that no intent writes: what signing in, the command line and kiosks change. */

import type { PrivateScope } from '../../contract/private-feed.ts';
import { takeTurn } from '../area-counter.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Query } from '../db/database.ts';
import type { Store } from '../store.ts';

export type PrivateWrite = { scope: PrivateScope; kind: string; id: string; data: Record<string, unknown> | null };

/**
 * Writes rows of private scopes inside a transaction that somebody else ends. A row equal to what is stored writes nothing.
 * Throws `NoSuchArea`.
 */
export async function writePrivate(
	store: Store,
	tx: Query,
	area: string,
	writes: readonly PrivateWrite[],
): Promise<void> {
	await takeTurn(tx, area);
	const at = store.clock.now();
	for (const { scope, kind, id, data } of writes) {
		const body = data === null ? null : canonicalJson(data);
		const before = await tx
			.selectFrom('private_row')
			.select(['rev', 'body'])
			.where('area', '=', area)
			.where('scope', '=', scope)
			.where('kind', '=', kind)
			.where('id', '=', id)
			.executeTakeFirst();
		if ((before?.body ?? null) === body) continue;
		const { head } = await tx
			.insertInto('private_scope')
			.values({ area, scope, epoch: store.ids.epoch(), head: 1 })
			.onConflict((conflict) =>
				conflict.columns(['area', 'scope']).doUpdateSet((eb) => ({ head: eb('private_scope.head', '+', 1) })),
			)
			.returning('head')
			.executeTakeFirstOrThrow();
		const row = { area, scope, kind, id, rev: (before?.rev ?? 0) + 1, seq: head, at, body };
		await tx
			.insertInto('private_row')
			.values(row)
			.onConflict((conflict) =>
				conflict
					.columns(['area', 'scope', 'kind', 'id'])
					.doUpdateSet({ rev: row.rev, seq: row.seq, at: row.at, body: row.body }),
			)
			.execute();
	}
	await store.db.announce(tx, area);
}

/** One line of the audit. `actor`: an account, `nobody`, or `console`; never with what a person wrote. */
export async function writeAudit(
	store: Store,
	tx: Query,
	area: string,
	line: {
		actor: string;
		what: string;
		kind: 'account' | 'kiosk' | 'import';
		recordId: string;
		placeId?: string;
		before?: unknown;
		after?: unknown;
	},
): Promise<void> {
	await takeTurn(tx, area);
	const last = await tx
		.selectFrom('audit')
		.select((eb) => eb.fn.max('no').as('no'))
		.where('area', '=', area)
		.executeTakeFirst();
	const text = (value: unknown) => (value === undefined ? null : canonicalJson(value));
	await tx
		.insertInto('audit')
		.values({
			area,
			no: Number(last?.no ?? 0) + 1,
			at: store.clock.now(),
			actor: line.actor,
			what: line.what,
			intent_id: null,
			place_id: line.placeId ?? null,
			kind: line.kind,
			record_id: line.recordId,
			before: text(line.before),
			after: text(line.after),
		})
		.execute();
}
