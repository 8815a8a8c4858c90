/** What a ticket opens of needs, offers and introductions: `contract/exchange.ts`. */
import { Hono } from 'hono';
import type { IntroductionRow } from '../../contract/case.ts';
import type { ExchangeAnswer, RaisedExchange } from '../../contract/exchange.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { jsonAnswer } from '../http/answer.ts';
import { hashOfTicket } from '../routes/push.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { INTRODUCTION } from './case-store.ts';
import { RAISED } from './exchange-store.ts';

export type CoordinationRoutesOptions = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	ready: () => Promise<void>;
};

export function coordinationRoutes({ store, headers, ready }: CoordinationRoutesOptions): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	return new Hono().get('/p/:area/exchange', async (c) => {
		const area = c.req.param('area');
		const token = c.req.header('engawa-ticket');
		const gone = () => respond(c, jsonAnswer(404, { error: 'not-found' }, noStore));
		if (!/^\d{6}$/.test(area) || !token) return gone();
		await ready();
		const rows = await store.db.kysely
			.selectFrom('private_row')
			.select(['kind', 'body'])
			.where('area', '=', area)
			.where('scope', '=', `ticket/${hashOfTicket(token)}`)
			.where('kind', 'in', [RAISED, INTRODUCTION])
			.where('body', 'is not', null)
			.orderBy('id')
			.execute();
		if (rows.length === 0) return gone();
		const of = <R>(wanted: string) =>
			rows.flatMap(({ kind, body }) => (kind === wanted && body !== null ? [JSON.parse(body) as R] : []));
		const [raised] = of<RaisedExchange>(RAISED);
		const answer: ExchangeAnswer = {
			protocol: PROTOCOL,
			now: toInstant(store.clock.now()),
			...(raised && { raised }),
			introductions: of<IntroductionRow>(INTRODUCTION),
		};
		return respond(c, jsonAnswer(200, answer, noStore));
	});
}
