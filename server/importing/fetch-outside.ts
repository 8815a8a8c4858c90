/**
 * Fetches a file from another host on the server's behalf (ASVS 5.0 V1.3.6): only https, only hosts that whoever runs the server has
 * named, only addresses of the open internet. The name is resolved once, and the socket goes to that very address, so that a name
 * which answers otherwise the second time leads nowhere. Each redirect is judged anew.
 */
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import { addAbortSignal } from 'node:stream';
import { MOST_IMPORT_BYTES } from '../../contract/importing.ts';
import { type Connect, connectPinned, isNetworkError, type Resolve, resolvePublic } from '../outside/outside.ts';

export type OutsideRefusal =
	/** not https, with a user name or a port of its own, or an address instead of a name */
	| 'address'
	/** nobody named this host */
	| 'host'
	/** the name leads to no address of the open internet */
	| 'inside'
	| 'unreachable'
	| 'status'
	| 'redirects'
	| 'too-big'
	| 'too-slow';

export type OutsideFile =
	| { is: 'file'; bytes: Uint8Array; name: string; etag?: string; modified?: string }
	| { is: 'unchanged' }
	| { is: 'refused'; why: OutsideRefusal; status?: number };

export type Outside = {
	/** names of hosts, exactly */
	hosts: readonly string[];
	resolve?: Resolve;
	connect?: Connect;
	longestMs?: number;
	mostBytes?: number;
};

export type Known = { etag?: string | null; modified?: string | null };

const MOST_REDIRECTS = 2;
/** A prefecture's list has tens of thousands of rows, and its server may make it while one waits. */
const LONGEST_MS = 20_000;
/** A calendar is small, and its rules are followed when it is read. */
export const CALENDAR_LIMITS = { longestMs: 5_000, mostBytes: 2 * 1024 * 1024 };

/** The address as a URL that may be asked for, or why not. Says nothing about where its name leads. */
export function readOutsideUrl(text: string, hosts: readonly string[]): URL | OutsideRefusal {
	const url = URL.canParse(text) ? new URL(text.replace(/^webcal:/, 'https:')) : undefined;
	if (url?.protocol !== 'https:' || url.username || url.password || url.port !== '') return 'address';
	const host = url.hostname.toLowerCase();
	if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return 'address';
	return hosts.includes(host) ? url : 'host';
}

export async function fetchOutside(text: string, known: Known, outside: Outside): Promise<OutsideFile> {
	const { hosts, longestMs = LONGEST_MS } = outside;
	const begun = performance.now();
	const late = AbortSignal.timeout(longestMs);
	let next = text;
	try {
		for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
			const url = readOutsideUrl(next, hosts);
			if (typeof url === 'string') return { is: 'refused', why: url };
			const answer = await ask(url, known, outside, late, begun);
			if ('is' in answer) return answer;
			next = new URL(answer.to, url).href;
		}
		return { is: 'refused', why: 'redirects' };
	} catch (error) {
		if (late.aborted || isAbort(error)) return { is: 'refused', why: 'too-slow' };
		if (isNetworkError(error)) return { is: 'refused', why: 'unreachable' };
		throw error;
	}
}

function isAbort(error: unknown): boolean {
	return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}

async function ask(
	url: URL,
	known: Known,
	outside: Outside,
	late: AbortSignal,
	begun: number,
): Promise<OutsideFile | { to: string }> {
	const { resolve, connect = connectPinned, mostBytes = MOST_IMPORT_BYTES } = outside;
	const address = await resolvePublic(url.hostname, resolve);
	if (address === undefined) return { is: 'refused', why: 'inside' };
	late.throwIfAborted();
	const socket = connect(address, url.hostname);
	try {
		const answer = await send(url, socket, known, late);
		const status = answer.statusCode ?? 0;
		const { location, etag, 'last-modified': modified } = answer.headers;
		if (status === 304) return { is: 'unchanged' };
		if (status >= 300 && status < 400 && location !== undefined) return { to: location };
		if (status !== 200) return { is: 'refused', why: 'status', status };
		const isCalendar = /^text\/calendar\b/i.test(answer.headers['content-type'] ?? '') || url.pathname.endsWith('.ics');
		if (isCalendar) {
			const left = CALENDAR_LIMITS.longestMs - (performance.now() - begun);
			addAbortSignal(AbortSignal.timeout(Math.max(0, Math.floor(left))), answer);
		}
		const bytes = await readAll(answer, isCalendar ? Math.min(mostBytes, CALENDAR_LIMITS.mostBytes) : mostBytes);
		if (!bytes) return { is: 'refused', why: 'too-big' };
		const name = decodeName(url.pathname);
		return { is: 'file', bytes, name, ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
	} finally {
		socket.destroy();
	}
}

function send(url: URL, socket: Socket, known: Known, signal: AbortSignal): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		const headers: Record<string, string> = {
			Host: url.host,
			'User-Agent': 'Engawa',
			Accept: 'text/csv, text/calendar, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, */*;q=0.5',
			// what is compressed could be a bomb
			'Accept-Encoding': 'identity',
			Connection: 'close',
		};
		if (known.etag) headers['If-None-Match'] = known.etag;
		if (known.modified) headers['If-Modified-Since'] = known.modified;
		const asked = request({
			createConnection: () => socket,
			path: `${url.pathname}${url.search}`,
			headers,
			signal,
			maxHeaderSize: 16 * 1024,
		});
		asked.on('response', resolve).on('error', reject);
		socket.on('error', reject);
		asked.end();
	});
}

/** All of it, or undefined as soon as it is more than it may be. */
async function readAll(answer: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
	if (answer.headers['content-encoding'] !== undefined) return undefined;
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of answer) {
		length += (part as Uint8Array).byteLength;
		if (length > most) return undefined;
		parts.push(part as Uint8Array);
	}
	return Buffer.concat(parts);
}

function decodeName(pathname: string): string {
	const last = pathname.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(last);
	} catch {
		return last; // a stray %: as it stands
	}
}
