/** The server as a process: start, idle memory, and public bytes a second against nginx serving the same bytes from a file. */
import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Head } from '../../contract/feed.ts';
import { freePort } from '../processes/server-process.ts';
import { bigTownFolder } from './big-town.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, median, spreadOf } from './measure.ts';
import { startNginx } from './nginx.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const WRK_PATH = process.env.WRK_PATH ?? 'wrk';

export async function benchServer({ short }: BenchOptions): Promise<Figure[]> {
	const town = await bigTownFolder();
	try {
		return [...(await benchStart(town.folder, short ? 1 : 9)), ...(await benchBytes(town.folder, town.code, short))];
	} finally {
		town.remove();
	}
}

/** Process start until it listens, and its resident memory when nothing has been asked for five seconds. */
async function benchStart(folder: string, rounds: number): Promise<Figure[]> {
	const starts: number[] = [];
	const memory: number[] = [];
	// the first start of a database makes its sealing key and, for that row, new pages: no later one does
	const first = await startTimed(folder);
	await fetch(`${first.url}/s`).then((answer) => answer.arrayBuffer());
	await new Promise((resolve) => setTimeout(resolve, 5_000));
	await first.stop();
	for (let round = 0; round < rounds; round++) {
		const server = await startTimed(folder);
		starts.push(server.listeningMs);
		await fetch(`${server.url}/s`).then((answer) => answer.arrayBuffer());
		if (round < 3) {
			await new Promise((resolve) => setTimeout(resolve, 5_000));
			memory.push(residentMb(server.pid));
		}
		await server.stop();
	}
	return [
		{
			name: 'start → listening',
			value: median(starts),
			unit: 'ms',
			must: 1500,
			goal: 700,
			runs: rounds,
			spread: spreadOf(starts),
		},
		{
			name: 'memory idle with the town (RSS)',
			value: median(memory),
			unit: 'MB',
			must: 150,
			goal: 100,
			runs: memory.length,
			spread: spreadOf(memory),
		},
	];
}

async function benchBytes(folder: string, code: string, short: boolean): Promise<Figure[]> {
	const server = await startTimed(folder);
	try {
		const head = (await (await fetch(`${server.url}/s/${code}/head`)).json()) as Head;
		const page = head.snapshot.pages.find((ref) => ref.kind === 'event');
		if (!page) throw new Error('the snapshot has no page of events');
		const lastSegment = head.head - (head.head % 256) - 256;
		const paths = {
			page: `/s/${code}/p/${page.hash}`,
			segment: `/s/${code}/l/${head.epoch}/${lastSegment}-${lastSegment + 256}`,
			'feed page': `/feed/${code}?afterChangeNumber=0`,
		};
		const figures: Figure[] = [];
		for (const [name, address] of Object.entries(paths))
			figures.push(await againstNginx(name, `${server.url}${address}`, short));
		return figures;
	} finally {
		await server.stop();
	}
}

/** Rounds of server and nginx in turn; the same compressed bytes, the same load. */
export async function againstNginx(
	name: string,
	url: string,
	short: boolean,
	bounds: { must: number; goal: number } = { must: 0.6, goal: 0.85 },
): Promise<Figure> {
	const answer = await fetchRaw(url);
	const nginx = await startNginx(
		`root {folder}/html; location / { add_header Content-Encoding ${answer.encoding}; add_header Vary Accept-Encoding; open_file_cache max=10; }`,
	);
	try {
		writeFileSync(path.join(nginx.folder, 'html', 'bytes'), answer.body);
		const ours: number[] = [];
		const theirs: number[] = [];
		for (let round = 0; round < (short ? 1 : 9); round++) {
			ours.push(await load(url, short));
			theirs.push(await load(`${nginx.url}/bytes`, short));
		}
		return {
			name: `requests/s of a ${name} (${(answer.body.length / 1000).toFixed(1)} kB ${answer.encoding})`,
			value: median(ours),
			unit: '/s',
			floor: { name: 'nginx', value: median(theirs) },
			...bounds,
			atLeast: true,
			runs: ours.length,
			spread: spreadOf(ours),
		};
	} finally {
		await nginx.stop();
	}
}

/** The compressed bytes as they cross the wire: `fetch` would undo the compression. */
async function fetchRaw(url: string): Promise<{ body: Buffer; encoding: string }> {
	const { get } = await import('node:http');
	return new Promise((resolve, reject) => {
		get(url, { headers: { 'Accept-Encoding': 'br' } }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('end', () => {
				if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
				resolve({ body: Buffer.concat(chunks), encoding: String(response.headers['content-encoding'] ?? 'identity') });
			});
		}).on('error', reject);
	});
}

/** Requests a second that one thread of wrk with 64 connections gets answered. */
export async function load(url: string, short: boolean): Promise<number> {
	const seconds = short ? '1s' : '3s';
	const args = ['-t1', '-c64', `-d${seconds}`, '-H', 'Accept-Encoding: br', url];
	const { stdout } = await promisify(execFile)(WRK_PATH, args);
	const failed = /Non-2xx or 3xx responses: (\d+)/.exec(stdout);
	if (failed) throw new Error(`${url}: ${failed[0]}`);
	return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

type Running = { url: string; pid: number; listeningMs: number; stop(): Promise<void> };

/** Starts the server and notes when it prints its address, which it does once it listens. */
export async function startTimed(folder: string): Promise<Running> {
	const port = await freePort();
	const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), ENGAWA_DATA: folder };
	const began = performance.now();
	const child = spawn(path.join(ROOT, 'node_modules/.bin/node'), ['server/main.ts'], {
		cwd: ROOT,
		env,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	await new Promise<void>((resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
		child.stdout.on('data', (chunk) => String(chunk).includes(`:${port}`) && resolve());
	});
	const stop = async () => {
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		await ended;
	};
	return { url: `http://127.0.0.1:${port}`, pid: child.pid as number, listeningMs: performance.now() - began, stop };
}

function residentMb(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1000;
}
