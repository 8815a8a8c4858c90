/**
 * Addresses of screens, for readers without script: the app's document with the page's words, previews and data in it.
 *
 * The worker answers these addresses itself once it is there; what stands here is for first visits, search engines and
 * whoever reads without script. As long as the town is still being laid out, the plain document is served: nobody waits.
 */
import { type Context, Hono, type Next } from 'hono';
import type { Answer } from '../http/answer.ts';
import { originOf } from '../http/origin.ts';
import type { StaticFiles } from '../http/static-files.ts';
import type { Recipe } from '../open/documents.ts';
import type { FirstArea } from '../open/first-area.ts';
import type { OpenTowns } from '../open/open-towns.ts';
import { findPage, isPageAddress } from '../open/pages/find-page.ts';
import { writeInShell } from '../open/pages/write-page.ts';
import { respond } from './respond.ts';

export type OpenPagesOptions = {
	towns: OpenTowns;
	files: StaticFiles;
	headers: Readonly<Record<string, string>>;
	ready: Promise<void>;
	firstArea: FirstArea;
	publicUrl: string | undefined;
};

export type OpenPages = {
	routes: Hono;
	/** The prepared answer when nothing can have changed since. */
	peek(pathAndQuery: string, host: string | undefined): Answer | undefined;
	isPage(pathAndQuery: string): boolean;
};

export function openPages({ towns, files, headers, ready, firstArea, publicUrl }: OpenPagesOptions): OpenPages {
	let isReady = false;
	ready.then(
		() => {
			isReady = true;
		},
		// whoever asks for data gets the error
		() => {},
	);
	const kept = { ...headers, 'Cache-Control': 'no-cache' };
	const keyOf = (path: string, shell: Answer | undefined) => `page ${path} ${shell?.etag ?? ''}`;

	async function answer(path: string, url: URL, host: string | undefined): Promise<Answer | undefined> {
		const page = isReady ? findPage(path) : undefined;
		const shell = page && (await files.index());
		if (!page || !shell) return undefined;
		const area = await firstArea.find();
		if (area === undefined) return undefined;
		const recipe: Recipe = {
			rhythm: 'hour',
			stamp: ({ town, now }) => `${now.date}T${now.time.slice(0, 2)} ${page.stamp(town)}`,
			make(making) {
				const context = { ...making, href: (path: string) => path };
				const made = page.make(context);
				if (!made) return undefined;
				const text = writeInShell(new TextDecoder().decode(shell.plain()), made, context);
				return { type: 'text/html; charset=utf-8', text };
			},
		};
		return towns.document(area, publicUrl ?? originOf(url, host), keyOf(path, shell), recipe, kept);
	}

	async function handle(c: Context, next: Next) {
		const url = new URL(c.req.url);
		const found = await answer(url.pathname, url, c.req.header('host'));
		return found ? respond(c, found) : next();
	}

	return {
		routes: new Hono().get('*', async (c, next) =>
			isPageAddress(new URL(c.req.url).pathname) ? handle(c, next) : next(),
		),
		peek(pathAndQuery, host) {
			const area = firstArea.known();
			if (area === undefined) return undefined;
			const end = pathAndQuery.indexOf('?');
			const path = end < 0 ? pathAndQuery : pathAndQuery.slice(0, end);
			const shell = files.peek('/index.html');
			return shell && towns.peek(area, publicUrl ?? `http://${host}`, keyOf(path, shell));
		},
		isPage: (pathAndQuery) => isPageAddress(pathAndQuery.split('?', 1)[0] as string),
	};
}
