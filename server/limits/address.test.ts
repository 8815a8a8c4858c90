import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { coarse, neighbourhoodOf } from './address.ts';

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2ff::1', '2001:db8:1:200'],
	['2001:db8:1:2aa:ffff:1:2:3', '2001:db8:1:200'],
	['2001:DB8::1%eth0', '2001:db8:0:0'],
	['::1', '0:0:0:0'],
])('%s is counted as %s: one household, not one telephone', (address, neighbourhood) => {
	expect(coarse(address)).toBe(neighbourhood);
});

test('only what our own proxies appended to the list is believed', async () => {
	const from = async (proxies: number, forwarded: string | undefined) => {
		const hono = new Hono().get('/', (c) => c.text(neighbourhoodOf(c, proxies) ?? 'unknown'));
		const headers = new Headers(forwarded === undefined ? [] : [['x-forwarded-for', forwarded]]);
		const incoming = { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } };
		return (await hono.request('http://engawa.test/', { headers }, { incoming })).text();
	};
	expect(await from(0, '198.51.100.1')).toBe('127.0.0.1');
	expect(await from(1, '198.51.100.1, 192.0.2.7')).toBe('192.0.2.7');
	expect(await from(2, '198.51.100.1, 192.0.2.7, 10.0.0.1')).toBe('192.0.2.7');
	expect(await from(1, undefined)).toBe('127.0.0.1');
});

test('where there is no connection nobody is counted by address', async () => {
	const hono = new Hono().get('/', (c) => c.text(neighbourhoodOf(c, 0) ?? 'unknown'));
	expect(await (await hono.request('http://engawa.test/')).text()).toBe('unknown');
});
