/** What a request may be, before anybody reads it. */
import type { MiddlewareHandler } from 'hono';
import { MOST_IMPORT_BYTES } from '../../contract/importing.ts';
import { MOST_PUSH_BYTES } from '../../contract/intent.ts';
import { MOST_PICTURE_BYTES } from '../../contract/picture.ts';
import { respond } from '../routes/respond.ts';
import { jsonAnswer } from './answer.ts';

export const MAX_URL_LENGTH = 2048;
/** Whoever reads many private scopes says the position in each. */
const MAX_PRIVATE_URL_LENGTH = 12 * 1024;
export const MAX_BODY_BYTES = 16 * 1024;

type Writable = {
	path: RegExp;
	method: 'POST' | 'PUT';
	/** bytes of the largest body */
	most: number;
	/**
	 * `json`: only JSON, only from our own pages. `reports`: browsers send these by themselves, with a type of their own and without
	 * cookies. `image`: the bytes of a picture, `bytes`: of a list, only from our own pages. `form`: from anywhere, since what proves
	 * who asks stands in the address, and mail programs send one by themselves (RFC 8058).
	 */
	kind: 'json' | 'reports' | 'image' | 'bytes' | 'form';
};

const KIOSKS = /^\/k\/\d{6}\/(?:enrolments|approvals|alarm-mails|beats|fleet\/[\w-]{1,40})$/;

const IMPORTS =
	/^\/import\/\d{6}\/(?:files\/[\w-]{1,40}\/(?:plan|apply|drop)|runs\/[\w-]{1,40}\/undo|subscriptions(?:\/[\w-]{1,40}(?:\/\w{1,10})?)?)$/;

const MAILS = /^\/open\/mail\/(?:confirm|change|stop)\/[\w/-]{1,100}$/;

/** The only addresses that take anything. A new one is a line here. */
const WRITABLE: readonly Writable[] = [
	{ path: /^\/reports$/, method: 'POST', most: MAX_BODY_BYTES, kind: 'reports' },
	{ path: /^\/s\/\d{6}\/push$/, method: 'POST', most: MOST_PUSH_BYTES, kind: 'json' },
	{ path: /^\/id\/[\w/-]{1,60}$/, method: 'POST', most: MAX_BODY_BYTES, kind: 'json' },
	{ path: /^\/pictures$/, method: 'POST', most: MOST_PICTURE_BYTES, kind: 'image' },
	{ path: /^\/import\/\d{6}\/files$/, method: 'POST', most: MOST_IMPORT_BYTES, kind: 'bytes' },
	{ path: IMPORTS, method: 'POST', most: 256 * 1024, kind: 'json' },
	{ path: KIOSKS, method: 'POST', most: MAX_BODY_BYTES, kind: 'json' },
	{ path: MAILS, method: 'POST', most: MAX_BODY_BYTES, kind: 'form' },
];

/** A form of another site can send none of these but the last. */
const TYPES = {
	json: /^application\/json *(?:;|$)/,
	image: /^image\//,
	bytes: /^application\/octet-stream$/,
	form: /^(?:application\/x-www-form-urlencoded|multipart\/form-data) *(?:;|$)/,
} as const;

/**
 * Refuses long addresses (414), other methods (405), bodies where none belongs or that are too large (413), what another site's
 * page sends (403), and what is not JSON where JSON belongs (415: a form of another site can send nothing else).
 *
 * @param publicUrl origin of the address people use; absent: the host that the request names
 */
export function limits(headers: Readonly<Record<string, string>>, publicUrl?: string): MiddlewareHandler {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	return async (c, next) => {
		const { method } = c.req;
		const refuse = (status: number, error: string, more: Record<string, string> = {}) =>
			respond(c, jsonAnswer(status, { error }, { ...noStore, ...more }));
		const longest = c.req.path.startsWith('/p/') ? MAX_PRIVATE_URL_LENGTH : MAX_URL_LENGTH;
		if (c.req.url.length > longest) return refuse(414, 'address-too-long');
		const writable = WRITABLE.filter(({ path }) => path.test(c.req.path));
		const rule = writable.find((each) => each.method === method);
		const read = method === 'GET' || method === 'HEAD';
		if (!rule && !(read && readable(c.req.path, writable))) {
			const allowed = [
				...(readable(c.req.path, writable) ? ['GET', 'HEAD'] : []),
				...writable.map((each) => each.method),
			];
			return refuse(405, 'method', { Allow: allowed.join(', ') });
		}
		const length = Number(c.req.header('content-length') ?? 0);
		const chunked = c.req.header('transfer-encoding') !== undefined;
		if (rule ? chunked || !(length <= rule.most) : chunked || length > 0) {
			return refuse(413, 'body', { Connection: 'close' });
		}
		if (rule && rule.kind !== 'reports') {
			if (rule.kind !== 'form' && !isOurOwn(c.req.raw.headers, c.req.url, publicUrl)) return refuse(403, 'other-site');
			const type = (c.req.header('content-type') ?? '').toLowerCase();
			const fits = TYPES[rule.kind].test(type);
			if (!fits) return refuse(415, 'type');
		}
		return next();
	};
}

/** Addresses that only take something cannot be read. */
function readable(path: string, writable: readonly Writable[]): boolean {
	return writable.length === 0 || path.startsWith('/id/session') || writable.some(({ kind }) => kind === 'form');
}

/**
 * Whether a browser that sends this says that a page of ours did it. What says nothing (a program, not a browser) has no cookies
 * of other people, so it is let through.
 */
function isOurOwn(headers: Headers, url: string, publicUrl: string | undefined): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin') return false;
	const origin = headers.get('origin');
	if (origin === null) return true;
	if (!URL.canParse(origin)) return false;
	return origin === publicUrl || new URL(origin).host === (headers.get('host') ?? new URL(url).host);
}
