import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Head } from '../../contract/feed.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { AREA, manyNotices } from '../testing/rows.ts';
import { testStore } from '../testing/store.ts';
import { createAppServer } from './app-server.ts';

const ACCEPTED: Record<string, string>[] = [
	{},
	{ 'accept-encoding': 'gzip' },
	{ 'accept-encoding': 'br' },
	{ 'accept-encoding': 'identity' },
];

let db: Database;
let app: App;
let server: Server;
let port: number;
let pageAddress: string;

beforeAll(async () => {
	db = await openDatabase({ file: ':memory:' });
	app = await createApp({ ...testStore(db), config: { publicUrl: 'https://engawa.example.jp' } });
	await app.publish(AREA, manyNotices(300));
	await app.warmUp();
	({ server } = createAppServer(app));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	port = (server.address() as AddressInfo).port;
	const head = (await (await app.request(`/s/${AREA}/head`)).json()) as Head;
	pageAddress = `/s/${AREA}/p/${head.snapshot.pages[0]?.hash}`;
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
	await app.close();
	await db.close();
});

test('prepared bytes leave on the short way exactly as they leave on the long one', async () => {
	const feed = `/feed/${AREA}?limit=10`;
	await app.request(`http://127.0.0.1:${port}${feed}`, { headers: { host: `127.0.0.1:${port}` } });
	for (const url of [pageAddress, `/s/${AREA}/head`, feed]) {
		for (const headers of ACCEPTED) {
			expect(app.peek(url, `127.0.0.1:${port}`)).toBeDefined();
			const short = await fetch(`http://127.0.0.1:${port}${url}`, { headers });
			const long = await app.request(url, { headers: { 'accept-encoding': 'gzip, br', ...headers } });
			expect(short.status).toBe(200);
			const text = await short.text();
			expect(JSON.parse(text)).toEqual(JSON.parse(await (await app.request(url)).text()));
			for (const name of [
				'etag',
				'cache-control',
				'content-type',
				'content-security-policy',
				'x-content-type-options',
			]) {
				expect([url, name, short.headers.get(name)]).toEqual([url, name, long.headers.get(name)]);
			}
		}
	}
});

test('one connection carries plain requests, unusual ones, halves and doubles, each answered in its order', async () => {
	const plain = `GET ${pageAddress} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n`;
	const conditional = `GET ${pageAddress} HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n`;
	const health = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
	const last = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
	const ways: [string[], number[]][] = [
		[
			[plain, plain, last],
			[200, 200, 200],
		],
		[
			[plain, conditional, plain, last],
			[200, 304, 200, 200],
		],
		[
			[plain + plain + health, last],
			[200, 200, 200, 200],
		],
		[
			[plain, plain.slice(0, 30), plain.slice(30), last],
			[200, 200, 200],
		],
		[
			[plain, health, plain + last],
			[200, 200, 200, 200],
		],
		[
			[`POST ${pageAddress} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n`, last],
			[405, 200],
		],
	];
	for (const [pieces, statuses] of ways) {
		const answer = await talk(...pieces);
		expect([...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]))).toEqual(statuses);
	}
});

test('a body that hides a second request behind a plain one is not taken for a request', async () => {
	const hidden = `GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`;
	for (const header of [
		`Content-Length: ${hidden.length}`,
		'content-length : 5',
		'Transfer-Encoding: chunked',
		'X: a\nb: c',
		' X: folded',
	]) {
		const answer = await talk(
			`GET ${pageAddress} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n\r\n${hidden}`,
		);
		expect([header, answer.split('HTTP/1.1 ').length - 1]).toEqual([header, 1]);
		expect(answer).toMatch(/^HTTP\/1\.1 4\d\d|^HTTP\/1\.1 200[\s\S]*Connection: close/);
	}
});

test('a client that reads slowly gets everything, and one that goes away leaves nothing behind', async () => {
	const socket = connect(port, '127.0.0.1');
	const requests = 400;
	let received = 0;
	socket.on('data', (chunk) => {
		received += chunk.length;
		socket.pause();
		setTimeout(() => socket.resume(), 1);
	});
	const one = (await talk(`GET ${pageAddress} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n`)).length;
	expect(one).toBeGreaterThan(1000);
	for (let i = 0; i < requests; i++) {
		socket.write(`GET ${pageAddress} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity\r\n\r\n`);
		if (i % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
	}
	const whole = Number((await app.request(pageAddress)).headers.get('content-length'));
	for (const until = Date.now() + 20_000; received < requests * whole && Date.now() < until; ) {
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	expect(received).toBeGreaterThan(requests * whole);
	socket.destroy();
	expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
}, 30_000);

test('304 and HEAD work on the short way too', async () => {
	const url = `http://127.0.0.1:${port}${pageAddress}`;
	const etag = (await fetch(url)).headers.get('etag') ?? '';
	expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
	const head = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
	expect([head.status, Number(head.headers.get('content-length')) > 0]).toEqual([200, true]);
});

test('nothing that is written to the socket brings the server down', async () => {
	const host = 'Host: x\r\nConnection: close\r\n\r\n';
	const requests = [
		`GET http://evil.example/s/${AREA}/head HTTP/1.1\r\n${host}`,
		`GET //evil.example/head HTTP/1.1\r\n${host}`,
		`GET /%zz HTTP/1.1\r\n${host}`,
		`GET /s/%zz/head HTTP/1.1\r\n${host}`,
		`GET /../../etc/passwd HTTP/1.1\r\n${host}`,
		`GET * HTTP/1.1\r\n${host}`,
		`OPTIONS * HTTP/1.1\r\n${host}`,
		`TRACE / HTTP/1.1\r\n${host}`,
		`CONNECT evil.example:80 HTTP/1.1\r\n${host}`,
		`GET ${pageAddress} HTTP/1.1\r\nHost: a b"<>\r\nConnection: close\r\n\r\n`,
		`GET ${pageAddress} HTTP/1.1\r\nConnection: close\r\n\r\n`,
		`GET /${'a'.repeat(10_000)} HTTP/1.1\r\n${host}`,
		`GET /${'a'.repeat(100_000)} HTTP/1.1\r\n${host}`,
		`GET / HTTP/1.1\r\nContent-Length: 5\r\n${host}hello`,
		`GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${host}zz\r\n`,
		'\u0016\u0003\u0001\u0002\u0000 this is TLS\r\n\r\n',
		'GET\r\n\r\n',
	];
	for (const request of requests) {
		const answer = await talk(request);
		expect([request.slice(0, 60), /^HTTP\/1\.1 (?:[45]\d\d|200)|^$/.test(answer)]).toEqual([
			request.slice(0, 60),
			true,
		]);
		expect(answer).not.toContain('    at ');
	}
	expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
});

/** Writes the pieces one after the other and reads until the server closes, or is quiet. */
function talk(...pieces: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		let answer = '';
		const socket = connect(port, '127.0.0.1', async () => {
			for (const piece of pieces) {
				socket.write(piece);
				await new Promise((next) => setTimeout(next, 30));
			}
		});
		socket.setTimeout(1000, () => socket.destroy());
		socket.on('data', (chunk) => {
			answer += chunk.toString('latin1');
		});
		// a server that refuses may close before it has read everything
		socket.on('error', (error: NodeJS.ErrnoException) =>
			error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
		);
		socket.on('close', () => resolve(answer));
	});
}
