/** 429, the same for whatever was asked too often: JSON for the app, a page in やさしい日本語 for whoever came with a browser. */
import type { Context } from 'hono';
import { jsonAnswer } from '../http/answer.ts';
import { respond } from '../routes/respond.ts';

export function tooMany(
	context: Context,
	retryAfterSeconds: number,
	headers: Readonly<Record<string, string>>,
): Response {
	const all = { ...headers, 'Cache-Control': 'no-store', 'Retry-After': String(retryAfterSeconds) };
	const words = `すこし まって ください。${waitInWords(retryAfterSeconds)} あとで、もういちど ためして ください。`;
	if (context.req.header('accept')?.includes('text/html')) {
		const page = `<!doctype html><html lang="ja-x-easy"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>すこし まって ください</title><h1>すこし まって ください</h1><p>${words}</p>`;
		return respond(context, {
			status: 429,
			headers: { ...all, 'Content-Type': 'text/html; charset=utf-8' },
			plain: () => new TextEncoder().encode(page),
		});
	}
	return respond(context, jsonAnswer(429, { error: 'too-many', retryAfterSeconds, words }, all));
}

/** Whole minutes, rounded up; under a minute in tens of seconds. */
function waitInWords(seconds: number): string {
	if (seconds <= 60) return `${Math.ceil(seconds / 10) * 10}びょう`;
	return `${Math.ceil(seconds / 60)}ぷん`;
}
