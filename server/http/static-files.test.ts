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
