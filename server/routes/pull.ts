/** What our own devices read: `contract/feed.ts` describes each address. */
import { Hono } from 'hono';
import { NoSuchArea } from '../area-counter.ts';
import type { AreaFeed } from '../feed/area-feed.ts';
import type { TownFeeds } from '../feed/town-feeds.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { respond } from './respond.ts';

/** `ready` is waited for: a town that is still being laid out is not an empty town. */
export function pullRoutes(
	feeds: TownFeeds,
	headers: Readonly<Record<string, string>>,
	ready: () => Promise<void>,
): Hono {
	const notFound = (error: string) => jsonAnswer(404, { error }, { ...headers, 'Cache-Control': 'no-store' });

	async function inArea(code: string, answer: (feed: AreaFeed) => Promise<Answer> | Answer): Promise<Answer> {
		if (!/^\d{6}$/.test(code)) return notFound('no-such-area');
		await ready();
		const feed = await feeds.of(code);
		try {
			return feed ? await answer(feed) : notFound('no-such-area');
		} catch (error) {
			// a restore took the area away meanwhile
			if (error instanceof NoSuchArea) return notFound('no-such-area');
			throw error;
		}
	}

	return new Hono()
		.get('/s', async (c) => {
			await ready();
			return respond(c, await feeds.areas());
		})
		.get('/s/:area/head', async (c) => respond(c, await inArea(c.req.param('area'), (feed) => feed.head())))
		.get('/s/:area/p/:hash', async (c) => {
			const hash = c.req.param('hash');
			return respond(
				c,
				await inArea(c.req.param('area'), (feed) =>
					/^[\w-]{22}$/.test(hash) ? feed.page(hash) : notFound('no-such-page'),
				),
			);
		})
		.get('/s/:area/l/:epoch/:range', async (c) => {
			const range = /^(\d{1,15})-(\d{1,15})$/.exec(c.req.param('range'));
			return respond(
				c,
				await inArea(c.req.param('area'), (feed) =>
					range ? feed.segment(c.req.param('epoch'), Number(range[1]), Number(range[2])) : notFound('not-a-segment'),
				),
			);
		})
		.get('/s/:area/t/:epoch/:from', async (c) => {
			const from = wholeNumber(c.req.param('from'));
			return respond(
				c,
				await inArea(c.req.param('area'), (feed) =>
					from === undefined ? notFound('not-a-boundary') : feed.tail(c.req.param('epoch'), from),
				),
			);
		})
		.get('/s/:area/poke', async (c) => {
			const after = wholeNumber(c.req.query('after') ?? '');
			return respond(
				c,
				await inArea(c.req.param('area'), (feed) =>
					after === undefined
						? jsonAnswer(400, { error: 'after-is-a-change-number' }, { ...headers, 'Cache-Control': 'no-store' })
						: feed.poke(after),
				),
			);
		});
}

function wholeNumber(text: string): number | undefined {
	return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
