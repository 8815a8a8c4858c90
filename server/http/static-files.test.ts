import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStaticFiles, isScreenPath, type StaticFiles } from './static-files.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-files-'));
	mkdirSync(path.join(folder, 'assets'));
	write('index.html', '<p>一</p>');
	write('sw.js', 'worker');
	write('sw-kill.js', 'farewell');
	write('version.json', '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array, at?: number) {
	writeFileSync(path.join(folder, name), content);
	if (at !== undefined) utimesSync(path.join(folder, name), at, at);
}

const textOf = async (files: StaticFiles, url: string) =>
	Buffer.from((await files.file(url))?.plain() ?? []).toString();

describe('The files of the page', () => {
	test('are served as the build compressed them', async () => {
		const script = 'x'.repeat(1000);
		write('assets/a.js', script);
		write('assets/a.js.br', brotliCompressSync(script));
		write('assets/a.js.gz', gzipSync(script));
		const answer = await createStaticFiles({ folder, headers: {} }).file('/assets/a.js');
		expect(answer?.br).toEqual(brotliCompressSync(script));
		expect(answer?.gzip).toEqual(gzipSync(script));
	});

	test('are compressed anew when what lies beside them is older', async () => {
		write('assets/a.js', 'new'.repeat(500));
		write('assets/a.js.br', 'old', 1_000_000);
		write('assets/a.js.gz', 'old', 1_000_000);
		const answer = await createStaticFiles({ folder, headers: {} }).file('/assets/a.js');
		expect(Buffer.from(answer?.br ?? []).toString()).not.toBe('old');
		expect(answer?.br?.byteLength).toBeGreaterThan(0);
	});

	test('are there for the build before as well: its worker by name, what that worker keeps by revision', async () => {
		const [before, now] = ['0123456789ab', 'ba9876543210'];
		mkdirSync(path.join(folder, 'builds', before), { recursive: true });
		mkdirSync(path.join(folder, 'builds', now), { recursive: true });
		write(`builds/${before}/sw.js`, 'old worker');
		write(`builds/${before}/index.html`, '<p>零</p>');
		write(`builds/${now}/sw.js`, 'worker');
		write('builds.json', JSON.stringify([{ build: now }, { build: before }, { build: 'never-kept-whole' }]));
		const files = createStaticFiles({ folder, headers: {} });
		expect(files.builds()).toEqual([now, before]);
		const of = async (url: string, query: string, from = files) => {
			const answer = await from.ofBuild(url, query);
			return answer && Buffer.from(answer.plain()).toString();
		};
		const revision = createHash('sha256').update('<p>零</p>').digest('hex').slice(0, 20);
		expect(await of('/sw.js', `?build=${before}`)).toBe('old worker');
		expect(await of('/index.html', `?__WB_REVISION__=${revision}`)).toBe('<p>零</p>');
		expect(await of('/index.html', `?__WB_REVISION__=${'0'.repeat(20)}`)).toBe('<p>一</p>');
		expect(await of('/sw.js', '?build=000000000000')).toBeUndefined();
		expect(await textOf(files, `/builds/${before}/sw.js`)).toBe('');
		const withdrawn = createStaticFiles({ folder, headers: {}, killWorker: true });
		expect(await of('/sw.js', `?build=${before}`, withdrawn)).toBe('farewell');
	});

	test('are read again after the next build, without a restart', async () => {
		vi.useFakeTimers({ toFake: ['performance'] });
		try {
			const files = createStaticFiles({ folder, headers: {} });
			expect(await textOf(files, '/index.html')).toBe('<p>一</p>');
			write('index.html', '<p>二</p>');
			write('assets/b.js', 'b');
			write('version.json', '{}', Date.now() / 1000 + 60);
			vi.advanceTimersByTime(2000);
			expect(await textOf(files, '/index.html')).toBe('<p>二</p>');
			expect(await textOf(files, '/assets/b.js')).toBe('b');
		} finally {
			vi.useRealTimers();
		}
	});

	test('do not include the notes of the build, nor compressed files by themselves', async () => {
		mkdirSync(path.join(folder, '.vite'));
		write('.vite/manifest.json', '{}');
		write('builds.json', '[]');
		write('assets/a.js.br', 'x');
		const files = createStaticFiles({ folder, headers: {} });
		for (const url of ['/.vite/manifest.json', '/builds.json', '/assets/a.js.br', '/sw-kill.js', '/', '/assets']) {
			expect([url, await files.file(url)]).toEqual([url, undefined]);
		}
	});

	test('contain the worker that removes itself when that is asked for', async () => {
		expect(await textOf(createStaticFiles({ folder, headers: {}, killWorker: true }), '/sw.js')).toBe('farewell');
		expect(await textOf(createStaticFiles({ folder, headers: {} }), '/sw.js')).toBe('worker');
	});

	test('may be absent: a server for data alone', async () => {
		const files = createStaticFiles({ folder: path.join(folder, 'nowhere'), headers: {} });
		expect(await files.index()).toBeUndefined();
	});
});

test('an address is one of a screen unless it ends like a file or lies where only files and data are', () => {
	for (const url of ['/', '/groups', '/events/a.b.c', '/places/12.5', '/no/such']) expect(isScreenPath(url)).toBe(true);
	for (const url of ['/assets/x', '/icons/x', '/s/1', '/feed/1', '/a.js', '/x/y.json'])
		expect(isScreenPath(url)).toBe(false);
});
