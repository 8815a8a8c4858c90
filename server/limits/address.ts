/** Where a request comes from, as coarse as counting needs it. Never written down as it is. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';

/** For those who see a request but not its connection. */
const neighbourhoods = new WeakMap<Request, string>();

/** Keeps the neighbourhood of requests that write. */
export function noteNeighbourhood(proxies: number): MiddlewareHandler {
	return async (c, next) => {
		const { method } = c.req;
		const neighbourhood = method === 'GET' || method === 'HEAD' ? undefined : neighbourhoodOf(c, proxies);
		if (neighbourhood !== undefined) neighbourhoods.set(c.req.raw, neighbourhood);
		return next();
	};
}

export function notedNeighbourhood(request: Request): string | undefined {
	return neighbourhoods.get(request);
}

/**
 * The neighbourhood of whoever asks: an IPv4 address, or the /56 of an IPv6 one, which is one household or company. Undefined
 * where there is no connection (tests call the app directly).
 *
 * @param proxies how many proxies of ours stand before the server: each appends the address it saw to X-Forwarded-For, and what
 * stands left of those was written by the asker
 */
export function neighbourhoodOf(context: Context, proxies: number): string | undefined {
	const seen = remoteAddress(context);
	if (proxies === 0) return seen === undefined ? undefined : coarse(seen);
	const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim());
	const address = forwarded.at(-proxies) || seen;
	return address === undefined ? undefined : coarse(address);
}

function remoteAddress(context: Context): string | undefined {
	if (typeof context.env !== 'object' || context.env === null || !('incoming' in context.env)) return undefined;
	return getConnInfo(context).remote.address;
}

/** IPv4 whole, also when written as IPv6; of IPv6 the first 56 bits. */
export function coarse(address: string): string {
	const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address);
	if (mapped?.[1]) return mapped[1];
	if (!address.includes(':')) return address.slice(0, 45);
	const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const middle = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
	const groups = [...left, ...Array<string>(middle).fill('0'), ...right].map((each) => Number.parseInt(each, 16) || 0);
	const fourth = (groups[3] ?? 0) & 0xff00;
	return [groups[0] ?? 0, groups[1] ?? 0, groups[2] ?? 0, fourth].map((each) => each.toString(16)).join(':');
}
