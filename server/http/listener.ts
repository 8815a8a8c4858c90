/** From `node:http` to the app: prepared bytes at once, everything else through Hono. */
import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { App } from '../app.ts';
import { subjectOf } from '../metrics.ts';
import { send } from './send.ts';

export function createListener(app: App): RequestListener {
	const throughHono = getRequestListener(app.fetch, { overrideGlobalObjects: false });
	return (request, response) => {
		const { method, url } = request;
		if (url !== undefined && (method === 'GET' || method === 'HEAD')) {
			const answer = app.peek(url, request.headers.host);
			if (answer) {
				send(answer, request, response, (status) => app.metrics.tally(subjectOf(url), status));
				return;
			}
		}
		void throughHono(request, response);
	};
}
