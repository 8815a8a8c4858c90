/** From `node:http` to the app: prepared bytes at once, everything else through Hono. */
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { App } from '../app.ts';
import { subjectOf } from '../metrics.ts';
import { addQuickSockets } from './quick-sockets.ts';
import { send } from './send.ts';

export type AppServer = {
	/** not listening yet */
	server: Server;
	/** Ends connections on which nothing is under way. */
	endIdle(): void;
};

/** A server for the app. An answer takes the shortest way that it can: from the socket, through `node:http`, through Hono. */
export function createAppServer(app: App): AppServer {
	const throughHono = getRequestListener(app.fetch, { overrideGlobalObjects: false });
	// Behind a proxy that reuses connections, ours must live longer than its own (nginx and Caddy: 60 s or less).
	const server = createServer({ keepAliveTimeout: 75_000, headersTimeout: 15_000, requestTimeout: 30_000 });
	server.on('request', (request, response) => {
		const { method, url } = request;
		if (url !== undefined && (method === 'GET' || method === 'HEAD')) {
			const answer = app.peek(url, request.headers.host);
			if (answer) {
				send(answer, request, response, (status) => app.metrics.tally(subjectOf(url), status));
				return;
			}
		}
		void throughHono(request, response);
	});
	const quick = addQuickSockets(server, {
		peek: app.peek,
		tally: (url, status) => app.metrics.tally(subjectOf(url), status),
	});
	return {
		server,
		endIdle() {
			quick.end();
			server.closeIdleConnections();
		},
	};
}
