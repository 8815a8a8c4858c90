/** `GET /healthz`: for whoever watches over the server. */
import { Hono } from 'hono';
import { readAreas } from '../areas.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { Store } from '../store.ts';
import { respond } from './respond.ts';

/** 200 `{ status: 'ok', version, areas: [{ code, name, head }] }`, or 503 when the database does not answer. */
export function healthRoutes(
	store: Store,
	version: string,
	headers: Readonly<Record<string, string>>,
	failed: (error: unknown) => void,
): Hono {
	const fresh = { ...headers, 'Cache-Control': 'no-store' };
	return new Hono().get('/healthz', async (c) => {
		try {
			const heads = await store.db.kysely.selectFrom('area').select(['code', 'head']).execute();
			const headByCode = new Map(heads.map(({ code, head }) => [code, head]));
			const areas = (await readAreas(store.db.kysely)).map(({ code, name }) => ({
				code,
				name,
				head: headByCode.get(code) ?? 0,
			}));
			return respond(c, jsonAnswer(200, { status: 'ok', version, areas }, fresh));
		} catch (error) {
			failed(error);
			return respond(c, jsonAnswer(503, { status: 'database-unreachable', version, areas: [] }, fresh));
		}
	});
}
