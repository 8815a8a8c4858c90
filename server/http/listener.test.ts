import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Head } from '../../contract/feed.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { AREA, manyNotices } from '../testing/rows.ts';
import { testStore } from '../testing/store.ts';
import { createListener } from './listener.ts';

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
	server = createServer(createListener(app));
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

function talk(request: string): Promise<string> {
	return new Promise((resolve, reject) => {
		let answer = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(request));
		socket.setTimeout(2000, () => socket.destroy());
		socket.on('data', (chunk) => {
			answer += chunk;
		});
		socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)));
		socket.on('close', () => resolve(answer));
	});
}
