/** From a prepared answer to Hono's `Response`. */
import type { Context } from 'hono';
import { type Answer, choose } from '../http/answer.ts';

export function respond(context: Context, answer: Answer): Response {
	const { status, headers, body } = choose(answer, {
		method: context.req.method,
		acceptEncoding: context.req.header('accept-encoding'),
		ifNoneMatch: context.req.header('if-none-match'),
	});
	return new Response(body as Uint8Array<ArrayBuffer> | null, { status, headers });
}
