/** The real server as a process of its own, so that tests can really kill it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const LISTENING_MS = 60_000;

export type ServerProcess = {
	readonly url: string;
	readonly port: number;
	readonly data: string;
	readonly pid: number | undefined;
	/** Starts it again on the same port and data after a kill; `env` adds to its environment for this life. */
	start(env?: Record<string, string>): Promise<void>;
	/** SIGKILL: no goodbye, as when the power goes. */
	kill(): Promise<void>;
	/** SIGTERM; resolves to the exit code. */
	stop(): Promise<number | null>;
	/** Runs another of the project's commands on the same data, for example `['server/import/main.ts', file]`. */
	command(args: string[]): Promise<{ code: number | null; output: string }>;
	/** Ends it and removes its data. */
	remove(): Promise<void>;
};

/** A server on a free port with data of its own; `env` adds to its environment, `root` is the project it is run from. */
export async function startServer(env: Record<string, string> = {}, root = ROOT): Promise<ServerProcess> {
	const data = mkdtempSync(path.join(os.tmpdir(), 'engawa-server-'));
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const environment = { ...process.env, NODE_ENV: 'production', PORT: String(port), ENGAWA_DATA: data, ...env };
	let child: ChildProcess | undefined;
	let log = '';

	async function start(more: Record<string, string> = {}) {
		const options = { cwd: root, env: { ...environment, ...more } };
		child = spawn(nodePath(), ['server/main.ts'], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (log += chunk));
		const until = Date.now() + LISTENING_MS;
		for (;;) {
			if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${log}`);
			const ok = await fetch(`${url}/healthz`).then(
				(answer) => answer.ok,
				() => false,
			);
			if (ok) return;
			if (Date.now() > until) throw new Error(`The server did not answer within ${LISTENING_MS} ms:\n${log}`);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}

	function end(signal: NodeJS.Signals): Promise<number | null> {
		const running = child;
		if (!running || running.exitCode !== null || running.signalCode !== null) return Promise.resolve(null);
		const ended = new Promise<number | null>((resolve) => running.once('exit', (code) => resolve(code)));
		running.kill(signal);
		return ended;
	}

	await start();
	return {
		url,
		port,
		data,
		get pid() {
			return child?.pid;
		},
		start,
		kill: async () => {
			await end('SIGKILL');
		},
		stop: () => end('SIGTERM'),
		command: (args) =>
			new Promise((resolve) => {
				const run = spawn(nodePath(), args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
				let output = '';
				for (const stream of [run.stdout, run.stderr]) stream?.on('data', (chunk) => (output += chunk));
				run.once('exit', (code) => resolve({ code, output }));
			}),
		remove: async () => {
			await end('SIGKILL');
			rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
		},
	};
}

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = net.createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as net.AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}

/** The project's own Node, also when the test runner was started by another. */
export function nodePath(): string {
	return path.join(ROOT, 'node_modules', '.bin', 'node');
}
