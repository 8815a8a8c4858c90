/** What a ticket opens of needs, offers, introductions, and of the person it was given to: `contract/exchange.ts`. */
import { Hono } from 'hono';
import type { IntroductionRow } from '../../contract/case.ts';
import type { ExchangeAnswer, RaisedExchange } from '../../contract/exchange.ts';
import type { HelperRow, HelperSelf } from '../../contract/helper.ts';
import type { LentPlaceRow, LentSelf } from '../../contract/lent-place.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { jsonAnswer } from '../http/answer.ts';
import { readRow } from '../log.ts';
import { hashOfTicket } from '../routes/push.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { HELPER, INTRODUCTION } from './case-store.ts';
import { COORDINATION, HELD, RAISED } from './exchange-store.ts';
import { HELPER_LINK } from './helper-store.ts';
import { LENT, LENT_LINK } from './lent-store.ts';

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
			.where('kind', 'in', [RAISED, INTRODUCTION, HELPER_LINK, HELD, LENT_LINK])
			.where('body', 'is not', null)
			.orderBy('id')
			.execute();
		if (rows.length === 0) return gone();
		const of = <R>(wanted: string) =>
			rows.flatMap(({ kind, body }) => (kind === wanted && body !== null ? [JSON.parse(body) as R] : []));
		const [raised] = of<RaisedExchange>(RAISED);
		const [link] = of<{ id: string }>(HELPER_LINK);
		const helper = link && (await readSelf(store, area, link.id));
		const [held] = of<{ id: string }>(HELD);
		const holds = held && (await readRow(store, area, 'exchange', held.id));
		const [place] = of<{ id: string }>(LENT_LINK);
		const lent = place && (await readLentSelf(store, area, place.id));
		const answer: ExchangeAnswer = {
			protocol: PROTOCOL,
			now: toInstant(store.clock.now()),
			...(raised && { raised }),
			introductions: of<IntroductionRow>(INTRODUCTION),
			...(holds && { holds: { id: holds.id, side: holds.side, title: holds.title } }),
			...(helper && { helper }),
			...(lent && { lent }),
		};
		return respond(c, jsonAnswer(200, answer, noStore));
	});
}

/** What somebody who can help may see of themself: everything but coordinators' notes. */
async function readSelf(store: Store, area: string, helperId: string): Promise<HelperSelf | undefined> {
	const row = await readOwn<HelperRow>(store, area, HELPER, helperId);
	if (!row) return undefined;
	const { note: _, ticketHash: __, since: ___, mailHash: ____, askedUntil: _____, ...self } = row.data;
	return { ...self, rev: row.rev };
}

/** What its keeper may see of a place that they lend. */
async function readLentSelf(store: Store, area: string, lentId: string): Promise<LentSelf | undefined> {
	const row = await readOwn<LentPlaceRow>(store, area, LENT, lentId);
	if (!row) return undefined;
	const { note: _, ticketHashes: __, remindedOn: ___, ...self } = row.data;
	return { ...self, rev: row.rev };
}

async function readOwn<R>(store: Store, area: string, kind: string, id: string) {
	const row = await store.db.kysely
		.selectFrom('private_row')
		.select(['rev', 'body'])
		.where('area', '=', area)
		.where('scope', '=', COORDINATION)
		.where('kind', '=', kind)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && row.body !== null ? { rev: row.rev, data: JSON.parse(row.body) as R } : undefined;
}
