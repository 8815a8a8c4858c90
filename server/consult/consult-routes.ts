/** What the ticket of a consultation opens: `contract/consult.ts`. */
import { Hono } from 'hono';
import type { ConsultAnswer, ConsultSelf } from '../../contract/consult.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { jsonAnswer } from '../http/answer.ts';
import { hashOfTicket } from '../routes/push.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { CONSULT_SELF } from './consult-store.ts';

export type ConsultRoutesOptions = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	ready: () => Promise<void>;
};

export function consultRoutes({ store, headers, ready }: ConsultRoutesOptions): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	return new Hono().get('/p/:area/consult', async (c) => {
		const area = c.req.param('area');
		const token = c.req.header('engawa-ticket');
		const gone = () => respond(c, jsonAnswer(404, { error: 'not-found' }, noStore));
		if (!/^\d{6}$/.test(area) || !token) return gone();
		await ready();
		const row = await store.db.kysely
			.selectFrom('private_row')
			.select(['rev', 'body'])
			.where('area', '=', area)
			.where('scope', '=', `ticket/${hashOfTicket(token)}`)
			.where('kind', '=', CONSULT_SELF)
			.where('body', 'is not', null)
			.executeTakeFirst();
		if (!row || row.body === null) return gone();
		const answer: ConsultAnswer = {
			protocol: PROTOCOL,
			now: toInstant(store.clock.now()),
			rev: Number(row.rev),
			consult: JSON.parse(row.body) as ConsultSelf,
		};
		return respond(c, jsonAnswer(200, answer, noStore));
	});
}
