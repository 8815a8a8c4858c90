import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Head } from '../contract/feed.ts';
import { type App, createApp } from './app.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { AREA, manyNotices, putNotice } from './testing/rows.ts';
import { testStore } from './testing/store.ts';

let db: Database;
let app: App;
let pageFolder: string;
let addresses: Record<'page' | 'segment' | 'tail', string>;

beforeAll(async () => {
	pageFolder = mkdtempSync(path.join(os.tmpdir(), 'engawa-page-'));
	mkdirSync(path.join(pageFolder, 'assets'));
	writeFileSync(path.join(pageFolder, 'index.html'), `<!doctype html><title>縁側</title>${' '.repeat(600)}`);
	writeFileSync(path.join(pageFolder, 'sw.js'), 'self.addEventListener("fetch", () => {});');
	writeFileSync(path.join(pageFolder, 'assets', 'main-1a2b3c.js'), `export const words = "${'縁側'.repeat(400)}";`);
	writeFileSync(path.join(pageFolder, 'version.json'), '{"build":"1"}');
	db = await openDatabase({ file: ':memory:' });
	app = await createApp({ ...testStore(db), config: { pageFolder, publicUrl: 'https://engawa.example.jp' } });
	await app.publish(AREA, manyNotices(300));
	const head = (await (await app.request(`/s/${AREA}/head`)).json()) as Head;
	addresses = {
		page: `/s/${AREA}/p/${head.snapshot.pages[0]?.hash}`,
		segment: `/s/${AREA}/l/${head.epoch}/0-256`,
		tail: `/s/${AREA}/t/${head.epoch}/256`,
	};
});
afterAll(async () => {
	await app.close();
	await db.close();
	rmSync(pageFolder, { recursive: true });
});

const ask = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
	app.request(url, { headers, method });

/** One of every kind of answer the server gives. */
const everyKind = (): [string, string, number][] => [
	['the list of towns', '/s', 200],
	['a head', `/s/${AREA}/head`, 200],
	['a page', addresses.page, 200],
	['a segment', addresses.segment, 200],
	['a tail', addresses.tail, 200],
	['a nudge', `/s/${AREA}/poke?after=1`, 200],
	['the open feed', `/feed/${AREA}`, 200],
	['the health', '/healthz', 200],
	['the counters', '/metrics', 200],
	['the first screen', '/', 200],
	['another screen', '/events/a.b', 200],
	['a script', '/assets/main-1a2b3c.js', 200],
	['the worker', '/sw.js', 200],
	['the build', '/version.json', 200],
	['a missing file', '/assets/gone.js', 404],
	['a missing town', '/s/990019/head', 404],
	['a stale epoch', `/s/${AREA}/t/other/256`, 409],
	['nonsense', `/feed/${AREA}?limit=x`, 400],
];

describe('Whoever reads', () => {
	test('gets brotli, gzip or neither, as they accept, and always the same content', async () => {
		for (const url of [
			addresses.page,
			addresses.segment,
			addresses.tail,
			`/feed/${AREA}`,
			'/',
			'/assets/main-1a2b3c.js',
		]) {
			const plain = Buffer.from(await (await ask(url)).arrayBuffer());
			const br = await ask(url, { 'accept-encoding': 'gzip, deflate, br, zstd' });
			const gzip = await ask(url, { 'accept-encoding': 'gzip;q=0.8, br;q=0' });
			expect([br, gzip].map((each) => each.headers.get('content-encoding'))).toEqual(['br', 'gzip']);
			expect(brotliDecompressSync(await br.arrayBuffer())).toEqual(plain);
			expect(gunzipSync(await gzip.arrayBuffer())).toEqual(plain);
			for (const each of [br, gzip]) expect(each.headers.get('vary')).toBe('Accept-Encoding');
			expect((await ask(url, { 'accept-encoding': 'brotli, x-gzip' })).headers.get('content-encoding')).toBeNull();
		}
	});

	test('is told 304 when they know the content, however the tag is written', async () => {
		for (const url of [addresses.page, addresses.segment, '/', '/assets/main-1a2b3c.js', `/feed/${AREA}`]) {
			const etag = (await ask(url)).headers.get('etag') ?? '';
			for (const known of [etag, etag.replace('W/', ''), `"x", ${etag}`, '*']) {
				const answer = await ask(url, { 'if-none-match': known });
				expect([url, known, answer.status, await answer.text()]).toEqual([url, known, 304, '']);
				expect(answer.headers.get('etag')).toBe(etag);
				expect(answer.headers.get('cache-control')).toBe((await ask(url)).headers.get('cache-control'));
			}
			expect((await ask(url, { 'if-none-match': '"other"' })).status).toBe(200);
		}
	});

	test('may ask for the headers alone', async () => {
		for (const [, url, status] of everyKind()) {
			if (url.includes('poke')) continue;
			const [get, head] = [await ask(url), await ask(url, {}, 'HEAD')];
			expect([url, head.status, await head.text()]).toEqual([url, status, '']);
			if (url !== '/metrics') expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
		}
	});

	test('may keep for a year what never changes, and asks again for what does', async () => {
		const kept = async (url: string) => (await ask(url)).headers.get('cache-control');
		const year = 'public, max-age=31536000, immutable';
		expect(await kept(addresses.page)).toBe(year);
		expect(await kept(addresses.segment)).toBe(year);
		expect(await kept('/assets/main-1a2b3c.js')).toBe(year);
		expect(await kept(`/s/${AREA}/head`)).toBe('public, max-age=1, stale-while-revalidate=30');
		expect(await kept(addresses.tail)).toBe('public, max-age=1, stale-while-revalidate=5');
		expect(await kept(`/s/${AREA}/poke?after=1`)).toBe('public, max-age=30');
		expect(await kept(`/s/${AREA}/poke?after=999999`)).toBe('public, max-age=1');
		expect(await kept('/s')).toBe('public, max-age=60');
		for (const url of ['/', '/groups/1', '/sw.js']) expect(await kept(url)).toBe('no-cache');
		for (const url of ['/version.json', '/healthz', '/metrics', '/assets/gone.js'])
			expect(await kept(url)).toBe('no-store');
	});

	test('gets the first screen at every address of a screen, and 404 where a file is missing', async () => {
		for (const url of ['/', '/groups', '/events/1.2.3', '/rooms/a%2Fb?date=2026-11-23', '/no/such/screen']) {
			const answer = await ask(url);
			expect([url, answer.status, answer.headers.get('content-type')]).toEqual([url, 200, 'text/html; charset=utf-8']);
		}
		for (const url of [
			'/assets/x',
			'/assets/x.js',
			'/x.json',
			'/x.png',
			'/s/x',
			'/feed/',
			'/builds.json',
			'/.vite/manifest.json',
		]) {
			const answer = await ask(url);
			expect([url, answer.status, answer.headers.get('content-type')]).toEqual([url, 404, 'application/json']);
		}
	});
});

describe('Every answer', () => {
	test('forbids guessing its type and telling others where one came from, and promises HTTPS', async () => {
		for (const [what, url, status] of everyKind()) {
			const answer = await ask(url);
			expect([what, answer.status]).toEqual([what, status]);
			expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
			expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
			expect(answer.headers.get('permissions-policy')).toContain('geolocation=()');
			expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
			expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
			expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
			expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
		}
	});

	test('sets no cookie and asks for no credentials', async () => {
		for (const [, url] of everyKind()) {
			const answer = await ask(url, { cookie: 'session=1', authorization: 'Bearer x' });
			expect(answer.headers.get('set-cookie')).toBeNull();
			expect(answer.headers.get('www-authenticate')).toBeNull();
			expect(answer.headers.get('vary') ?? 'Accept-Encoding').toBe('Accept-Encoding');
		}
	});

	test('that is a document or a script lets nothing run but our own files', async () => {
		for (const url of ['/', '/sw.js', '/assets/main-1a2b3c.js']) {
			expect((await ask(url)).headers.get('content-security-policy')).toBe(
				"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
					"worker-src 'self'; manifest-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; " +
					"frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app-sw md; report-to csp",
			);
		}
	});

	test('over plain HTTP promises no HTTPS', async () => {
		const plain = await createApp({ ...app, config: { pageFolder } });
		expect((await plain.request('/')).headers.get('strict-transport-security')).toBeNull();
		await plain.close();
	});

	test('that is an error may be kept by nobody', async () => {
		for (const [what, url, status] of everyKind()) {
			if (status < 400 || status === 409) continue;
			expect([what, (await ask(url)).headers.get('cache-control')]).toEqual([what, 'no-store']);
		}
	});
});

describe('Whoever means ill', () => {
	test('finds no way out of the folder of the page', async () => {
		const ways = ['/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2fpackage.json', '/%2e%2e/package.json'];
		for (const url of [
			...ways,
			'/assets/%00.js',
			'/.git/config',
			'/sw-kill.js',
			'//evil.example/x.js',
			'/\\..\\x.js',
		]) {
			const answer = await ask(url);
			const isScreen = answer.headers.get('content-type')?.startsWith('text/html');
			expect([url, answer.status === 404 || isScreen]).toEqual([url, true]);
		}
	});

	test('writes nothing: other methods, bodies and long addresses are refused', async () => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
			const answer = await ask(`/s/${AREA}/head`, {}, method);
			expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
		}
		expect((await ask(`/search?q=${'あ'.repeat(300)}`)).status).toBe(414);
		expect((await ask('/', { 'content-length': '5' })).status).toBe(413);
		expect((await ask('/', { 'transfer-encoding': 'chunked' })).status).toBe(413);
	});

	test('cannot fill the log with reports', async () => {
		const report = (headers: Record<string, string>) => ask('/reports', headers, 'POST');
		const json = { 'content-type': 'application/reports+json' };
		expect((await report(json)).status).toBe(204);
		expect((await report({ ...json, 'content-length': '20000' })).status).toBe(413);
		expect((await report({ 'content-type': 'text/plain' })).status).toBe(415);
		expect((await report({ ...json, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
		expect((await ask('/reports')).status).toBe(405);
		expect(await (await ask('/metrics')).text()).toMatch(/^engawa_policy_reports_total 1$/m);
	});

	test('gets a short answer to every strange address', async () => {
		for (const url of [
			`/s/${'1'.repeat(500)}/head`,
			`/s/${AREA}/p/${'%41'.repeat(22)}`,
			`/s/${AREA}/p/..%2f..%2fx`,
			`/s/${AREA}/t/%00/64`,
			`/s/${AREA}/t/${'e'.repeat(400)}/64`,
			`/s/${AREA}/l/e/0-99999999999999999999`,
			`/s/${AREA}/poke?after=99999999999999999999`,
			`/s/${AREA}`,
			`/s/${AREA}/`,
			'/s/%ff/head',
			'/s/132039%00/head',
			"/feed/132039'--",
			`/feed/${AREA}?afterChangeNumber=1%20or%201=1`,
		]) {
			const answer = await ask(url);
			expect([url, answer.status >= 400 && answer.status < 500]).toEqual([url, true]);
			expect((await answer.text()).length).toBeLessThan(200);
		}
	});
});

describe('Whoever watches over the server', () => {
	test('sees whether the database answers, and where each town stands', async () => {
		expect(await (await ask('/healthz')).json()).toEqual({
			status: 'ok',
			version: '0',
			areas: [{ code: AREA, name: AREA, head: 300 }],
		});
		const broken = await createApp(testStore(await closedDatabase()));
		const answer = await broken.request('/healthz');
		expect([answer.status, await answer.json()]).toEqual([
			503,
			{ status: 'database-unreachable', version: '0', areas: [] },
		]);
		await broken.close();
	});

	test('sees counters that name no address, no town and no person but the head of each log', async () => {
		await ask('/events/secret-event?q=secret', { 'user-agent': 'secret' });
		const text = await (await ask('/metrics')).text();
		expect(text).not.toContain('secret');
		expect(text).toMatch(/^engawa_log_head\{area="132039"\} 300$/m);
		expect(text).toMatch(/^engawa_answers_total\{subject="page",status="200"\} \d+$/m);
		for (const line of text.trim().split('\n')) {
			expect(line).toMatch(/^(?:# (?:HELP|TYPE) .+|[a-z_]+(?:\{[^}]*\})? \d+(?:\.\d+)?(?:e[+-]\d+)?)$/);
		}
	});

	test('is told once of what nobody expected, and the asker only that it happened', async () => {
		const told: string[] = [];
		const journal = { info: () => {}, error: (what: string) => told.push(what) };
		const broken = await createApp({ ...testStore(await closedDatabase()), journal });
		const answer = await broken.request(`/s/${AREA}/head`);
		expect([answer.status, await answer.json()]).toEqual([500, { error: 'unexpected' }]);
		expect(answer.headers.get('cache-control')).toBe('no-store');
		expect(told).toEqual(['unexpected']);
		await broken.close();
	});
});

describe('While an empty database is being laid out', () => {
	test('readers of data wait for it, and get the town instead of nothing', async () => {
		const fresh = await openDatabase({ file: ':memory:' });
		const ready = Promise.withResolvers<void>();
		const starting = await createApp({ ...testStore(fresh), ready: ready.promise, config: { pageFolder } });
		const waiting = starting.request(`/s/${AREA}/head`);
		expect((await starting.request('/')).status).toBe(200);
		await starting.publish(AREA, [putNotice('a')]);
		ready.resolve();
		expect((await waiting).status).toBe(200);
		await starting.close();
		await fresh.close();
	});
});

async function closedDatabase(): Promise<Database> {
	const closed = await openDatabase({ file: ':memory:' });
	await closed.close();
	return { ...closed, mayHaveMoved: () => false };
}
