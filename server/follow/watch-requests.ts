/**
 * Requests whose author wants to hear of them on a telephone: their rows are looked at from time to time, so that a desk that
 * decides waits for nothing of this. What is told names nothing: that there is news of a request.
 */
import type { RequestRow } from '../../contract/request.ts';
import type { Store } from '../store.ts';
import { writeTell } from './watch-town.ts';

/** Says how much there is to tell. */
export async function watchRequests(store: Store, area: string): Promise<number> {
	const changed = await store.db.kysely
		.selectFrom('follow_ticket')
		.innerJoin('private_row', (join) =>
			join
				.onRef('private_row.area', '=', 'follow_ticket.area')
				.on((eb) => eb('private_row.scope', '=', eb(eb.val('ticket/'), '||', eb.ref('follow_ticket.ticket_hash'))))
				.on('private_row.kind', '=', 'request'),
		)
		.select(['follow_ticket.follow_id', 'follow_ticket.ticket_hash', 'follow_ticket.rev as told_rev'])
		.select(['private_row.id', 'private_row.rev', 'private_row.body'])
		.where('follow_ticket.area', '=', area)
		.whereRef('private_row.rev', '>', 'follow_ticket.rev')
		.where('private_row.body', 'is not', null)
		.execute();
	let told = 0;
	for (const { follow_id, ticket_hash, told_rev, id, rev, body } of changed) {
		const step = (JSON.parse(body ?? '{}') as RequestRow).steps?.at(-1);
		told += await store.db.kysely.transaction().execute(async (tx) => {
			const moved = await tx
				.updateTable('follow_ticket')
				.set({ rev })
				.where('follow_id', '=', follow_id)
				.where('ticket_hash', '=', ticket_hash)
				.where('rev', '=', told_rev)
				.returning('rev')
				.executeTakeFirst();
			// the first version found is the one that its author wrote, or knows
			if (!moved || told_rev === 0 || !step || step.by === 'author') return 0;
			const body = { is: 'request', id } as const;
			return writeTell(tx, {
				follow_id,
				key: `request ${id} ${rev}`,
				area,
				news: 'requests',
				body,
				now: store.clock.now(),
			});
		});
	}
	return told;
}
