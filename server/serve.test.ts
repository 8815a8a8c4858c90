import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Areas, Head, Nudge } from '../contract/feed.ts';
import { openDatabase } from './db/open.ts';
import { appendChanges } from './log.ts';
import { randomIds, systemClock } from './store.ts';
import { putNotice } from './testing/rows.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SLOW_MS = 60_000;

let data: string;
let running: ChildProcess[] = [];
beforeEach(() => {
	data = mkdtempSync(path.join(os.tmpdir(), 'engawa-serve-'));
	running = [];
});
afterEach(() => {
	for (const child of running) child.kill('SIGKILL');
	rmSync(data, { recursive: true, force: true });
});

/** A command of the project as a process of its own, on this test's data. */
function run(args: string[], env: Record<string, string> = {}) {
	const child = spawn(process.execPath, args, {
		cwd: ROOT,
		env: { PATH: process.env.PATH, PORT: '0', ENGAWA_DATA: data, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	running.push(child);
	const said = { out: '', err: '' };
	child.stdout.on('data', (chunk) => {
		said.out += chunk;
	});
	child.stderr.on('data', (chunk) => {
		said.err += chunk;
	});
	const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
	return { child, said, exit };
}

async function start(env: Record<string, string> = {}) {
	const server = run(['server/main.ts'], env);
	const url = await new Promise<string>((resolve, reject) => {
		server.child.stdout.on('data', () => {
			const [address] = /http:\S+/.exec(server.said.out) ?? [];
			if (address) resolve(address.replace(/\/$/, ''));
		});
		void server.exit.then((code) => reject(new Error(`ended with ${code}: ${server.said.err}`)));
	});
	const get = async <T>(address: string) => (await (await fetch(url + address)).json()) as T;
	return { ...server, url, get };
}

describe('The server as a process', () => {
	test('lays out the sample town at its first start, finds it again at the next, and ends politely', {
		timeout: SLOW_MS,
	}, async () => {
		const first = await start();
		const { areas } = await first.get<Areas>('/s');
		expect(areas).toHaveLength(1);
		expect(areas[0]?.sample).toBe(true);
		const before = await first.get<Head>(`/s/${areas[0]?.code}/head`);
		expect(before.head).toBeGreaterThan(1000);
		expect(first.said.out).toContain('docs/running-engawa.md');
		const waiting = fetch(`${first.url}/s/${areas[0]?.code}/poke?after=${before.head}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
		first.child.kill('SIGTERM');
		expect((await waiting).status).toBe(200);
		expect(await first.exit).toBe(0);

		const second = await start();
		const after = await second.get<Head>(`/s/${areas[0]?.code}/head`);
		expect([after.epoch, after.head, after.snapshot.pages]).toEqual([before.epoch, before.head, before.snapshot.pages]);
		second.child.kill('SIGINT');
		expect(await second.exit).toBe(0);
	});

	test('hears within a second what another process writes into the same file', { timeout: SLOW_MS }, async () => {
		const server = await start();
		const [area] = (await server.get<Areas>('/s')).areas;
		const code = area?.code ?? '';
		const { head } = await server.get<Head>(`/s/${code}/head`);
		const waiting = server.get<Nudge>(`/s/${code}/poke?after=${head}`);
		const db = await openDatabase({ file: path.join(data, 'engawa.sqlite') });
		await appendChanges({ db, clock: systemClock, ids: randomIds }, code, [putNotice('from-elsewhere')]);
		await db.close();
		expect((await waiting).head).toBe(head + 1);
		expect((await server.get<Head>(`/s/${code}/head`)).head).toBe(head + 1);
	});

	test('is backed up while it runs, and takes a restore as a new epoch', { timeout: SLOW_MS }, async () => {
		const server = await start();
		const code = (await server.get<Areas>('/s')).areas[0]?.code ?? '';
		const before = await server.get<Head>(`/s/${code}/head`);
		const file = path.join(data, 'saved.jsonl.gz');
		expect(await run(['server/backup/main.ts', file]).exit).toBe(0);
		const refused = run(['server/backup/restore-main.ts', file]);
		expect(await refused.exit).toBe(2);
		expect(refused.said.err).toMatch(/^the database holds \d{6}: add --replace [^\n]+\n$/);
		expect(await run(['server/backup/restore-main.ts', file, '--replace']).exit).toBe(0);
		const after = await server.get<Head>(`/s/${code}/head`);
		expect(after.epoch).not.toBe(before.epoch);
		expect(after.snapshot.pages).toEqual(before.snapshot.pages);
		expect((await fetch(`${server.url}/s/${code}/t/${before.epoch}/64`)).status).toBe(409);
	});

	test('refuses nonsense in one line that says what to write instead', { timeout: SLOW_MS }, async () => {
		const server = await start();
		const taken = new URL(server.url).port;
		const blocked = path.join(data, 'file');
		writeFileSync(blocked, '');
		for (const [env, says] of [
			[{ PORT: 'web' }, /^PORT="web": write a number [^\n]+\n$/],
			[
				{ PORT: taken, ENGAWA_DATA: path.join(data, 'other') },
				/^PORT=\d+ is taken on 127\.0\.0\.1: write another[^\n]+\n$/,
			],
			[
				{ HOST: '192.0.2.1', ENGAWA_DATA: path.join(data, 'other') },
				/^HOST=192\.0\.2\.1 is no address of this machine: write [^\n]+\n$/,
			],
			[{ ENGAWA_DATA: blocked }, /cannot be opened [^\n]*: let ENGAWA_DATA name a folder [^\n]+\n$/],
			[
				{ DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' },
				/^the database cannot be reached [^\n]*: check DATABASE_URL[^\n]+\n$/,
			],
		] as const) {
			const attempt = run(['server/main.ts'], env);
			expect(await attempt.exit).toBe(2);
			expect(attempt.said.err).toMatch(says);
			expect(attempt.said.err).not.toContain('secret');
			expect(attempt.said.out).toBe('');
		}
	});
});
