/** What devices read of following: by which ways this server sends, and what the server holds of one follow (`contract/follow.ts`). */
import { Hono } from 'hono';
import type { FollowAnswer, WaysAnswer } from '../../contract/follow.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { jsonAnswer } from '../http/answer.ts';
import { hashOfTicket } from '../routes/push.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { followOf } from './follow-store.ts';

export type FollowRoutesOptions = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	mail: boolean;
	/** VAPID public key; absent: no Web Push */
	pushKey: string | undefined;
};

export function followRoutes({ store, headers, mail, pushKey }: FollowRoutesOptions): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	const said = () => ({ protocol: PROTOCOL, now: toInstant(store.clock.now()) });
	return new Hono()
		.get('/p/:area/ways', (c) => {
			const answer: WaysAnswer = { ...said(), mail, ...(pushKey !== undefined && { push: pushKey }) };
			return respond(c, jsonAnswer(200, answer, noStore));
		})
		.get('/p/:area/follow', async (c) => {
			const area = c.req.param('area');
			const token = c.req.header('engawa-ticket');
			const line =
				/^\d{6}$/.test(area) && token
					? await store.db.kysely
							.selectFrom('follow')
							.selectAll()
							.where('area', '=', area)
							.where('ticket_hash', '=', hashOfTicket(token))
							.executeTakeFirst()
					: undefined;
			if (!line) return respond(c, jsonAnswer(404, { error: 'not-found' }, noStore));
			const { state, things, news } = followOf(line);
			const answer: FollowAnswer = { ...said(), follow: { state, things, news } };
			return respond(c, jsonAnswer(200, answer, noStore));
		});
}
