import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { isPublicAddress } from '../outside/public-address.ts';
import { CALENDAR_LIMITS, fetchOutside, type Outside } from './fetch-outside.ts';

const URL_OF_LIST = 'https://open.example.jp/data/list.csv';
let server: Server | undefined;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

/** A host of the internet: its name leads to a public address, and the socket that is opened there reaches this server. */
async function hostOf(listener: RequestListener): Promise<Outside & { opened: string[] }> {
	const here = createServer(listener);
	server = here;
	await new Promise<void>((done) => here.listen(0, '127.0.0.1', done));
	const { port } = here.address() as AddressInfo;
	const opened: string[] = [];
	return {
		hosts: ['open.example.jp', 'files.example.jp'],
		resolve: async () => ['93.184.215.14'],
		connect(address) {
			opened.push(address);
			return connect(port, '127.0.0.1');
		},
		opened,
	};
}

describe('Which addresses are open', () => {
	test.each([
		'127.0.0.1',
		'127.9.9.9',
		'0.0.0.0',
		'10.1.2.3',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.1.1',
		'169.254.169.254',
		'100.64.0.1',
		'198.18.0.1',
		'224.0.0.1',
		'255.255.255.255',
		'192.0.2.1',
		'::1',
		'::',
		'::ffff:127.0.0.1',
		'::ffff:7f00:1',
		'::ffff:8.8.8.8',
		'fe80::1',
		'fc00::1',
		'fd12::1',
		'64:ff9b::7f00:1',
		'2002:7f00:1::',
		'2001:db8::1',
		'ff02::1',
		'localhost',
		'',
		'2130706433',
		'0x7f.1',
	])('%s leads inside', (address) => expect(isPublicAddress(address)).toBe(false));
	test.each(['8.8.8.8', '93.184.215.14', '172.32.0.1', '2606:4700::1111', '2400:4050::1'])('%s is open', (address) =>
		expect(isPublicAddress(address)).toBe(true),
	);
});

describe('Fetching from another host', () => {
	test('a file comes with what is needed to ask only for changes, and unchanged it does not come again', async () => {
		const outside = await hostOf((request, response) => {
			expect(request.headers).toMatchObject({ host: 'open.example.jp', 'accept-encoding': 'identity' });
			expect(request.headers.cookie).toBeUndefined();
			if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
			return response.writeHead(200, { ETag: '"1"' }).end('NO,名称\n');
		});
		expect(await fetchOutside(URL_OF_LIST, {}, outside)).toMatchObject({ is: 'file', name: 'list.csv', etag: '"1"' });
		expect(await fetchOutside(URL_OF_LIST, { etag: '"1"' }, outside)).toEqual({ is: 'unchanged' });
		expect(outside.opened).toEqual(['93.184.215.14', '93.184.215.14']);
	});

	test.each([
		['http://open.example.jp/list.csv', 'address'],
		['https://open.example.jp:8443/list.csv', 'address'],
		['https://user:secret@open.example.jp/', 'address'],
		['https://127.0.0.1/', 'address'],
		['https://[::1]/', 'address'],
		['https://2130706433/', 'address'],
		['file:///etc/passwd', 'address'],
		['https://elsewhere.example.com/', 'host'],
		['https://open.example.jp.evil.example/', 'host'],
		['no address', 'address'],
	])('%s is refused before anything is asked', async (url, why) => {
		const outside = {
			...(await hostOf((_, response) => response.end())),
			resolve: () => Promise.reject(new Error('asked')),
		};
		expect(await fetchOutside(url, {}, outside)).toEqual({ is: 'refused', why });
		expect(outside.opened).toEqual([]);
	});

	test.each([[['127.0.0.1']], [['::ffff:10.0.0.1']], [['169.254.169.254']], [['93.184.215.14', '192.168.0.1']], [[]]])(
		'a name that leads to %j is not connected to',
		async (addresses) => {
			const outside = { ...(await hostOf((_, response) => response.end())), resolve: async () => addresses };
			expect(await fetchOutside(URL_OF_LIST, {}, outside)).toEqual({ is: 'refused', why: 'inside' });
			expect(outside.opened).toEqual([]);
		},
	);

	test('a name that answers otherwise the second time is asked once, and the socket goes to the first answer', async () => {
		let asked = 0;
		const outside = {
			...(await hostOf((_, response) => response.end('a'))),
			resolve: async () => [++asked === 1 ? '93.184.215.14' : '127.0.0.1'],
		};
		expect(await fetchOutside(URL_OF_LIST, {}, outside)).toMatchObject({ is: 'file' });
		expect([asked, outside.opened]).toEqual([1, ['93.184.215.14']]);
	});

	test('a redirect is judged like any address, and there are two at most', async () => {
		const to = async (location: string) => {
			const outside = await hostOf((request, response) =>
				request.url === '/end' ? response.end('a') : response.writeHead(302, { Location: location }).end(),
			);
			const answer = await fetchOutside(URL_OF_LIST, {}, outside);
			await new Promise((done) => server?.close(done));
			return answer;
		};
		expect(await to('https://files.example.jp/end')).toMatchObject({ is: 'file' });
		expect(await to('http://files.example.jp/end')).toEqual({ is: 'refused', why: 'address' });
		expect(await to('https://169.254.169.254/latest')).toEqual({ is: 'refused', why: 'address' });
		expect(await to('https://intranet.example/')).toEqual({ is: 'refused', why: 'host' });
		expect(await to('/again')).toEqual({ is: 'refused', why: 'redirects' });
		server = undefined;
	});

	test('what is too large, too slow, compressed or broken off is given up', async () => {
		const endless = await hostOf((_, response) => {
			const write = () => response.write(Buffer.alloc(65_536)) && setImmediate(write);
			response.on('drain', write).on('error', () => {});
			write();
		});
		expect(await fetchOutside(URL_OF_LIST, {}, { ...endless, mostBytes: 200_000 })).toEqual({
			is: 'refused',
			why: 'too-big',
		});
		await new Promise((done) => server?.close(done));
		const silent = await hostOf(() => {});
		expect(await fetchOutside(URL_OF_LIST, {}, { ...silent, longestMs: 100 })).toEqual({
			is: 'refused',
			why: 'too-slow',
		});
		server?.closeAllConnections();
		await new Promise((done) => server?.close(done));
		const calendar = await hostOf((_, response) => {
			response.writeHead(200, { 'Content-Type': 'text/calendar' }).end(Buffer.alloc(CALENDAR_LIMITS.mostBytes + 1));
		});
		expect(await fetchOutside(URL_OF_LIST, {}, calendar)).toEqual({ is: 'refused', why: 'too-big' });
		await new Promise((done) => server?.close(done));
		const gone = await hostOf((request) => request.socket.destroy());
		expect(await fetchOutside(URL_OF_LIST, {}, gone)).toEqual({ is: 'refused', why: 'unreachable' });
	});
});
