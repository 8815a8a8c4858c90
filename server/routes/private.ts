/** What is read with proof of who asks: `contract/private-feed.ts` describes each address. Nothing of it is ever kept by a cache. */
import { Hono } from 'hono';
import { HELD_TICKETS, readCursors, readHeld } from '../../contract/private-feed.ts';
import type { Actor } from '../../contract/roles.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { Held, PrivatePokes } from '../private/private-pokes.ts';
import { isBehind, readPrivate, readTicket } from '../private/read-private.ts';
import type { Store } from '../store.ts';
import { hashOfTicket } from './push.ts';
import { respond } from './respond.ts';

/** A private nudge is held for at most so long. */
export const HOLD_PRIVATE_MS = 25_000;

export type PrivateRoutesOptions = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	ready: () => Promise<void>;
	actorOf: (request: Request, area: string) => Promise<Actor>;
	pokes: PrivatePokes;
};

export function privateRoutes({ store, headers, ready, actorOf, pokes }: PrivateRoutesOptions): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	const refuse = (status: number, error: string) => jsonAnswer(status, { error }, noStore);
	const isArea = (area: string) => /^\d{6}$/.test(area);

	return new Hono()
		.get('/p/:area/changes', async (c) => {
			const area = c.req.param('area');
			if (!isArea(area)) return respond(c, refuse(404, 'no-such-area'));
			await ready();
			const actor = await actorOf(c.req.raw, area);
			if (actor.accountId === null) return respond(c, refuse(401, 'sign-in-needed'));
			const changes = await readPrivate(store, area, actor, readCursors(c.req.query('since') ?? ''));
			return respond(c, jsonAnswer(200, changes, noStore));
		})
		.get('/p/:area/poke', async (c) => {
			const area = c.req.param('area');
			if (!isArea(area)) return respond(c, refuse(404, 'no-such-area'));
			await ready();
			const actor = await actorOf(c.req.raw, area);
			const tickets = new Map(
				readHeld(c.req.header(HELD_TICKETS) ?? '').map(({ token, rev }) => [hashOfTicket(token), rev]),
			);
			if (actor.accountId === null && tickets.size === 0) return respond(c, refuse(401, 'sign-in-needed'));
			const cursors = readCursors(c.req.query('since') ?? '');
			const held: Held = {
				tickets: [...tickets.keys()],
				isBehind: (heads) =>
					(actor.accountId !== null && isBehind(heads.scopes, actor, cursors)) ||
					[...tickets].some(([hash, rev]) => heads.tickets.get(hash) !== rev),
			};
			const moved = await pokes.whenBehind(area, held, holdFor(c.req.header('prefer')), c.req.raw.signal);
			return respond(c, jsonAnswer(200, { moved }, noStore));
		})
		.get('/p/:area/ticket', async (c) => {
			const area = c.req.param('area');
			const token = c.req.header('engawa-ticket') ?? '';
			if (!isArea(area) || !/^[\w-]{22,64}$/.test(token)) return respond(c, refuse(404, 'no-such-ticket'));
			await ready();
			const answer = await readTicket(store, area, hashOfTicket(token));
			return respond(c, answer ? jsonAnswer(200, answer, noStore) : refuse(404, 'no-such-ticket'));
		});
}

/** `Prefer: wait={seconds}` (RFC 7240): whoever asks through a proxy with less patience is answered sooner, never later. */
function holdFor(prefer = ''): number {
	const seconds = /^wait=(\d{1,4})$/.exec(prefer)?.[1];
	return seconds === undefined ? HOLD_PRIVATE_MS : Math.min(HOLD_PRIVATE_MS, Number(seconds) * 1_000);
}
