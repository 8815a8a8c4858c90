/** Everything that is not data: the page's build, and `index.html` for each address of a screen. */
import { Hono } from 'hono';
import { jsonAnswer } from '../http/answer.ts';
import { isScreenPath, type StaticFiles } from '../http/static-files.ts';
import { respond } from './respond.ts';

export function fileRoutes(files: StaticFiles, headers: Readonly<Record<string, string>>): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	return new Hono().get('*', async (c) => {
		// as it stands in the request, not decoded: the build's names need no decoding
		const { pathname: path, search } = new URL(c.req.url);
		const file = path === '/' ? undefined : await files.ofBuild(path, search);
		if (file) return respond(c, file);
		if (!isScreenPath(path)) return respond(c, jsonAnswer(404, { error: 'not-found' }, noStore));
		const index = await files.index();
		return respond(c, index ?? jsonAnswer(503, { error: 'not-built', next: 'npm run build' }, noStore));
	});
}
