/** For whoever watches over the server: `GET /metrics`, and the browser's reports of breaches of the policy. */
import { Hono } from 'hono';
import type { TownFeeds } from '../feed/town-feeds.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { Metrics } from '../metrics.ts';
import { respond } from './respond.ts';

export function watchRoutes(metrics: Metrics, feeds: TownFeeds, headers: Readonly<Record<string, string>>): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	return new Hono()
		.get('/metrics', async (c) => {
			const text = Buffer.from(await metrics.write(feeds));
			const contentType = 'text/plain; version=0.0.4; charset=utf-8';
			return respond(c, { status: 200, headers: { ...noStore, 'Content-Type': contentType }, plain: () => text });
		})
		.post('/reports', (c) => {
			// counted, not read: a report may say what somebody was looking at
			const type = c.req.header('content-type') ?? '';
			const from = c.req.header('sec-fetch-site');
			if (from !== undefined && from !== 'same-origin') {
				return respond(c, jsonAnswer(403, { error: 'other-site' }, noStore));
			}
			if (!/^application\/(?:reports\+json|csp-report)\b/.test(type)) {
				return respond(c, jsonAnswer(415, { error: 'reports-are-json' }, noStore));
			}
			metrics.countReport();
			return new Response(null, { status: 204, headers: noStore });
		});
}
