/**
 * A proxy between devices and a real server, over real connections, that does to answers what lines, hotels and tired servers do.
 * `bend` says what happens to each exchange from now on; `straighten` ends it.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: IncomingMessage };

/** One request of a device, and what it gets for it. */
export type Exchange = {
	readonly method: string;
	/** with its query */
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	/** Asks the server; asking twice sends the request twice. Rejects when nobody answers. `change` is laid over the headers. */
	ask(change?: IncomingHttpHeaders): Promise<Answer>;
	/** Sends so many bytes of the request to the server and then drops the connection. */
	askInPart(bytes: number): Promise<void>;
	/** towards the device */
	readonly to: ServerResponse;
	/** Ends the device's connection with a reset (RST), as a line that goes. */
	reset(): void;
	/** Nothing more comes until the device gives up, or the proxy is closed. */
	hold(): Promise<void>;
};

/** What happens to one exchange; what it throws resets the device's connection. */
export type Fault = (exchange: Exchange) => Promise<void> | void;

export type FaultProxy = {
	readonly url: string;
	/** Each request from now on, or each whose path matches. Connections that are open stay so. */
	bend(fault: Fault, paths?: RegExp): void;
	straighten(): void;
	/** Resets every open connection now. */
	drop(): void;
	/** what was asked, in order, and whether it was bent */
	readonly asked: readonly { method: string; path: string; bent: boolean }[];
	/** How many exchanges are being held now. */
	held(): number;
	/** Runs whenever one more is held; returns what ends it. */
	whenHeld(run: (held: Exchange) => void): () => void;
	close(): Promise<void>;
};

/** `target`: the server's address, or a function that says where it is now. */
export async function startFaultProxy(target: string | (() => string)): Promise<FaultProxy> {
	let bent: { fault: Fault; paths: RegExp | undefined } | undefined;
	let holding = 0;
	const asked: { method: string; path: string; bent: boolean }[] = [];
	const listeners = new Set<(held: Exchange) => void>();
	const where = () => (typeof target === 'function' ? target() : target);

	const server = createServer(async (from, to) => {
		const path = from.url ?? '/';
		const fault = bent && (bent.paths?.test(path) ?? true) ? bent.fault : undefined;
		asked.push({ method: from.method ?? 'GET', path, bent: fault !== undefined });
		const reset = () => to.socket?.resetAndDestroy();
		try {
			const body = await readAll(from);
			const exchange: Exchange = {
				...exchangeOf(from, to, body, where()),
				reset,
				hold: async () => {
					if (to.destroyed || to.closed) return;
					holding++;
					for (const run of listeners) run(exchange);
					await new Promise<void>((resolve) => to.once('close', resolve));
					holding--;
				},
			};
			await (fault ?? pass)(exchange);
		} catch {
			reset(); // the server is gone, or the device is: either way nothing more can be said
		}
	});
	server.requestTimeout = 0; // how long anybody waits is for the two ends to say
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		bend: (fault, paths) => {
			bent = { fault, paths };
		},
		straighten: () => {
			bent = undefined;
		},
		drop: () => server.closeAllConnections(),
		asked,
		held: () => holding,
		whenHeld: (run) => {
			listeners.add(run);
			return () => listeners.delete(run);
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function exchangeOf(
	from: IncomingMessage,
	to: ServerResponse,
	body: Buffer,
	target: string,
): Omit<Exchange, 'reset' | 'hold'> {
	const method = from.method ?? 'GET';
	const path = from.url ?? '/';
	// a connection of its own each time: one that the server closed meanwhile would be a fault that nobody asked for
	const open = (change: IncomingHttpHeaders = {}) => {
		const { connection: _, 'transfer-encoding': __, ...headers } = { ...from.headers, ...change };
		if (body.length > 0) headers['content-length'] = String(body.length);
		const asking = request(new URL(path, target), { method, headers, agent: false });
		to.once('close', () => asking.destroy());
		return asking;
	};
	return {
		method,
		path,
		headers: from.headers,
		to,
		ask: (change) =>
			new Promise((resolve, reject) => {
				open(change)
					.once('response', (answer) => {
						const { connection: _, 'keep-alive': __, ...headers } = answer.headers;
						resolve({ status: answer.statusCode ?? 502, headers, body: answer });
					})
					.once('error', reject)
					.end(body);
			}),
		askInPart: (bytes) =>
			new Promise((resolve) => {
				const asking = open();
				asking.once('error', () => resolve()).once('close', () => resolve());
				asking.flushHeaders();
				asking.write(body.subarray(0, bytes), () => asking.destroy());
			}),
	};
}

/** Nothing is wrong. */
export const pass: Fault = async ({ ask, to, reset }) => {
	const { status, headers, body } = await ask();
	to.writeHead(status, headers);
	body.once('error', reset).pipe(to);
};

/** No line: the connection is reset before anything is said. The server hears nothing. */
export const noLine: Fault = ({ reset }) => reset();

/** The request arrives and is done; its answer is lost. */
export const answerLost: Fault = async ({ ask, reset }) => {
	await readAll((await ask()).body);
	reset();
};

/** The connection goes after so many bytes of the request. */
export const askCutAfter =
	(bytes: number): Fault =>
	async ({ askInPart, reset }) => {
		await askInPart(bytes);
		reset();
	};

/** The request arrives twice; the second answer is given. */
export const twice: Fault = async (exchange) => {
	await readAll((await exchange.ask()).body);
	await pass(exchange);
};

/** The answer begins so many ms late. */
export const late =
	(ms: number): Fault =>
	async (exchange) => {
		await pause(ms);
		await pass(exchange);
	};

/** The connection goes after so many bytes of the answer's body; its head had promised all of it. */
export const cutAfter =
	(bytes: number): Fault =>
	async ({ ask, to, reset }) => {
		const { status, headers, body } = await ask();
		const whole = await readAll(body);
		if (whole.length <= bytes) return void to.writeHead(status, headers).end(whole);
		to.writeHead(status, { ...headers, 'content-length': String(whole.length) });
		to.write(whole.subarray(0, bytes), () => setImmediate(reset));
	};

/** A part of the body that calls itself the whole, as some proxies make it. 0 ≤ share < 1. */
export const shortened =
	(share: number): Fault =>
	async ({ ask, to }) => {
		const { status, headers, body } = await ask({ 'accept-encoding': 'identity' });
		const whole = await readAll(body);
		const part = whole.subarray(0, Math.floor(whole.length * share));
		const { 'transfer-encoding': _, ...rest } = headers;
		to.writeHead(status, { ...rest, 'content-length': String(part.length) }).end(part);
	};

/** Half-open: the request is taken and nothing ever comes. The server hears nothing. */
export const halfOpen: Fault = ({ hold }) => hold();

/** Slow loris: some bytes come, then one each `everyMs`. */
export const dripping =
	(bytes = 20, everyMs = 5_000): Fault =>
	async ({ ask, to, hold }) => {
		const { status, headers, body } = await ask();
		const whole = await readAll(body);
		to.writeHead(status, { ...headers, 'content-length': String(whole.length) });
		to.write(whole.subarray(0, bytes));
		if (whole.length <= bytes) return void to.end();
		let sent = bytes;
		const drip = setInterval(() => {
			to.write(whole.subarray(sent, ++sent));
			if (sent >= whole.length) to.end();
		}, everyMs);
		await hold();
		clearInterval(drip);
	};

/** The server answers, and badly. */
export const failing =
	(status: number): Fault =>
	({ to }) =>
		void to.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"unexpected"}');

const LOGIN_PAGE = '<!doctype html><title>Free Wi-Fi</title><p>ログインしてください</p>';

/** A captive portal: status 200 and a page that is nobody's answer. `type` is what it calls itself. */
export const loginPage =
	(type = 'text/html; charset=utf-8'): Fault =>
	({ to }) =>
		void to.writeHead(200, { 'content-type': type }).end(LOGIN_PAGE);

/** A captive portal that leads away. */
export const ledAway =
	(location: string): Fault =>
	({ to }) =>
		void to.writeHead(302, { location }).end();

/** Status 200, and bytes that are no JSON. */
export const garbage: Fault = ({ to }) =>
	void to.writeHead(200, { 'content-type': 'application/json' }).end('\u{0}\u{1}{"protocol":1,"epoch":');

/** Bytes that are not even HTTP. */
export const notHttp: Fault = ({ to }) => void to.socket?.end('SSH-2.0-OpenSSH_9.9\r\n');

/** One of them each time, as `random` (0 ≤ n < 1) chooses. */
export const oneOf =
	(random: () => number, faults: readonly Fault[]): Fault =>
	(exchange) =>
		(faults[Math.floor(random() * faults.length)] ?? pass)(exchange);

async function readAll(from: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of from) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
