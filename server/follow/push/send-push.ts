/**
 * Hands one message to a push service (RFC 8030), and says what became of it. The socket goes only to a service that is known, at
 * an address of the open internet that was looked up once; redirects are not followed.
 */
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { type Connect, connectPinned, isNetworkError, type Resolve, resolvePublic } from '../../outside/outside.ts';
import { encryptPush, type PushKeys } from './encrypt.ts';
import { readPushEndpoint } from './push-hosts.ts';
import type { Vapid } from './vapid.ts';

export type PushMessage = {
	bytes: Uint8Array;
	/** seconds for which the service keeps it for a browser that is away */
	ttl: number;
	urgency: 'low' | 'normal' | 'high';
	/** at most 32 characters of base64url: a later one with the same topic takes the place of one that still waits there */
	topic: string;
};

export type PushOutcome =
	| { is: 'taken' }
	/** the browser is not there any more (404, 410), or never can be reached */
	| { is: 'gone' }
	/** it will never be taken as it is */
	| { is: 'refused'; status: number }
	/** the service is busy or away; `afterMs`: not before */
	| { is: 'later'; status?: number; afterMs?: number };

export type PushSender = (target: PushKeys & { endpoint: string }, message: PushMessage) => Promise<PushOutcome>;

export type PushSenderOptions = {
	vapid: Vapid;
	hosts: readonly string[];
	/** for Retry-After that names a date */
	now: () => number;
	resolve?: Resolve;
	connect?: Connect;
};

const LONGEST_MS = 15_000;
const LONGEST_PAUSE_MS = 24 * 60 * 60_000;

export function createPushSender({
	vapid,
	hosts,
	now,
	resolve,
	connect = connectPinned,
}: PushSenderOptions): PushSender {
	return async (target, message) => {
		const url = readPushEndpoint(target.endpoint, hosts);
		if (!url) return { is: 'gone' };
		let body: Uint8Array;
		try {
			body = await encryptPush(message.bytes, target);
		} catch {
			return { is: 'gone' }; // keys of no browser: whoever sent them can never be told anything
		}
		const late = AbortSignal.timeout(LONGEST_MS);
		try {
			const address = await resolvePublic(url.hostname, resolve);
			if (address === undefined) return { is: 'later' };
			late.throwIfAborted();
			const headers = {
				Host: url.host,
				Authorization: await vapid.authorization(url),
				'Content-Encoding': 'aes128gcm',
				'Content-Type': 'application/octet-stream',
				'Content-Length': String(body.byteLength),
				TTL: String(message.ttl),
				Urgency: message.urgency,
				Topic: message.topic,
				'User-Agent': 'Engawa',
				Connection: 'close',
			};
			const answer = await post(url, connect(address, url.hostname), headers, body, late);
			return outcomeOf(answer, now());
		} catch (error) {
			if (late.aborted || isNetworkError(error)) return { is: 'later' };
			throw error;
		}
	};
}

type Said = { status: number; retryAfter: string | undefined };

function post(
	url: URL,
	socket: Socket,
	headers: Record<string, string>,
	body: Uint8Array,
	signal: AbortSignal,
): Promise<Said> {
	return new Promise<Said>((resolve, reject) => {
		const asked = request({
			method: 'POST',
			createConnection: () => socket,
			path: `${url.pathname}${url.search}`,
			headers,
			signal,
			maxHeaderSize: 16 * 1024,
		});
		asked.on('error', reject).on('response', (answer: IncomingMessage) => {
			answer.on('error', () => undefined).resume();
			resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] });
		});
		socket.on('error', reject);
		asked.end(body);
	}).finally(() => socket.destroy());
}

function outcomeOf({ status, retryAfter }: Said, now: number): PushOutcome {
	if (status >= 200 && status < 300) return { is: 'taken' };
	if (status === 404 || status === 410) return { is: 'gone' };
	if (status !== 429 && status < 500) return { is: 'refused', status };
	const afterMs = readRetryAfter(retryAfter, now);
	return { is: 'later', status, ...(afterMs !== undefined && { afterMs }) };
}

/** RFC 9110 section 10.2.3: seconds or a date. */
function readRetryAfter(text: string | undefined, now: number): number | undefined {
	if (text === undefined) return undefined;
	const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
	return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS);
}
