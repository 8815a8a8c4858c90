/** Thousands of devices in one process: keep-alive sockets that read just enough HTTP/1.1, the status and a body. */
import net from 'node:net';
import { brotliDecompressSync } from 'node:zlib';

export type PlainSocket = {
	/** Resolves to the body, unpacked by whoever asks for it; rejects for any status but 200. One at a time. */
	get(path: string): Promise<PlainAnswer>;
	close(): void;
};
export type PlainAnswer = { bytes: number; json<T>(): T };

const AT_A_TIME = 500;

export async function openSockets(count: number, port: number): Promise<PlainSocket[]> {
	const sockets: PlainSocket[] = [];
	for (let from = 0; from < count; from += AT_A_TIME) {
		const some = Array.from({ length: Math.min(AT_A_TIME, count - from) }, () => openSocket(port));
		sockets.push(...(await Promise.all(some)));
	}
	return sockets;
}

type Asked = {
	path: string;
	done: (answer: PlainAnswer) => void;
	fail: (reason: Error) => void;
	bytes: Buffer[];
	timer: NodeJS.Timeout;
};

/** Longer than any server holds a nudge. */
const GIVEN_UP_MS = 120_000;

/** Like a browser it opens its connection again when the other side closed it while nothing was asked. */
async function openSocket(port: number): Promise<PlainSocket> {
	let pending: Asked | undefined;
	let socket = await connect(port, hear, settle);

	function settle(reason: Error): void {
		const asked = pending;
		pending = undefined;
		if (!asked) return;
		clearTimeout(asked.timer);
		asked.fail(reason);
	}

	function hear(chunk: Buffer): void {
		if (!pending) return;
		pending.bytes.push(chunk);
		const all = pending.bytes.length === 1 ? chunk : Buffer.concat(pending.bytes);
		pending.bytes = [all];
		const split = all.indexOf('\r\n\r\n');
		if (split < 0) return;
		const header = all.subarray(0, split).toString('latin1');
		const rest = all.subarray(split + 4);
		const length = /content-length: (\d+)/i.exec(header);
		const complete = length ? rest.length >= Number(length[1]) : rest.subarray(-5).toString('latin1') === '0\r\n\r\n';
		if (!complete) return;
		const { done, path, timer } = pending;
		if (!/^HTTP\/1\.1 200/.test(header)) {
			settle(new Error(`${path}: ${header.slice(0, 40)}`));
			return;
		}
		pending = undefined;
		clearTimeout(timer);
		const body = length ? rest : joined(rest);
		const isPacked = /content-encoding: br/i.test(header);
		done({
			bytes: all.length,
			json: () => JSON.parse((isPacked ? brotliDecompressSync(body) : body).toString()),
		});
	}

	return {
		get: async (path) => {
			if (socket.destroyed || socket.readableEnded) socket = await connect(port, hear, settle);
			return new Promise((done, fail) => {
				const timer = setTimeout(
					() => settle(new Error(`${path}: no answer within ${GIVEN_UP_MS / 1000} s`)),
					GIVEN_UP_MS,
				);
				pending = { path, done, fail, bytes: [], timer };
				socket.write(`GET ${path} HTTP/1.1\r\nHost: engawa\r\nAccept-Encoding: br\r\n\r\n`);
			});
		},
		close: () => {
			clearTimeout(pending?.timer);
			pending = undefined;
			socket.destroy();
		},
	};
}

function connect(port: number, hear: (chunk: Buffer) => void, over: (reason: Error) => void): Promise<net.Socket> {
	return new Promise((resolve, reject) => {
		const socket = net.connect(port, '127.0.0.1');
		const end = (reason: Error) => {
			over(reason);
			reject(reason);
		};
		socket.on('error', end);
		socket.once('close', () => end(new Error('the connection was closed')));
		socket.on('data', hear);
		socket.once('connect', () => resolve(socket));
	});
}

/** The chunks of a chunked body. */
function joined(body: Buffer): Buffer {
	const chunks: Buffer[] = [];
	for (let at = 0; at < body.length; ) {
		const end = body.indexOf('\r\n', at);
		const size = Number.parseInt(body.subarray(at, end).toString('latin1'), 16);
		if (!(size > 0)) break;
		chunks.push(body.subarray(end + 2, end + 2 + size));
		at = end + 2 + size + 2;
	}
	return Buffer.concat(chunks);
}
