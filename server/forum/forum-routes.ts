/** What is read with a forum's key or by those who prepare forums, and what became of an issue: `contract/forum.ts`, `issue.ts`. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { addDays, toTokyo } from '../../contract/dates.ts';
import { type ForumKeyRow, KEY_DAYS } from '../../contract/forum.ts';
import { Uuid } from '../../contract/intent.ts';
import type { RaisedIssue } from '../../contract/issue.ts';
import { readCursors } from '../../contract/private-feed.ts';
import { type Actor, leadsForums } from '../../contract/roles.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { jsonAnswer } from '../http/answer.ts';
import { hashOfTicket } from '../routes/push.ts';
import { respond } from '../routes/respond.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { forumDeskScope, roomScope } from './forum-store.ts';
import { readForum, readOneRow, readOwn } from './read-forum.ts';

export type ForumRoutesOptions = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	ready: () => Promise<void>;
	actorOf: (request: Request, area: string) => Promise<Actor>;
};

export function forumRoutes({ store, headers, ready, actorOf }: ForumRoutesOptions): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	const refuse = (status: number, error: string) => jsonAnswer(status, { error }, noStore);
	const isArea = (area: string) => /^\d{6}$/.test(area);

	return new Hono()
		.get('/p/:area/forum/:forumId', async (c) => {
			const { area, forumId } = c.req.param();
			if (!isArea(area) || !v.is(Uuid, forumId)) return respond(c, refuse(404, 'not-found'));
			await ready();
			const key = c.req.header('engawa-forum');
			const actor = await actorOf(c.req.raw, area);
			// whoever comes by the key is in the room, whatever else they are
			const leads = key === undefined && leadsForums(actor);
			if (!leads && key === undefined) return respond(c, refuse(401, 'sign-in-needed'));
			if (!leads && !(await opensForum(store, area, forumId, key ?? ''))) return respond(c, refuse(404, 'not-found'));
			const scopes = leads ? [roomScope(forumId), forumDeskScope(forumId)] : [roomScope(forumId)];
			const changes = await readForum(store, area, scopes, readCursors(c.req.query('since') ?? ''));
			if (changes.scopes.length === 0) return respond(c, refuse(404, 'not-found'));
			const own = await readOwn(store, area, forumId, actor);
			return respond(c, jsonAnswer(200, { ...changes, ...(own.length > 0 && { own }) }, noStore));
		})
		.get('/p/:area/raised', async (c) => {
			const area = c.req.param('area');
			const token = c.req.header('engawa-ticket');
			if (!isArea(area) || !token) return respond(c, refuse(404, 'not-found'));
			await ready();
			const body = await readOneRow(store, area, `ticket/${hashOfTicket(token)}`, 'raised-issue');
			if (body === undefined) return respond(c, refuse(404, 'not-found'));
			const raised = JSON.parse(body) as RaisedIssue;
			return respond(c, jsonAnswer(200, { protocol: PROTOCOL, now: toInstant(store.clock.now()), raised }, noStore));
		});
}

/** Does this key open that forum's room today? */
export async function opensForum(store: Store, area: string, forumId: string, key: string): Promise<boolean> {
	const body = await readOneRow(store, area, forumDeskScope(forumId), 'forum-key');
	if (body === undefined) return false;
	const { keyHash, date } = JSON.parse(body) as ForumKeyRow;
	return keyHash === hashOfTicket(key) && toTokyo(store.clock.now()).date <= addDays(date, KEY_DAYS);
}
