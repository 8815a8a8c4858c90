/** What a request may be, before anybody reads it. */
import type { MiddlewareHandler } from 'hono';
import { respond } from '../routes/respond.ts';
import { jsonAnswer } from './answer.ts';

export const MAX_URL_LENGTH = 2048;
export const MAX_BODY_BYTES = 16 * 1024;

/** The only address that takes anything. */
const WRITABLE = '/reports';

/** Refuses long addresses (414), other methods (405), and bodies where none belongs or that are too large (413). */
export function limits(headers: Readonly<Record<string, string>>): MiddlewareHandler {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	return async (c, next) => {
		const { method } = c.req;
		if (c.req.url.length > MAX_URL_LENGTH) return respond(c, jsonAnswer(414, { error: 'address-too-long' }, noStore));
		const allowed = c.req.path === WRITABLE ? ['POST'] : ['GET', 'HEAD'];
		if (!allowed.includes(method)) {
			return respond(c, jsonAnswer(405, { error: 'method' }, { ...noStore, Allow: allowed.join(', ') }));
		}
		const length = Number(c.req.header('content-length') ?? 0);
		const chunked = c.req.header('transfer-encoding') !== undefined;
		if (method === 'POST' ? chunked || !(length <= MAX_BODY_BYTES) : chunked || length > 0) {
			return respond(c, jsonAnswer(413, { error: 'body' }, { ...noStore, Connection: 'close' }));
		}
		return next();
	};
}
