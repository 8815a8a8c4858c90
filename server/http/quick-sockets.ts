/**
 * The shortest way for prepared bytes: from socket to socket, without an IncomingMessage or a ServerResponse.
 *
 * Node's HTTP server spends more on those objects than the kernel spends on sending a page. A connection begins here. As
 * long as each thing that arrives is one whole, plain GET for bytes that lie ready, it is answered at once. Whatever else
 * arrives (another method, a body, a condition, half a request, two at a time, an address that is not ready) goes to
 * Node's server together with the connection, for good: nothing unusual is ever interpreted here.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Tally } from '../metrics.ts';
import { type Answer, choose } from './answer.ts';

export type QuickSocketsOptions = {
	peek(pathAndQuery: string, host: string | undefined): Answer | undefined;
	tally(pathAndQuery: string, status: number): Tally;
};

/** A client is between two requests for at most so long. */
const IDLE_MS = 75_000;
/** Longer requests are nobody's plain GET. */
const MAX_REQUEST_BYTES = 4096;

/** Puts the short way in front of a server that does not listen yet. Returns how to end the connections that are on it. */
export function addQuickSockets(server: Server, options: QuickSocketsOptions): { end(): void } {
	const [long] = server.listeners('connection') as ((socket: Socket) => void)[];
	if (!long) throw new Error('this server has no way of its own to take a connection');
	server.removeListener('connection', long);
	const open = new Set<Socket>();
	server.on('connection', (socket) => {
		open.add(socket);
		takeSocket(
			socket,
			options,
			() => {
				open.delete(socket);
			},
			long.bind(server),
		);
	});
	return {
		end() {
			for (const socket of open) socket.end();
		},
	};
}

function takeSocket(
	socket: Socket,
	{ peek, tally }: QuickSocketsOptions,
	left: () => void,
	long: (socket: Socket) => void,
): void {
	let known: { block: string; asked: Asked | undefined } | undefined;

	function onData(chunk: Buffer) {
		const request = chunk.length <= MAX_REQUEST_BYTES ? splitRequest(chunk.toString('latin1')) : undefined;
		if (!request) return handOver(chunk);
		// a client on one connection says the same headers again and again
		if (known?.block !== request.block) known = { block: request.block, asked: readHeaders(request.block) };
		const { asked } = known;
		const answer = asked && peek(request.pathAndQuery, asked.host);
		if (!asked || answer?.status !== 200) return handOver(chunk);
		const { bytes, bodyBytes, status } = assemble(answer, asked.acceptEncoding);
		const counted = tally(request.pathAndQuery, status);
		counted.count += 1;
		counted.bytes += bodyBytes;
		if (!socket.write(bytes)) {
			socket.pause();
			socket.once('drain', () => socket.resume());
		}
	}

	function handOver(chunk: Buffer) {
		forget();
		socket.pause();
		socket.unshift(chunk);
		long(socket);
		socket.resume();
	}

	function forget() {
		socket.off('data', onData).off('timeout', onTimeout).off('error', onError).off('end', onEnd).off('close', forget);
		socket.setTimeout(0);
		left();
	}

	const onTimeout = () => socket.destroy();
	// the client has gone: there is nobody to tell
	const onError = () => socket.destroy();
	const onEnd = () => socket.end();

	socket.setNoDelay(true);
	socket.setTimeout(IDLE_MS);
	socket.on('data', onData).on('timeout', onTimeout).on('error', onError).on('end', onEnd).on('close', forget);
}

/** One whole GET and nothing after it, or undefined. `block` is its header lines, each with its line end. */
function splitRequest(text: string): { pathAndQuery: string; block: string } | undefined {
	if (!text.startsWith('GET /') || text.indexOf('\r\n\r\n') !== text.length - 4) return undefined;
	const lineEnd = text.indexOf('\r\n');
	const pathEnd = text.indexOf(' ', 4);
	if (text.slice(pathEnd, lineEnd) !== ' HTTP/1.1') return undefined;
	return { pathAndQuery: text.slice(4, pathEnd), block: text.slice(lineEnd + 2, -2) };
}

type Asked = { host: string; acceptEncoding: string };

/** Headers that say a request is more than "give me this". */
const UNUSUAL = new Set([
	'connection',
	'content-length',
	'expect',
	'http2-settings',
	'if-match',
	'if-modified-since',
	'if-none-match',
	'if-range',
	'if-unmodified-since',
	'keep-alive',
	'proxy-connection',
	'range',
	'te',
	'trailer',
	'transfer-encoding',
	'upgrade',
]);

/** What decides which bytes leave; undefined when anything in the headers is unusual or not exactly as it should be. */
function readHeaders(block: string): Asked | undefined {
	let host: string | undefined;
	let acceptEncoding: string | undefined;
	for (const line of block.split('\r\n').slice(0, -1)) {
		const match = /^([a-zA-Z0-9-]+): ([ -~]*)$/.exec(line);
		if (!match) return undefined;
		const [, name = '', value = ''] = match;
		const lower = name.toLowerCase();
		if (lower === 'connection' && value.toLowerCase() === 'keep-alive') continue;
		if (UNUSUAL.has(lower)) return undefined;
		if (lower === 'host') {
			if (host !== undefined) return undefined;
			host = value;
		}
		if (lower === 'accept-encoding') {
			if (acceptEncoding !== undefined) return undefined;
			acceptEncoding = value;
		}
	}
	return host === undefined || host === '' ? undefined : { host, acceptEncoding: acceptEncoding ?? '' };
}

/** A whole answer, head and body in one piece, as it leaves within one second. */
type Assembled = { second: number; bytes: Uint8Array; bodyBytes: number; status: number };

const assembledByAnswer = new WeakMap<Answer, Map<string, Assembled>>();
/** Browsers have few different Accept-Encoding texts; a flood of invented ones is not remembered. */
const MAX_REMEMBERED = 4;

function assemble(answer: Answer, acceptEncoding: string): Assembled {
	const second = Math.floor(Date.now() / 1000);
	const byEncoding = assembledByAnswer.get(answer) ?? new Map<string, Assembled>();
	const known = byEncoding.get(acceptEncoding);
	if (known && known.second === second) return known;
	const { status, headers, body } = choose(answer, { method: 'GET', acceptEncoding, ifNoneMatch: undefined });
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	const date = new Date(second * 1000).toUTCString();
	const head = `HTTP/1.1 ${status} OK\r\n${lines.join('')}Date: ${date}\r\nConnection: keep-alive\r\n\r\n`;
	const bytes = Buffer.concat([Buffer.from(head, 'latin1'), body ?? new Uint8Array()]);
	const made = { second, bytes, bodyBytes: body?.byteLength ?? 0, status };
	// what is made for those who accept no compression is large and rare: it is not kept
	if ('Content-Encoding' in headers && (known || byEncoding.size < MAX_REMEMBERED)) {
		byEncoding.set(acceptEncoding, made);
		assembledByAnswer.set(answer, byEncoding);
	}
	return made;
}
