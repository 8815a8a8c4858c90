import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { createCookies } from './cookies.ts';

const TOKEN = 'a'.repeat(43);

describe('The cookie of who is signed in', () => {
	async function written(publicUrl: string | undefined, headers: Record<string, string> = {}) {
		const cookies = createCookies(publicUrl);
		const hono = new Hono().post('/', (c) => {
			cookies.write(c, 'session', TOKEN, 60);
			return c.text('');
		});
		return (await hono.request('http://engawa.test/', { method: 'POST', headers })).headers.get('set-cookie');
	}
	const read = (publicUrl: string | undefined, cookie: string) =>
		createCookies(publicUrl).read(new Request('http://engawa.test/', { headers: { cookie } }), 'session');

	test('belongs to this host alone, over HTTPS, out of reach for scripts and other sites', async () => {
		const whole = `__Host-engawa-session=${TOKEN}; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Strict`;
		expect(await written('https://engawa.example.jp')).toBe(whole);
		expect(await written(undefined, { origin: 'https://engawa.example.jp' })).toBe(whole);
	});

	test('has a plain name where somebody tries the software over plain HTTP, since browsers would not keep it', async () => {
		expect(await written(undefined, { origin: 'http://127.0.0.1:3000' })).toBe(
			`engawa-session=${TOKEN}; Max-Age=60; Path=/; HttpOnly; SameSite=Strict`,
		);
	});

	test('is not believed under its plain name where HTTPS is promised: a neighbouring host could have set it', () => {
		expect(read('https://engawa.example.jp', `engawa-session=${TOKEN}`)).toBeUndefined();
		expect(read('https://engawa.example.jp', `x=1; __Host-engawa-session=${TOKEN}`)).toBe(TOKEN);
		expect(read(undefined, `engawa-session=${TOKEN}`)).toBe(TOKEN);
	});

	test('that is no token of ours is nothing', () => {
		for (const cookie of [
			'engawa-session=',
			'engawa-session=x',
			`engawa-session=${TOKEN}a`,
			';;=;',
			'engawa-session',
		]) {
			expect(read(undefined, cookie)).toBeUndefined();
		}
	});
});
