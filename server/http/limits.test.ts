/** Who may send what where. */
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { limits } from './limits.ts';

function server(publicUrl?: string) {
	const hono = new Hono();
	hono.use(limits({}, publicUrl));
	hono.all('*', (c) => c.text('taken'));
	return async (method: string, path: string, headers: Record<string, string> = {}) =>
		(await hono.request(`http://engawa.test${path}`, { method, headers: { host: 'engawa.test', ...headers } })).status;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const PUSH = '/s/132039/push';

describe('What is sent', () => {
	const ask = server();

	test('is taken only where something is taken', async () => {
		expect(await ask('POST', PUSH, JSON_TYPE)).toBe(200);
		expect(await ask('POST', '/id/132039/code', JSON_TYPE)).toBe(200);
		for (const path of ['/', '/s/132039/head', '/groups', '/id', '/s/1/push', '/s/132039/push/x']) {
			expect(await ask('POST', path, JSON_TYPE), path).toBe(405);
		}
		for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) expect(await ask(method, PUSH), method).toBe(405);
		expect(await ask('GET', PUSH)).toBe(405);
		expect(await ask('GET', '/id/132039/code')).toBe(405);
		expect(await ask('GET', '/id/session')).toBe(200);
		expect(await ask('GET', '/id/sessions')).toBe(200);
		expect(await ask('GET', '/groups')).toBe(200);
	});

	test('is as large as its address allows and no larger', async () => {
		const of = (bytes: number) => ({ ...JSON_TYPE, 'content-length': String(bytes) });
		expect(await ask('POST', PUSH, of(512 * 1024))).toBe(200);
		expect(await ask('POST', PUSH, of(512 * 1024 + 1))).toBe(413);
		expect(await ask('POST', '/id/132039/code', of(16 * 1024 + 1))).toBe(413);
		expect(await ask('POST', PUSH, { ...JSON_TYPE, 'content-length': 'many' })).toBe(413);
		expect(await ask('POST', PUSH, { ...JSON_TYPE, 'transfer-encoding': 'chunked' })).toBe(413);
		expect(await ask('GET', '/groups', { 'content-length': '1' })).toBe(413);
	});

	test('is JSON, so that no form of another site can send it', async () => {
		for (const type of [
			'text/plain',
			'application/x-www-form-urlencoded',
			'multipart/form-data',
			'application/jsonx',
		]) {
			expect(await ask('POST', PUSH, { 'content-type': type }), type).toBe(415);
		}
		expect(await ask('POST', PUSH)).toBe(415);
		expect(await ask('POST', PUSH, { 'content-type': 'application/json; charset=utf-8' })).toBe(200);
	});

	test('comes from our own pages', async () => {
		const from = (headers: Record<string, string>) => ask('POST', PUSH, { ...JSON_TYPE, ...headers });
		expect(await from({ origin: 'http://engawa.test', 'sec-fetch-site': 'same-origin' })).toBe(200);
		expect(await from({ origin: 'https://engawa.test' })).toBe(200);
		for (const site of ['cross-site', 'same-site', 'none'])
			expect(await from({ 'sec-fetch-site': site }), site).toBe(403);
		for (const origin of ['https://evil.example', 'http://engawa.test:81', 'http://engawa.test.evil.example', 'null']) {
			expect(await from({ origin }), origin).toBe(403);
		}
	});

	test('comes from the public address when the proxy names another host', async () => {
		const behind = server('https://engawa.example.jp');
		expect(await behind('POST', PUSH, { ...JSON_TYPE, origin: 'https://engawa.example.jp' })).toBe(200);
		expect(await behind('POST', PUSH, { ...JSON_TYPE, origin: 'https://evil.example' })).toBe(403);
	});

	test('by a browser about a breach of the policy is taken as browsers send it', async () => {
		expect(await ask('POST', '/reports', { 'content-type': 'application/reports+json' })).toBe(200);
	});
});
